"""Every route there is, with addresses made up for it, and the gates that every answer must pass.

A new route is walked as soon as it is registered: nobody has to add it here. Only a part of an
address that no route had before wants a line in `STANDS_FOR`.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from html import unescape
from http.cookies import SimpleCookie
from pathlib import Path
from typing import Any
from urllib.parse import urljoin, urlsplit

from flask import Flask
from flask.testing import FlaskClient
from werkzeug.routing import AnyConverter, Rule
from werkzeug.test import TestResponse

from letters import clock
from letters.drafts.seal import new_key
from letters.kinds import Kind, kind
from letters.web.giving import FORMATS
from letters.web.page import KindInAddress, LanguageInAddress
from letters.web.visits import Draft, cookie_of
from tests.journeys import files, sentinels
from tests.web.client import HOST, Client, lint
from tests.web.page import Page

SAFE = {"GET", "HEAD", "OPTIONS"}
METHODS = ("GET", "HEAD", "OPTIONS", "POST", "PUT", "PATCH", "DELETE", "TRACE")
EVIL = "evil.example"
TLS_HOST = "letters.example"
KIND = "mediation-advice"
STATIC = Path(__file__).parents[2] / "letters" / "web" / "static"
# What stands for a part of an address that any text may stand in.
STANDS_FOR: dict[str, tuple[str, ...]] = {
    "page_id": ("country", "child-name"),
    "name": (KIND, "mediation-notes"),
    "form": FORMATS,
    "filename": tuple(path.name for path in STATIC.iterdir()),
    "nowhere": ("no/such/page",),
}


@dataclass(frozen=True)
class Place:
    """A page at an address made up for it."""

    endpoint: str
    address: str
    methods: frozenset[str]


def places(app: Flask, tag: str = "en", kind_id: str = KIND, under: str = "/") -> Iterator[Place]:
    """Every route of an application, each with an address for all that may stand in it. `under`
    leaves out what does not start so."""
    build = app.url_map.bind("localhost").build
    for rule in app.url_map.iter_rules():
        if not rule.rule.startswith(under):
            continue
        for values in _values(rule, tag, kind(kind_id)):
            address = build(rule.endpoint, values, method=_method(rule))
            yield Place(rule.endpoint, address, frozenset(rule.methods or ()))


def changes(app: Flask, under: str = "/") -> Iterator[tuple[Place, str]]:
    """Every route that may change something, with each method by which it may."""
    for place in places(app, under=under):
        yield from ((place, method) for method in sorted(place.methods - SAFE))


def _method(rule: Rule) -> str:
    return sorted(rule.methods or {"GET"})[0]


def _values(rule: Rule, tag: str, asked: Kind) -> Iterator[dict[str, Any]]:
    choices: dict[str, tuple[Any, ...]] = {}
    for name, converter in rule._converters.items():
        if isinstance(converter, LanguageInAddress):
            choices[name] = (tag,)
        elif isinstance(converter, KindInAddress):
            choices[name] = (asked,)
        elif isinstance(converter, AnyConverter):
            choices[name] = tuple(converter.items)
        else:
            assert name in STANDS_FOR, f"say in tests/web/walls.py what stands for <{name}>"
            choices[name] = STANDS_FOR[name]
    longest = max((len(some) for some in choices.values()), default=1)
    for number in range(longest):
        yield {name: some[number % len(some)] for name, some in choices.items()}


# --- visitors ------------------------------------------------------------------------------------


class Writer:
    """A visitor with a whole letter answered, whose answers can be told apart from all words."""

    def __init__(self, app: Flask, kind_id: str = KIND, host: str = HOST) -> None:
        given = next(one for one in files.given(kind_id) if one.name == "parent-shortest")
        self.app, self.host, self.key = app, host, new_key()
        self.answers = {**given.answers, "child_name": "Canaria Zz001z Example"}
        seen = {page.id for page in kind(kind_id).journey.pages()}
        kept = Draft(self.answers, seen).dump()
        app.extensions["drafts"].change(self.key, clock.now(), lambda _: kept)
        self.client = Client(app)
        name = "__Host-draft" if app.extensions["settings"].tls else "draft"
        self.client.browser.set_cookie(name, cookie_of(self.key), domain=_domain(host))

    def kept(self) -> bytes | None:
        """The draft as it stands in the store."""
        found: bytes | None = self.app.extensions["drafts"].load(self.key, clock.now())
        return found

    def token(self) -> str:
        """The token of the forms that this visitor is shown."""
        return self.client.get(f"/en/{KIND}/country", base_url=self.host).filled()["csrf_token"][0]

    def typed(self) -> set[str]:
        """Every text that they typed."""
        return {one for one in sentinels.strings(self.answers) if len(one) > 12}

    def ask(self, address: str, method: str = "GET", **options: Any) -> TestResponse:
        """Send a request, and take the answer as it comes."""
        return ask(self.client.browser, address, method, **{"base_url": self.host, **options})


def ask(browser: FlaskClient, address: str, method: str = "GET", **options: Any) -> TestResponse:
    """Send a request, and take the whole answer as it comes."""
    return browser.open(address, method=method, buffered=True, **options)


def _domain(host: str) -> str:
    return host.split("//")[1]


# --- gates ---------------------------------------------------------------------------------------


def faults_of(answer: TestResponse, *, tls: bool = False) -> list[str]:
    """What is wrong with an answer, whatever it is: headers, cookies, page."""
    return [
        *_policy_faults(answer),
        *_header_faults(answer, tls=tls),
        *_cookie_faults(answer, tls=tls),
        *_content_faults(answer),
    ]


def _policy_faults(answer: TestResponse) -> Iterator[str]:
    policy = dict(
        [*part.split(maxsplit=1), ""][:2]
        for part in answer.headers.get("Content-Security-Policy", "").split(";")
        if part.strip()
    )
    for name in ("default-src", "object-src", "base-uri", "frame-ancestors"):
        if policy.get(name) != "'none'":
            yield f"CSP {name} is {policy.get(name)!r}"
    for name, value in policy.items():
        if value not in {"'none'", "'self'"}:
            yield f"CSP {name} allows {value!r}"
    if policy.get("form-action") not in {"'self'", "'none'"}:
        yield "CSP lets forms go elsewhere"


def _header_faults(answer: TestResponse, *, tls: bool) -> Iterator[str]:
    wanted = {
        "X-Content-Type-Options": "nosniff",
        "Referrer-Policy": "same-origin",
        "Cross-Origin-Opener-Policy": "same-origin",
        "Cross-Origin-Resource-Policy": "same-origin",
    }
    for name, value in wanted.items():
        if answer.headers.get(name) != value:
            yield f"{name} is {answer.headers.get(name)!r}"
    powers = answer.headers.get("Permissions-Policy", "")
    for power in ("camera", "geolocation", "microphone", "payment", "usb"):
        if f"{power}=()" not in powers:
            yield f"Permissions-Policy gives {power}"
    lasting = answer.headers.get("Strict-Transport-Security")
    if (lasting == "max-age=31536000; includeSubDomains") is not tls or bool(lasting) is not tls:
        yield f"Strict-Transport-Security is {lasting!r}"
    for name in ("Server", "X-Powered-By", "Via", "Access-Control-Allow-Origin"):
        if name in answer.headers:
            yield f"{name} is {answer.headers[name]!r}"
    own_file = answer.request.path.startswith("/static/") and answer.status_code in {200, 304}
    kept = answer.headers.get("Cache-Control")
    if kept != ("public, max-age=86400" if own_file else "no-store"):
        yield f"Cache-Control is {kept!r}"


def _cookie_faults(answer: TestResponse, *, tls: bool) -> Iterator[str]:
    name, set_cookies = "__Host-draft" if tls else "draft", answer.headers.getlist("Set-Cookie")
    if len(set_cookies) > 1:
        yield "several cookies"
    if set_cookies and answer.headers["Cache-Control"] != "no-store":
        yield "a cookie in an answer that may be kept"
    for one in set_cookies:
        cookie = SimpleCookie(one)
        if list(cookie) != [name]:
            yield f"a cookie named {list(cookie)}"
            continue
        flags = cookie[name]
        told = (flags["path"], flags["samesite"], bool(flags["httponly"]), bool(flags["secure"]))
        if told != ("/", "Lax", True, tls):
            yield f"the cookie's flags are {told}"
        if flags["domain"] or (flags["max-age"] not in {"", "0"}):
            yield "the cookie goes further than it should"


def _content_faults(answer: TestResponse) -> Iterator[str]:
    kind_of_content = answer.headers.get("Content-Type", "")
    if answer.data and not kind_of_content:
        yield "no Content-Type"
    is_text = re.match(r"text/|application/(javascript|json)", kind_of_content)
    if is_text and "charset=utf-8" not in kind_of_content.lower():
        yield f"no charset in {kind_of_content!r}"
    disposition = answer.headers.get("Content-Disposition")
    taken_away = disposition is not None and disposition.startswith("attachment")
    if taken_away and not re.fullmatch(r'attachment; filename="[a-z0-9.-]+"', disposition or ""):
        yield f"a file named {disposition!r}"
    if answer.mimetype not in _SHOWN and not taken_away and answer.data:
        yield f"{answer.mimetype} is shown, not taken away"
    is_page = answer.mimetype == "text/html" and answer.data and answer.location is None
    if is_page and not taken_away:
        page = Page(answer)
        yield from lint(page)
        yield from _from_elsewhere(page)
        yield from _unguarded_forms(page)


# What a browser may show in its window. Everything else is a file to be taken away.
_SHOWN = {"text/html", "text/plain", "text/css", "text/javascript", "image/svg+xml"}


def _from_elsewhere(page: Page) -> Iterator[str]:
    for element in page.tree.iter():
        for name in ("src", "action", "formaction", "data", "poster", "background"):
            if re.match(r"[a-z]+:|//", element.get(name) or "", re.IGNORECASE):
                yield f"{element.tag} {name} leads to {element.get(name)!r}"
        href = element.get("href") or ""
        if re.match(r"\s*(javascript|data|vbscript|blob|file):", href, re.IGNORECASE):
            yield f"a link to {href!r}"
        if element.tag == "link" and re.match(r"[a-z]+:|//", href, re.IGNORECASE):
            yield f"{href!r} is loaded"


def _unguarded_forms(page: Page) -> Iterator[str]:
    for form in page.all("form"):
        if form.get("method") != "post":
            yield "a form that puts answers into an address"
        named = {one.get("name") for one in form.iter("input")}
        if form.get("id") != "leave" and "csrf_token" not in named:
            yield f"a form without a token: {form.get('action')!r}"


def leads_away(answer: TestResponse) -> list[str]:
    """Where an answer leads somebody to a place that a stranger chose."""
    found = []
    for name, value in answer.headers.items():
        if EVIL in value:
            found.append(f"{name}: {value}")
    if answer.location is not None and not re.match(r"/(?![/\\])", answer.location):
        found.append(f"Location: {answer.location}")
    if answer.mimetype == "text/html":
        for name, value in re.findall(r'(href|src|action|content)="([^"]*)"', answer.text):
            where = unescape(value).partition("url=")[2] or unescape(value)
            # A browser takes a backslash for a slash, and overlooks tabs and line ends.
            where = re.sub(r"[\t\r\n]", "", where).replace("\\", "/")
            if EVIL in (urlsplit(urljoin(HOST, where)).hostname or ""):
                found.append(f"{name} leads to {value}")
    return found


def tells(text: str, typed: set[str]) -> list[str]:
    """What a text tells of what somebody typed, or of the program inside."""
    inside = ("Traceback", 'File "', ".py", "ValueError", "jinja", "sqlite", "werkzeug")
    return [*(one for one in typed if one in text), *(one for one in inside if one in text)]


# --- what a process does on the quiet ------------------------------------------------------------

_WATCHED: list[list[tuple[str, str]]] = []
_SORTS = {"open", "os.listdir", "os.scandir", "socket.connect", "subprocess.Popen", "os.system"}


def _note(event: str, arguments: tuple[Any, ...]) -> None:
    if _WATCHED and event in _SORTS:
        told = (event, repr(arguments[1 if event == "socket.connect" else 0]))
        for heard in _WATCHED:
            heard.append(told)


sys.addaudithook(_note)  # it cannot be taken away again, and costs nothing while nobody listens


@contextmanager
def watched() -> Iterator[list[tuple[str, str]]]:
    """Every file, address and program that this process opens meanwhile."""
    heard: list[tuple[str, str]] = []
    _WATCHED.append(heard)
    try:
        yield heard
    finally:
        _WATCHED.remove(heard)
