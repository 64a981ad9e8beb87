"""The web pages: one question at a time, then the documents. Nothing is kept but a sealed draft."""

from __future__ import annotations

from letters.web.app import create_app
from letters.web.serving import serve
from letters.web.settings import Settings

__all__ = ["Settings", "create_app", "serve", "work"]


def work() -> None:
    """Make documents for others until the program is ended."""
    # Imported late: it needs PostgreSQL's library, which one machine does without.
    from letters.web.working import work as work_for_others

    work_for_others()
