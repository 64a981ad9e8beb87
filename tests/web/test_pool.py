"""The render pool: warm, bounded, and whole again after whatever happens to a process."""

from __future__ import annotations

import os
import signal
import threading
import time
from collections.abc import Iterator
from concurrent.futures import Future
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from letters.documents.blocks import Document
from letters.drafts.database import Database
from letters.drafts.made import Made, Place
from letters.kinds import kind
from letters.web import pool as pools
from letters.web.pool import Busy, NotMade, RenderPool, TooSlow
from letters.web.shelf import Shelf, TooMany
from tests.journeys import files
from tests.web.client import Client

NOW = datetime(2026, 11, 23, 22, 0, tzinfo=UTC)
KIND = "mediation-advice"
KEY, OTHER = b"k" * 32, b"o" * 32


@dataclass(frozen=True)
class Sleeper:
    """Stands for a document that takes its time: the process pauses when it takes it in."""

    seconds: float

    def __reduce__(self) -> tuple[object, tuple[float]]:
        return time.sleep, (self.seconds,)


@dataclass(frozen=True)
class Killer:
    """Stands for a document that brings its process down."""

    def __reduce__(self) -> tuple[object, tuple[int]]:
        return os._exit, (1,)


@pytest.fixture(scope="module")
def pool() -> Iterator[RenderPool]:
    """One process, a short queue and little patience."""
    made = RenderPool(workers=1, waiting=2, seconds=3)
    made.start()
    assert made.wait_until_warm(60)
    yield made
    made.close()


@pytest.fixture
def document() -> Document:
    """A page to print."""
    return pools._specimen()


def test_a_pdf_comes_back(pool: RenderPool, document: Document) -> None:
    """The same document gives the same bytes."""
    one, two = (pool.submit(document, "pdf").result(30) for _ in range(2))
    assert one.startswith(b"%PDF-")
    assert one == two


def test_a_fault_is_told_by_its_kind_alone(pool: RenderPool, document: Document) -> None:
    """An error's message may quote the letter; it stays in the process."""
    with pytest.raises(NotMade, match=r"^KeyError$"):
        pool.submit(document, "a form that is none").result(30)
    assert pool.submit(document, "pdf").result(30)


def test_a_job_that_takes_too_long_is_ended_alone(pool: RenderPool, document: Document) -> None:
    """The next one is made by a fresh process."""
    slow = pool.submit(Sleeper(60), "pdf")  # type: ignore[arg-type]
    after = pool.submit(document, "pdf")
    with pytest.raises(TooSlow):
        slow.result(30)
    assert after.result(30).startswith(b"%PDF-")


def test_a_document_that_brings_its_process_down_is_given_up(
    pool: RenderPool, document: Document
) -> None:
    """It is tried twice; the one after it is made."""
    with pytest.raises(NotMade):
        pool.submit(Killer(), "pdf").result(60)  # type: ignore[arg-type]
    assert pool.submit(document, "pdf").result(30)


def test_a_process_killed_from_outside_is_replaced(pool: RenderPool, document: Document) -> None:
    """Whoever waits for a document gets it all the same."""
    process = pool._workers[0]._process
    assert process is not None
    assert process.pid is not None
    os.kill(process.pid, signal.SIGKILL)
    assert pool.submit(document, "pdf").result(60).startswith(b"%PDF-")


def test_a_full_queue_refuses_at_once(pool: RenderPool) -> None:
    """Nobody waits behind more than may wait."""
    held: list[Future[bytes]] = []
    for _ in range(3):  # one in the process, two in the queue
        held.append(pool.submit(Sleeper(1), "pdf"))  # type: ignore[arg-type]
        time.sleep(0.2)
    with pytest.raises(Busy):
        pool.submit(Sleeper(1), "pdf")  # type: ignore[arg-type]
    for one in held:
        with pytest.raises((NotMade, TooSlow)):
            one.result(60)


def waiting(line: pools._Line, document: Document, *, ahead: bool = False) -> Future[bytes]:
    """Let a document wait there."""
    job = pools._Job(document, "pdf")
    line.put(job, ahead=ahead)
    return job.done


def test_what_nobody_asked_for_makes_way(document: Document) -> None:
    """It takes half of the places at most, and those go to whoever asks."""
    line = pools._Line(4)
    ahead = [waiting(line, document, ahead=True) for _ in range(2)]
    with pytest.raises(Busy):
        waiting(line, document, ahead=True)
    asked = [waiting(line, document) for _ in range(3)]
    assert isinstance(ahead[0].exception(0), Busy)
    assert not ahead[1].done()
    asked.append(waiting(line, document))
    assert isinstance(ahead[1].exception(0), Busy)
    with pytest.raises(Busy):
        waiting(line, document)
    assert not any(one.done() for one in asked)


