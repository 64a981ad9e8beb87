"""People who use a server while something befalls it, and what they must find afterwards."""

from __future__ import annotations

import io
import sys
import threading
import zipfile
from collections.abc import Callable, Iterator
from concurrent.futures import Future
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path

import pikepdf
from sqlalchemy import URL

from letters import clock
from letters.drafts.database import Database
from letters.drafts.seal import new_key
from letters.drafts.store import Store
from letters.kinds import kind
from letters.web.visits import Draft, cookie_of
from tests.journeys.today import whole
from tests.served import SECRET, Caller, Served
from tests.web.page import Page

KIND = "complaint-local-authority"
FILES = f"/en/{KIND}/"
QUESTIONS = "/en/mediation-advice/"
PLANTED = Path(__file__).parents[1] / "planted" / "faults"
NAME = "Noor Example"


def faulty(name: str) -> list[str]:
    """The program with a planted fault."""
    return [sys.executable, str(PLANTED), name]


def beginner(server: Served) -> tuple[Caller, Page]:
    """Somebody who has answered two questions, and the page of the third."""
    caller = Caller(server)
    page = caller.get(f"{QUESTIONS}country")
    page = caller.submit(page, {"country": ["england"]})
    caller.submit(page, {"writer": ["parent"]})
    return caller, caller.get(f"{QUESTIONS}child-name")


def answered(page: Page, name: str) -> list[str]:
    """What stands in a control of a page that was opened without a fault."""
    assert page.response.status_code == 200, page.text
    return page.filled().get(name, [])


def assert_kept(caller: Caller, name: list[str]) -> None:
    """The first two answers are there, the third is what it should be, and a fourth is taken."""
    assert answered(caller.get(f"{QUESTIONS}country"), "country") == ["england"]
    assert answered(caller.get(f"{QUESTIONS}writer"), "writer") == ["parent"]
    page = caller.get(f"{QUESTIONS}child-name")
    assert answered(page, "child_name") == name
    following = caller.submit(page, {"child_name": [NAME]})
    assert following.response.status_code == 200
    assert answered(caller.get(f"{QUESTIONS}child-name"), "child_name") == [NAME]


def assert_asked_to_wait(page: Page, name: str = NAME) -> None:
    """The page says that it could not be kept, and when to try again; what was typed is in it."""
    assert page.response.status_code == 503, page.text
    assert int(page.response.headers["Retry-After"]) > 0
    assert page.filled()["child_name"] == [name]


def reader(server: Served, place: Path | URL | None = None) -> Caller:
    """Somebody with everything answered, who has ordered Urdu beside English."""
    journey = kind(KIND).journey
    answers = min(whole(KIND, clock.today()), key=len)
    kept = Draft(dict(answers), {page.id for page in journey.pages()}, {"beside": "ur"})
    key = new_key()
    with stored(place or Path(server.settings["LETTERS_DRAFTS"])) as store:
        store.change(key, clock.now(), lambda _: kept.dump())
    caller = Caller(server)
    caller.browser.set_cookie("draft", cookie_of(key))
    return caller


@contextmanager
def stored(place: Path | URL) -> Iterator[Store]:
    """The store that a server uses, as a second program has it."""
    database = Database(place if isinstance(place, URL) else place / "drafts.sqlite3")
    yield Store(database, SECRET.encode(), timedelta(hours=4))
    database.close()


def file_link(form: str = "pdf", document: str = KIND) -> str:
    """Where a file is given."""
    return f"{FILES}download/{document}.{form}"


def whole_file(content: bytes, form: str = "pdf") -> bool:
    """Whether a file is all there."""
    try:
        if form == "pdf":
            with pikepdf.open(io.BytesIO(content)) as pdf:
                return content.rstrip().endswith(b"%%EOF") and len(pdf.pages) > 0
        with zipfile.ZipFile(io.BytesIO(content)) as word:
            return word.testzip() is None
    except (pikepdf.PdfError, zipfile.BadZipFile):
        return False


def meanwhile(what: Callable[[], Page]) -> Future[Page]:
    """Let somebody do something while something else happens."""
    done: Future[Page] = Future()

    def run() -> None:
        try:
            done.set_result(what())
        except Exception as fault:
            done.set_exception(fault)

    threading.Thread(target=run, daemon=True).start()
    return done
