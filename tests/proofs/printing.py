"""Documents printed and read back in two processes at once: what every reader says of each."""

from __future__ import annotations

import hashlib
import io
import re
from collections.abc import Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from functools import cache
from multiprocessing import get_context

import html5lib
import pikepdf

from letters.documents.blocks import Block, Document, Group, Table, join, lines_of
from letters.making import FORMATS, written
from tests.proofs import covering
from tests.proofs.made import ISOLATES, KINDS
from tests.reading import gates, word
from tests.reading.hidden import hidden

PROCESSES = 2  # each started afresh: a fork of a process that has drawn letters would hang in Pango
# Those that compare every glyph with what HarfBuzz gives take longest: for some documents only.
LIGHT = tuple(
    gate
    for gate in gates.GATES
    if gate
    not in {
        gates.draws_what_it_says,
        gates.numbers_run_forward,
        gates.stays_on_its_line,
        gates.numbers_its_pages,
    }
)
RECALL = {"latin": 0.98, "latin in naskh": 0.98, "naskh": 0.95}
_SPACE = re.compile(r"\s+")
_MARKS = 45  # characters that plain text may add between two lines: a marker, a ruled line


@dataclass(frozen=True)
class Task:
    """A document to print. `closely` compares its glyphs too."""

    name: str
    document: Document
    closely: bool


@dataclass(frozen=True)
class Printed:
    """What was found: faults by reader, pages of the PDF, and the Word file for LibreOffice."""

    name: str
    document: Document
    faults: dict[str, list[str]]
    pages: int
    docx: bytes
    hashes: dict[str, str]


@cache
def english(kind_id: str) -> tuple[Printed, ...]:
    """The covering set of a kind in English, the fullest of each voice looked at closely."""
    near = set(covering.fullest(kind_id)) | set(covering.longest(kind_id))
    return _printed(
        Task(f"{one.walk.name} {document.name}", document, one in near)
        for one in covering.covering(kind_id)
        for document in one.documents
    )


@cache
def translated(kind_id: str) -> tuple[Printed, ...]:
    """The fullest of each voice in turn, until every edition of every other language is printed."""
    voices = covering.fullest(kind_id)
    return _printed(
        Task(f"{one.walk.name} {document.name} {order.suffix}", document, closely=number % 3 == 1)
        for number, order in enumerate(covering.editions())
        for one in [voices[number % len(voices)]]
        for document in covering.edition(one, order)
    )


def every() -> tuple[Printed, ...]:
    """All that is printed."""
    return tuple(one for kind_id in KINDS for one in (*english(kind_id), *translated(kind_id)))


def html_faults(content: bytes, document: Document) -> list[str]:
    """The page's text is the words of the blocks, nothing more, and its markup is sound."""
    parser = html5lib.HTMLParser(strict=False, namespaceHTMLElements=False)
    body = parser.parse(content.decode()).find("body")
    found = _squeezed("".join(body.itertext()))
    wanted = _squeezed("".join(gates.text_of(line) for line in gates.lines(document)))
    faults = [f"markup: {error}" for error in parser.errors]
    return faults + ([] if found == wanted else [_first_difference(wanted, found)])


def text_faults(content: bytes, document: Document) -> list[str]:
    """The plain text is the words of the blocks, a table's cells each after its column's header."""
    found = _squeezed(content.decode().translate(ISOLATES))
    place, faults = 0, []
    for text in (line for part in document.parts for line in _told(part.blocks)):
        line = _squeezed(text)
        at = found.find(line, place)
        if 0 <= at <= place + _MARKS:
            place = at + len(line)
        else:
            faults.append(f"not found in its place: {text!r}")
    return faults + ([] if len(found) <= place + _MARKS else ["something stands after the end"])


def _told(blocks: Iterable[Block]) -> Iterator[str]:
    for block in blocks:
        if isinstance(block, Group):
            yield from _told(block.blocks)
        elif isinstance(block, Table):
            yield gates.text_of(join(block.caption))
            for row in block.rows:
                for header, cell in zip(block.header, row, strict=True):
                    yield gates.text_of(join(header))
                    yield gates.text_of(join(cell))
        else:
            yield from map(gates.text_of, lines_of(block))


def _squeezed(text: str) -> str:
    return _SPACE.sub("", text)


def _first_difference(wanted: str, found: str) -> str:
    same = next(
        (n for n, pair in enumerate(zip(wanted, found, strict=False)) if len(set(pair)) > 1),
        min(len(wanted), len(found)),
    )
    return f"expected {wanted[same : same + 60]!r}, found {found[same : same + 60]!r}"


def _printed(tasks: Iterable[Task]) -> tuple[Printed, ...]:
    waiting = list(tasks)
    if not waiting:
        return ()
    with ProcessPoolExecutor(PROCESSES, get_context("forkserver")) as pool:
        return tuple(pool.map(read_back, waiting, chunksize=2))


def read_back(task: Task) -> Printed:
    """Print one document in every format and read each back."""
    document = task.document
    files = {form: written(document, form) for form in FORMATS if form != "ics" or document.days}
    faults = pdf_faults(files["pdf"], document, closely=task.closely)
    faults["word"] = word.faults(files["docx"], document)
    faults["html"] = html_faults(files["html"], document)
    faults["txt"] = text_faults(files["txt"], document)
    faults["hidden"] = [
        f"{form} holds {one}" for form, content in files.items() for one in hidden(content)
    ]
    return Printed(
        task.name,
        document,
        faults,
        pages(files["pdf"]),
        files["docx"],
        {form: hashlib.sha256(content).hexdigest() for form, content in files.items()},
    )


def pages(pdf: bytes) -> int:
    """How many pages a PDF has."""
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        return len(opened.pages)


def pdf_faults(pdf: bytes, document: Document, *, closely: bool) -> dict[str, list[str]]:
    """What the gates of PDFs find, and how much of it comes back when copied."""
    chosen = gates.GATES if closely else LIGHT
    faults = {gate.__name__: gate(pdf, document) for gate in chosen}
    faults["recall"] = [
        f"{share:.3f} of the {script} words come back"
        for script, share in _recall(pdf, document)
        if share < RECALL[script]
    ]
    return faults


def _recall(pdf: bytes, document: Document) -> Iterable[tuple[str, float]]:
    if document.typeface == "naskh":
        bare = gates.bare_words
        yield "latin in naskh", gates.recall(pdf, document, _latin, bare)
        yield "naskh", gates.recall(pdf, document, lambda word: not _latin(word), bare)
    elif not _in_nastaliq(document):
        yield "latin", gates.recall(pdf, document, _latin)


def _in_nastaliq(document: Document) -> bool:
    """Whether our own words are in Urdu: its stacked letters are read from the structure, or not
    at all."""
    runs = (run for line in gates.lines(document) for run in line)
    return any(run.lang == "ur" and not run.value for run in runs)


def _latin(word: str) -> bool:
    return not re.search("[\\u0590-\\u08ff]", word)
