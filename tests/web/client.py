"""ONE test client: it opens pages as a browser does, and lints every page that any test opens."""

from __future__ import annotations

import io
import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any
from xml.etree.ElementTree import Element

from flask import Flask
from werkzeug.datastructures import FileStorage
from werkzeug.test import TestResponse, encode_multipart

from letters import clock
from letters.web.headers import HEADERS
from letters.web.visits import Draft, cookie_of, key_of_a_draft
from letters.wording import Words
from tests.web.page import CONTROLS, Page, text_of

HOST = "http://localhost"
Parts = Mapping[str, list[str]]


class Client:
    """A visitor with a browser. `typed` are texts that may stand in no title and no address."""

    site = HOST

    def __init__(self, app: Flask) -> None:
        self.browser = app.test_client()
        self.typed: set[str] = set()

    def get(self, path: str, **options: Any) -> Page:
        """Open an address, follow where it leads, and lint what is there."""
        return self._linted(self.browser.get(path, follow_redirects=True, **options))

    def submit(self, page: Page, parts: Parts, press: str = "") -> Page:
        """Fill the form of a page, press its button, and lint what comes. Only what stands on the
        page can be filled in."""
        missing = parts.keys() - page.controls().keys()
        assert not missing, f"not on the page {page.h1!r}: {missing}"
        self.typed |= {
            text
            for name, texts in parts.items()
            if page.controls()[name][0].get("type") not in {"radio", "checkbox"}
            for text in texts
            if len(text) > 8
        }
        sent = {**page.filled(), **parts, **({"action": [press]} if press else {})}
        query = page.response.request.query_string
        address = page.address + (f"?{query.decode()}" if query else "")
        return self._linted(
            self.browser.post(
                address, data=sent, headers={"Origin": self.site}, follow_redirects=True
            )
        )

    def upload(self, page: Page, file: bytes, name: str = "draft.json", **parts: str) -> Page:
        """Choose a file in the form of a page, press its button, and lint what comes."""
        chosen = FileStorage(io.BytesIO(file), name)
        boundary, body = encode_multipart({**page.filled(), **parts, "file": chosen})
        kind = f"multipart/form-data; boundary={boundary}"
        return self._linted(
            self.browser.post(
                page.address,
                data=body,
                content_type=kind,
                headers={"Origin": HOST},
                follow_redirects=True,
            )
        )

    def bring(self, answers: Mapping[str, object], seen: Iterable[str]) -> None:
        """Come with a draft in hand, as if all of it had been answered before."""
        key = key_of_a_draft()
        kept = Draft(dict(answers), set(seen)).dump()
        self.browser.application.extensions["drafts"].change(key, clock.now(), lambda _: kept)
        self.browser.set_cookie("draft", cookie_of(key))

    def follow(self, page: Page, words: str) -> Page:
        """Follow the first link with these words in it."""
        links = (a for a in page.all("a") if words in text_of(a))
        return self.get(str(next(links).get("href")))

    def _linted(self, response: TestResponse) -> Page:
        page = Page(response)
        for hop in (*response.history, response):
            assert_headers(hop)
        if response.mimetype == "text/html" and "attachment" not in str(response.headers):
            faults = [*lint(page), *self._telling(page)]
            assert not faults, f"{page.address}: " + "\n".join(faults)
        return page

    def _telling(self, page: Page) -> Iterator[str]:
        for where in (page.title, page.response.request.url):
            yield from (f"an answer in {where!r}" for text in self.typed if text in where)


def assert_headers(response: TestResponse) -> None:
    """Every answer carries every header, and is not kept."""
    for name, value in HEADERS.items():
        assert response.headers.get(name) == value, f"{response.request.path}: {name}"
    if not response.request.path.startswith("/static/"):
        assert response.headers["Cache-Control"] == "no-store"


def lint(page: Page) -> Iterator[str]:
    """What is wrong with a page, a line each."""
    elements = list(page.tree.iter())
    ids = [str(one.get("id")) for one in elements if one.get("id")]
    root = page.find("html")
    yield from (f"no {name} on html" for name in ("lang", "dir") if not root.get(name))
    yield from (f"id {one} twice" for one in {one for one in ids if ids.count(one) > 1})
    if len(list(page.all("h1"))) != 1:
        yield f"{len(list(page.all('h1')))} main headings"
    elif not page.title.removeprefix(f"{_error_in(root)} ").startswith(page.h1):
        yield f"title {page.title!r} does not start with {page.h1!r}"
    yield from _levels(elements)
    for element in elements:
        yield from _references(element, ids)
        yield from _inline(element)
        seen = element.tag in CONTROLS and element.get("type") != "hidden"
        if seen and not any(one.get("for") == element.get("id") for one in page.all("label")):
            yield f"no label for {element.get('name')}"
        if element.tag in {"a", "button"} and not text_of(element):
            yield f"nothing to read in {element.tag}"


def _error_in(root: Element) -> str:
    return Words(tag=root.get("lang") or "en")("site.question.error_prefix")


def _levels(elements: Iterable[Element]) -> Iterator[str]:
    before = 0
    for element in elements:
        if found := re.fullmatch(r"h([1-6])", str(element.tag)):
            level = int(element.get("aria-level") or found[1])
            if element.get("id") == "what-to-mend-title":  # above the question, on purpose
                continue
            if level > before + 1:
                yield f"heading {text_of(element)!r} skips from {before} to {level}"
            before = level


def _references(element: Element, ids: list[str]) -> Iterator[str]:
    for name in ("aria-describedby", "aria-labelledby", "for", "list"):
        for one in (element.get(name) or "").split():
            if one not in ids:
                yield f"{name} names {one}, which is not there"
    href = element.get("href") or ""
    if href.startswith("#") and href[1:] not in ids:
        yield f"a link leads to {href}, which is not there"


def _inline(element: Element) -> Iterator[str]:
    if element.tag == "style" or (element.tag == "script" and not element.get("src")):
        yield f"inline {element.tag}"
    yield from (f"inline {name}" for name in element.attrib if re.match(r"on|style$", name))
