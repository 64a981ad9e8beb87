"""The questions: the task list, one page each, check-your-answers, and journeys that end early."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from flask import Blueprint, abort, redirect, render_template, request, url_for
from werkzeug import Response
from werkzeug.datastructures import MultiDict

from letters import clock
from letters.kinds import Kind
from letters.languages.locales import ENGLISH
from letters.making import stop_part
from letters.places.services import Service
from letters.questions.answers import Answers
from letters.questions.forms import PageForm, form_for, kept_form
from letters.questions.gate import Refusal
from letters.questions.journey import Page
from letters.questions.known import Known, out_of_date, to_fill
from letters.questions.path import Path, replay
from letters.questions.shared import voice
from letters.reports import filled_in
from letters.web import visits
from letters.web.controls import Sheet, another_row, row_taken_away, sheet
from letters.web.glossary import terms_in
from letters.web.page import reading_tag
from letters.web.parts import shown_part
from letters.web.summary import Asked, asked_on, summary
from letters.web.tidying import with_note
from letters.web.visits import Draft
from letters.wording import Words

blueprint = Blueprint("asking", __name__)
Status = Literal["done", "begun", "next", "later"]
SHOWN = "shown"  # the name of the fingerprint in a form


class Overtaken(Exception):  # noqa: N818 - says what happened
    """The question was answered otherwise since the page with this answer was shown."""


@dataclass(frozen=True)
class Task:
    """A line of the task list. `page` is where it goes on; None while it cannot be begun."""

    title: str
    status: Status
    page: str | None


@dataclass(frozen=True)
class Question:
    """A page of a journey that may be answered now, for this visitor."""

    kind: Kind
    page: Page
    path: Path
    words: Words
    changing: bool

    def form(self, typed: Mapping[str, list[str]] | None = None) -> PageForm:
        """The page's form, with the answers kept or with what was typed."""
        before = self.path.before(self.page)
        if typed is None:
            filled = {name: known.text for name, known in self.filled.items()}
            return kept_form(self.page, before, {**visits.draft().answers, **filled})
        return form_for(self.page, before, MultiDict(typed))

    @property
    def filled(self) -> Mapping[str, Known]:
        """What the page is filled with while nobody has answered it."""
        draft = visits.draft()
        if self.page.id in draft.seen:
            return {}
        return to_fill(self.page, self.path.before(self.page), draft.answers)

    @property
    def back(self) -> str:
        """Where the Back link goes."""
        place = self.path.pages.index(self.page)
        if self.changing and self.path.complete:
            return url_for("asking.check", kind=self.kind)
        if place == 0:
            return url_for("asking.tasks", kind=self.kind)
        return url_for("asking.question", kind=self.kind, page_id=self.path.pages[place - 1].id)


def path_of(kind: Kind, draft: Draft) -> Path:
    """The journey of a kind replayed with a draft's answers, as of today."""
    return replay(kind.journey, draft.answers, clock.today(), frozenset(draft.seen))


def words_for(kind: Kind, path: Path) -> Words:
    """The words of a kind in the page's language and the writer's voice."""
    return Words(kind.id, reading_tag(), voice(path.answers))


@blueprint.before_request
def tell_that_it_is_gone() -> tuple[str, int] | None:
    """To somebody whose draft has run out, the truth about it, with whatever they had just typed.
    Their key goes too: the next page is a new visitor's."""
    if not visits.has_run_out():
        return None
    visits.drop_key()
    kind = (request.view_args or {}).get("kind")
    words = Words(kind.id if kind else None, reading_tag())
    return render_template("gone.html", kind=kind, words=words, typed=_typed()), 410


@blueprint.get("/<kind:kind>/")
def tasks(kind: Kind) -> str:
    """The task list. A section in which nothing is asked but the journey ends is no task."""
    path = path_of(kind, visits.draft())
    words = words_for(kind, path)
    sections = [
        (section, [page for page in section.pages if page in path.pages])
        for section in kind.journey.sections
    ]
    listed = [
        Task(words(f"section.{section.id}.title"), *_progress(pages, path))
        for section, pages in sections
        if not all(page.stop for page in pages)
    ]
    return render_template("tasks.html", kind=kind, path=path, words=words, tasks=listed)


@blueprint.get("/<kind:kind>/<page_id>")
def question(kind: Kind, page_id: str) -> Response | str | tuple[str, int]:
    """A question."""
    found = _find(kind, page_id)
    if found is None:
        return _not_here(kind)
    filled = [filled_in(service, clock.today(), found.words) for service in _services_of(found)]
    return _show(found, sheet(found.page, found.form(), found.words), filled=filled)


def _services_of(found: Question) -> list[Service]:
    """The entries of the directory that a page is filled from, each once."""
    return list(dict.fromkeys(known.service for known in found.filled.values()))


