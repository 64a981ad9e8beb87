"""One module for each kind of document: its journey as JOURNEY."""
