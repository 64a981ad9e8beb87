"""The walls around every route: headers, tokens, redirects, files, drafts of others, faults.

Each test walks all routes there are, so that a new one cannot be forgotten; `tests/planted/web`
has a fault for each gate, which it must catch.
"""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from flask import Flask, abort
from werkzeug.datastructures import MultiDict

from letters.drafts.seal import seal_of
from letters.web import Settings, create_app, visits
from letters.web.guard import tokens
from letters.web.logs import KindAlone
from letters.web.page import languages
from tests.house.rooms import ROOT
from tests.journeys import files
from tests.planted import web as planted
from tests.web.client import HOST, Client
from tests.web.walls import (
    EVIL,
    KIND,
    METHODS,
    STATIC,
    TLS_HOST,
    Writer,
    ask,
    changes,
    faults_of,
    leads_away,
    places,
    tells,
    watched,
)

SECURE = f"https://{TLS_HOST}"
# Leaving is let through without origin and token; where it was not ours it deletes nothing.
ALWAYS_LET_GO = {"leaving.leave"}
ERRORS = (400, 401, 403, 404, 405, 410, 413, 414, 415, 422, 429, 431, 500, 501, 502, 503)


@pytest.fixture(autouse=True)
def on_the_day(monkeypatch: pytest.MonkeyPatch) -> None:
    """The day on which the answers of the tests make a whole letter."""
    monkeypatch.setattr("letters.clock.today", lambda: files.TODAY)


@pytest.fixture(scope="module")
def app_behind_tls() -> Iterator[Flask]:
    """The pages as they are served to the public."""
    secret = b"k" * 32
    application = create_app(Settings(tls=True, hosts=(TLS_HOST,), secret=secret))
    yield application
    application.extensions["pool"].close()


@pytest.fixture
def writer(app: Flask) -> Writer:
    """A visitor with a whole letter answered."""
    return Writer(app)


@pytest.fixture
def other_app() -> Iterator[Flask]:
    """An application of its own, to plant a fault in."""
    application = create_app(Settings())
    yield application
    application.extensions["pool"].close()


# --- headers, cookies, pages ---------------------------------------------------------------------


def test_every_answer_of_every_route_keeps_the_rules(app: Flask, writer: Writer) -> None:
    """By every method, asked by somebody in the middle of a letter and by somebody new."""
    for place in places(app):
        for method in METHODS:
            for visitor in (writer.client.browser, app.test_client()):
                answer = ask(visitor, place.address, method, headers={"Origin": HOST})
                assert faults_of(answer) == [], f"{method} {place.address}"
                starting = place.endpoint == "bare.health"
                assert answer.status_code < 500 or starting, f"{method} {place.address}"


@pytest.mark.parametrize("kind_id", ["appeal-checklist", "complaint-local-authority"])
def test_every_page_of_every_kind_keeps_the_rules(app: Flask, kind_id: str) -> None:
    """Whatever its documents and their names are."""
    names = {"appeal-checklist": "parent-contents-shortest"}
    given = next(
        one for one in files.given(kind_id) if one.name == names.get(kind_id, "parent-shortest")
    )
    client = Client(app)
    client.bring(given.answers, [])
    for place in places(app, kind_id=kind_id):
        if "kind" in place.address or kind_id in place.address:
            answer = ask(client.browser, place.address)
            assert faults_of(answer) == [], place.address
            assert answer.status_code < 500, place.address


def test_over_tls_too(app_behind_tls: Flask) -> None:
    """There the cookie and the lasting rule of TLS are others."""
    writer = Writer(app_behind_tls, host=SECURE)
    for place in places(app_behind_tls):
        for visitor in (writer.client.browser, app_behind_tls.test_client()):
            answer = ask(visitor, place.address, base_url=SECURE)
            assert faults_of(answer, tls=True) == [], place.address


