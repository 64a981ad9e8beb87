"""The people who use a loaded server: whole journeys as browsers make them, files taken away, and
every answer read back in the end."""

from __future__ import annotations

import itertools
import random
import re
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, ClassVar
from urllib.parse import urlencode, urlsplit

import gevent
from locust import FastHttpUser, task
from locust.exception import StopUser
from lxml import html

from letters import clock
from letters.kinds import Kind, kinds
from letters.questions.journey import Page
from tests.journeys.today import whole
from tests.web.journeys import parts_for, rows_typed

WAIT = "503: asked to come again"
TAGS = ("en", "en", "pl", "ur")
_MOST_PAGES = 120
_TRIES = 8
_MARK = re.compile(rb"Kim Loader(\d+)\b")
_ENDS: Mapping[str, bytes] = {"pdf": b"%%EOF", "docx": b"PK\x05\x06", "ics": b"END:VCALENDAR"}
_LAST_BYTES = 64  # of a file, in which the sign of its end stands
_numbers = itertools.count(1)


class Broken(Exception):  # noqa: N818 - says what happened
    """A journey cannot go on. What went wrong is counted where it happened."""


@dataclass
class Run:
    """How people behave, and what came of it."""

    pause: float = 0.0
    over: bool = False
    begun: int = 0
    finished: int = 0
    files: int = 0
    read_back: int = 0
    lost: list[str] = field(default_factory=list)
    chance: random.Random = field(default_factory=lambda: random.Random(7))  # noqa: S311 - no secret


class Person(FastHttpUser):  # type: ignore[misc]
    """Somebody who begins again, as somebody new, as soon as they are done."""

    run_of: ClassVar[Run]
    connection_timeout = 120.0
    network_timeout = 120.0

    @task
    def journey(self) -> None:
        """One draft, from the task list to the files, or to where the time is over."""
        self.client.cookiejar.clear()
        run = self.run_of
        run.begun += 1
        way = Way(self, run)
        try:
            way.answer_all()
            way.take_files()
            run.finished += 1
        except Broken:
            pass
        way.read_back()
        if run.over:
            raise StopUser
        way.leave()


