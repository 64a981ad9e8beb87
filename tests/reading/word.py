"""A Word file read back: its lines with language and direction, and what would be a fault in it.

Reads the file's XML itself and nothing of the writer. Each check returns faults in words, so a test
asserts an empty list; `faults` runs them all against the document the file was made from.
"""

from __future__ import annotations

import hashlib
import io
import tempfile
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, cached_property
from itertools import zip_longest
from pathlib import Path
from typing import Any

from lxml import etree
from openxml_audit import FileFormat, OpenXmlValidator

from letters.documents.blocks import (
    Block,
    Document,
    Group,
    Listing,
    Part,
    Run,
    Sentences,
    Timeline,
    WritingSpace,
    join,
    lines_of,
    text_of,
)
from tests.reading.together import leading

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_CORE = {
    "dc": "http://purl.org/dc/elements/1.1/",
    "cp": "http://schemas.openxmlformats.org/package/2006/metadata/core-properties",
    "dcterms": "http://purl.org/dc/terms/",
}
_MARKS = "\u200e\u200f"
_LISTS = {"ListBullet", "ListNumber", "CheckList"}
_CONTINUATIONS = {"ListContinue", "WritingContinue"}
_KEPT_BY_STYLE = ("Heading", "Gloss")
_UNUSED = ("thumbnail", "stylesWithEffects", "customXml", "webSettings")


@dataclass(frozen=True)
class WordRun:
    """A run as Word has it; `raw` still holds the marks that isolate it."""

    raw: str
    lang: str
    rtl: bool
    style: str

    @property
    def text(self) -> str:
        return self.raw.translate({ord(mark): None for mark in _MARKS})


@dataclass(frozen=True)
class WordLine:
    """A paragraph: its runs but for ruled lines, and the properties it stands under."""

    runs: tuple[WordRun, ...]
    style: str
    rtl: bool
    part: int
    in_cell: bool
    listed: bool
    kept: bool

    @property
    def continues(self) -> bool:
        """Whether it belongs to the item, or to the label, before it."""
        return self.style in _CONTINUATIONS

    @property
    def text(self) -> str:
        return "".join(run.text for run in self.runs)


class WordFile:
    """A file taken apart. Raises whatever zipfile or lxml do for one that is broken."""

    def __init__(self, content: bytes) -> None:
        self.content = content
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            self.parts = {name: archive.read(name) for name in archive.namelist()}
        self.document: Any = etree.fromstring(self.parts["word/document.xml"])
        self.core: Any = etree.fromstring(self.parts["docProps/core.xml"])

    @cached_property
    def lines(self) -> tuple[WordLine, ...]:
        """Every paragraph in order, but for the one that Word insists on after a table."""
        return tuple(line for line in self._paragraphs() if line.style != "AfterTable")

    @cached_property
    def footers(self) -> tuple[Any, ...]:
        names = sorted(name for name in self.parts if name.startswith("word/footer"))
        return tuple(etree.fromstring(self.parts[name]) for name in names)

    def property(self, path: str) -> str:
        """A core property as text; empty where there is none."""
        return str(self.core.findtext(path, "", _CORE))

    def _paragraphs(self) -> Iterator[WordLine]:
        part = 0
        for paragraph in self.document.iter(f"{W}p"):
            yield _line(paragraph, part)
            part += paragraph.find(f"{W}pPr/{W}sectPr") is not None


def faults(content: bytes, document: Document) -> list[str]:
    """Everything that is wrong with a Word file as the form of a document."""
    word = WordFile(content)
    return [
        *text_faults(word, document),
        *language_faults(word, document),
        *direction_faults(word, document),
        *heading_faults(word),
        *list_faults(word),
        *together_faults(word, document),
        *table_faults(word),
        *empty_faults(word),
        *link_faults(word),
        *property_faults(word, document),
        *package_faults(word),
        *schema_faults(content),
    ]


def text_faults(word: WordFile, document: Document) -> list[str]:
    """The lines are those of the blocks: each in its part, whole, in order, and no others. A
    translation that shares a line of the blocks continues the paragraph before it."""
    found = [(line.part, line.continues, line.text) for line in word.lines]
    wanted = [
        (number, position > 0, text_of(runs))
        for number, part in enumerate(document.parts)
        for paragraphs in _lines(part)
        for position, runs in enumerate(paragraphs)
    ]
    return [
        f"line {number}: expected {expected!r}, found {actual!r}"
        for number, (expected, actual) in enumerate(zip_longest(wanted, found), start=1)
        if expected != actual
    ]


