"""Hard words in plain words: a page of them all, and those of a question where it is asked."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path

from flask import Blueprint, render_template

from letters.documents.blocks import Document, Run, lines_of
from letters.languages.locales import ENGLISH
from letters.web.page import reading_tag
from letters.wording import Words

blueprint = Blueprint("glossary", __name__)
_TABLE = Path(__file__).with_name("glossary.csv")
# Short forms that are words or parts of addresses too, or that nobody meets on these pages.
_UNSURE = re.compile(r"the .*|[A-Z]{2}")


@dataclass(frozen=True)
class Term:
    """A hard word. `english` is as letters have it, with its short form in brackets; `own` is the
    word in the reader's language, empty where the English is kept or read; `meaning` explains it.
    """

    id: str
    english: str
    own: str
    meaning: str


@dataclass(frozen=True)
class _Row:
    id: str
    term: str
    abbreviation: str
    policy: str

    @property
    def english(self) -> str:
        short = self.abbreviation if self.abbreviation != self.term else ""
        return f"{self.term} ({short})" if short else self.term


@blueprint.get("/words")
def words_page() -> str:
    """Every hard word, each at an address of its own."""
    tag = reading_tag()
    return render_template("words.html", terms=[_term(row, tag) for row in _rows()])


def terms_in(texts: Iterable[str], tag: str) -> tuple[Term, ...]:
    """The hard words that stand in English texts of ours, told in the language of the tag, in the
    order of the list."""
    return _told(_found_in("\n".join(texts)), tag)


def terms_in_documents(documents: Iterable[Document], tag: str) -> tuple[Term, ...]:
    """The hard words that stand in documents where they speak English. Nothing that somebody wrote
    is looked at, and no text is kept."""
    runs = (run for document in documents for run in _english_runs(document))
    return _told(_found("\n".join(run.text for run in runs if not run.value)), tag)


def _english_runs(document: Document) -> Iterator[Run]:
    for part in document.parts:
        for block in part.blocks:
            for line in lines_of(block):
                yield from (run for run in line if run.lang == ENGLISH)


def _told(found: frozenset[str], tag: str) -> tuple[Term, ...]:
    return tuple(_term(row, tag) for row in _rows() if row.id in found)


@cache
def _rows() -> tuple[_Row, ...]:
    with _TABLE.open(encoding="utf-8", newline="") as file:
        return tuple(_Row(**row) for row in csv.DictReader(file))


def _term(row: _Row, tag: str) -> Term:
    words = Words("glossary", tag)
    translated = row.policy == "T" and tag != ENGLISH
    own = words(f"term.{row.id}") if translated else ""
    return Term(row.id, row.english, own, words(f"meaning.{row.id}"))


def _found(text: str) -> frozenset[str]:
    """The ids of the terms in a text. A longer term hides those inside it."""
    terms, short = _forms()
    ids = set()
    for found in _pattern().finditer(text):
        name = found[0].removesuffix("s")
        ids.add(short.get(found[0]) or short.get(name) or terms[name.casefold()])
    return frozenset(ids)


_found_in = lru_cache(maxsize=1024)(_found)  # the texts of questions, which come again


@cache
def _pattern() -> re.Pattern[str]:
    terms, short = _forms()
    small, exact = (
        "|".join(map(re.escape, sorted(forms, key=len, reverse=True))) for forms in (terms, short)
    )
    return re.compile(rf"\b(?:(?i:{small})|{exact})s?\b")


@cache
def _forms() -> tuple[dict[str, str], dict[str, str]]:
    """Each way to write a term with the term's id: whole terms in small letters and without a
    plural's s, and short forms exactly as they are ("SEND" is no "send")."""
    terms, short = {}, {}
    for row in _rows():
        written = row.term.split(" / ")
        terms.update({form.casefold().removesuffix("s"): row.id for form in written})
        forms = (form for form in row.abbreviation.split(" / ") if form)
        short.update({form: row.id for form in forms if not _UNSURE.fullmatch(form)})
    return terms, short
