"""A document as HTML: one walk over the blocks, for the page, the preview and the PDF."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType

from markupsafe import Markup

from letters.documents.blocks import (
    AddressBlock,
    Block,
    Direction,
    Document,
    Group,
    Heading,
    Listing,
    Paragraph,
    Part,
    Run,
    Sentence,
    Sentences,
    Table,
    Timeline,
    Words,
    WritingSpace,
    closing_lists,
    join,
    text_of,
)
from letters.documents.columns import crowded, endless
from letters.documents.references import without_numbers
from letters.documents.timeline import MOST, timeline_svg

_SAFE_ADDRESSES = ("https://", "http://", "mailto:", "tel:", "/", "#")
_NO_PAGES: Mapping[str, str] = MappingProxyType({})
_Attributes = tuple[tuple[str, str], ...]
_LIST_TAGS = {"bullet": "ul", "number": "ol", "check": "ul"}


@dataclass(frozen=True)
class _Place:
    """Where the walk stands: the surrounding language and direction, and the part's settings.

    `closing_lists` hold the sources; a reference leads to its items, which are called `anchor`
    and their number. `pages` are the addresses of the pages that make other documents.
    """

    lang: str
    direction: Direction
    pairs: bool
    heading_offset: int
    anchor: str
    closing_lists: tuple[Listing, ...]
    pages: Mapping[str, str]

    def within(self, run: Run) -> _Place:
        """The same place, inside something in the run's language."""
        return replace(self, lang=run.lang, direction=run.direction)


def document_html(document: Document, *, stylesheet: str | None) -> str:
    """A whole page that stands alone. `stylesheet` is the text of a stylesheet or None."""
    parts = (
        part_html(part, number=number, typeface=document.typeface)
        for number, part in enumerate(document.parts, start=1)
    )
    return _page(document.title, document.parts[0], Markup("\n").join(parts), stylesheet)


def part_page(document: Document, number: int) -> str:
    """A page with one part alone; `number` counts from 1. The PDF is laid out from these."""
    part = document.parts[number - 1]
    body = part_html(part, number=number, typeface=document.typeface)
    return _page(document.title, part, body, None)


def _page(title: str, first: Part, body: Markup, stylesheet: str | None) -> str:
    style = Markup("<style>{}</style>\n").format(_css(stylesheet)) if stylesheet else ""
    return str(
        Markup(
            '<!DOCTYPE html>\n<html lang="{}" dir="{}">\n<head>\n<meta charset="utf-8">\n'
            '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
            "<title>{}</title>\n{}</head>\n<body>\n{}\n</body>\n</html>\n"
        ).format(first.language, first.direction, title, style, body)
    )


def part_html(
    part: Part,
    *,
    heading_offset: int = 0,
    number: int = 1,
    typeface: str = "default",
    pages: Mapping[str, str] = _NO_PAGES,
) -> Markup:
    """One part as a fragment, safe to embed.

    `heading_offset` is added to every heading's level; `number` is the part's place in the
    document and keeps the anchors of two parts on one page apart. `pages` says by kind where what
    is named can be made: a file that is taken away leads nowhere of ours.
    """
    place = _Place(
        lang=part.language,
        direction=part.direction,
        pairs=part.role == "pairs",
        heading_offset=heading_offset,
        anchor="source" if number == 1 else f"part-{number}-source",
        closing_lists=closing_lists(part),
        pages=pages,
    )
    return Markup('<section class="part {} {}" lang="{}" dir="{}">\n{}</section>').format(
        part.role, typeface, part.language, part.direction, _blocks(part.blocks, place)
    )


def _css(stylesheet: str) -> Markup:
    if "</style" in stylesheet.lower():
        raise ValueError("a stylesheet holds no end tag")
    return Markup(stylesheet)  # noqa: S704 - ours, and it cannot close its element


def _blocks(blocks: Iterable[Block], place: _Place) -> Markup:
    return Markup("").join(_block(block, place) + "\n" for block in blocks)


def _block(block: Block, place: _Place) -> Markup:
    match block:
        case Heading():
            return _heading(block, place)
        case Paragraph():
            return _line("p", block.sentences, place, block.style)
        case Listing():
            return _listing(block, place)
        case Table():
            return _table(block, place)
        case AddressBlock():
            lines = _bare_lines(block.lines, place)
            return Markup('<div class="address {}">\n{}</div>').format(block.style, lines)
        case Words():
            lines = _own_words(block.paragraphs, place)
            return Markup('<div class="words">\n{}</div>').format(lines)
        case Timeline():
            return _timeline(block, place)
        case WritingSpace():
            return _writing_space(block, place)
        case Group():
            inner = _blocks(block.blocks, place)
            return Markup('<div class="group {}">\n{}</div>').format(block.style, inner)


