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


def test_the_measure_would_find_a_fault(open_page: Callable[..., Page]) -> None:
    """A wide box and a small button are seen."""
    page = open_page("/en/", viewport=NARROW, bypass_csp=True)
    page.locator("main").evaluate(
        """main => { main.innerHTML += '<div style="inline-size:30rem">.</div>'
            + '<button style="padding:0;min-block-size:0;line-height:1">x</button>'; }"""
    )
    assert len(page.evaluate(MEASURE)) == 2