@pytest.mark.parametrize("tag", languages())
def test_every_error_keeps_the_rules(other_app: Flask, tag: str) -> None:
    """Each in the language of its address, with a title of its own."""

    @other_app.get("/<language:tag>/planted/<int:code>")
    def planted_error(code: int) -> None:
        abort(code)

    titles = set()
    for code in ERRORS:
        answer = ask(other_app.test_client(), f"/{tag}/planted/{code}")
        assert answer.status_code == code
        assert faults_of(answer) == [], code
        assert f'<html lang="{tag}"' in answer.text
        titles.add(re.findall("<title>.*</title>", answer.text)[0])
    assert len(titles) == len({400, 403, 404, 405, 410, 413, 429, 500, 503})


@pytest.mark.parametrize(("status", "sent"), [(422, {}), (303, {"country": "england"})])
def test_an_answer_taken_or_refused_keeps_the_rules(
    writer: Writer, status: int, sent: dict[str, str]
) -> None:
    """The page again with what to mend, and the way on."""
    answer = writer.ask(
        f"/en/{KIND}/country",
        "POST",
        data={"csrf_token": writer.token(), **sent},
        headers={"Origin": HOST},
    )
    assert (answer.status_code, faults_of(answer)) == (status, [])


@pytest.mark.parametrize("name", planted.ANSWERS)
def test_a_faulty_answer_would_be_seen(other_app: Flask, name: str) -> None:
    """The planted faults."""
    view, word = planted.ANSWERS[name]
    other_app.add_url_rule("/planted", view_func=view)
    found = faults_of(ask(other_app.test_client(), "/planted"))
    assert any(word in fault for fault in found), found


def test_missing_headers_would_be_seen(other_app: Flask) -> None:
    """The planted fault: nobody sets them."""
    planted.headerless(other_app)
    assert len(faults_of(ask(other_app.test_client(), "/en/"))) > 10


# --- who may change anything ---------------------------------------------------------------------


def tries(writer: Writer, stranger: Writer) -> dict[str, dict[str, object]]:
    """Ways in which somebody else's page, or a page of another visit, may send a form."""
    own = {"csrf_token": writer.token(), "country": "wales"}
    ours = {"Origin": HOST, "Sec-Fetch-Site": "same-origin"}
    return {
        "from another site": {"data": own, "headers": {"Sec-Fetch-Site": "cross-site"}},
        "from a sister site": {"data": own, "headers": {"Sec-Fetch-Site": "same-site"}},
        "from another origin": {"data": own, "headers": {"Origin": f"https://{EVIL}"}},
        "from nowhere": {"data": own},
        "with a hidden origin": {"data": own, "headers": {"Origin": "null"}},
        "without a token": {"data": {"country": "wales"}, "headers": ours},
        "with a garbled token": {"data": {**own, "csrf_token": "x" * 40}, "headers": ours},
        "with another's token": {"data": {**own, "csrf_token": stranger.token()}, "headers": ours},
        "as JSON": {"json": own, "headers": ours},
    }


def strangers_changes(app: Flask, under: str = "/") -> list[str]:
    """Every route by which somebody else can change a draft, and how."""
    found = []
    stranger = Writer(app)
    for place, method in changes(app, under=under):
        for how, sent in tries(writer := Writer(app), stranger).items():
            before = writer.kept()
            answer = writer.ask(place.address, method, **sent)
            if place.endpoint in ALWAYS_LET_GO:
                harmless = writer.kept() == before or "token" in how or how == "as JSON"
            else:
                harmless = writer.kept() == before and answer.status_code in {400, 403}
            if not harmless:
                found.append(f"{method} {place.address} {how}: {answer.status_code}")
            if writer.kept() != before:
                writer = Writer(app)
    return found


def test_nobody_else_can_change_a_draft(app: Flask) -> None:
    """By any route that changes anything, whichever way they try."""
    assert strangers_changes(app) == []


