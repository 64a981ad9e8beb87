"""One machine with two web processes on one SQLite file, and what a process leaves when it dies."""

from __future__ import annotations

import contextlib
import itertools
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.web.client import Client
from tests.web.machines import Machine, NoNode, Proxy, Visitor, healthy, wait_for
from tests.web.test_serving import free_port

START = "/en/mediation-advice/"


@pytest.fixture
def settings(tmp_path: Path) -> dict[str, str]:
    """What both have in common. A site of its own, as behind a proxy."""
    drafts = tmp_path / "drafts"
    drafts.mkdir()
    return {
        "LETTERS_HOSTS": "letters.example.org",
        "LETTERS_TLS": "yes",
        "LETTERS_PROXIES": "1",
        "LETTERS_SECRET": "what-both-processes-have-and-nobody-else",
        "LETTERS_DRAFTS": str(drafts),
        "LETTERS_OPERATOR": "The tests",
        "LETTERS_CONTACT": "privacy@example.org",
        "LETTERS_WORKERS": "1",
    }


@pytest.fixture
def processes(settings: dict[str, str], tmp_path: Path) -> Iterator[tuple[list[Machine], Proxy]]:
    """Both of them, and what stands in front."""
    proxy = Proxy([free_port(), free_port()])
    started = [
        Machine(["serve", "--port", str(port)], settings, tmp_path / f"{port}.log")
        for port in proxy.ports
    ]
    for process, port in zip(started, proxy.ports, strict=True):
        wait_for(lambda port=port: healthy(port), [process])  # type: ignore[misc]
    yield started, proxy
    for process in started:
        process.end()


def test_nothing_that_was_answered_for_is_lost_with_the_process(
    processes: tuple[list[Machine], Proxy],
) -> None:
    """Killed while answers come in by both: each that was taken is found by the one that is left,
    and so is what was under way, or the one before it."""
    (first, _), proxy = processes
    visitor = Visitor(proxy)
    turns = itertools.cycle([0, 1])
    proxy.goes_to = lambda: next(turns)
    for page, parts in (("country", {"country": ["england"]}), ("writer", {"writer": ["parent"]})):
        visitor.submit(visitor.get(f"{START}{page}"), parts)
    assert visitor.get(f"{START}country").filled()["country"] == ["england"]
    alone = Proxy(proxy.ports[:1])
    there = Visitor(alone)
    _take_over(visitor, there)
    taken, enough = [0], threading.Event()
    writer = threading.Thread(target=_answer_on_and_on, args=(there, taken, enough))
    writer.start()
    assert enough.wait(60)
    first.kill()
    writer.join()
    proxy.goes_to = lambda: 1
    kept = visitor.get(f"{START}child-name").filled()["child_name"]
    assert kept in [[f"Noor {taken[0]}"], [f"Noor {taken[0] + 1}"]]
    assert visitor.get(f"{START}writer").filled()["writer"] == ["parent"]


def _take_over(visitor: Client, other: Client) -> None:
    cookie = visitor.browser.get_cookie("__Host-draft", "letters.example.org")
    assert cookie is not None
    other.browser.set_cookie(cookie.key, cookie.value, domain="letters.example.org")


def _answer_on_and_on(visitor: Client, taken: list[int], enough: threading.Event) -> None:
    """Until the process is gone; `taken` is the number of the last answer that was taken."""
    with contextlib.suppress(NoNode):
        for number in itertools.count(1):
            page = visitor.get(f"{START}child-name")
            on = visitor.submit(page, {"child_name": [f"Noor {number}"]})
            assert on.response.status_code == 200
            taken[0] = number
            if number == 5:
                enough.set()
