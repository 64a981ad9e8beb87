"""One module for each kind of document: its facts as judge(answers)."""