def language_faults(word: WordFile, document: Document | None = None) -> list[str]:
    """Every run says its language; given the document, the language that the document says."""
    holders = [word.document, *word.footers]
    silent = [
        f"no language on the run {_run_text(run)!r}"
        for holder in holders
        for run in holder.iter(f"{W}r")
        if not _language(run)
    ]
    if document is None:
        return silent
    return silent + [
        f"the language of {sign!r} in {line.text!r} is {found}, not {expected}"
        for line, sign, found, expected in _letters(word, document, "lang")
        if found != expected and not found.startswith(f"{expected}-")
    ]


def direction_faults(word: WordFile, document: Document) -> list[str]:
    """Right-to-left runs are marked, stand in marked paragraphs and sections, and what runs
    against its paragraph is isolated."""
    found = [
        f"{sign!r} in {line.text!r} runs {actual}, not {expected}"
        for line, sign, actual, expected in _letters(word, document, "direction")
        if actual != expected
    ]
    for line, wanted in zip(word.lines, written_lines(document), strict=False):
        found += [*_paragraph_direction_faults(line, wanted), *_isolation_faults(line)]
    sections = word.document.iter(f"{W}sectPr")
    for number, (section, part) in enumerate(zip_longest(sections, document.parts), start=1):
        if section is None or part is None:
            found.append(f"there is no section or no part {number}")
        elif (section.find(f"{W}bidi") is not None) != (part.direction == "rtl"):
            found.append(f"section {number} does not run {part.direction}")
    return found


def heading_faults(word: WordFile) -> list[str]:
    """Headings start at level 1 in each part and skip none."""
    found, part, before = [], -1, 0
    for line in word.lines:
        part, before = (line.part, 0) if line.part != part else (part, before)
        if line.style.startswith("Heading"):
            level = int(line.style.removeprefix("Heading"))
            if level > before + 1:
                found.append(f"heading {line.text!r}: level {level} follows level {before}")
            before = level
    return found


def list_faults(word: WordFile) -> list[str]:
    """Each list paragraph is in a list, and each list has a numbering that starts it afresh."""
    found = [
        f"{line.text!r} looks like a list and is none"
        for line in word.lines
        if line.style in _LISTS and not line.listed
    ]
    found += [
        f"{line.text!r} continues no item, or not on the same page"
        for before, line in zip((None, *word.lines), word.lines, strict=False)
        if line.style == "ListContinue"
        if line.listed or before is None or not before.kept or before.style not in _LISTS
    ]
    numbering = etree.fromstring(word.parts["word/numbering.xml"])
    known = {
        entry.get(f"{W}numId")
        for entry in numbering.iter(f"{W}num")
        if entry.find(f"{W}lvlOverride/{W}startOverride") is not None
    }
    used = {entry.get(f"{W}val") for entry in word.document.iter(f"{W}numId")}
    return found + [f"the list {number} has no start of its own" for number in used - known]


def together_faults(word: WordFile, document: Document) -> list[str]:
    """What stands over words, a list or a table keeps with it; a heading does by its
    style."""
    lines = iter(word.lines)
    found = [[next(lines) for _ in each] for part in document.parts for each in _lines(part)]
    ends = (found[place][-1] for place in leading(document))
    return [
        f"{line.text!r} may stand on the page before what it is over"
        for line in ends
        if not line.kept and not line.style.startswith(_KEPT_BY_STYLE)
    ]


def table_faults(word: WordFile) -> list[str]:
    """Each table says its header and its subject, breaks no row and merges no cell."""
    found = []
    for number, table in enumerate(word.document.iter(f"{W}tbl"), start=1):
        rows = table.findall(f"{W}tr")
        headers = [row.find(f"{W}trPr/{W}tblHeader") is not None for row in rows]
        if headers != [True] + [False] * (len(rows) - 1):
            found.append(f"table {number}: the first row, and it alone, is the header")
        if any(row.find(f"{W}trPr/{W}cantSplit") is None for row in rows):
            found.append(f"table {number}: a row may be broken over two pages")
        if len({len(row.findall(f"{W}tc")) for row in rows}) != 1 or list(
            table.iter(f"{W}gridSpan", f"{W}vMerge", f"{W}hMerge")
        ):
            found.append(f"table {number}: merged or missing cells")
        if table.find(f"{W}tblPr/{W}tblCaption") is None:
            found.append(f"table {number}: nothing says what it holds")
    return found


