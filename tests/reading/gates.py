"""What every PDF must pass: each gate names the faults it finds, in words, or finds none.

The gates know a document only by its blocks and a PDF only by its bytes, never how one became
the other.
"""

from __future__ import annotations

import io
import re
import subprocess
import tempfile
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator
from itertools import groupby, pairwise

import page
import pikepdf

from letters.documents.blocks import (
    Block,
    Document,
    Group,
    Heading,
    Part,
    Run,
    lines_of,
    text_of,
)
from letters.documents.fonts import FAMILIES
from tests.reading import bidi, glyphs, structure
from tests.reading.together import leading

Gate = Callable[[bytes, Document], list[str]]

_MARGIN = 62.4  # 22 mm in points: page furniture stands below, the document above
_WIDTH = 595.3  # of A4, in points
_OVERHANG = 20  # of its margin of 62: an Arabic letter is wider where its word is broken after it
_BARE_WORD = re.compile("[\\w\\u0610-\\u061a\\u064b-\\u065f\\u0670]+")
_INVISIBLE = re.compile("[\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069]")


def plain(text: str) -> str:
    """A text with single spaces and no soft hyphens: a line break reads as a space."""
    return re.sub(r"[ \t\r\n]+", " ", text).replace("\u00ad", "").strip()


def lines(document: Document) -> list[tuple[Run, ...]]:
    """Every line of a document, in order."""
    return [line for part in document.parts for block in part.blocks for line in lines_of(block)]


def conforms(pdf: bytes, document: Document) -> list[str]:
    """PDF/UA-1, by page-validation."""
    report = page.validate_pdf_bytes(pdf, profile="ua1")
    return [] if report.is_compliant else [str(report)]


def reads_word_for_word(pdf: bytes, document: Document) -> list[str]:
    """The structure tree says the lines of the blocks, in order, and nothing else."""
    read = [plain(line) for line in structure.lines(structure.read(pdf))]
    written = [plain(text_of(line)) for line in lines(document)]
    return _differences("line", read, written)


def speaks_the_language(pdf: bytes, document: Document) -> list[str]:
    """Every letter is read in the language of its run; the file has one, and a title."""
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        faults = [] if opened.Root.get("/Lang") == document.parts[0].language else ["no language"]
        if opened.docinfo.get("/Title") != document.title:
            faults.append("no title")
        if not opened.Root.get("/ViewerPreferences", {}).get("/DisplayDocTitle"):
            faults.append("the title is not shown")
    tree = structure.read(pdf)
    read = [node for node in tree.walk() if node.tag in structure.LINES]
    for node, line in zip(read, lines(document), strict=False):
        spoken = [_letters(leaf.spoken, leaf.lang) for leaf in node.leaves()]
        written = [_letters(run.text, run.lang) for run in line]
        if [*_chain(spoken)] != [*_chain(written)]:
            faults.append(f"a line in another language: {node.text!r}")
    return faults


def is_sound(pdf: bytes, document: Document) -> list[str]:
    """Headings in order with one first-level heading a part; lists, tables and links whole."""
    tree = structure.read(pdf)
    parts = [kid for kid in tree.kids if isinstance(kid, structure.Node)]
    faults = [] if len(parts) == len(document.parts) else [f"{len(parts)} parts"]
    for read, written in zip(parts, document.parts, strict=False):
        faults += _headings(read, written)
        faults += [f"{fault} ({read.lang})" for fault in _shapes(read)]
    return faults


def stays_on_its_line(pdf: bytes, document: Document) -> list[str]:
    """What is read out at once is drawn on one line."""
    heights = {key: {round(glyph.y, 2) for glyph in seen} for key, seen in _stretches(pdf).items()}
    return [f"stretch {key} spans lines" for key, found in heights.items() if len(found) > 1]


