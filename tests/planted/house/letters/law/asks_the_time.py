"""Faults on purpose: the law asks the time itself, under several names."""

import datetime
import time
from datetime import date as day
from datetime import datetime as moment


def times() -> list[object]:
    """Ask the time four times."""
    return [
        day.today(),
        datetime.date.today(),
        moment.now(datetime.UTC),
        time.time(),
    ]