def empty_faults(word: WordFile) -> list[str]:
    """No paragraph is empty but a cell to write in, and the one that Word wants after a table."""
    found = []
    for paragraph in word.document.iter(f"{W}p"):
        line = _line(paragraph, 0)
        before = paragraph.getprevious()
        after_table = before is not None and before.tag == f"{W}tbl"
        if line.style == "AfterTable" and not after_table:
            found.append("an empty paragraph that does not follow a table")
        if not line.text and not line.in_cell and line.style != "AfterTable":
            found.append(f"an empty paragraph of the style {line.style!r}")
    return found


def link_faults(word: WordFile) -> list[str]:
    """Links have words of their own; references lead to a bookmark that is there."""
    marks = {mark.get(f"{W}name") for mark in word.document.iter(f"{W}bookmarkStart")}
    found = []
    for link in word.document.iter(f"{W}hyperlink"):
        text = "".join(link.itertext())
        if not text.strip(_MARKS) or "://" in text:
            found.append(f"the text of a link is {text!r}")
        if (anchor := link.get(f"{W}anchor")) is not None and anchor not in marks:
            found.append(f"a reference leads to {anchor!r}, which is nowhere")
    return found


def property_faults(word: WordFile, document: Document) -> list[str]:
    """Title, language and author are set, neutral, and no clock or user has left a trace."""
    wanted = {
        "dc:title": document.title,
        "dc:creator": "letters",
        "cp:lastModifiedBy": "letters",
        "dcterms:created": "2000-01-01T00:00:00Z",
        "dcterms:modified": "2000-01-01T00:00:00Z",
        "dc:description": "; ".join(f"{name} {version}" for name, version in document.versions),
    }
    found = [
        f"{path} is {word.property(path)!r}, not {value!r}"
        for path, value in wanted.items()
        if word.property(path) != value
    ]
    language = document.parts[0].language
    if word.property("dc:language").split("-")[0] != language.split("-")[0]:
        found.append(f"the language is {word.property('dc:language')!r}, not {language!r}")
    return found


def package_faults(word: WordFile) -> list[str]:
    """The package has one order, one timestamp, and nothing of the template's ballast."""
    with zipfile.ZipFile(io.BytesIO(word.content)) as archive:
        stamps = {entry.date_time for entry in archive.infolist()}
    found = [f"an entry is dated {stamp}" for stamp in stamps if stamp != (1980, 1, 1, 0, 0, 0)]
    ballast = [name for name in word.parts for unused in _UNUSED if unused in name]
    return found + [f"the package carries {name}" for name in ballast]


def schema_faults(content: bytes) -> list[str]:
    """What the schema and rules of Office itself object to."""
    with tempfile.NamedTemporaryFile(suffix=".docx") as kept:
        kept.write(content)
        kept.flush()
        result = _office_rules().validate(Path(kept.name))
    return [f"{error.part_uri}: {error.description}" for error in result.errors]


@cache  # reads the whole schema
def _office_rules() -> OpenXmlValidator:
    return OpenXmlValidator(file_format=FileFormat.MICROSOFT_365, max_errors=0)


def fingerprint(content: bytes) -> str:
    """The file's hash, to compare two runs."""
    return hashlib.sha256(content).hexdigest()


def by_language(line: Sentences) -> list[tuple[Run, ...]]:
    """A line of the blocks, parted where its translation starts: at the break between sentences
    that has one language before it and none of the same after it."""
    for place, sentence in enumerate(line):
        if sentence.text == "\n":
            one, other = _wording(line[:place]), _wording(line[place:])
            if one and other and not one & other:
                return [join(line[:place]), join(line[place + 1 :])]
    return [join(line)]


def _wording(sentences: Sentences) -> set[str]:
    return {
        run.lang
        for sentence in sentences
        if not sentence.fallback
        for run in sentence.runs
        if not run.value and run.text.strip()
    }


