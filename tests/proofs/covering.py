"""A few walks in which every page, condition and sentence of a kind occurs, to be printed."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from functools import cache

from letters.documents.blocks import Document
from letters.documents.editions import Order
from letters.making import made as make
from letters.making import written
from letters.questions import limits
from letters.reports import published
from tests.journeys.walk import Walk
from tests.proofs.made import KINDS, Made, finished, made

MOST = 60  # answer files a kind
_LATIN = "Every morning before school the same thing happens, and nobody has asked us why. "
_URDU = "ہر صبح سکول سے پہلے یہی ہوتا ہے، اور کسی نے ہم سے وجہ نہیں پوچھی۔ "


@cache
def covering(kind_id: str) -> tuple[Made, ...]:
    """The shortest and the fullest of each voice, the longest text in Latin script and in Urdu,
    then whichever walk brings most that is new, until nothing is."""
    chosen = [*extremes(kind_id), *longest(kind_id)]
    left = set().union(*map(reach, finished(kind_id))).difference(*map(reach, chosen))
    waiting = list(finished(kind_id))
    while left:
        best = max(waiting, key=lambda one: len(reach(one) & left))
        chosen.append(best)
        left -= reach(best)
    return tuple(dict.fromkeys(chosen))


@cache
def extremes(kind_id: str) -> tuple[Made, ...]:
    """The shortest and the fullest walk of each voice."""
    return tuple(one for same in _voices(kind_id) for one in (same[0], max(same, key=_fullness)))


def fullest(kind_id: str) -> tuple[Made, ...]:
    """The fullest walk of each voice."""
    return extremes(kind_id)[1::2]


@cache
def longest(kind_id: str) -> tuple[Made, ...]:
    """A walk with as long a text as one question takes, in Latin script and in Urdu: the fullest
    that has words of one's own, for what is filled in by hand may be fuller still."""
    voices = (one for same in _voices(kind_id) for one in reversed(same))
    walk = next((one.walk for one in voices if _own_words(one.walk)), None)
    if walk is None:  # a kind in which nobody is asked for words of their own
        return ()
    return tuple(
        made(_with_text(walk, words, language))
        for words, language in ((_LATIN, "en"), (_URDU, "ur"))
    )


def rendered(document: Document, form: str) -> bytes:
    """The bytes of a document, each made once."""
    return _rendered(_Same(document), form)


@cache
def edition(one: Made, order: Order) -> tuple[Document, ...]:
    """The documents of a walk in another edition."""
    return make(one.walk.kind, one.walk.path, order)


def editions() -> list[Order]:
    """Every edition of every published language but English by itself."""
    orders = []
    for tag in published()[1:]:
        orders += [Order(tag), Order("en", tag), Order("en", tag, "paragraphs")]
        if tag == "ur":
            orders.append(Order("en", tag, "copy", "naskh"))
    return orders


def every_document(kind_ids: Iterable[str] = KINDS) -> list[tuple[str, Document]]:
    """Each English document of the covering sets, with a name to find it by."""
    return [
        (f"{kind_id}-{one.walk.name}-{document.name}", document)
        for kind_id in kind_ids
        for one in covering(kind_id)
        for document in one.documents
    ]


class _Same:
    """A document as the key of a cache: itself and no other."""

    def __init__(self, document: Document) -> None:
        self.document = document

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Same) and other.document is self.document

    def __hash__(self) -> int:
        return id(self.document)


@cache
def _rendered(same: _Same, form: str) -> bytes:
    return written(same.document, form)


def reach(one: Made) -> frozenset[object]:
    """The places of templates, sentences and pages that a walk comes to."""
    return frozenset((*one.places, *one.sentences, *one.walk.pages))


def _with_text(walk: Walk, words: str, language: str) -> Walk:
    """The walk with its first free text as long as it may be, in lines of a few hundred."""
    line = (words * 20)[: limits.FREE_TEXT // 25 - 1].strip()
    text = "\n".join([line] * 25)
    answer = {"text": text, "language": language, "english": ""}
    name = f"longest-{language}"
    return replace(walk, name=name, answers={**walk.answers, _own_words(walk)[0]: answer})


def _own_words(walk: Walk) -> list[str]:
    """The names of the answers of a walk that are words of one's own."""
    fields = walk.kind.journey.fields().values()
    return [spec.name for spec in fields if spec.kind == "free" and spec.name in walk.answers]


def _fullness(one: Made) -> tuple[bool, int]:
    """How full a walk is: first those that make the kind's main document, then by their words."""
    main = one.walk.kind.journey.documents[0]
    return main in {document.name for document in one.documents}, len(one.whole)


def _voices(kind_id: str) -> list[list[Made]]:
    """The walks of each voice, the shortest first."""
    voices: dict[str, list[Made]] = {}
    for one in finished(kind_id):
        voices.setdefault(one.walk.voice, []).append(one)
    return [sorted(same, key=lambda one: len(one.whole)) for same in voices.values()]
