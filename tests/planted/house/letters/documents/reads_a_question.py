"""A fault on purpose: a document reads the questions instead of the facts."""

# The package is allowed to say its version.
from letters import __version__
from letters import questions

print(__version__, questions)
