"""Tests of languages: how each is written, and that a translation says what the English says."""