def test_what_was_called_off_takes_no_place(document: Document) -> None:
    """A visitor who deletes everything makes room for others at once."""
    line = pools._Line(1)
    assert waiting(line, document).cancel()
    waiting(line, document)
    with pytest.raises(Busy):
        waiting(line, document)


def test_what_is_asked_for_is_made_first(document: Document) -> None:
    """Before what was submitted earlier, but ahead; and what is hurried counts as asked for."""
    line = pools._Line(8)
    first, second = (waiting(line, document, ahead=True) for _ in range(2))
    asked = waiting(line, document)
    line.hurry(second)
    line.hurry(asked)
    line.close()
    taken = [job.done for job in iter(line.take, None)]
    assert taken == [asked, second, first]


class _Standing:
    """A pool whose documents are never finished unless somebody finishes them."""

    def __init__(self) -> None:
        self.jobs: list[Future[bytes]] = []
        self.hurried: list[Future[bytes]] = []

    keeps = False

    def submit(
        self, document: Document, form: str, place: Place, *, ahead: bool = False
    ) -> Future[bytes]:
        self.jobs.append(Future())
        return self.jobs[-1]

    def hurry(self, done: Future[bytes]) -> None:
        self.hurried.append(done)


@pytest.fixture
def standing() -> _Standing:
    """That pool."""
    return _Standing()


@pytest.fixture
def made(tmp_path: Path) -> Iterator[Made]:
    """Where that is kept which was made."""
    database = Database(tmp_path / "drafts.sqlite3")
    yield Made(database, b"s" * 32)
    database.close()


@pytest.fixture
def shelf(standing: _Standing, made: Made) -> Shelf:
    """A shelf before it."""
    return Shelf(standing, made)  # type: ignore[arg-type]


def test_what_is_asked_for_twice_is_made_once(
    shelf: Shelf, standing: _Standing, document: Document
) -> None:
    """For the same visitor and the same document; a changed one is made anew."""
    first = shelf.ask(KEY, document, NOW)
    assert shelf.ask(KEY, document, NOW) is first
    shelf.ask(KEY, replace(document, title="Changed"), NOW)
    shelf.ask(OTHER, document, NOW)
    assert len(standing.jobs) == 3


def test_what_failed_is_tried_again(shelf: Shelf, standing: _Standing, document: Document) -> None:
    """A failure is not held."""
    shelf.ask(KEY, document, NOW).set_exception(NotMade("x"))
    shelf.ask(KEY, document, NOW)
    assert len(standing.jobs) == 2


def test_nothing_is_held_for_long(
    shelf: Shelf, standing: _Standing, made: Made, document: Document
) -> None:
    """Ten minutes later it is let go, and at once when the draft is deleted."""
    shelf.ask(KEY, document, NOW).set_result(b"%PDF-")
    assert shelf.ask(KEY, document, NOW + timedelta(minutes=9)).result(0) == b"%PDF-"
    assert len(standing.jobs) == 1
    shelf.ask(KEY, document, NOW + timedelta(minutes=10))
    assert len(standing.jobs) == 2
    standing.jobs[-1].set_result(b"%PDF-")
    shelf.drop(KEY)
    assert (len(shelf), made.count()) == (0, 0)


def test_what_was_made_is_sealed_and_held_in_no_memory(
    shelf: Shelf, standing: _Standing, made: Made, document: Document
) -> None:
    """It stands beside the drafts; a second web process finds it and makes nothing."""
    shelf.prepare(KEY, document, NOW)
    standing.jobs[0].set_result(b"%PDF-")
    assert (len(shelf), made.count()) == (0, 1)
    other_pool = _Standing()
    other = Shelf(other_pool, made)  # type: ignore[arg-type]
    other.prepare(KEY, document, NOW)
    assert other.ask(KEY, document, NOW).result(0) == b"%PDF-"
    assert other_pool.jobs == []


def test_what_is_finished_after_the_visitor_left_is_not_kept(
    shelf: Shelf, standing: _Standing, made: Made, document: Document
) -> None:
    """Deleting deletes what was still being made, too."""
    shelf.prepare(KEY, document, NOW)
    standing.jobs[0].set_running_or_notify_cancel()  # too late to be called off
    shelf.drop(KEY)
    standing.jobs[0].set_result(b"%PDF-")
    assert (len(shelf), made.count()) == (0, 0)


def test_while_the_store_is_away_files_wait_in_memory(
    shelf: Shelf, standing: _Standing, document: Document, tmp_path: Path
) -> None:
    """Nobody goes without a file because of that."""
    away = tmp_path.rename(tmp_path.with_name(f"{tmp_path.name}-away"))
    shelf.prepare(KEY, document, NOW)
    standing.jobs[0].set_result(b"%PDF-")
    assert shelf.ask(KEY, document, NOW).result(0) == b"%PDF-"
    assert (len(standing.jobs), len(shelf)) == (1, 1)
    away.rename(tmp_path)


