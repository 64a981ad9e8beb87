"""Local authorities of England, from the Department for Education’s list, and their services."""
