"""Drafts: half-finished work kept sealed for a few hours, by whoever holds its key."""