def _heading(block: Heading, place: _Place) -> Markup:
    return _line(f"h{min(6, block.level + place.heading_offset)}", block.sentences, place, "")


def _listing(block: Listing, place: _Place) -> Markup:
    tag = _LIST_TAGS[block.kind]
    first = block.items[0] if block.items else ()
    inner = _inside(first, place)
    items = Markup("").join(
        _line("li", item, inner, "", (("id", _anchor(block, number, place)),)) + "\n"
        for number, item in enumerate(block.items, start=block.first)
    )
    start = (("start", str(block.first)),) if block.first > 1 else ()
    opening = _opening(tag, first, place, f"list-{block.kind}", more=start)
    return opening + Markup("\n{}</{}>").format(items, tag)


def _timeline(block: Timeline, place: _Place) -> Markup:
    """The picture, and under it the list that says the same. Too many days have no picture."""
    listing = _listing(block.listing, place)
    if not 2 <= len(block.days) <= MOST:
        return listing
    texts = (text_of(join(without_numbers(item))) for item in block.listing.items)
    said = " ".join(f"{number}. {text}" for number, text in enumerate(texts, start=1))
    inner = _inside(block.listing.items[0], place)
    picture = timeline_svg(block.days, inner.direction, said)
    opening = _opening("figure", block.listing.items[0], place, "timeline")
    return opening + Markup("\n{}\n{}\n</figure>").format(picture, listing)


def _closes(block: Listing, place: _Place) -> bool:
    return any(block is one for one in place.closing_lists)


def _anchor(block: Listing, number: int, place: _Place) -> str:
    return f"{place.anchor}-{number}" if _closes(block, place) else ""


def _table(block: Table, place: _Place) -> Markup:
    first = block.header[0] if block.header else ()
    inner = _inside(first, place)
    caption = _line("caption", block.caption, inner, "") if block.caption else Markup("")
    header = Markup("").join(
        _line("th", cell, inner, "", (("scope", "col"), ("role", "columnheader")))
        for cell in block.header
    )
    labels = [text_of(join(cell)) for cell in block.header]
    broken = crowded(block)
    rows = Markup("").join(
        Markup('<tr role="row">{}</tr>\n').format(
            Markup("").join(
                _line(
                    "td",
                    cell,
                    inner,
                    _cell_style(cell, broken=(number, column) in broken),
                    (("role", "cell"), ("data-label", labels[column])),
                )
                for column, cell in enumerate(row)
            )
        )
        for number, row in enumerate(block.rows)
    )
    # On a narrow screen a row is a block, each cell under its label: the roles keep it a table.
    return _opening("table", first, place, "", (("role", "table"),)) + Markup(
        '\n{}<thead role="rowgroup">\n<tr role="row">{}</tr>\n</thead>\n'
        '<tbody role="rowgroup">\n{}</tbody>\n</table>'
    ).format(caption, header, rows)


def _cell_style(cell: Sentences, *, broken: bool) -> str:
    return "crowded" if broken else "" if cell else "blank"


def _bare_lines(lines: tuple[Run, ...], place: _Place) -> Markup:
    return Markup("").join(_line("p", (Sentence("", (line,)),), place, "") + "\n" for line in lines)


def _own_words(paragraphs: tuple[Run, ...], place: _Place) -> Markup:
    """What a person wrote: each paragraph runs as its own language does."""
    return Markup("").join(
        _line("p", (Sentence("", (replace(run, value=False),)),), place, "") + "\n"
        for run in paragraphs
    )


def _writing_space(block: WritingSpace, place: _Place) -> Markup:
    rules = Markup('<div class="rule"></div>') * block.lines
    return Markup(
        '<div class="writing{}">\n{}\n<div class="rules" aria-hidden="true">{}</div>\n</div>'
    ).format("" if block.ruled else " drawing", _line("p", block.label, place, "label"), rules)


