"""The pages as they are served, and a real browser in front of them."""

from __future__ import annotations

import re
import threading
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import pytest
import waitress
from flask import Flask
from playwright.sync_api import Browser, BrowserContext, Page, Route, sync_playwright

from letters import clock
from letters.kinds import Kind
from letters.web import Settings, create_app
from letters.web.visits import Draft, cookie_of, key_of_a_draft

CHROMIUM = "/usr/bin/chromium"  # Debian's, installed by the set-up
# Without a network of its own, and without asking after one.
QUIET = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
ELSEWHERE = Settings.leave_to
NARROW = {"width": 320, "height": 640}


@dataclass(frozen=True)
class Site:
    """The pages on an address of this machine, and visitors to them."""

    app: Flask
    address: str
    browser: Browser

    def visitor(self, **options: Any) -> BrowserContext:
        """A visitor with a fresh browser; the options are Playwright's."""
        fresh = self.browser.new_context(base_url=self.address, **options)
        fresh.route(ELSEWHERE, lambda route: route.fulfill(body="elsewhere"))
        return fresh

    def bring(
        self,
        visitor: BrowserContext,
        kind: Kind,
        answers: Mapping[str, object],
        waiting: Mapping[str, object] | None = None,
    ) -> None:
        """Give a visitor a draft, as if all of it had been answered before."""
        key = key_of_a_draft()
        seen = {page.id for page in kind.journey.pages()}
        kept = Draft(dict(answers), seen, {}, dict(waiting or {})).dump()
        self.app.extensions["drafts"].change(key, clock.now(), lambda _: kept)
        visitor.add_cookies([{"name": "draft", "value": cookie_of(key), "url": self.address}])


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """One browser for all tests."""
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=CHROMIUM, args=QUIET)
        yield started
        started.close()


@pytest.fixture(scope="session")
def site(browser: Browser) -> Iterator[Site]:
    """The pages, served as `letters serve` serves them."""
    app = create_app(Settings(feedback="pages@example.org"))
    server = waitress.create_server(app, host="127.0.0.1", port=0, threads=4)
    threading.Thread(target=server.run, daemon=True).start()
    app.extensions["pool"].start()
    yield Site(app, f"http://127.0.0.1:{server.effective_port}", browser)
    server.close()
    app.extensions["pool"].close()


def stay(page: Page) -> None:
    """Look at the page that goes on to another site before it does."""

    def without_refresh(route: Route) -> None:
        answer = route.fetch()
        route.fulfill(response=answer, body=re.sub(r"<meta http-equiv[^>]*>", "", answer.text()))

    page.route("**/leave", without_refresh)


@pytest.fixture
def open_page(site: Site) -> Iterator[Callable[..., Page]]:
    """Open pages for fresh visitors; they are closed after the test."""
    visitors: list[BrowserContext] = []

    def opened(
        path: str,
        kind: Kind | None = None,
        answers: Mapping[str, object] | None = None,
        waiting: Mapping[str, object] | None = None,
        **options: Any,
    ) -> Page:
        visitor = site.visitor(**options)
        visitors.append(visitor)
        if kind is not None:
            site.bring(visitor, kind, answers or {}, waiting)
        page = visitor.new_page()
        stay(page)
        page.goto(path)
        return page

    yield opened
    for visitor in visitors:
        visitor.close()