@blueprint.post("/<kind:kind>/<page_id>")
def answer(kind: Kind, page_id: str) -> Response | str | tuple[str, int]:
    """An answer: kept, or shown again as typed with what to mend."""
    found = _find(kind, page_id)
    if found is None:
        return _not_here(kind)
    action, _, target = request.form.get("action", "").partition(":")
    if action in {"add", "take"}:
        return _rows_changed(found, action, target)
    form = found.form(request.form.to_dict(flat=False))
    refused = [] if form.valid() else form.refusals
    refused = refused or _too_long(found, form)
    if refused:
        shown = sheet(found.page, form, found.words, refused)
        return _show(found, shown, fingerprint=_brought_along()), 422
    try:
        draft = visits.change(lambda draft: _take(draft, found, form))
    except Overtaken:
        return _show_both(found, form), 409
    onwards = _after(found, path_of(kind, draft))
    return redirect(with_note(onwards, found.page, form), 303)


def show_again(kind: Kind, page_id: str) -> tuple[str, int] | None:
    """The question with what was typed, to be sent again: its page was from another visit. Where
    that visit's answers are gone and it cannot be answered yet, what was typed is shown alone."""
    found = _find(kind, page_id)
    if found is None:
        return tell_that_it_is_gone()
    shown = sheet(found.page, found.form(request.form.to_dict(flat=False)), found.words)
    return _show(found, shown, fingerprint=_brought_along(), stale=True), 400


def not_kept(kind: Kind, page_id: str) -> str | None:
    """The question with what was typed, to be sent again: the store could not take it just now."""
    asked = kind.journey.page(page_id)
    if asked is None or asked.stop:
        return None
    path = path_of(kind, visits.in_hand())
    before = path.before(asked) if asked in path.pages else path.answers
    words = words_for(kind, path)
    form = form_for(asked, before, MultiDict(request.form.to_dict(flat=False)))
    return render_template(
        "question.html",
        kind=kind,
        page=asked,
        words=words,
        sheet=sheet(asked, form, words),
        back=url_for("asking.tasks", kind=kind),
        fingerprint=_brought_along(),
        unkept=True,
    )


@blueprint.get("/<kind:kind>/check")
def check(kind: Kind) -> Response | str:
    """Every answer on the path, each with a way to change it."""
    path = path_of(kind, visits.draft())
    if not path.complete:
        return redirect(_on_from(kind, path), 303)
    words = words_for(kind, path)
    return render_template("check.html", kind=kind, words=words, tasks=summary(kind, path, words))


@blueprint.get("/<kind:kind>/what-next")
def what_next(kind: Kind) -> Response | str:
    """Where a journey ends without a document: why, and the ways forward."""
    path = path_of(kind, visits.draft())
    if path.stopped is None:
        return redirect(_on_from(kind, path), 303)
    words = words_for(kind, path)
    last = path.pages[-2].id
    part = shown_part(stop_part(path, words.tag), offset=1)
    return render_template("what-next.html", kind=kind, words=words, part=part, last=last)


def _find(kind: Kind, page_id: str) -> Question | None:
    """The question, or None when it is not (yet, or any more) this visitor's to answer."""
    asked = kind.journey.page(page_id)
    if asked is None or asked.stop:
        abort(404)
    path = path_of(kind, visits.draft())
    last = path.pages.index(path.pending) if path.pending else len(path.pages) - 1
    if asked not in path.pages[: last + 1]:
        return None
    changing = request.args.get("change") == "1"
    return Question(kind, asked, path, words_for(kind, path), changing)


def _not_here(kind: Kind) -> Response:
    """On to the first open question."""
    return redirect(_on_from(kind, path_of(kind, visits.draft())), 303)


def _typed() -> list[str]:
    ours = {visits.CSRF, SHOWN, "action"}
    fields = request.form.items(multi=True)
    return [text for name, text in fields if name not in ours and text.strip()]


def _show(
    found: Question,
    shown: Sheet,
    *,
    fingerprint: str | None = None,
    stale: bool = False,
    fresh: str = "",
    newer: Asked | None = None,
    onwards: str = "",
    filled: Sequence[str] = (),
) -> str:
    """The page. `fingerprint` is that of the answer kept when the person first saw it; `newer` the
    answer that was given since, and `onwards` where they go who leave it at that. `filled` says
    what was filled in for them."""
    return render_template(
        "question.html",
        kind=found.kind,
        page=found.page,
        words=found.words,
        terms=terms_in(_english(found), found.words.tag),
        sheet=shown,
        back=found.back,
        fingerprint=_fingerprint(found.page) if fingerprint is None else fingerprint,
        stale=stale,
        fresh=fresh,
        newer=newer,
        onwards=onwards,
        filled=filled,
    )


def _english(found: Question) -> Iterator[str]:
    """What the question says, in English: the hard words are found in it."""
    words = replace(found.words, tag=ENGLISH)
    keys = [f"page.{found.page.id}.{part}" for part in ("title", "hint", "hard_word", "explained")]
    for field in found.page.fields:
        keys += [f"field.{field.name}.{part}" for part in ("label", "hint")]
        for option in field.options:
            keys += [f"field.{field.name}.{part}.{option}" for part in ("option", "hint")]
    return (text for key in keys if (text := words.maybe(key)))


