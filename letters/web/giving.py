"""The documents: read here first, in the edition ordered, then taken away as files."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from concurrent.futures import Future
from concurrent.futures import TimeoutError as NotYet
from dataclasses import dataclass
from functools import partial
from typing import Any, cast

from flask import (
    Blueprint,
    abort,
    current_app,
    make_response,
    redirect,
    render_template,
    request,
    url_for,
)
from werkzeug import Response

from letters import clock, draft_files, making
from letters.documents.blocks import Document
from letters.drafts.database import Unavailable
from letters.drafts.draft_file import carried
from letters.drafts.in_word import with_draft
from letters.kinds import Kind
from letters.languages.catalogues import review
from letters.languages.locales import ENGLISH, locale
from letters.making import Order
from letters.questions.path import Path
from letters.web import visits
from letters.web.asking import path_of, tell_that_it_is_gone, words_for
from letters.web.glossary import terms_in_documents
from letters.web.page import languages, reading_tag
from letters.web.parts import shown_documents
from letters.web.pool import Busy, NotMade, TooSlow
from letters.web.shelf import Shelf, TooMany
from letters.wording import Words

blueprint = Blueprint("giving", __name__)
blueprint.before_request(tell_that_it_is_gone)

FORMATS = ("docx", "pdf", "html", "txt", "ics")
CONTENT_TYPES = {
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "pdf": "application/pdf",
    "html": "text/html; charset=utf-8",
    "txt": "text/plain; charset=utf-8",
    "ics": "text/calendar; charset=utf-8",
    "json": "application/json",
}
EDITIONS = ("copy", "paragraphs", "alone")
TYPEFACES = ("default", "naskh")


@dataclass(frozen=True)
class Option:
    """One of the editions to choose from. `lang` is set where the label is not in the page's."""

    value: str
    label: str
    hint: str = ""
    lang: str = ""
    direction: str = ""


@dataclass(frozen=True)
class Choice:
    """What the visitor ordered, as the page shows it: a second language, how, in which letters."""

    beside: str = ""
    edition: str = "copy"
    typeface: str = "default"

    @property
    def order(self) -> Order:
        """The same as the documents understand it."""
        typeface = cast(Any, self.typeface if _two_typefaces(self.beside) else "default")
        if not self.beside:
            return Order()
        if self.edition == "alone":
            return Order(self.beside, typeface=typeface)
        return Order(ENGLISH, self.beside, cast(Any, self.edition), typeface)


@blueprint.get("/<kind:kind>/preview")
def preview(kind: Kind) -> Response | str:
    """The documents to read, while their PDFs are being made."""
    path = path_of(kind, visits.draft())
    if not path.complete:
        return redirect(url_for("asking.tasks", kind=kind), 303)
    choice = _choice()
    documents = _documents(kind, path, choice.order)
    _begin(documents)
    return render_template(
        "preview.html",
        kind=kind,
        words=words_for(kind, path),
        leads_to=making.leads_to(kind, path),
        documents=shown_documents(documents, kind.journey.kept, reading_tag()),
        formats=_formats,
        words_in=lambda tag: Words(tag=tag),
        terms=terms_in_documents(documents, reading_tag()),
        choice=choice,
        **_options(Words(tag=reading_tag())),
    )


@blueprint.post("/<kind:kind>/preview")
def order(kind: Kind) -> Response:
    """Order another edition."""
    wanted = allowed_order(request.form)

    def take(draft: visits.Draft) -> None:
        draft.order.update(wanted)

    visits.change(take)
    return redirect(url_for("giving.preview", kind=kind), 303)


def allowed_order(given: Mapping[str, str]) -> dict[str, str]:
    """What can be ordered of what somebody sent."""
    allowed = {"beside": ("", *languages()[1:]), "edition": EDITIONS, "typeface": TYPEFACES}
    return {name: given[name] for name, values in allowed.items() if given.get(name) in values}


@blueprint.get("/<kind:kind>/download/<name>.<form>")
def download(kind: Kind, name: str, form: str) -> Response:
    """One file. Its name is ours and says nothing about a person."""
    path = path_of(kind, visits.draft())
    if not path.complete or form not in FORMATS:
        abort(404)
    document = _document(kind, path, name)
    if form not in _formats(document):
        abort(404)
    content = _pdf(document) if form == "pdf" else making.written(document, form)
    return file_answer(content, making.file_name(document, form))