def test_what_is_asked_for_is_hurried(
    shelf: Shelf, standing: _Standing, document: Document
) -> None:
    """What was to be made in advance, and is now waited for."""
    shelf.prepare(KEY, document, NOW)
    assert standing.hurried == []
    waited_for = shelf.ask(KEY, document, NOW)
    assert standing.hurried == [waited_for]
    assert len(standing.jobs) == 1


def test_what_is_read_is_made_once(shelf: Shelf, document: Document) -> None:
    """For the same visitor and the same source, and no longer than the files made from it."""
    made: list[tuple[Document, ...]] = []

    def make() -> tuple[Document, ...]:
        made.append((document,))
        return made[-1]

    def read(row: bytes, source: bytes, minutes: int = 0) -> int:
        assert shelf.documents(row, source, make, NOW + timedelta(minutes=minutes)) == (document,)
        return len(made)

    assert [read(KEY, b"one"), read(KEY, b"one", 9)] == [1, 1]
    assert [read(KEY, b"two"), read(OTHER, b"two")] == [2, 3]
    assert read(KEY, b"two", 10) == 4
    shelf.drop(KEY)
    assert len(shelf) == 0
    assert read(KEY, b"two", 10) == 5


def test_one_visitor_cannot_take_every_process(shelf: Shelf, document: Document) -> None:
    """Beyond what one person reads they are asked to wait; others are served."""
    for number in range(6):
        shelf.ask(KEY, replace(document, title=str(number)), NOW)
    with pytest.raises(TooMany):
        shelf.ask(KEY, replace(document, title="one more"), NOW)
    with pytest.raises(TooMany):
        shelf.prepare(KEY, replace(document, title="one more"), NOW)
    shelf.ask(OTHER, document, NOW)


@pytest.fixture
def reader(client: Client, monkeypatch: pytest.MonkeyPatch) -> Client:
    """A visitor with everything answered."""
    given = next(one for one in files.given(KIND) if one.name == "parent-shortest")
    monkeypatch.setattr("letters.clock.today", lambda: given.on_date)
    client.bring(given.answers, [page.id for page in kind(KIND).journey.pages()])
    return client


def pdf_link(client: Client) -> str:
    """The address of the first PDF on the preview."""
    page = client.get(f"/en/{KIND}/preview")
    links = (str(a.get("href")) for a in page.all("a"))
    return next(link for link in links if link.endswith(".pdf"))


def test_the_pdf_is_made_while_the_person_reads(reader: Client) -> None:
    """The preview starts it; asking for it gets it, by a name of ours."""
    link = pdf_link(reader)
    shelf = reader.browser.application.extensions["shelf"]
    end = time.monotonic() + 30
    while shelf._held and time.monotonic() < end:
        time.sleep(0.02)
    assert not shelf._held
    file = reader.get(link).response
    assert file.mimetype == "application/pdf"
    assert file.data.startswith(b"%PDF-")


@pytest.mark.parametrize(
    ("fault", "status", "words"),
    [(Busy(), 503, "We are very busy just now"), (TooMany(), 429, "Please wait a little")],
)
def test_when_it_cannot_be_now_the_page_says_so(
    reader: Client,
    monkeypatch: pytest.MonkeyPatch,
    fault: Exception,
    status: int,
    words: str,
) -> None:
    """With when to try again; the preview and the Word file are there meanwhile, and the draft is
    safe."""

    def refuse(*_: object) -> None:
        raise fault

    monkeypatch.setattr(reader.browser.application.extensions["shelf"], "ask", refuse)
    link = pdf_link(reader)
    page = reader.get(link)
    assert (page.response.status_code, page.h1) == (status, words)
    assert page.response.headers["Retry-After"] == "20"
    assert "Your answers are safe" in page.text
    assert reader.get(link.replace(".pdf", ".docx")).response.status_code == 200


def test_a_pdf_that_cannot_be_made_is_our_fault(
    reader: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    """An error page, no half file."""
    failed: Future[bytes] = Future()
    failed.set_exception(NotMade("ValueError"))
    monkeypatch.setattr(reader.browser.application.extensions["shelf"], "ask", lambda *_: failed)
    page = reader.get(pdf_link(reader))
    assert (page.response.status_code, page.h1) == (500, "Something went wrong on our side")


def test_starting_twice_starts_once(pool: RenderPool) -> None:
    """However many visitors come at the same moment."""
    before = set(threading.enumerate())
    threads = [threading.Thread(target=pool.start) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    started = set(threading.enumerate()) - before
    assert [thread.name for thread in started] in ([], ["render-pool"])
