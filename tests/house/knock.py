"""Knock at http://127.0.0.1:8000/healthz until it answers, for at most 40 seconds."""

import sys
import time
import urllib.error
import urllib.request

ADDRESS = "http://127.0.0.1:8000/healthz"
PATIENCE = 40.0  # seconds; a start takes two or three, on a busy machine ten


def answers() -> bool:
    """Tell whether the page is there."""
    try:
        with urllib.request.urlopen(ADDRESS, timeout=5) as response:
            return response.status == 200
    except (urllib.error.URLError, OSError):
        return False


if __name__ == "__main__":
    end = time.monotonic() + PATIENCE
    while not answers():
        if time.monotonic() > end:
            sys.exit(f"{ADDRESS} did not answer within {PATIENCE:.0f} seconds")
        time.sleep(0.2)
