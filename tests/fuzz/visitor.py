"""A visitor whose hand slips: sends whatever it likes to a page, and reads what is kept."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from functools import cache

import pytest
from flask import Flask

from letters import clock
from letters.drafts.seal import new_key
from letters.kinds import Kind, kinds
from letters.questions.answers import Answers
from letters.questions.journey import Page as QuestionPage
from letters.questions.path import Path, replay
from letters.web.visits import Draft, cookie_of, read_draft
from tests.journeys import files
from tests.web.client import HOST, Client
from tests.web.page import Page

KEPT_OUT = {200, 400, 404, 409, 410, 413, 422, 429, 503}  # an error that has its page
TAGS = ("en", "pl", "ur")


@dataclass(frozen=True, eq=False)
class Base:
    """An answer file that a journey begins from, with its path."""

    kind: Kind
    given: files.Given

    @property
    def path(self) -> Path:
        """The file's answers replayed."""
        return _path(self)

    @property
    def pages(self) -> tuple[QuestionPage, ...]:
        """The questions on its path."""
        return tuple(page for page in self.path.pages if not page.stop)

    def before(self, page: QuestionPage) -> Answers:
        """What was answered before a page."""
        return self.path.before(page)

    def __repr__(self) -> str:
        return f"{self.kind.id}/{self.given.name}"


@cache
def _path(base: Base) -> Path:
    return replay(base.kind.journey, base.given.answers, base.given.on_date)


BASES = [Base(kind, given) for kind in kinds().values() for given in files.given(kind.id)]
COMPLETE = [base for base in BASES if base.path.complete]
#: For whole documents: the ones in which nearly everything is answered, and a few short ones.
FULL = [base for base in COMPLETE if "fullest" in base.given.name] + COMPLETE[::9]


@contextmanager
def on(day: date) -> Iterator[None]:
    """The pages believe that it is this day."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("letters.clock.today", lambda: day)
        yield


class Visitor(Client):
    """A client that sends what no page asked for, too."""

    def __init__(self, app: Flask) -> None:
        super().__init__(app)
        self.key = new_key()
        self.token = ""
        self.store = app.extensions["drafts"]

    def come_with(self, base: Base, but_for: QuestionPage | None = None) -> None:
        """Come with every answer of a file, but for those of one page."""
        seen = {page.id for page in base.kind.journey.pages() if page != but_for}
        left = {spec.name for spec in but_for.fields} if but_for else set()
        given = {name: value for name, value in base.given.answers.items() if name not in left}
        content = Draft(given, seen).dump()
        self.store.change(self.key, clock.now(), lambda _: content)
        self.browser.set_cookie("draft", cookie_of(self.key))

    def send(self, page: Page, parts: Mapping[str, list[str]], press: str = "") -> Page:
        """Send the form of a page with these parts in place of what it shows."""
        sent = {**page.filled(), **parts, **({"action": [press]} if press else {})}
        query = page.response.request.query_string.decode()
        address = page.address + (f"?{query}" if query else "")
        answer = self.browser.post(
            address, data=sent, headers={"Origin": HOST}, follow_redirects=True
        )
        return self._linted(answer)

    def post(self, address: str, parts: Mapping[str, list[str]]) -> Page | None:
        """Answer a page without opening it: the page again, or None where the answer was taken."""
        if not self.token:
            self.token = str(self.get(address).find("input", name="csrf_token").get("value"))
        sent = {**parts, "csrf_token": self.token}
        answer = self.browser.post(address, data=sent, headers={"Origin": HOST})
        return None if answer.status_code == 303 else self._linted(answer)

    def _linted(self, response: object) -> Page:
        page = super()._linted(response)  # type: ignore[arg-type]
        assert page.response.status_code in KEPT_OUT, page.response.status
        assert page.response.mimetype != "text/html" or "Traceback" not in page.response.text
        return page

    def kept(self) -> dict[str, object]:
        """The answers in the draft as it stands."""
        cookie = self.browser.get_cookie("draft")
        self.key = key_of(cookie.value) if cookie else self.key
        return read_draft(self.store.load(self.key, clock.now())).answers

    def go(self) -> None:
        """Leave nothing behind."""
        self.kept()
        self.store.forget(self.key)


def key_of(cookie: str) -> bytes:
    """The key in a cookie."""
    import base64

    return base64.urlsafe_b64decode(f"{cookie}=")
