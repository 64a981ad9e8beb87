"""The waits of a person: for a page, for a PDF after reading, for the first page of all."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import time
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from unittest.mock import patch

from flask import Flask
from werkzeug.test import TestResponse

from letters import clock
from letters.drafts.seal import new_key
from letters.web import create_app
from letters.web.visits import Draft, cookie_of
from tests.bench.ours import Case

HERE = Path(__file__).parents[2]
_LONGEST = 15.0
_WARM_WITHIN = 60
READING = 2.0  # seconds that a person reads the preview, at the least


@contextmanager
def application() -> Iterator[Flask]:
    """The pages in this process, with their pool of warm processes."""
    app = create_app()
    pool = app.extensions["pool"]
    pool.start()
    try:
        if not pool.wait_until_warm(_WARM_WITHIN):
            raise TimeoutError("the pool is not warm")
        yield app
    finally:
        pool.close()


@contextmanager
def on_its_day(case: Case) -> Iterator[None]:
    """The day on which the answers were given."""
    with patch.object(clock, "today", lambda: case.given.on_date):
        yield


class Visitor:
    """Somebody who has answered everything."""

    def __init__(self, app: Flask, case: Case) -> None:
        self.app, self.case = app, case
        self.browser = app.test_client()
        self.come()

    def come(self) -> None:
        """Come as somebody new, with the same answers."""
        pages = {page.id for page in self.case.kind.journey.pages()}
        order = {"beside": self.case.order.beside or ""}
        kept = Draft(dict(self.case.given.answers), pages, order).dump()
        key = new_key()
        self.app.extensions["drafts"].change(key, clock.now(), lambda _: kept)
        self.browser.set_cookie("draft", cookie_of(key))

    def open(self, page: str) -> bytes:
        """A page of the kind, which must be there."""
        answer: TestResponse = self.browser.get(f"/en/{self.case.kind.id}/{page}")
        if answer.status_code != 200:
            raise LookupError(f"{page}: {answer.status}")
        return bytes(answer.data)

    def read(self) -> None:
        """Come anew and read the preview, while the documents are made."""
        self.come()
        self.open("preview")
        time.sleep(READING)


def pages(visitor: Visitor) -> dict[str, Callable[[], object]]:
    """What is opened, by name: the question in the middle of the journey, and all answers."""
    asked = list(visitor.case.kind.journey.pages())
    found = next(page.id for page in asked[len(asked) // 2 :] if _opens(visitor, page.id))
    return {
        "question page": lambda: visitor.open(found),
        "check page": lambda: visitor.open("check"),
    }


def _opens(visitor: Visitor, page: str) -> bool:
    return visitor.browser.get(f"/en/{visitor.case.kind.id}/{page}").status_code == 200


def seconds_to_first_page() -> float:
    """From the start of `make serve` to the answer, on a machine where all is installed."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    start = time.perf_counter()
    # A group of its own, so that make and what it started can be ended together.
    server = subprocess.Popen(
        ["make", "--directory", HERE, "serve", f"ARGS=--port {port}"],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    try:
        _wait_for(f"http://127.0.0.1:{port}/", start)
        return time.perf_counter() - start
    finally:
        os.killpg(server.pid, signal.SIGTERM)
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
