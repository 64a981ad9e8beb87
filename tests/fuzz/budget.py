"""How many examples each property gets: few in `make test`, and all of LONG in `make fuzz`."""

from __future__ import annotations

import os
from collections import Counter

from hypothesis import HealthCheck, settings

from tests.fuzz import SHARE

LEAST = 20_000  # examples that `make fuzz` runs
LONG = {
    "pages": 11_500,
    "journeys": 1_500,
    "files": 5_000,
    "bytes": 1_000,
    "documents": 900,
    "pdfs": 150,
}
SHORT = {"pages": 100, "journeys": 10, "files": 60, "bytes": 20, "documents": 10, "pdfs": 1}
ran: Counter[str] = Counter()


def budget(name: str, **more: int) -> settings:
    """The settings of the property of that name."""
    share = float(os.environ.get(SHARE) or 0)
    return settings(
        max_examples=max(1, round(LONG[name] * share)) if share else SHORT[name],
        deadline=None,  # the first one starts the application and reads the fonts
        derandomize=not share,
        database=None,
        print_blob=True,
        suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
        **more,
    )
