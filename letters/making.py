"""From answers to files: the one way through, for the web and the command line alike."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import fields
from datetime import date
from functools import cache

from letters import law, wording
from letters.documents.blocks import Document, Part, sentences_of
from letters.documents.calendar import CalendarEvent, calendar_bytes
from letters.documents.compose import PAGE_TEMPLATES, compose
from letters.documents.docx import document_docx
from letters.documents.editions import Order, assemble, reader, say, versions
from letters.documents.fonts import missing_characters
from letters.documents.html import document_html
from letters.documents.localise import blocks
from letters.documents.text import document_text
from letters.facts.base import Council, Facts
from letters.kinds import Kind, kinds
from letters.languages.locales import locale
from letters.places_on_disk import TEMPLATES
from letters.questions import gate
from letters.questions.path import Path
from letters.values import Title

__all__ = [
    "FORMATS",
    "Order",
    "file_name",
    "leads_to",
    "made",
    "not_in_force",
    "open_gate",
    "page_part",
    "versions",
    "written",
]


def open_gate() -> None:
    """Tell the gate which characters the fonts can print. Each entry point calls it once."""
    gate.print_with(lambda character: not missing_characters(character))


def made(kind: Kind, path: Path, order: Order) -> tuple[Document, ...]:
    """Every document that follows from a complete path, in the edition ordered.

    The sheet that is kept carries the dates for the calendar; where none is kept, the first
    document does. ValueError when the path is not complete.
    """
    if not path.complete:
        raise ValueError("no document is made before every question on the path is answered")
    facts = kind.judge(path.answers)
    today = path.answers.on_date
    kept = [name for name in facts.documents if name in kind.journey.kept]
    dated = (*kept, *facts.documents)[0]
    return tuple(
        _document(kind, facts, name, order, today, dated=name == dated) for name in facts.documents
    )


def written(document: Document, form: str) -> bytes:
    """The bytes of a document in one of FORMATS. The same document always gives the same bytes."""
    write = FORMATS[form]
    return write(document)


def file_name(document: Document, form: str) -> str:
    """A file's name: the document and its languages, nothing about a person."""
    return f"{document.file_stem}.{form}"


def page_part(name: str, tag: str, context: Mapping[str, object], on: date | None = None) -> Part:
    """A page of running text from `templates/pages/NAME.md`, without references: it has no list
    of the law for them to lead to. It may say on which day one of the `sources` was checked. It
    names bodies as they were called on the day `on`; None: as they are called now."""
    said = compose(name, {"sources": law.sources(), **context}, PAGE_TEMPLATES)
    content = blocks(said, reader(tag, domain="pages", on=on))
    return Part(tag, locale(tag).direction, "send", name, content)


def stop_part(path: Path, tag: str) -> Part:
    """The page at which a journey ends without a document: why, and where to go instead."""
    if path.stopped is None:
        raise ValueError("the journey has not stopped")
    voice = path.answers.choice("writer") or "parent"
    context = {"voice": voice, "answers": path.answers}
    return page_part(f"stop-{path.stopped.id}", tag, context, on=path.answers.on_date)


def leads_to(kind: Kind, path: Path) -> tuple[Kind, ...]:
    """The kinds that a complete path leads to, the more urgent first; none but from a guide."""
    if not (kind.journey.guide and path.complete):
        return ()
    wanted: tuple[str, ...] = getattr(kind.judge(path.answers), "leads_to", ())
    return tuple(kinds()[one] for one in wanted if one in kinds())


def not_in_force(documents: Iterable[Document], day: date) -> tuple[law.Source, ...]:
    """The sources that documents of the day rely on and that are not in force on it."""
    found = dict.fromkeys(
        source
        for document in documents
        for part in document.parts
        for block in part.blocks
        for sentence in sentences_of(block)
        for source in sentence.sources
    )
    return tuple(law.source(one) for one in found if not law.in_force(one, day))


def _document(
    kind: Kind, facts: Facts, name: str, order: Order, today: date, *, dated: bool
) -> Document:
    sent = name not in kind.journey.kept
    said = say(name, _context(facts), today=today, sent=sent)
    return assemble(kind.id, said, order, made_on=today, dates=facts.dates if dated else ())


def _context(facts: Facts) -> dict[str, object]:
    context = {field.name: getattr(facts, field.name) for field in fields(facts)}  # type: ignore[arg-type]
    council = context.get("council")  # a kind may know no more of it than its name
    near = council.near if isinstance(council, Council) else ()
    voice = context["people"].voice if "people" in context else context["voice"]
    return {"near": near, **context, "voice": voice, "titles": _titles()}


@cache
def _titles() -> Mapping[str, Title]:
    """The titles of all kinds by id: a document names those that go on from it."""
    told = {kind_id: wording.entries(kind_id)["kind.title"] for kind_id in kinds()}
    return {one: Title(f"{one}.kind.title", english, one) for one, english in told.items()}


def _html(document: Document) -> bytes:
    stylesheet = (TEMPLATES / "documents" / "letter.css").read_text(encoding="utf-8")
    return document_html(document, stylesheet=stylesheet).encode()


def _pdf(document: Document) -> bytes:
    # Imported late: WeasyPrint takes a second to load, which a question page need not wait for.
    from letters.documents.pdf import document_pdf

    return document_pdf(document)


def _calendar(document: Document) -> bytes:
    if document.made_on is None:
        raise ValueError("a calendar says on which day it was made")
    events = [CalendarEvent(day.id, day.day, day.summary) for day in document.days]
    return calendar_bytes(events, name=document.calendar, made_on=document.made_on)


FORMATS: Mapping[str, Callable[[Document], bytes]] = {
    "docx": document_docx,
    "pdf": _pdf,
    "html": _html,
    "txt": lambda document: document_text(document).encode(),
    "ics": _calendar,
}