def test_an_unguarded_route_would_be_seen(other_app: Flask) -> None:
    """The planted fault: a new route that was let through by hand."""
    planted.unguarded_change(other_app)
    assert any("/planted/unguarded" in one for one in strangers_changes(other_app, "/planted"))


def test_nobody_is_let_through_but_who_leaves(app: Flask) -> None:
    """By the guard and by the tokens alike."""
    assert app.extensions["always_let_go"] == ALWAYS_LET_GO
    assert tokens._exempt_views <= {"letters.web.leaving.leave", "tests.planted.web.unguarded"}
    assert tokens._exempt_blueprints == set()


def changed_by_looking(app: Flask, under: str = "/") -> list[str]:
    """Every route by which merely looking changes a draft."""
    found = []
    for place in places(app, under=under):
        for method in ("GET", "HEAD", "OPTIONS"):
            writer = Writer(app)
            before = writer.kept()
            writer.ask(place.address, method)
            if writer.kept() != before:
                found.append(f"{method} {place.address}")
    return found


def test_looking_changes_nothing(app: Flask) -> None:
    """A link, a picture or a browser that reads ahead cannot delete or alter an answer."""
    assert changed_by_looking(app) == []


def test_a_link_that_deletes_would_be_seen(other_app: Flask) -> None:
    """The planted fault."""
    planted.changing_link(other_app)
    assert changed_by_looking(other_app, "/planted") == ["GET /planted/link", "HEAD /planted/link"]


# --- where a page may lead -----------------------------------------------------------------------

READ = re.compile(r'request\.(?:args|form|values|headers|cookies)\.get\(\s*"([\w-]+)"')
USUAL = {"next", "url", "return", "return_to", "redirect", "redirect_uri", "goto", "to", "back"}
TARGETS = [f"https://{EVIL}/", f"//{EVIL}/", f"/\\{EVIL}/", f"/\t/{EVIL}/"]
PATHS = [
    f"//{EVIL}/",
    f"//{EVIL}/en/",
    f"/\\{EVIL}/",
    f"/%2F%2F{EVIL}/",
    f"/en//{EVIL}",
    f"/https://{EVIL}/",
    f"/en/%0d%0aLocation:%20https://{EVIL}/",
    f"/.{EVIL}",
    f"/en/{KIND}//{EVIL}",
    f"/@{EVIL}/",
    f"//{EVIL}/en/{KIND}",
]
TRICKS = [
    {"X-Forwarded-Host": EVIL},
    {"X-Forwarded-Prefix": f"//{EVIL}"},
    {"X-Forwarded-Server": EVIL, "X-Forwarded-Proto": "javascript"},
    {"Forwarded": f"host={EVIL};proto=https"},
    {"X-Original-URL": f"//{EVIL}/", "X-Rewrite-URL": f"//{EVIL}/"},
    {"X-Host": EVIL, "X-HTTP-Host-Override": EVIL},
    {"Referer": f"https://{EVIL}/"},
]


def parameters() -> set[str]:
    """Every name that the code reads from a request, and those that others read."""
    code = [path.read_text(encoding="utf-8") for path in (ROOT / "letters/web").glob("*.py")]
    return {name for text in code for name in READ.findall(text)} | USUAL


def ways_out(app: Flask, under: str = "/") -> list[str]:
    """Every way by which a stranger's link or header leads to where the stranger wants."""
    writer, found = Writer(app), []
    for place in places(app, under=under):
        for target in TARGETS:
            query = MultiDict((name, target) for name in parameters())
            answer = writer.ask(place.address, query_string=query)
            found += [f"{place.address}: {one}" for one in leads_away(answer)]
        for headers in TRICKS:
            answer = writer.ask(place.address, headers=headers)
            found += [f"{place.address} with {headers}: {one}" for one in leads_away(answer)]
    for place, method in changes(app, under=under):
        for target in TARGETS:
            fields = dict.fromkeys(parameters(), target) | {"csrf_token": writer.token()}
            answer = writer.ask(place.address, method, data=fields, headers={"Origin": HOST})
            found += [f"{method} {place.address}: {one}" for one in leads_away(answer)]
            if writer.kept() is None:
                writer = Writer(app)
    return found


