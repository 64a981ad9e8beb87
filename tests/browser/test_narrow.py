"""On a telephone of 320 points nothing runs over the edge and everything can be pressed."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page

from tests.browser.conftest import NARROW, Site
from tests.browser.places import Place, others, questions, tags

# What is too small to press: 24 points at least for everything but a link within a sentence (WCAG
# 2.5.8), and 44 for what an answer is given with (2.5.5).
MEASURE = """() => {
  const faults = [];
  const width = document.documentElement.scrollWidth;
  if (width > innerWidth) faults.push(`the page is ${width} wide`);
  const inSentence = (link) => {
    const own = link.textContent.trim().length;
    return link.matches("p a, li a") && link.parentElement.textContent.trim().length > own + 1;
  };
  for (const one of document.querySelectorAll("a, button, input, select, textarea, summary")) {
    if (one.closest(".unseen, [hidden], [type=hidden]") || one.matches(".unseen, .skip")) continue;
    let box = one.getBoundingClientRect();
    if (!box.width || one.type === "hidden" || one.closest("details:not([open]) > :not(summary)"))
      continue;
    if (one.matches("a") && getComputedStyle(one).display === "inline" && inSentence(one)) continue;
    const least = one.matches("a, summary, [type=radio], [type=checkbox]") ? 24 : 44;
    if (box.height < least || box.width < 24)
      faults.push(`${one.outerHTML.slice(0, 90)}: ${box.width} by ${box.height}`);
  }
  return faults;
}"""


@pytest.mark.parametrize("tag", tags())
@pytest.mark.parametrize("places", [questions, others], ids=["questions", "others"])
def test_every_page_fits(
    site: Site,
    open_page: Callable[..., Page],
    monkeypatch: pytest.MonkeyPatch,
    places: Callable[[], tuple[Place, ...]],
    tag: str,
) -> None:
    """Every page of every kind, in every language."""
    found: dict[str, list[str]] = {}
    page = open_page(f"/{tag}/", viewport=NARROW)
    for place in places():
        monkeypatch.setattr("letters.clock.today", lambda place=place: place.on_date)
        if place.kind is not None:
            site.bring(page.context, place.kind, place.answers or {}, place.waiting)
        page.goto(f"/{tag}/{place.path}")
        if faults := page.evaluate(MEASURE):
            found[place.path] = faults
    assert found == {}


def test_a_table_has_a_row_below_the_other_and_stays_a_table(
    open_page: Callable[..., Page], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Columns would break every word: each cell stands under its column's label, and is read out
    as a cell of a table all the same."""
    place = next(one for one in others() if one.path == "appeal-checklist/preview")
    monkeypatch.setattr("letters.clock.today", lambda: place.on_date)
    page = open_page(f"/en/{place.path}", place.kind, place.answers, viewport=NARROW)
    table = page.get_by_role("table").first
    headers = table.get_by_role("columnheader").all_inner_texts()
    row = table.get_by_role("row").nth(1)
    cells = row.get_by_role("cell").all()
    shown = [cell.evaluate("one => getComputedStyle(one, '::before').content") for cell in cells]
    assert shown == [f'"{header}"' for header in headers]
    widths = {round(cell.evaluate("one => one.offsetWidth")) for cell in cells}
    assert widths == {round(table.evaluate("one => one.clientWidth"))}


def test_english_words_typed_on_an_urdu_page_keep_their_spaces(
    open_page: Callable[..., Page], monkeypatch: pytest.MonkeyPatch
) -> None:
    """The space of Nastaliq is a tenth of its letters' size, and would run the words together."""
    place = next(one for one in questions() if one.path.endswith("/happenings"))
    monkeypatch.setattr("letters.clock.today", lambda: place.on_date)
    page = open_page(f"/ur/{place.path}", place.kind, place.answers, viewport=NARROW)
    share = page.locator("main textarea").first.evaluate(
        """box => { const style = getComputedStyle(box);
            const pen = document.createElement("canvas").getContext("2d");
            pen.font = `${style.fontSize} ${style.fontFamily}`;
            return document.fonts.load(pen.font, " ").then(
                () => pen.measureText(" ").width / parseFloat(style.fontSize)); }"""
    )
    assert share > 0.2


def test_the_measure_would_find_a_fault(open_page: Callable[..., Page]) -> None:
    """A wide box and a small button are seen."""
    page = open_page("/en/", viewport=NARROW, bypass_csp=True)
    page.locator("main").evaluate(
        """main => { main.innerHTML += '<div style="inline-size:30rem">.</div>'
            + '<button style="padding:0;min-block-size:0;line-height:1">x</button>'; }"""
    )
    assert len(page.evaluate(MEASURE)) == 2
