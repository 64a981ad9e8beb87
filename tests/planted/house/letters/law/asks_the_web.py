"""A fault on purpose: the law asks the web who is there."""

from flask import request


def who() -> str:
    """Import inside a function counts too."""
    from letters.web import session

    return session.name or request.path