def test_nobody_is_led_away(app: Flask) -> None:
    """By no parameter that the code reads, no usual one, no header."""
    assert "change" in parameters()
    assert ways_out(app) == []


@pytest.mark.parametrize("path", PATHS)
def test_no_address_leads_away(writer: Writer, path: str) -> None:
    """However it is written."""
    answer = writer.ask("/", environ_overrides={"PATH_INFO": path, "REQUEST_URI": path})
    assert leads_away(answer) == []
    assert answer.status_code in {303, 308, 404}


@pytest.mark.parametrize("host", [EVIL, f"{HOST[7:]}.{EVIL}", f"{EVIL}:80", f"localhost@{EVIL}"])
def test_another_host_s_name_leads_nowhere(app: Flask, host: str) -> None:
    """Every route refuses it."""
    for place in places(app):
        answer = ask(app.test_client(), place.address, headers={"Host": host})
        assert answer.status_code == 400, place.address
        assert leads_away(answer) == []
        assert faults_of(answer) == []


def test_an_open_redirect_would_be_seen(other_app: Flask) -> None:
    """The planted fault."""
    planted.open_redirect(other_app)
    assert any("/planted/back" in one for one in ways_out(other_app, "/planted"))


# --- files ---------------------------------------------------------------------------------------

MARK = "zzq7"
HOSTILE = [
    f"../../../../{MARK}",
    f"..%2f..%2f{MARK}",
    f"%2e%2e/{MARK}",
    f"..\\..\\{MARK}",
    f"/etc/{MARK}",
    f"{MARK}\x00.html",
    f"{MARK}.toml",
    f"file:///{MARK}",
    f"~root/{MARK}",
    f"{MARK}" * 3000,
    f"{MARK}\n",
    f"{MARK}\u202e",
    f"CON/{MARK}",
    f"....//....//{MARK}",
    f"{{{{{MARK}}}}}",
    f"%s%n{MARK}",
]


def opened_by_name(app: Flask, under: str = "/") -> list[str]:
    """Every file, folder or program whose name came from an address."""
    writer, found = Writer(app), []
    shapes = {place.address for place in places(app, under=under)}
    parts = {tuple(address.split("/")) for address in shapes}
    for pieces in parts:
        for number in range(1, len(pieces)):
            for hostile in HOSTILE:
                path = "/".join([*pieces[:number], hostile, *pieces[number + 1 :]])
                with watched() as heard:
                    answer = writer.ask("/", environ_overrides={"PATH_INFO": _as_wsgi(path)})
                found += [f"{path[:80]!r}: {one}" for one in heard if MARK in one[1]]
                if answer.status_code >= 500:
                    found.append(f"{path[:80]!r}: {answer.status_code}")
    return found


def _as_wsgi(path: str) -> str:
    return path.encode("utf-8").decode("latin-1")


def test_nothing_in_an_address_names_a_file(app: Flask) -> None:
    """Neither a language, a kind, a page nor a document; a static file only as one of ours."""
    assert opened_by_name(app) == []


def test_a_file_opened_by_name_would_be_seen(other_app: Flask, tmp_path: Path) -> None:
    """The planted fault."""
    planted.reads_a_file(other_app, tmp_path)
    assert any("/planted/" in one for one in opened_by_name(other_app, "/planted"))


@pytest.mark.parametrize(
    "path", ["../app.py", "..%2fapp.py", "%2e%2e/app.py", "site.css/../../app.py", ""]
)
def test_only_our_own_files_are_static(app: Flask, path: str) -> None:
    """The folder itself is not listed either."""
    answer = ask(app.test_client(), f"/static/{path}")
    assert answer.status_code == 404
    assert {one.name for one in STATIC.iterdir()} == {"site.css", "site.js", "icon.svg"}


