"""What a finished journey prints, in short, and what of it is other when it is printed again.

A draft that was kept holds the dates and a fingerprint of each sentence. Made again from the same
answers for the same day, whatever differs then differs because the law data or the wording did.
"""

from __future__ import annotations

import hashlib
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property

from letters import making, messages
from letters.documents.blocks import Block, Document, Listing, Part, Run, Sentence, sentences_of
from letters.kinds import Kind
from letters.languages.catalogues import catalogue
from letters.languages.locales import ENGLISH, locale
from letters.making import Order
from letters.questions.path import Path, replay

_FINGERPRINT = 12  # hexadecimal digits


@dataclass(frozen=True)
class Printed:
    """What a journey prints. `dates` are days by the id of their calendar entry; `sentences` are
    fingerprints of the English by document and by the sentence's id."""

    dates: Mapping[str, date]
    sentences: Mapping[str, Mapping[str, str]]


@dataclass(frozen=True)
class DateChanged:
    """A date with its words in the reader's language (empty where there are none any more), as it
    was and as it is; None where there was or is none."""

    words: str
    before: date | None
    now: date | None


@dataclass(frozen=True)
class Changed:
    """What is other in the documents of a kind.

    `complete` is false where the questions themselves have changed, so that some are still to be
    answered. `other` and `new` hold sentences as they stand now, `gone` those no longer said, in
    the reader's language and then in English; `passed` are dates that have gone by meanwhile.
    """

    kind: Kind
    complete: bool = True
    dates: tuple[DateChanged, ...] = ()
    passed: tuple[DateChanged, ...] = ()
    other: tuple[Part, ...] = ()
    new: tuple[Part, ...] = ()
    gone: tuple[Part, ...] = ()

    @property
    def anything(self) -> bool:
        """Whether there is anything to tell."""
        said = (self.dates, self.passed, self.other, self.new, self.gone)
        return not self.complete or any(said)


def printed(kind: Kind, path: Path) -> Printed:
    """What the documents of a complete path say."""
    documents = making.made(kind, path, Order())
    return Printed(
        # They stand in one document, which is not always the first: see `making.made`.
        {one.id: one.day for document in documents for one in document.days},
        {document.name: _fingerprints(document) for document in documents},
    )


def changed(
    kind: Kind, answers: Mapping[str, object], was: Printed, kept_on: date, today: date, tag: str
) -> Changed:
    """What has changed since `was` was printed from these answers on the day `kept_on`, told in
    the language of the tag."""
    path = replay(kind.journey, answers, kept_on)
    if not path.complete:
        return Changed(kind, complete=False)
    now = printed(kind, path)
    before, after = _one(was.sentences), _one(now.sentences)
    other = [one for one in after if one in before and before[one] != after[one]]
    tell = _Teller(kind, path, tag)
    return Changed(
        kind,
        dates=tuple(_other_dates(was.dates, now.dates, tell)),
        passed=tuple(
            DateChanged(tell.day(one), day, None)
            for one, day in now.dates.items()
            if kept_on <= day < today
        ),
        other=tell.sentences(other),
        new=tell.sentences([one for one in after if one not in before]),
        gone=tell.patterns([one for one in before if one not in after]),
    )


def _fingerprints(document: Document) -> Mapping[str, str]:
    """A fingerprint for each id; what a list says of several things counts as one."""
    said: dict[str, str] = defaultdict(str)
    for sentence in _sentences(document):
        said[sentence.id] += f"{sentence.text}\n"
    return {
        one: hashlib.sha256(text.encode()).hexdigest()[:_FINGERPRINT] for one, text in said.items()
    }


def _sentences(document: Document) -> Iterator[Sentence]:
    """The sentences of the first part that have an id; the rest is what people typed."""
    for block in document.parts[0].blocks:
        yield from (sentence for sentence in sentences_of(block) if sentence.id)


def _one(documents: Mapping[str, Mapping[str, str]]) -> dict[tuple[str, str], str]:
    return {(name, one): mark for name, marks in documents.items() for one, mark in marks.items()}


def _other_dates(
    was: Mapping[str, date], now: Mapping[str, date], tell: _Teller
) -> Iterator[DateChanged]:
    for one in (*now, *(gone for gone in was if gone not in now)):
        if was.get(one) != now.get(one):
            yield DateChanged(tell.day(one), was.get(one), now.get(one))


class _Teller:
    """Says what changed in the reader's language and, where that is another, in English."""

    def __init__(self, kind: Kind, path: Path, tag: str) -> None:
        self.kind, self.path = kind, path
        self.tags = tuple(dict.fromkeys((tag, ENGLISH)))

    @cached_property
    def made(self) -> Mapping[str, tuple[Document, ...]]:
        """The documents in each language; made only where there is something to tell."""
        return {tag: making.made(self.kind, self.path, Order(tag)) for tag in self.tags}

    def day(self, one: str) -> str:
        """The words of a date, empty where the documents no longer give it."""
        documents = self.made[self.tags[0]]
        days = (day for document in documents for day in document.days)
        return next((day.summary for day in days if day.id == one), "")

    def sentences(self, wanted: list[tuple[str, str]]) -> tuple[Part, ...]:
        """Sentences of the documents as they stand now."""
        return tuple(self._part(tag, [*self._said(tag, wanted)]) for tag in self.tags if wanted)

    def patterns(self, wanted: list[tuple[str, str]]) -> tuple[Part, ...]:
        """Sentences that are no longer said, as far as they are still known, without values."""
        known = {one: text for _, one in wanted if (text := _patterns().get(one))}
        return tuple(
            self._part(tag, [_bare(tag, one, text) for one, text in known.items()])
            for tag in self.tags
            if known
        )

    def _said(self, tag: str, wanted: list[tuple[str, str]]) -> Iterator[Sentence]:
        for document in self.made[tag]:
            for sentence in _sentences(document):
                if (document.name, sentence.id) in wanted:
                    # A reference would lead to a list that is not here.
                    runs = tuple(run for run in sentence.runs if run.target is None)
                    yield replace(sentence, runs=runs)

    def _part(self, tag: str, said: list[Sentence]) -> Part:
        listed: Block = Listing("bullet", tuple((sentence,) for sentence in said))
        return Part(tag, locale(tag).direction, "send", "", (listed,))


def _patterns() -> Mapping[str, str]:
    return messages.english("documents")


def _bare(tag: str, one: str, english: str) -> Sentence:
    text = catalogue(tag, "documents").message(one, english).text
    plain = re.sub(r"\[([^\]]*)\]\([^)]*\)", r"\1", re.sub(r"\{[^}]*\}", "…", text))
    return Sentence(one, (Run(plain.replace("**", ""), tag, locale(tag).direction),))
