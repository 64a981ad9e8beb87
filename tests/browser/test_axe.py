"""axe finds nothing: every rule for WCAG A, AA and AAA and every best practice, on every shape."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
from axe_playwright_python.base import AXE_FILE_PATH
from playwright.sync_api import Page

from tests.browser.places import Place, one_of_each, questions, shapes, tags

EVERY_RULE = [
    "wcag2a",
    "wcag2aa",
    "wcag2aaa",
    "wcag21a",
    "wcag21aa",
    "wcag22aa",
    "best-practice",
]
CONTRAST = ["color-contrast", "color-contrast-enhanced"]
# axe is put into the page, which our pages forbid to everybody else.
IN_THE_PAGE = {"bypass_csp": True}


RUN = """options => axe.run(options).then(found => found.violations.flatMap(
    fault => fault.nodes.map(node => fault.id + ": " + node.html.slice(0, 200))))"""


def faults(page: Page, run_only: Mapping[str, object]) -> list[str]:
    """What axe finds: the rule and the element."""
    page.wait_for_load_state()
    if not page.evaluate("'axe' in window"):
        page.evaluate(Path(AXE_FILE_PATH).read_text(encoding="utf-8"))
    found: list[str] = page.evaluate(RUN, {"runOnly": run_only, "resultTypes": ["violations"]})
    return found


def every_rule(page: Page) -> list[str]:
    """What any rule finds."""
    return faults(page, {"type": "tag", "values": EVERY_RULE})


def in_the_dark(page: Page, tag: str) -> list[str]:
    """What is too faint in dark colours, which hang on no language."""
    if tag != "en":
        return []
    page.emulate_media(color_scheme="dark")
    return faults(page, {"type": "rule", "values": CONTRAST})


def refuse(page: Page) -> None:
    """Answer a question so that it is refused: with dates and addresses that are none, and
    whatever else left empty or far too long."""
    page.locator("main :is(input[type=radio], input[type=checkbox]):checked").evaluate_all(
        "boxes => boxes.forEach(box => { box.checked = false; })"
    )
    for box in page.locator("main :is(input:not([type]), input[type=email], textarea)").all():
        if not box.is_visible():
            continue
        box.fill("x" if box.get_attribute("inputmode") else "x" * 9000)
    with page.expect_navigation():  # until its styles are there: a click waits for less
        page.locator("main form button.button").click()


@pytest.mark.parametrize("tag", tags())
@pytest.mark.parametrize("place", shapes(), ids=str)
def test_a_question(
    open_page: Callable[..., Page], monkeypatch: pytest.MonkeyPatch, place: Place, tag: str
) -> None:
    """As it is shown, and again with everything wrong that can be; light and dark."""
    monkeypatch.setattr("letters.clock.today", lambda: place.on_date)
    page = open_page(f"/{tag}/{place.path}", place.kind, place.answers, **IN_THE_PAGE)
    assert place.path in page.url
    assert every_rule(page) == []
    refuse(page)
    assert every_rule(page) == []
    assert in_the_dark(page, tag) == []


@pytest.mark.parametrize("tag", tags())
@pytest.mark.parametrize("place", one_of_each(), ids=str)
def test_another_page(
    open_page: Callable[..., Page], monkeypatch: pytest.MonkeyPatch, place: Place, tag: str
) -> None:
    """Everything that is no question; light and dark."""
    monkeypatch.setattr("letters.clock.today", lambda: place.on_date)
    page = open_page(
        f"/{tag}/{place.path}", place.kind, place.answers, place.waiting, **IN_THE_PAGE
    )
    assert every_rule(page) == []
    assert in_the_dark(page, tag) == []


@pytest.mark.parametrize("tag", tags())
@pytest.mark.parametrize("name", ["keep", "continue"])
def test_a_draft_file_that_is_refused(
    open_page: Callable[..., Page], monkeypatch: pytest.MonkeyPatch, name: str, tag: str
) -> None:
    """A pass phrase that is too short, and no file at all."""
    place = next(one for one in one_of_each() if one.path == name and one.kind)
    monkeypatch.setattr("letters.clock.today", lambda: place.on_date)
    page = open_page(f"/{tag}/{name}", place.kind, place.answers, **IN_THE_PAGE)
    if name == "keep":
        page.locator("#pass_phrase").fill("short")
    page.locator("main form button.button").click()
    page.locator("#what-to-mend:focus").wait_for()
    assert every_rule(page) == []
    assert in_the_dark(page, tag) == []


@pytest.mark.parametrize("tag", tags())
def test_a_page_that_another_tab_has_overtaken(
    open_page: Callable[..., Page], monkeypatch: pytest.MonkeyPatch, tag: str
) -> None:
    """Both answers, one above the other; a list with its rows."""
    place = next(one for one in questions() if one.path == "complaint-local-authority/requests")
    monkeypatch.setattr("letters.clock.today", lambda: place.on_date)
    first = open_page(f"/{tag}/{place.path}", place.kind, place.answers, **IN_THE_PAGE)
    second = first.context.new_page()
    second.goto(f"/{tag}/{place.path}")
    for page, words in ((second, "Second"), (first, "First")):
        page.locator("main textarea").first.fill(words)
        with page.expect_navigation():
            page.locator("main form button.button").click()
    first.locator("#newer:focus").wait_for()
    assert every_rule(first) == []
    assert in_the_dark(first, tag) == []


def test_axe_would_find_a_fault(open_page: Callable[..., Page]) -> None:
    """A page with a faint word, a picture without words and a box without a label fails."""
    page = open_page("/en/", **IN_THE_PAGE)
    page.locator("main").evaluate(
        """main => { main.innerHTML += '<p style="color:#707070">faint</p>'
            + '<img src="/static/icon.svg"><input>'; }"""
    )
    found = {fault.split(":")[0] for fault in every_rule(page)}
    assert {"color-contrast-enhanced", "image-alt", "label"} <= found
