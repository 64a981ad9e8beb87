"""Leaving at once, coming back to nothing, and a browser that has nothing to complain of."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page

from letters.kinds import kind
from tests.browser.conftest import ELSEWHERE, NARROW, Site
from tests.journeys import files

KIND = "mediation-advice"
NAME = f"/en/{KIND}/child-name"


# Whether the thing that has the focus is the topmost one where it stands.
UNCOVERED = """() => {
  const focused = document.activeElement;
  if (focused === document.body) return true;
  const box = focused.getClientRects()[0];
  const top = document.elementFromPoint(box.x + box.width / 2, box.y + Math.min(8, box.height / 2));
  return focused.contains(top) || top.contains(focused) && !top.matches(".bar, .bar *");
}"""


@pytest.fixture
def given(monkeypatch: pytest.MonkeyPatch) -> files.Given:
    """A draft."""
    found = next(one for one in files.given(KIND) if one.name == "parent-shortest")
    monkeypatch.setattr("letters.clock.today", lambda: found.on_date)
    return found


def typed(page: Page, given: files.Given) -> bool:
    """Whether the page shows the child's name."""
    return str(given.answers["child_name"]) in page.content()


@pytest.mark.parametrize("javascript", [False, True])
def test_one_press_leads_away_and_back_finds_nothing(
    open_page: Callable[..., Page], given: files.Given, javascript: bool
) -> None:
    """With JavaScript and without: what comes is empty, or leads away again."""
    page = open_page(NAME, kind(KIND), given.answers, java_script_enabled=javascript)
    page.unroute_all()
    assert typed(page, given)
    page.get_by_role("button", name="Leave these pages").click()
    page.wait_for_url(ELSEWHERE)
    shown: list[str] = []
    page.on("response", lambda answer: shown.append(answer.url))
    page.go_back()
    if javascript:
        page.wait_for_url(ELSEWHERE)
        assert not [url for url in shown if url.endswith(NAME)]
    assert not typed(page, given)


@pytest.mark.parametrize("javascript", [False, True])
@pytest.mark.parametrize("tag", ["en", "ur"])
def test_the_way_out_is_always_in_reach_and_hides_nothing(
    open_page: Callable[..., Page], given: files.Given, tag: str, javascript: bool
) -> None:
    """On a long page of a telephone, wherever it stands; and whatever has the focus shows."""
    page = open_page(
        f"/{tag}/{KIND}/check",
        kind(KIND),
        given.answers,
        viewport=NARROW,
        java_script_enabled=javascript,
    )
    page.locator("main a.change").last.scroll_into_view_if_needed()
    bar = page.locator(".bar").bounding_box()
    assert bar is not None
    assert bar["y"] == 0
    assert bar["height"] < NARROW["height"] / 6
    assert page.locator("#leave button").is_visible()
    for key, presses in (("Tab", 25), ("Shift+Tab", 30)):
        for _ in range(presses):
            page.keyboard.press(key)
            assert page.evaluate(UNCOVERED), page.evaluate("document.activeElement.outerHTML")


def test_somebody_is_told_some_minutes_before_the_answers_go(
    open_page: Callable[..., Page], given: files.Given, site: Site
) -> None:
    """Where everybody sees it, and a screen reader says it; not before, and not twice."""
    visitor = site.visitor()
    site.bring(visitor, kind(KIND), given.answers)
    page = visitor.new_page()
    page.clock.install()
    page.goto(NAME)
    told = page.get_by_role("status")
    page.clock.fast_forward("03:45:00")
    assert told.inner_text() == ""
    page.clock.fast_forward("00:06:00")
    assert "deleted in about 10 minutes" in told.inner_text()
    assert told.bounding_box() is not None
    visitor.close()


def test_two_tabs_show_both_answers(open_page: Callable[..., Page], given: files.Given) -> None:
    """The one that was kept and the one just typed, to choose from; nothing is lost."""
    first = open_page(NAME, kind(KIND), given.answers)
    second = first.context.new_page()
    second.goto(NAME)
    for page, name in ((second, "Second Example"), (first, "First Example")):
        page.locator("#child_name").fill(name)
        with page.expect_navigation():
            page.locator("main form button.button").click()
    assert "Second Example" in first.locator("main section").inner_text()
    assert first.locator("#child_name").input_value() == "First Example"
    first.locator("#newer:focus").wait_for()
    first.get_by_role("link", name="Leave the kept answer as it is").click()
    first.goto(NAME)
    assert first.locator("#child_name").input_value() == "Second Example"


def test_three_presses_of_shift_lead_away(
    open_page: Callable[..., Page], given: files.Given
) -> None:
    """Three in two seconds, and nothing else in between; the page says so where it works."""
    page = open_page(NAME, kind(KIND), given.answers)
    page.unroute_all()
    assert page.get_by_text("press Shift three times").is_visible()
    for key in ("Shift", "Shift", "a", "Shift"):
        page.keyboard.press(key)
    assert page.url.endswith(NAME)
    for _ in range(2):
        page.keyboard.press("Shift")
    page.wait_for_url(ELSEWHERE)


def test_nobody_is_told_of_keys_that_do_nothing(open_page: Callable[..., Page]) -> None:
    """Without JavaScript there is no word of Shift."""
    page = open_page("/en/", java_script_enabled=False)
    assert not page.get_by_text("press Shift three times").is_visible()


def test_back_after_deleting_finds_nothing(
    open_page: Callable[..., Page], given: files.Given
) -> None:
    """Whatever the browser kept of the pages is not shown again."""
    page = open_page(NAME, kind(KIND), given.answers)
    page.goto("/en/delete")
    page.get_by_role("button", name="Delete my answers").click()
    page.wait_for_url("**/deleted")
    for _ in range(2):
        page.go_back()
    assert not typed(page, given)


def test_the_browser_complains_of_nothing(
    open_page: Callable[..., Page], given: files.Given
) -> None:
    """No word in the console under the strict policy, and nothing fetched from anywhere else."""
    page = open_page("/en/", kind(KIND), given.answers)
    said: list[str] = []
    asked: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.on("request", lambda request: asked.append(request.url))
    for path in ("/en/", NAME, f"/en/{KIND}/check", f"/en/{KIND}/preview", "/en/privacy"):
        page.goto(path)
    assert said == []
    here = page.url.split("/en/")[0]
    assert [url for url in asked if not url.startswith(here)] == []


def test_the_policy_stops_what_is_not_ours(open_page: Callable[..., Page]) -> None:
    """A script, a style or a picture from elsewhere that found its way in would not run."""
    page = open_page("/en/")
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.locator("main").evaluate(
        """main => {
          const script = document.createElement("script");
          script.textContent = "window.ran = true";
          main.append(script);
          main.innerHTML += '<img src="https://elsewhere.example/x.png">';
        }"""
    )
    page.wait_for_timeout(200)
    assert page.evaluate("window.ran") is None
    assert len(said) == 2