def _line(
    tag: str, sentences: Sentences, place: _Place, style: str, more: _Attributes = ()
) -> Markup:
    """One line of the document in the sense of `blocks.lines_of`, inside its element."""
    opening = _opening(tag, sentences, place, style, more)
    inner = _inside(sentences, place)
    text = Markup(" ").join(_sentence(sentence, inner) for sentence in sentences)
    return opening + text + Markup("</{}>").format(tag)


def _opening(
    tag: str, sentences: Sentences, place: _Place, style: str, more: _Attributes = ()
) -> Markup:
    classes = [style] if style and style != "body" else []
    if _is_translation(sentences, place):
        classes.append("translation")
    inner = _inside(sentences, place)
    pairs = (
        ("class", " ".join(classes)),
        *more,
        ("lang", inner.lang if inner.lang != place.lang else ""),
        ("dir", inner.direction if inner.direction != place.direction else ""),
    )
    return _start(tag, pairs)


def _start(tag: str, pairs: Iterable[tuple[str, str]]) -> Markup:
    attributes = Markup("").join(
        Markup(' {}="{}"').format(name, value) for name, value in pairs if value
    )
    return Markup("<{}{}>").format(tag, attributes)


def _is_translation(sentences: Sentences, place: _Place) -> bool:
    """Whether this stands beside its English in the paragraph-by-paragraph edition. A line that
    is a bare value is nobody's translation."""
    named = any(sentence.id for sentence in sentences)
    return place.pairs and named and _inside(sentences, place).lang != "en"


def _inside(sentences: Sentences, place: _Place) -> _Place:
    """The place inside a line: the language and direction of its wording.

    A sentence that fell back to English counts only if there is no other. A bare value runs as
    its surroundings do, so that names and addresses line up.
    """
    own = [run for sentence in sentences if not sentence.fallback for run in sentence.runs]
    runs = [run for sentence in sentences for run in sentence.runs]
    for found in (own, runs):
        wording = [run for run in found if not run.value and not run.line_break]
        if wording:
            return place.within(wording[0])
    return replace(place, lang=runs[0].lang) if len(runs) == 1 else place


def _sentence(sentence: Sentence, place: _Place) -> Markup:
    """A sentence; one that is not in its line's language stands in an element of its own."""
    inner = _inside((sentence,), place)
    foreign = (inner.lang, inner.direction) != (place.lang, place.direction)
    if not sentence.id or not (foreign or sentence.fallback):
        return _runs(sentence.runs, place)
    names = [name for name, fits in _kinds(sentence, inner) if fits]
    attributes = (("class", " ".join(names)), ("lang", inner.lang), ("dir", inner.direction))
    return _start("span", attributes) + _runs(sentence.runs, inner) + Markup("</span>")


def _kinds(sentence: Sentence, inner: _Place) -> tuple[tuple[str, bool], ...]:
    return (
        ("fallback", sentence.fallback),
        ("translation", inner.pairs and inner.lang != "en"),
    )


def _runs(runs: tuple[Run, ...], place: _Place) -> Markup:
    return Markup("").join(_run(run, place) for run in runs)


def _run(run: Run, place: _Place) -> Markup:
    if run.line_break:
        return Markup("<br>")
    isolate = Markup('<bdi dir="ltr">{}</bdi>')
    text = Markup("").join(isolate.format(t) if number else t for t, number in run.pieces)
    inside = Markup("<strong>{}</strong>").format(text) if run.bold else text
    if link := _link(run, place):
        inside = _start("a", link) + inside + Markup("</a>")
    lang = run.lang if run.lang != place.lang else ""
    style = "endless" if run.value and endless(run.text) else ""
    if run.direction != place.direction or (run.value and place.direction == "rtl"):
        bdi = _start("bdi", (("class", style), ("lang", lang), ("dir", run.direction)))
        return bdi + inside + Markup("</bdi>")
    if lang:
        span = _start("span", (("class", style), ("lang", lang)))
        return span + inside + Markup("</span>")
    return inside


def _link(run: Run, place: _Place) -> tuple[tuple[str, str], ...]:
    """The attributes of the link that a run is, none if it leads nowhere."""
    if run.href is not None:
        if not run.href.startswith(_SAFE_ADDRESSES):
            raise ValueError("a link leads to a web, mail or telephone address")
        return (("href", run.href),)
    if run.makes in place.pages:
        return (("href", place.pages[run.makes]),)
    if run.target is not None and place.closing_lists:
        return (("class", "source"), ("href", f"#{place.anchor}-{run.target}"))
    return ()