# --- other people's drafts -----------------------------------------------------------------------


@pytest.mark.parametrize("key", ["none", "the row's name", "one letter wrong", "another's"])
def test_another_person_s_draft_is_not_there(app: Flask, writer: Writer, key: str) -> None:
    """On no route, with whatever somebody without its key brings. Its files are a 404."""
    row = seal_of(writer.key, app.extensions["settings"].secret).row
    wrong = bytes((*writer.key[:-1], writer.key[-1] ^ 2))
    brought = {
        "the row's name": row,
        "one letter wrong": visits.cookie_of(wrong),
        "another's": visits.cookie_of(b"\x07" * 32),
    }
    thief = app.test_client()
    if key in brought:
        thief.set_cookie("draft", brought[key])
    for place in places(app):
        answer = ask(thief, place.address)
        assert not [one for one in writer.typed() if one.encode() in answer.data], place.address
        if "attachment" in writer.ask(place.address).headers.get("Content-Disposition", ""):
            assert answer.status_code == 404, place.address


def test_its_own_writer_finds_it(app: Flask, writer: Writer) -> None:
    """The same walk with the key finds the answers, so that the test above would see them."""
    pages = [writer.ask(place.address) for place in places(app)]
    assert any(
        one in page.text for page in pages if page.is_json is False for one in writer.typed()
    )


# --- faults of our own ---------------------------------------------------------------------------


def leaks(app: Flask, endpoint: str, caplog: pytest.LogCaptureFixture) -> list[str]:
    """What page and log tell when a view fails with an error that quotes every answer."""
    found = []

    def fail(**_: object) -> None:
        raise ValueError(f"cannot print {visits.draft().answers}")

    working = app.view_functions[endpoint]
    app.view_functions[endpoint] = tokens.exempt(fail) if endpoint in ALWAYS_LET_GO else fail
    try:
        for place in places(app):
            for method in sorted(place.methods - {"OPTIONS"}) if place.endpoint == endpoint else ():
                writer = Writer(app)
                sent = {"csrf_token": writer.token()} if method == "POST" else None
                caplog.clear()
                answer = writer.ask(place.address, method, data=sent, headers={"Origin": HOST})
                told = caplog.text
                found += tells(answer.text, writer.typed()) + faults_of(answer)
                found += [one for one in writer.typed() if one in told]
                reference = re.findall(r"\b[0-9a-f]{8}\b", answer.text)
                if answer.status_code != 500 or (method != "HEAD" and reference[0] not in told):
                    found.append(f"{method} {place.address}: {answer.status_code} {told}")
                if "ValueError" not in told:
                    found.append("the log does not say what it was")
    finally:
        app.view_functions[endpoint] = working
    return found


def endpoints() -> list[str]:
    """Every endpoint that a request can reach."""
    application = create_app(Settings())
    return sorted({rule.endpoint for rule in application.url_map.iter_rules()})


@pytest.mark.parametrize("endpoint", endpoints())
def test_a_fault_tells_no_answer(
    app: Flask, endpoint: str, caplog: pytest.LogCaptureFixture
) -> None:
    """Wherever it happens: a page with a reference, the kind of error in the log, nothing more."""
    with caplog.at_level(logging.DEBUG):
        assert leaks(app, endpoint, caplog) == []


def test_a_fault_that_tells_would_be_seen(
    other_app: Flask, caplog: pytest.LogCaptureFixture
) -> None:
    """The planted fault: the framework's own way with errors."""
    del other_app.error_handler_spec[None][None][Exception]
    other_app.log_exception = lambda exc_info: Flask.log_exception(other_app, exc_info)  # type: ignore[method-assign]
    held = [one for one in other_app.logger.filters if isinstance(one, KindAlone)]
    for one in held:
        other_app.logger.removeFilter(one)
    found = leaks(other_app, "asking.check", caplog)
    for one in held:
        other_app.logger.addFilter(one)
    assert any("Canaria Zz001z" in one for one in found)