def draws_what_it_says(pdf: bytes, document: Document) -> list[str]:
    """The glyphs on the page are those that the words read out give in their fonts."""
    seen = _stretches(pdf)
    mixed = [run for line in lines(document) for run in line if bidi.has_rtl(run.text)]
    faults = []
    for leaf in structure.read(pdf).leaves():
        drawn = seen.pop((leaf.page, leaf.mcid), [])
        if not drawn and not leaf.spoken.strip():
            continue
        text = leaf.spoken.rstrip(" ")
        said = {leaf.spoken, text, f"{text} "}  # a space at the end of a line may be drawn or not
        ways = {run.direction for run in mixed if text.strip() in plain(run.text)}
        if not any(glyphs.as_written(drawn, text, leaf.lang, ways) for text in said):
            faults.append(f"page {leaf.page + 1} draws something else than {leaf.spoken!r}")
    return faults + [f"drawn but never read out: {key}" for key in seen]


def numbers_run_forward(pdf: bytes, document: Document) -> list[str]:
    """On the page the digits of every number stand from left to right, and in a stretch without
    right-to-left letters (a telephone number, a reference) so do the numbers themselves."""
    seen = _stretches(pdf)
    faults = []
    for leaf in structure.read(pdf).leaves():
        drawn = sorted(seen.get((leaf.page, leaf.mcid), []), key=lambda glyph: glyph.x)
        across = "".join(filter(None, (glyphs.digit_of(glyph) for glyph in drawn)))
        numbers = re.findall(r"[0-9]+", leaf.spoken)
        if not bidi.has_rtl(leaf.spoken):
            whole = "".join(numbers) == across
        else:
            whole = Counter(across) == Counter("".join(numbers)) and all(
                number in across for number in numbers
            )
        if not whole:
            faults.append(f"{leaf.spoken!r} is drawn as {across!r}")
    return faults


def values_stand_whole(pdf: bytes, document: Document) -> list[str]:
    """Each value that runs from left to right in a right-to-left line is drawn by itself, or it
    would be turned round: no stretch mixes it with the words about it."""
    spoken = [leaf.spoken.strip() for leaf in structure.read(pdf).leaves()]
    faults = []
    for line in lines(document):
        for position, run in enumerate(line):
            turns = run.value and run.direction == "ltr" and re.search(r"\d", run.text)
            rtl = turns and _surroundings(line, position) == "rtl"
            if rtl and not _said_apart(run.text, spoken):
                faults.append(f"{run.text!r} is not isolated")
    return faults


def is_in_chosen_fonts(pdf: bytes, document: Document) -> list[str]:
    """Only chosen fonts, all embedded, and never a glyph that is not defined."""
    faults = [
        f"a font nobody chose: {name}"
        for name in glyphs.fonts(pdf)
        if name.replace("-", " ").removesuffix(" Bold") not in FAMILIES
    ]
    undefined = [glyph for glyph in glyphs.drawn(pdf) if glyph.gid == 0]
    return faults + [f"no glyph on page {glyph.page + 1}" for glyph in undefined]


def stays_on_the_page(pdf: bytes, document: Document) -> list[str]:
    """Nothing is drawn beyond the margins: what runs off the paper is lost."""
    sides = (_MARGIN - _OVERHANG, _WIDTH - _MARGIN + _OVERHANG)
    off = {
        (glyph.page + 1, round(glyph.x))
        for glyph in glyphs.drawn(pdf)
        if not sides[0] <= glyph.x <= sides[1]
    }
    return [f"page {page} draws at {x} points from its edge" for page, x in sorted(off)]


def numbers_its_pages(pdf: bytes, document: Document) -> list[str]:
    """The foot of each page says the part's footer and the page within the part, as an artifact
    of pagination; nothing else drawn is outside the structure but repeated table headers."""
    counts = _pages_by_part(pdf, document)
    feet: dict[int, list[glyphs.Glyph]] = defaultdict(list)
    faults = []
    for glyph in glyphs.drawn(pdf):
        if glyph.y < _MARGIN:
            feet[glyph.page].append(glyph)
        if glyph.mcid is None and glyph.artifact != "Pagination":
            faults.append(f"untagged text on page {glyph.page + 1}")
        if glyph.mcid is not None and glyph.y < _MARGIN:
            faults.append(f"the foot of page {glyph.page + 1} is read out as text")
    number = 0
    for part, count in zip(document.parts, counts, strict=True):
        for inside in range(1, count + 1):
            faults += _foot(feet[number], part, inside, count, number + 1)
            number += 1
    return faults