class Way:
    """One journey of one person."""

    def __init__(self, person: Person, run: Run) -> None:
        self._person, self._run = person, run
        self._tag = run.chance.choice(TAGS)
        self._kind: Kind = run.chance.choice(list(kinds().values()))
        answers = run.chance.choice(whole(self._kind.id, clock.today()))
        self._number = next(_numbers)
        self._answers = dict(answers)
        if "child_name" in answers:
            self._answers["child_name"] = f"Kim Loader{self._number}"
        self._given: dict[str, Mapping[str, Sequence[str]]] = {}
        self._last = 0.0

    @property
    def _start(self) -> str:
        return f"/{self._tag}/{self._kind.id}/"

    def answer_all(self) -> None:
        """Answer page after page until all are."""
        page = self._open(self._start, "task list")
        for _ in range(_MOST_PAGES):
            if page.name == "check":
                return
            asked = self._kind.journey.page(page.name)
            if asked is None:
                page = self._open(page.button, "question")
            else:
                page = self._answer(page, asked)
        raise Broken

    def take_files(self) -> None:
        """Read the documents, and take most of their files."""
        page = self._open(f"{self._start}preview", "preview")
        for link in page.downloads:
            if link.endswith((".pdf", ".docx")) or self._run.chance.random() < 0.3:
                self._take(link)

    def read_back(self) -> None:
        """Every answer again, from its own page. One that is not there is a draft lost."""
        if not self._given:
            return
        self._run.read_back += 1
        for path, given in self._given.items():
            try:
                page = self._open(path, "answer read back", although_over=True)
            except Broken:
                self._run.lost.append(f"{path}: no page")
                return
            found = page.filled if page.path == path else {}
            if any(_plain(found.get(name)) != _plain(text) for name, text in given.items()):
                self._run.lost.append(f"{path}: another answer")
                return

    def leave(self) -> None:
        """Half of them delete everything; the others close the window."""
        if self._run.chance.random() < 0.5:
            try:
                page = self._open(f"/{self._tag}/delete", "delete")
                self._send(page, page.filled, "delete")
            except Broken:
                pass

    def _answer(self, page: Seen, asked: Page) -> Seen:
        if page.path in self._given:
            self._run.lost.append(f"{page.path}: asked again")
        parts = parts_for(asked, self._answers)
        for spec in asked.fields:
            rows = rows_typed(spec.name, parts) if spec.kind == "rows" else []
            for _ in rows[1:]:
                page = self._press(page, f"add:{spec.name}")
        if not parts.keys() <= page.controls:
            raise Broken
        path = page.path
        following = self._send(page, {**page.filled, **parts}, "answer")
        self._given[path] = parts
        return self._open(following, "question")

    def _press(self, page: Seen, button: str) -> Seen:
        fields = {**page.filled, "action": [button]}
        return Seen(page.path, self._ask("POST", page.path, "row added", fields).content)

    def _send(self, page: Seen, fields: Mapping[str, Sequence[str]], kind: str) -> str:
        answer = self._ask("POST", page.path, kind, fields, status=303)
        return str(answer.headers["Location"])

    def _open(self, path: str, kind: str, *, although_over: bool = False) -> Seen:
        for _ in range(5):
            answer = self._ask("GET", path, kind, although_over=although_over, status=200)
            if answer.status_code == 200:
                return Seen(path, answer.content)
            path = urlsplit(str(answer.headers["Location"])).path
        raise Broken

    def _take(self, link: str) -> None:
        form = link.rpartition(".")[2]
        answer = self._ask("GET", link, f"file: {form}")
        self._run.files += 1
        content = answer.content
        if _ENDS.get(form, b"") not in content[-_LAST_BYTES:]:
            self._run.lost.append(f"{form}: half a file")
        others = {int(number) for number in _MARK.findall(content)} - {self._number}
        if others:
            self._run.lost.append(f"{form}: somebody else's")

    def _ask(
        self,
        method: str,
        path: str,
        kind: str,
        fields: Mapping[str, Sequence[str]] | None = None,
        *,
        status: int = 200,
        although_over: bool = False,
    ) -> Any:
        for _ in range(_TRIES):
            if self._run.over and not although_over:
                raise Broken
            self._keep_pace()
            with self._person.client.request(
                method,
                path,
                name=kind,
                data=urlencode(fields, doseq=True) if fields is not None else None,
                headers=self._headers(fields is not None),
                allow_redirects=False,
                catch_response=True,
            ) as answer:
                if answer.status_code == status or (method == "GET" and _leads_on(answer)):
                    answer.success()
                    return answer
                wait = answer.headers.get("Retry-After") if answer.headers else None
                if answer.status_code != 503 or wait is None:
                    answer.failure(f"{answer.status_code or type(answer.error).__name__}")
                    raise Broken
                answer.failure(WAIT)
            self._rest(float(wait))
        raise Broken

    def _headers(self, form: bool) -> dict[str, str]:
        if not form:
            return {"Sec-Fetch-Site": "same-origin"}
        return {
            "Content-Type": "application/x-www-form-urlencoded",
            "Origin": str(self._person.host),
            "Sec-Fetch-Site": "same-origin",
        }

    def _keep_pace(self) -> None:
        """A page every so often, however long the last one took to come."""
        wait = self._run.pause * self._run.chance.uniform(0.5, 1.5)
        gevent.sleep(max(0.0, self._last + wait - time.monotonic()))
        self._last = time.monotonic()

    def _rest(self, seconds: float) -> None:
        end = time.monotonic() + seconds
        while time.monotonic() < end and not self._run.over:
            gevent.sleep(0.1)


class Seen:
    """A page as a person sees it: what can be filled in, and where it leads."""

    def __init__(self, path: str, content: bytes) -> None:
        self.path = urlsplit(path).path
        tree = html.document_fromstring(content.decode())
        self._main = tree.find(".//main")

    @property
    def name(self) -> str:
        """The last part of its address: the question's id, "check", or none on the task list."""
        return self.path.rpartition("/")[2]

    @property
    def button(self) -> str:
        """Where the big button leads."""
        return str(self._main.xpath(".//a[@class='button']/@href")[0])

    @property
    def downloads(self) -> list[str]:
        """Every file that can be taken, but for the copy with the answers in it."""
        links = (str(one.get("href")) for one in self._main.xpath(".//a[@download]"))
        return [link for link in links if "/download/" in link]

    @property
    def controls(self) -> set[str]:
        """The names of what can be filled in."""
        return set(self._main.xpath(".//input/@name | .//select/@name | .//textarea/@name"))

    @property
    def filled(self) -> dict[str, list[str]]:
        """What a browser would send if nothing were touched."""
        sent: dict[str, list[str]] = {}
        for form in self._main.forms[:1]:
            for name, value in form.form_values():
                sent.setdefault(name, []).append(value)
        return sent


def _leads_on(answer: Any) -> bool:
    return answer.status_code in {302, 303}


def _plain(texts: Sequence[str] | None) -> list[str]:
    return [" ".join(text.split()) for text in texts or [] if text.strip()]
