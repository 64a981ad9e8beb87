"""Letters for families in England who disagree with a SEND decision."""

__version__ = "0.1.0"
