"""Local authorities of England, from the Department for Education's list, with the day it was read."""
