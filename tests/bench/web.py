"""The wait of a person: from `letters serve` to the first page."""

from __future__ import annotations

import importlib.util
import socket
import subprocess
import sys
import time
import urllib.request
from pathlib import Path

_LONGEST = 15.0
_LETTERS = Path(sys.executable).with_name("letters")


def is_there() -> bool:
    """Whether the web pages are part of this copy."""
    if importlib.util.find_spec("letters.web") is None:
        return False
    import letters.web

    return hasattr(letters.web, "create_app")


def seconds_to_first_page() -> float:
    """From the start of the program to the answer, on a machine where all is installed."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    start = time.perf_counter()
    server = subprocess.Popen(
        [_LETTERS, "serve", "--port", str(port)],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        _wait_for(f"http://127.0.0.1:{port}/", start)
        return time.perf_counter() - start
    finally:
        server.terminate()
        server.wait(timeout=30)


def _wait_for(address: str, start: float) -> None:
    while time.perf_counter() - start < _LONGEST:
        try:
            with urllib.request.urlopen(address, timeout=5) as answer:  # noqa: S310 - our own
                answer.read()
            return
        except OSError:
            time.sleep(0.02)
    raise TimeoutError(f"no first page within {_LONGEST:.0f} seconds")