def _show_both(found: Question, form: PageForm) -> str:
    """What was just typed, still to be sent, and above it the answer that was given meanwhile."""
    path = path_of(found.kind, visits.draft())
    return _show(
        found,
        sheet(found.page, form, found.words),
        newer=asked_on(found.page, path, found.words),
        onwards=_after(found, path),
    )


def _fingerprint(page: Page) -> str:
    """A name for the answer that is kept to a question, which tells nobody what it is."""
    draft = visits.draft()
    kept = {field.name: draft.answers.get(field.name) for field in page.fields}
    content = json.dumps([page.id, kept, page.id in draft.seen], sort_keys=True)
    return visits.visit().fingerprint("answer shown", content.encode())


def _brought_along() -> str:
    """The fingerprint that came with the form: what is shown again was first shown with it."""
    found = request.form.get(SHOWN, "")
    return found if re.fullmatch("[0-9a-f]{32}", found) else ""


def _rows_changed(found: Question, action: str, target: str) -> str:
    """The page again with a row more or less; nothing typed is lost, nothing is kept yet."""
    typed = request.form.to_dict(flat=False)
    names = {field.name for field in found.page.fields if field.kind == "rows"}
    name, _, number = target.partition("/")
    if name not in names:
        abort(400)
    fresh = ""
    if action == "add":
        typed, added = another_row(name, typed)
        fresh = f"{name}-{added}"
    elif number.isascii() and number.isdecimal():
        typed = row_taken_away(name, int(number), typed)
        fresh = f"{name}-add"
    shown = sheet(found.page, found.form(typed), found.words)
    return _show(found, shown, fingerprint=_brought_along(), fresh=fresh)


def _too_long(found: Question, form: PageForm) -> list[Refusal]:
    """The refusal that only all the answers together can call for."""
    names = {field.name for field in found.page.fields}
    kept = {key: value for key, value in visits.draft().answers.items() if key not in names}
    path = replay(found.kind.journey, {**kept, **form.answers}, clock.today())
    return [refusal for refusal in path.refusals if refusal.field in names]


def _take(draft: Draft, found: Question, form: PageForm) -> None:
    """Put the answer into the draft. Raises Overtaken where that would lose a newer one unseen."""
    page, before = found.page, Answers(dict(draft.answers), clock.today())
    kept = {
        field.name: draft.answers[field.name]
        for field in page.fields
        if field.name in draft.answers
    }
    answered = bool(kept) or page.id in draft.seen
    if answered and kept != form.answers and _brought_along() != _fingerprint(page):
        raise Overtaken
    for field in page.fields:
        draft.answers.pop(field.name, None)
    draft.answers.update(form.answers)
    draft.seen.add(page.id)
    _take_out_of_date(draft, found.kind, before)


def _take_out_of_date(draft: Draft, kind: Kind, before: Answers) -> None:
    """Where another council is named now, what was filled in for the one before goes, and is
    asked again."""
    now = Answers(draft.answers, clock.today())
    for page in kind.journey.pages():
        gone = out_of_date(page, before, now, draft.answers)
        for name in gone:
            del draft.answers[name]
        if gone:
            draft.seen.discard(page.id)


def _after(found: Question, path: Path) -> str:
    """Where to go from an answered question."""
    if path.stopped or found.changing or found.page not in path.pages:
        return _on_from(found.kind, path, changing=found.changing)
    section = next(s for s in found.kind.journey.sections if found.page in s.pages)
    rest = path.pages[path.pages.index(found.page) + 1 :]
    following = next(iter(rest), None)
    # A guide asks little: nobody is led back to its task list between two questions.
    on = section.pages if not found.kind.journey.guide or path.complete else path.pages
    if following is None or following not in on:
        return url_for("asking.check" if path.complete else "asking.tasks", kind=found.kind)
    return url_for("asking.question", kind=found.kind, page_id=following.id)


def _on_from(kind: Kind, path: Path, *, changing: bool = False) -> str:
    """The first thing still to do."""
    if path.stopped:
        return url_for("asking.what_next", kind=kind)
    if path.pending is None:
        return url_for("asking.check", kind=kind)
    change = "1" if changing else None
    return url_for("asking.question", kind=kind, page_id=path.pending.id, change=change)


def _progress(pages: list[Page], path: Path) -> tuple[Status, str | None]:
    place = {page: number for number, page in enumerate(path.pages)}
    first = next(page for page in pages if not page.stop)
    if path.pending is None:
        return "done", first.id
    if path.pending in pages:
        return ("next" if path.pending == first else "begun"), path.pending.id
    return ("done", first.id) if place[first] < place[path.pending] else ("later", None)
