"""A fault on purpose: a room that the table does not know."""
