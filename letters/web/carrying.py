"""Drafts that people carry themselves: kept as a file of theirs, and taken back from it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from flask import Blueprint, redirect, render_template, request, url_for
from werkzeug import Response

from letters import changes, clock, draft_files
from letters.changes import Changed
from letters.draft_files import DraftFile
from letters.drafts import draft_file
from letters.drafts.draft_file import NotADraft
from letters.kinds import Kind, kinds
from letters.web import visits
from letters.web.asking import path_of, tell_that_it_is_gone
from letters.web.giving import allowed_order, file_answer
from letters.web.page import reading_tag
from letters.web.parts import shown_part
from letters.wording import Words

blueprint = Blueprint("carrying", __name__)
blueprint.before_request(tell_that_it_is_gone)

# The only place that takes a file. With the parts of the form around it.
LARGEST_UPLOAD = draft_file.LARGEST + 50_000


@dataclass(frozen=True)
class Standing:
    """How far a kind has come with a draft's answers: `page` is its first open question."""

    kind: Kind
    complete: bool


@blueprint.get("/keep")
def ask_to_keep() -> str:
    """How a draft is kept, and with what pass phrase."""
    return render_template("keep.html", there_are=visits.had_draft(), problem="")


@blueprint.post("/keep")
def keep() -> Response | tuple[str, int]:
    """The draft as a file."""
    if not visits.had_draft():
        return redirect(url_for("carrying.ask_to_keep"), 303)
    pass_phrase = request.form.get("pass_phrase", "").strip()
    problem = _wrong_with(pass_phrase)
    if problem:
        return render_template("keep.html", there_are=True, problem=problem), 422
    draft = visits.draft()
    content = draft_files.content_of(draft.answers, draft.seen, draft.order, clock.today())
    if pass_phrase:
        return file_answer(draft_file.locked_file(content, pass_phrase), "draft-locked.json")
    return file_answer(draft_file.open_file(content), "draft.json")


@blueprint.get("/continue")
def ask_for_file(problem: str = "") -> str:
    """Where a draft is taken back. `problem` is the reason why a file was not."""
    there_are = bool(visits.draft().answers)
    return render_template("continue.html", there_are=there_are, problem=problem)


@blueprint.post("/continue")
def take_back() -> Response | tuple[str, int]:
    """A draft file, or a copy of a document: read, and taken at once where nothing is in doubt."""
    try:
        found = draft_files.read_content(_uploaded(), clock.today())
    except NotADraft as fault:
        return ask_for_file(fault.reason), 422
    clean = not (found.refused or found.unknown or _changes(found))
    if clean and not visits.draft().answers:
        visits.change(lambda draft: _take(draft, found))
        return redirect(url_for("carrying.taken"), 303)

    def hold(draft: visits.Draft) -> None:
        draft.waiting = draft_files.held(found)

    visits.change(hold)
    return redirect(url_for("carrying.ask_to_take"), 303)


@blueprint.get("/continue/found")
def ask_to_take() -> Response | str:
    """What is in the file that waits, and what has changed since; nothing is replaced unasked."""
    found = _waiting()
    if found is None:
        return redirect(url_for("carrying.ask_for_file"), 303)
    return render_template(
        "found.html",
        found=found,
        replaces=bool(visits.draft().answers),
        changes=_changes(found),
        refused=_titles(found.refused),
        shown_part=shown_part,
    )


@blueprint.post("/continue/found")
def decide() -> Response:
    """Take the draft that waits, or leave it."""
    found = _waiting()
    if found is None:
        return redirect(url_for("carrying.ask_for_file"), 303)
    if request.form.get("action") == "take":
        visits.change(lambda draft: _take(draft, found))
        return redirect(url_for("carrying.taken"), 303)

    def leave(draft: visits.Draft) -> None:
        draft.waiting = {}

    visits.change(leave)
    return redirect(url_for("start.first"), 303)


@blueprint.get("/continue/taken")
def taken() -> Response | str:
    """The answers are here again, and the ways on from them."""
    draft = visits.draft()
    if not draft.answers:
        return redirect(url_for("carrying.ask_for_file"), 303)
    paths = [path_of(kind, draft) for kind in kinds().values()]
    standing = [
        Standing(kind, path.complete) for kind, path in zip(kinds().values(), paths, strict=True)
    ]
    # A finished document first: that is most likely why somebody came back.
    return render_template(
        "taken.html", standing=sorted(standing, key=lambda one: not one.complete)
    )


def _uploaded() -> Mapping[str, object]:
    """The content of the file sent. Raises NotADraft."""
    upload = request.files.get("file")
    file = upload.read() if upload else b""
    if not file:
        raise NotADraft("no-file")
    pass_phrase = request.form.get("pass_phrase", "").strip()
    return draft_file.read_file(file, pass_phrase)


def _wrong_with(pass_phrase: str) -> str:
    """Why a pass phrase will not do; nothing where it will, or where there is none."""
    if pass_phrase and len(pass_phrase) < draft_file.SHORTEST_PASS_PHRASE:
        return "too-short"
    return "too-long" if len(pass_phrase) > draft_file.LONGEST_PASS_PHRASE else ""


def _waiting() -> DraftFile | None:
    content = visits.draft().waiting
    return draft_files.read_held(content, clock.today()) if content else None


def _take(draft: visits.Draft, found: DraftFile) -> None:
    draft.answers = dict(found.answers)
    draft.seen = set(found.seen)
    draft.order = allowed_order(found.order)
    draft.waiting = {}


def _changes(found: DraftFile) -> list[Changed]:
    """What has changed since the draft was kept, for each kind that was finished then."""
    told = (
        changes.changed(
            kinds()[name], found.answers, was, found.kept_on, clock.today(), reading_tag()
        )
        for name, was in found.made.items()
    )
    return [one for one in told if one.anything]


def _titles(names: tuple[str, ...]) -> list[str]:
    """The questions of these fields, as their pages ask them."""
    asked = {
        field.name: Words(kind.id, reading_tag())(f"page.{page.id}.title")
        for kind in kinds().values()
        for page in kind.journey.pages()
        for field in page.fields
    }
    return list(dict.fromkeys(asked[name] for name in names))
