"""What is proved of every kind there is: each answer, path, condition, sentence, number and format.

Nothing here names a kind: a new one is proved as soon as it is declared.
"""