def written_lines(document: Document) -> Iterator[tuple[Run, ...]]:
    """What stands in a paragraph of its own, in order."""
    for part in document.parts:
        for paragraphs in _lines(part):
            yield from paragraphs


def _lines(part: Part) -> Iterator[list[tuple[Run, ...]]]:
    """The lines of a part, each as the paragraphs that it is written in."""
    for block in part.blocks:
        yield from _written(block)


def _written(block: Block) -> Iterator[list[tuple[Run, ...]]]:
    match block:
        case Group():
            for inner in block.blocks:
                yield from _written(inner)
        case Listing():
            yield from map(by_language, block.items)
        case Timeline():
            yield from map(by_language, block.listing.items)
        case WritingSpace():
            yield by_language(block.label)
        case _:
            yield from ([line] for line in lines_of(block))


def _line(paragraph: Any, part: int) -> WordLine:
    properties = paragraph.find(f"{W}pPr")
    style = properties.find(f"{W}pStyle")
    return WordLine(
        runs=tuple(
            found
            for run in paragraph.iter(f"{W}r")
            if (found := _word_run(run)).style != "RuledLine"
        ),
        style="" if style is None else str(style.get(f"{W}val")),
        rtl=properties.find(f"{W}bidi") is not None,
        part=part,
        in_cell=paragraph.getparent().tag == f"{W}tc",
        listed=properties.find(f"{W}numPr/{W}numId") is not None,
        kept=properties.find(f"{W}keepNext") is not None,
    )


def _word_run(run: Any) -> WordRun:
    style = run.find(f"{W}rPr/{W}rStyle")
    return WordRun(
        raw=_run_text(run),
        lang=_language(run),
        rtl=run.find(f"{W}rPr/{W}rtl") is not None,
        style="" if style is None else str(style.get(f"{W}val")),
    )


def _run_text(run: Any) -> str:
    signs = {f"{W}br": "\n", f"{W}tab": "\t"}
    return "".join(
        signs.get(child.tag, child.text or "") for child in run if child.tag != f"{W}rPr"
    )


def _language(run: Any) -> str:
    """The language in which Word takes a run: for right-to-left text it reads another attribute."""
    lang = run.find(f"{W}rPr/{W}lang")
    right_to_left = run.find(f"{W}rPr/{W}rtl") is not None
    return "" if lang is None else str(lang.get(f"{W}bidi" if right_to_left else f"{W}val", ""))


def _letters(
    word: WordFile, document: Document, of: str
) -> Iterator[tuple[WordLine, str, str, str]]:
    """Each visible character with what the file says of it and what the document says of it."""
    for line, wanted in zip(word.lines, written_lines(document), strict=False):
        found = [(sign, run) for run in line.runs for sign in run.text if not sign.isspace()]
        meant = [(sign, run) for run in wanted for sign in run.text if not sign.isspace()]
        for (sign, actual), (_, expected) in zip(found, meant, strict=False):
            if of == "lang":
                yield line, sign, actual.lang, expected.lang
            else:
                yield line, sign, "rtl" if actual.rtl else "ltr", expected.direction


def _paragraph_direction_faults(line: WordLine, wanted: tuple[Run, ...]) -> Iterator[str]:
    """Words that all run one way stand in a paragraph that does; a line that is only a value, such
    as a name in an address, may follow its page."""
    wording = {run.direction for run in wanted if not run.value and run.text.strip()}
    if wording == {"rtl"} and not line.rtl:
        yield f"the paragraph {line.text!r} is not marked as right to left"
    if wording == {"ltr"} and line.rtl:
        yield f"the paragraph {line.text!r} is marked as right to left"


def _isolation_faults(line: WordLine) -> Iterator[str]:
    """What runs against its paragraph stands between two marks on either side."""
    base, other = ("\u200f", "\u200e") if line.rtl else ("\u200e", "\u200f")
    against = [run for run in line.runs if run.text.strip() and run.rtl != line.rtl]
    if against and not against[0].raw.startswith(base + other):
        yield f"{against[0].text!r} does not keep its own order in {line.text!r}"
    if against and not against[-1].raw.endswith(other + base):
        yield f"{against[-1].text!r} does not keep its own order in {line.text!r}"
