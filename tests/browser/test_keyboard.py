"""Every kind in every voice by the keyboard alone and with JavaScript off, to a file that opens."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path

import docx
import pikepdf
import pytest
from playwright.sync_api import Page, expect

from letters.kinds import kind, kinds
from letters.questions.journey import Field
from letters.questions.journey import Page as Question
from letters.questions.reading import parts_of, rows_typed
from letters.questions.shared import WRITERS
from tests.journeys import files
from tests.web.stops import stops

LONGEST = 400  # pages: more than any journey has
FURTHEST = 400  # presses of Tab from one place of a page to another: a sheet has many references


def shortest(kind_id: str) -> Iterator[files.Given]:
    """For each voice the file of fewest answers that ends in a document."""
    stopped = {id(stop.answers) for stop in stops(kind_id).values()}
    for writer in WRITERS:
        among = [
            given
            for given in files.given(kind_id)
            if given.answers.get("writer") == writer
            and id(given.answers) not in stopped
            and "stop" not in given.name
        ]
        yield min(among, key=lambda given: len(given.answers))


@pytest.mark.parametrize(
    ("kind_id", "given"),
    [
        pytest.param(kind_id, given, id=f"{kind_id}-{given.answers['writer']}")
        for kind_id in kinds()
        for given in shortest(kind_id)
    ],
)
def test_a_journey_by_keyboard_without_javascript(
    open_page: Callable[..., Page],
    monkeypatch: pytest.MonkeyPatch,
    kind_id: str,
    given: files.Given,
) -> None:
    """From the first page to a Word file and a PDF, never touching the mouse."""
    monkeypatch.setattr("letters.clock.today", lambda: given.on_date)
    page = open_page("/en/", java_script_enabled=False)
    press(page, f"/en/{kind_id}/", by="href")
    for _ in range(LONGEST):
        last = page.url.split("?")[0].rstrip("/").split("/")[-1]
        if last == "check":
            break
        asked = kind(kind_id).journey.page(last)
        if asked is None:
            press(page, "button", by="class")
        else:
            answer(page, asked, given.answers)
    press(page, "Read your documents")
    word = docx.Document(io.BytesIO(taken(page, "docx").read_bytes()))
    whole = "".join(word.element.body.itertext())
    assert str(given.answers.get("child_name", word.core_properties.title)) in whole
    with pikepdf.open(taken(page, "pdf")) as pdf:
        assert len(pdf.pages) >= 1
        assert pdf.Root.MarkInfo.Marked


def answer(page: Page, asked: Question, answers: Mapping[str, object]) -> None:
    """Answer a page, field after field, and go on."""
    before = page.url
    for spec in asked.fields:
        if spec.name in answers:
            type_in(page, spec, parts_of(spec, answers[spec.name]))
    press(page, "Continue")
    assert page.url != before, page.locator("main").inner_text()


def type_in(page: Page, spec: Field, parts: Mapping[str, list[str]]) -> None:
    """Give one answer by keys alone."""
    if spec.kind in {"choice", "choices"}:
        choose(page, spec, parts[spec.name])
        return
    for _ in rows_typed(spec.name, parts)[1:] if spec.kind == "rows" else []:
        press(page, f"{spec.name}-add", by="id")
    choices = {column.name: column for column in spec.columns if column.kind == "choice"}
    for name, (text, *_) in parts.items():
        column = choices.get(name.rpartition("-")[2])
        if column and text:
            choose(page, replace(column, name=name), [text])
        elif text and page.locator(f"#{name}").is_visible():
            reach(page, name, by="id")
            page.keyboard.insert_text(text)


def choose(page: Page, spec: Field, wanted: list[str]) -> None:
    """Arrows go from one radio button to the next, Tab from one box to the next; Space ticks."""
    for option in wanted:
        place = spec.options.index(option)
        if spec.kind == "choices":
            reach(page, spec.name if place == 0 else f"{spec.name}-{option}", by="id")
            page.keyboard.press("Space")
            continue
        reach(page, spec.name, by="id")
        page.keyboard.press("Space")
        for _ in range(place):
            page.keyboard.press("ArrowDown")
        assert page.evaluate("document.activeElement.value") == option


def reach(page: Page, wanted: str, by: str = "text") -> None:
    """Press Tab until the focus stands on what is wanted, and see that it shows."""
    attribute = {"text": "textContent.trim()", "id": "id"}.get(by, f"getAttribute('{by}')")
    for _ in range(FURTHEST):
        if page.evaluate(f"document.activeElement.{attribute}") == wanted:
            assert page.evaluate("document.activeElement.matches(':focus-visible')")
            return
        page.keyboard.press("Tab")
    raise AssertionError(f"no Tab leads to {wanted!r} on {page.url}")


def press(page: Page, wanted: str, by: str = "text") -> None:
    """Reach a button or link and press Enter."""
    reach(page, wanted, by)
    with page.expect_navigation():
        page.keyboard.press("Enter")


def taken(page: Page, form: str) -> Path:
    """The first file of a form, downloaded with Enter."""
    link = page.locator(f'a[href$=".{form}"]').first.get_attribute("href")
    page.keyboard.press("Home")
    reach(page, str(link), by="href")
    with page.expect_download() as download:
        page.keyboard.press("Enter")
    return Path(download.value.path())


def test_the_focus_goes_to_what_was_wrong(open_page: Callable[..., Page]) -> None:
    """Without JavaScript too; from there the link leads to the first box to mend."""
    page = open_page("/en/mediation-advice/country", java_script_enabled=False)
    press(page, "Continue")
    expect(page.locator("#what-to-mend")).to_be_focused()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.keyboard.press("Space")
    assert page.locator("#country").is_checked()


def test_enter_in_a_row_goes_on_and_takes_nothing_away(
    open_page: Callable[..., Page], monkeypatch: pytest.MonkeyPatch
) -> None:
    """The first button that a browser finds is Continue."""
    given = max(files.given("mediation-advice"), key=lambda one: len(one.answers))
    monkeypatch.setattr("letters.clock.today", lambda: given.on_date)
    page = open_page("/en/mediation-advice/attendees", kind("mediation-advice"), given.answers)
    boxes = page.locator("main fieldset input")
    boxes.last.focus()
    with page.expect_navigation():
        page.keyboard.press("Enter")
    assert "attendees" not in page.url
