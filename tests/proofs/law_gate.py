"""The law gate: what a sentence may say of the law without a source, and with which numbers."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from letters import law
from letters.documents.compose import DOCUMENT_TEMPLATES, PAGE_TEMPLATES
from letters.documents.template import Pattern, patterns, read

_NUMBERS = (
    *("one", "two", "three", "four", "five", "six"),
    *("seven", "eight", "nine", "ten", "eleven", "twelve"),
)
_SPAN = r"(?:working |school |calendar )?(?:day|week|month)s?"
_WORD = re.compile(
    r"\b(?:must|dut(?:y|ies)|rights?|(?:sub)?sections?|regulations?|rules?)\b", re.IGNORECASE
)
_TIME = re.compile(rf"\b(\d+|{'|'.join(_NUMBERS)})[ -]({_SPAN})\b", re.IGNORECASE)
_FIXED_DAY = re.compile(
    r"\b\d+ (?:January|February|March|April|May|June|July|August|September"
    r"|October|November|December)\b"
)
_HOUR = re.compile(r"\b\d+ ?(?:am|pm)\b")
_FORM = re.compile(r"\bSEND\d+[A-Z]?\b|\bGOV\.UK\b")
_YEAR = re.compile(r"\b(?:Act|Regulations|Rules|Code)(?: of Practice)?(?: of)? \d{4}\b")

# What looks like law and is none: pattern, reason.
NOT_LAW: tuple[tuple[str, str], ...] = (
    (r"\bSections? [A-K](?:(?:, [A-K])*(?: and| or) [A-K])?\b", "a part of the plan, by its name"),
    (r"\b(?:[Ww]hich|[Tt]he|[Ee]ach) sections?\b(?! \d)", "a part of the plan"),
    (r"\bput(?:s|ting)? (?:it|this|that|things) right\b", "to mend"),
    (r"\beducation after 16\b", "a sort of education, by its name"),
)

# Sentences that only look like law: id, reason.
EXCEPTIONS: dict[str, str] = {
    "mediation-companion#arrange": "asks for days to choose from",
    "stop-find-out-what#why": "says that nothing is known yet",
    "stop-in-custody#title": "the heading of a sentence that has its source",
    "stop-in-custody#no-document": "speaks of our letters",
    "stop-parents-right#title": "the heading of a sentence that has its source",
    "stop-their-own-right#title": "the heading of a sentence that has its source",
    "stop-their-own-right#own": "an age that makes no difference",
}


def every_pattern() -> Iterator[Pattern]:
    """Every sentence of every document and every stop page."""
    for path in sorted(DOCUMENT_TEMPLATES.glob("*.md")):
        yield from _patterns(DOCUMENT_TEMPLATES, path)
    for path in sorted(PAGE_TEMPLATES.glob("stop-*.md")):
        yield from _patterns(PAGE_TEMPLATES, path)


def faults(pattern: Pattern) -> list[str]:
    """What is wrong with one sentence: it speaks of law without a source, cites one that is not
    there, or gives a number that its sources do not give."""
    unknown = [source for source in pattern.sources if source not in law.sources()]
    if unknown:
        return [f"{pattern.id} cites {source}, which is not in the register" for source in unknown]
    if pattern.id in EXCEPTIONS:
        return []
    if not pattern.sources:
        if speaks_of_law(pattern.english):
            return [f"{pattern.id} has no source: {pattern.english}"]
        return []
    given = {number for source in pattern.sources for number in law.source(source).numbers}
    cited = " ".join(_provision(source) for source in pattern.sources)
    return [
        f"{pattern.id} says {number!r}, which {', '.join(pattern.sources)} do not give"
        for number in numbers(pattern.english)
        if number not in given and not re.search(rf"(?<!\d){re.escape(number)}(?!\d)", cited)
    ]


def speaks_of_law(english: str) -> bool:
    """Whether a sentence has a word of law, or a number of days, weeks or months."""
    bare = _bare(english)
    return bool(_WORD.search(bare) or _TIME.search(bare))


def numbers(english: str) -> list[str]:
    """The numbers of a sentence as the register writes them: spans of time, days of the year,
    hours, and any other number alone."""
    bare = _bare(english)
    found = [f"{_digits(amount)} {_unit(amount, unit)}" for amount, unit in _TIME.findall(bare)]
    rest = _TIME.sub(" ", bare)
    for kind in (_FIXED_DAY, _HOUR):
        found += [match.replace(" am", "am").replace(" pm", "pm") for match in kind.findall(rest)]
        rest = kind.sub(" ", rest)
    return found + re.findall(r"\d+", rest)


def _patterns(folder: Path, path: Path) -> Iterator[Pattern]:
    yield from patterns(read(folder, path.stem))


def _bare(english: str) -> str:
    """A sentence without its values, forms, years of Acts and what only looks like law."""
    bare = re.sub(r"\{[a-z_0-9]+\}|\]\([^)]*\)", " ", english)
    for known, _ in NOT_LAW:
        bare = re.sub(known, " ", bare)
    return _YEAR.sub(" ", _FORM.sub(" ", bare))


def _provision(source_id: str) -> str:
    source = law.source(source_id)
    return f"{source.title} {source.provision}"


def _digits(amount: str) -> int:
    return int(amount) if amount.isdigit() else _NUMBERS.index(amount.lower()) + 1


def _unit(amount: str, unit: str) -> str:
    """The unit in the number that the register uses: "1 month", "2 months"."""
    one = _digits(amount) == 1
    return unit.lower().rstrip("s") if one else unit.lower().rstrip("s") + "s"
