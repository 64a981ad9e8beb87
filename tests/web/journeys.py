"""Answering a whole journey through its pages, from an answer file."""

from __future__ import annotations

from collections.abc import Mapping

from letters.kinds import Kind
from letters.questions.journey import Page as QuestionPage
from letters.questions.reading import parts_of, rows_typed
from tests.web.client import Client
from tests.web.page import Page

LONGEST = 400  # presses of a button: more than any journey has


def answer_all(client: Client, kind: Kind, answers: Mapping[str, object], tag: str = "en") -> Page:
    """Answer page after page from the task list on. Gives the page at the end: check-your-answers,
    or where the journey stops."""
    page = client.get(f"/{tag}/{kind.id}/")
    for _ in range(LONGEST):
        last = page.address.rstrip("/").split("/")[-1]
        if last in {"check", "what-next"}:
            return page
        asked = kind.journey.page(last)
        page = go_on(client, page) if asked is None else answer(client, page, asked, answers)
        assert page.response.status_code == 200, page.text
    raise AssertionError("the journey has no end")


def go_on(client: Client, page: Page) -> Page:
    """Follow the big button of the task list."""
    button = next(a for a in page.all("a") if a.get("class") == "button")
    return client.get(str(button.get("href")))


def answer(client: Client, page: Page, asked: QuestionPage, answers: Mapping[str, object]) -> Page:
    """Answer one page."""
    parts = parts_for(asked, answers)
    for spec in asked.fields:
        rows = rows_typed(spec.name, parts) if spec.kind == "rows" else []
        for _ in rows[1:]:
            page = client.submit(page, {}, press=f"add:{spec.name}")
    return client.submit(page, parts)


def parts_for(asked: QuestionPage, answers: Mapping[str, object]) -> dict[str, list[str]]:
    """What is typed on a page for these answers."""
    parts: dict[str, list[str]] = {}
    for spec in asked.fields:
        if spec.name in answers:
            parts.update(parts_of(spec, answers[spec.name]))
    return parts
