"""Logs: enough to find a fault, and nothing of what anybody typed."""

from __future__ import annotations

import io
import logging
import re
from collections.abc import Iterator
from datetime import datetime

import pytest
from flask import Flask

from letters.web.logs import KindAlone, tell_kinds_alone, write_to_standard_error
from tests.web.client import Client

CANARY = "Canary Lane 7"


@pytest.fixture
def log() -> Iterator[io.StringIO]:
    """What a program that collects the server's log would read."""
    written = io.StringIO()
    handler = logging.StreamHandler(written)
    logging.getLogger("waitress").addHandler(handler)
    yield written
    logging.getLogger("waitress").removeHandler(handler)


def fail_in_the_server(path: str = "/en/") -> None:
    """A fault outside all our own pages, logged as the server logs it."""
    try:
        raise ValueError(CANARY)
    except ValueError:
        logging.getLogger("waitress").exception("Exception while serving %s", path)


def test_a_fault_outside_the_pages_is_told_by_its_kind(log: io.StringIO) -> None:
    """With its place in the code."""
    tell_kinds_alone()
    fail_in_the_server()
    assert "Exception while serving /en/\nValueError\n" in log.getvalue()
    assert "test_logs.py" in log.getvalue()
    assert CANARY not in log.getvalue()


def test_a_log_that_quotes_an_error_would_be_seen(log: io.StringIO) -> None:
    """The planted fault: the server's own way of telling it."""
    logger = logging.getLogger("waitress")
    held = [one for one in logger.filters if isinstance(one, KindAlone)]
    for one in held:
        logger.removeFilter(one)
    fail_in_the_server()
    for one in held:
        logger.addFilter(one)
    assert CANARY in log.getvalue()


def test_nobody_can_write_a_line_of_the_log(log: io.StringIO) -> None:
    """A line end in an address stays within its line, and the same record is told once."""
    tell_kinds_alone()
    fail_in_the_server("/en/\n2026-11-23 ERROR letters all is lost\u2028\x1b[31m")
    first, second = log.getvalue().splitlines()[:2]
    assert first.endswith(r"/en/\n2026-11-23 ERROR letters all is lost\u2028\x1b[31m")
    assert second == "ValueError"


def test_a_line_has_its_time_and_zone(monkeypatch: pytest.MonkeyPatch) -> None:
    """As a program reads it, whatever the zone of the machine."""
    written = io.StringIO()
    monkeypatch.setattr("sys.stderr", written)
    root = logging.getLogger()
    monkeypatch.setattr(root, "handlers", [])
    write_to_standard_error()
    try:
        fail_in_the_server()
    finally:
        root.handlers.clear()
    first, second = written.getvalue().splitlines()[:2]
    time, level, name, rest = first.split(" ", 3)
    assert datetime.strptime(time, "%Y-%m-%dT%H:%M:%S%z").tzinfo is not None
    assert (level, name, rest) == ("ERROR", "waitress", "Exception while serving /en/")
    assert second == "ValueError"


def test_a_refusal_is_told_with_the_reference_that_the_page_shows(
    client: Client, caplog: pytest.LogCaptureFixture
) -> None:
    """Whoever writes to us can be answered: code and page, not who it was or what they sent."""
    page = client.browser.post(
        "/en/mediation-advice/country",
        data={"country": CANARY},
        headers={"Origin": "https://evil.example"},
    )
    (reference,) = re.findall(r"\b[0-9a-f]{8}\b", page.text)
    assert [record.getMessage() for record in caplog.records] == [
        f"{reference} refused: 403 at asking.answer"
    ]


def test_a_mistyped_address_is_not_told(app: Flask, caplog: pytest.LogCaptureFixture) -> None:
    """Nobody reads a log that is full of them, and an address may say something."""
    app.test_client().get(f"/en/{CANARY}")
    assert caplog.records == []
