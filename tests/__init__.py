"""Tests of letters: the same tree as the code again, and journeys through all of it."""
