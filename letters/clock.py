"""The one clock: only this module asks what day or time it is.

The edges (web pages, commands, expiring drafts) take the day here and pass it down as ``on_date``,
so that the same answers on the same day always make the same letter.
"""

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

# Time limits run in England's days, whatever the server's own zone is.
LONDON = ZoneInfo("Europe/London")


def today() -> date:
    """Return the day that it is in England."""
    return datetime.now(LONDON).date()


def now() -> datetime:
    """Return the present moment in UTC, with its zone: for expiries, never for a time limit."""
    return datetime.now(UTC)