def keeps_together(pdf: bytes, document: Document) -> list[str]:
    """No page ends with a heading, or with a line over what somebody wrote, a list or a table."""
    read = [node for node in structure.read(pdf).walk() if node.tag in structure.LINES]
    return [
        f"the end of a page parts {read[place].text!r} from what it is over"
        for place in leading(document)
        if page_of(read[place], end=True) != page_of(read[place + 1])
    ]


def page_of(line: structure.Node, *, end: bool = False) -> int:
    """The page, from 0, on which a line stands: its start, or its end."""
    pages = [leaf.page for leaf in line.leaves()]
    return pages[-1] if end else pages[0]


def copies(pdf: bytes) -> str:
    """What a person gets who selects all and copies, by poppler."""
    with tempfile.NamedTemporaryFile(suffix=".pdf") as file:
        file.write(pdf)
        file.flush()
        told = subprocess.check_output(["pdftotext", "-raw", file.name, "-"])
    return _INVISIBLE.sub("", told.decode())


def bare_words(text: str) -> list[str]:
    """Words without their commas and colons, which poppler puts on the wrong side where directions
    meet. Vowel signs belong to their word."""
    return _BARE_WORD.findall(text)


def recall(
    pdf: bytes,
    document: Document,
    wanted: Callable[[str], bool],
    words_of: Callable[[str], list[str]] = str.split,
) -> float:
    """The share of the wanted words of a document that come back when it is copied."""
    found = Counter(words_of(copies(pdf)))
    words = Counter(
        word for line in lines(document) for word in words_of(text_of(line)) if wanted(word)
    )
    return sum((found & words).values()) / sum(words.values())


GATES: tuple[Gate, ...] = (
    conforms,
    reads_word_for_word,
    speaks_the_language,
    is_sound,
    stays_on_its_line,
    draws_what_it_says,
    numbers_run_forward,
    values_stand_whole,
    is_in_chosen_fonts,
    stays_on_the_page,
    numbers_its_pages,
    keeps_together,
)


def _differences(what: str, read: list[str], written: list[str]) -> list[str]:
    faults = [
        f"{what} {number} reads {one!r}, not {other!r}"
        for number, (one, other) in enumerate(zip(read, written, strict=False), start=1)
        if one != other
    ]
    if len(read) != len(written):
        faults.append(f"{len(read)} {what}s instead of {len(written)}")
    return faults


def _letters(text: str, lang: str) -> Iterator[tuple[str, str]]:
    return ((sign, lang) for sign in text if not sign.isspace())


def _chain(runs: Iterable[Iterator[tuple[str, str]]]) -> Iterator[tuple[str, str]]:
    for run in runs:
        yield from run


def _headings(read: structure.Node, written: Part) -> list[str]:
    levels = [int(node.tag[1]) for node in read.walk() if re.fullmatch("H[1-6]", node.tag)]
    faults = [] if levels.count(1) == 1 else [f"{levels.count(1)} first-level headings"]
    if any(later - earlier > 1 for earlier, later in pairwise([0, *levels])):
        faults.append(f"headings skip a level: {levels}")
    wanted = sum(isinstance(block, Heading) for block in _flat(written.blocks))
    if len(levels) != wanted:
        faults.append(f"{len(levels)} headings instead of {wanted}")
    return faults


def _flat(blocks: Iterable[Block]) -> Iterator[Block]:
    for block in blocks:
        yield block
        if isinstance(block, Group):
            yield from _flat(block.blocks)


