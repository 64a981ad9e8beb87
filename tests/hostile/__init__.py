"""Hostile strings: the table of them, and how each field of each kind is driven with them."""