@blueprint.get("/<kind:kind>/my-copy/<name>.docx")
def my_copy(kind: Kind, name: str) -> Response:
    """The Word file for its owner: the answers it was made from are in it, to be opened again."""
    path = path_of(kind, visits.draft())
    if not path.complete:
        abort(404)
    document = _document(kind, path, name)
    content = draft_files.content_of_copy(kind, path, visits.draft().order)
    carrying = with_draft(making.written(document, "docx"), carried(content))
    return file_answer(carrying, f"{document.file_stem}-my-copy.docx")


def file_answer(content: bytes, name: str) -> Response:
    """A file to save, under a name that we chose."""
    response = make_response(content)
    response.headers["Content-Type"] = CONTENT_TYPES[name.rpartition(".")[2]]
    response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


def _options(words: Words) -> dict[str, list[Option]]:
    """What can be ordered, in words. Nothing is asked where there is nothing to choose."""
    others = [tag for tag in languages() if tag != ENGLISH]
    editions = [Option(one, words(f"site.preview.edition_{one}")) for one in EDITIONS]
    typefaces = [Option(one, words(f"site.preview.typeface_{one}")) for one in TYPEFACES]
    none = Option("", words("site.preview.none"))
    return {
        "beside_options": [none, *(_language(tag, words) for tag in others)] if others else [],
        "edition_options": editions if others else [],
        "typeface_options": typefaces if any(map(_two_typefaces, others)) else [],
    }


def _language(tag: str, words: Words) -> Option:
    checked = review(tag)
    hint = words("site.review.draft")
    if checked.checked:
        hint = words("site.review.checked", name=checked.reviewer, day=checked.reviewed_on)
    own = locale(tag)
    return Option(tag, own.autonym, hint, own.tag, own.direction)


def _choice() -> Choice:
    """The edition ordered; before any order the reader's own language stands beside English."""
    ordered = visits.draft().order
    reading = reading_tag()
    beside = ordered.get("beside", "" if reading == ENGLISH else reading)
    return Choice(
        beside if beside in languages() else "",
        ordered.get("edition", "copy"),
        ordered.get("typeface", "default"),
    )


def _document(kind: Kind, path: Path, name: str) -> Document:
    made = {document.name: document for document in _documents(kind, path, _choice().order)}
    return made[name] if name in made else abort(404)


def _documents(kind: Kind, path: Path, ordered: Order) -> tuple[Document, ...]:
    """The documents, made once for as long as neither the answers, the day nor the order change."""
    source = f"{kind.id} {path.answers.on_date} {ordered} ".encode() + visits.draft().dump()
    make = partial(making.made, kind, path, ordered)
    return _shelf().documents(visits.visit().key, source, make, clock.now())


def _formats(document: Document) -> Iterator[str]:
    return (form for form in FORMATS if form != "ics" or document.days)


def _two_typefaces(tag: str) -> bool:
    return bool(tag) and locale(tag).copy_fonts != locale(tag).fonts


def _begin(documents: tuple[Document, ...]) -> None:
    """Have the PDFs made while the person reads; if not now, then when they are asked for."""
    for document in documents:
        try:
            _shelf().prepare(visits.visit().key, document, clock.now())
        except (Busy, TooMany, Unavailable):
            return


def _pdf(document: Document) -> bytes:
    try:
        return _waited_for(_shelf().ask(visits.visit().key, document, clock.now()))
    except TooMany:
        abort(429)
    except (Busy, TooSlow, NotYet):
        abort(503)
    except NotMade as fault:
        raise RuntimeError(f"no PDF: {fault}") from None


def _waited_for(made: Future[bytes]) -> bytes:
    """What is being made, once it is. Half of the threads may wait: the others answer questions."""
    if made.done():
        return made.result()
    places = current_app.extensions["places_to_wait"]
    if not places.acquire(blocking=False):
        raise Busy
    try:
        return made.result(timeout=current_app.extensions["settings"].render_seconds + 5)
    finally:
        places.release()


def _shelf() -> Shelf:
    return cast(Shelf, current_app.extensions["shelf"])