def _shapes(part: structure.Node) -> list[str]:
    faults = []
    for node in part.walk():
        tags = [kid.tag for kid in node.kids]
        if node.tag == "L" and (set(tags) != {"LI"} or "ListNumbering" not in node.attributes):
            faults.append(f"a list of {tags} with {node.attributes}")
        if node.tag == "LI" and tags != ["Lbl", "LBody"]:
            faults.append(f"a list item of {tags}")
        if node.tag == "Table" and [tag for tag in tags if tag != "Caption"] != ["THead", "TBody"]:
            faults.append(f"a table of {tags}")
        if node.tag in {"THead", "TBody"} and len({len(row.kids) for row in node.all("TR")}) != 1:
            faults.append("rows of several lengths")
        if node.tag == "TH" and node.attributes.get("Scope") != "Column":
            faults.append("a header cell without scope")
        if node.tag == "Link":
            faults += _link_faults(node)
    return faults


def _link_faults(node: structure.Node) -> list[str]:
    if not node.links:
        return [f"a link that leads nowhere: {node.text!r}"]
    return [
        f"a link is called {link.called!r}, not {node.text!r}"
        for link in node.links
        if link.called != plain(node.text) or not link.printed
    ]


def _stretches(pdf: bytes) -> dict[tuple[int, int], list[glyphs.Glyph]]:
    found: dict[tuple[int, int], list[glyphs.Glyph]] = defaultdict(list)
    for glyph in glyphs.drawn(pdf):
        if glyph.mcid is not None:
            found[glyph.page, glyph.mcid].append(glyph)
    return found


def _surroundings(line: tuple[Run, ...], position: int) -> str:
    """Which way the words run that a value stands among."""
    others = [*reversed(line[:position]), *line[position + 1 :]]
    words = [run.direction for run in others if not run.value and run.text.strip()]
    return words[0] if words else ""


def _said_apart(text: str, spoken: list[str]) -> bool:
    """Whether some stretches in a row say the text and nothing else (a value may be wrapped, and an
    address of the web in the middle of a word)."""
    text, spoken = _bare(text), [*map(_bare, spoken)]
    for start, first in enumerate(spoken):
        if first and text.startswith(first):
            said = ""
            for more in spoken[start:]:
                said += more
                if said == text:
                    return True
                if not text.startswith(said):
                    break
    return False


def _bare(text: str) -> str:
    return "".join(text.split())


def _pages_by_part(pdf: bytes, document: Document) -> list[int]:
    pages = [
        {leaf.page for leaf in kid.leaves()}
        for kid in structure.read(pdf).kids
        if isinstance(kid, structure.Node)
    ]
    return [len(found) for found in pages[: len(document.parts)]]


def _foot(
    seen: list[glyphs.Glyph], part: Part, number: int, count: int, page_number: int
) -> list[str]:
    label = part.page_label.format(page=number, pages=count)
    said = [part.footer, label] if part.direction == "ltr" else [label, part.footer]
    for cut in (place for place in range(1, len(seen)) if _far(seen[place - 1], seen[place])):
        sides = sorted((seen[:cut], seen[cut:]), key=lambda side: min(glyph.x for glyph in side))
        if all(
            _wrapped(_rows(side), text.split(" "), part.language)
            for side, text in zip(sides, said, strict=True)
        ):
            return []
    return [f"the foot of page {page_number} does not say {said}"]


def _rows(seen: list[glyphs.Glyph]) -> list[list[glyphs.Glyph]]:
    return [list(row) for _, row in groupby(seen, key=lambda glyph: round(glyph.y))]


def _wrapped(rows: list[list[glyphs.Glyph]], words: list[str], lang: str) -> bool:
    """Whether the rows, from the top, say the words: a long title takes two."""
    if len(rows) == 1:
        return _row_says(rows[0], words, lang)
    return any(
        _row_says(rows[0], words[:count], lang) and _wrapped(rows[1:], words[count:], lang)
        for count in range(1, len(words))
    )


def _row_says(row: list[glyphs.Glyph], words: list[str], lang: str) -> bool:
    text = " ".join(words)
    return any(glyphs.as_written(row, said, lang) for said in (text, f"{text} "))


def _far(one: glyphs.Glyph, next_one: glyphs.Glyph) -> bool:
    """Whether two glyphs are in different corners of a page's foot."""
    return abs(one.x - next_one.x) > 30
