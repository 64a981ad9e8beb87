"""Telling a person that what they typed was put in order: on the page after their answer.

The address of that page names the question and what was done, never a word of the answer.
"""

from __future__ import annotations

from dataclasses import dataclass

from flask import request, url_for

from letters.kinds import Kind
from letters.questions import gate
from letters.questions.forms import PageForm
from letters.questions.journey import Page
from letters.web import visits
from letters.web.page import reading_tag
from letters.wording import VOICES, Words

_NAME = "tidied"
_DONE = {"unseen": "site.tidied.unseen", "blanks": "site.tidied.blanks"}


@dataclass(frozen=True)
class Note:
    """What was done to the answer to a question, as keys of words, and the way back to it."""

    title: str
    address: str
    done: tuple[str, ...]


def with_note(address: str, page: Page, form: PageForm) -> str:
    """The address to go on to; it says that the answer just given was put in order, if it was."""
    found = {
        done
        for field in form.answer_fields()
        if field.spec.kind not in {"choice", "choices", "date"}
        for typed in field.parts.values()
        for text in typed
        for done in gate.put_in_order(text)
    }
    if not found:
        return address
    done = "-".join(one for one in _DONE if one in found)
    return f"{address}{'&' if '?' in address else '?'}{_NAME}={page.id}.{done}"


def note() -> Note | None:
    """The note for the page that is shown now, or None."""
    page_id, _, done = request.args.get(_NAME, "").partition(".")
    kind = (request.view_args or {}).get("kind")
    if request.method != "GET" or not isinstance(kind, Kind):
        return None
    page = kind.journey.page(page_id)
    told = tuple(words for one, words in _DONE.items() if one in done.split("-"))
    if page is None or page.stop or not told:
        return None
    writer = visits.draft().answers.get("writer")
    words = Words(kind.id, reading_tag(), writer if writer in VOICES else "parent")
    address = url_for("asking.question", kind=kind, page_id=page.id, change="1")
    return Note(words(f"page.{page.id}.title"), address, told)
