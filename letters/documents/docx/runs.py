"""Runs of text: each with its language and direction, links, values that keep their order."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cache

from letters.documents.blocks import Direction, Run, Sentence, Sentences
from letters.documents.docx.styles import PLAIN, Face, face
from letters.documents.docx.xml import SPACE, Element, add, name, write
from letters.languages.locales import locales

LRM, RLM = "\u200e", "\u200f"
_OWN_MARK = {"ltr": LRM, "rtl": RLM}
_OTHER: dict[Direction, Direction] = {"ltr": "rtl", "rtl": "ltr"}
_STRONG = {"ltr": {"L"}, "rtl": {"R", "AL"}}
_LINKS = ("https://", "http://", "mailto:", "tel:")


@dataclass(frozen=True)
class Piece:
    """A run as Word gets it: its text with the marks that isolate it, and the way it runs."""

    run: Run
    text: str
    direction: Direction


@dataclass
class Ink:
    """Writes runs into paragraphs.

    `hrefs` collects web addresses, each with its relation's id; `anchors` maps the number of a
    source to the bookmark of its entry in the part's closing list.
    """

    typeface: str
    complex_face: Face
    hrefs: dict[str, str] = field(default_factory=dict)
    anchors: dict[int, str] = field(default_factory=dict)

    def write(self, paragraph: Element, sentences: Sentences, base: Direction) -> None:
        """Sentences, with one space between two, into a paragraph that runs in `base`."""
        for piece in pieces(sentences, base):
            self.piece(self._holder(paragraph, piece.run), piece)

    def piece(self, parent: Element, piece: Piece, style: str = "") -> Element:
        """One run; a line break holds no text."""
        made = add(parent, "r")
        self.properties(add(made, "rPr"), piece, style)
        if piece.run.line_break:
            add(made, "br")
        elif piece.text:
            text = add(made, "t")
            write(text, piece.text)
            text.set(SPACE, "preserve")
        return made

    def mark(self, properties: Element, language: str, base: Direction) -> None:
        """The paragraph's own mark, which decides how a list's number is set."""
        self.properties(add(properties, "rPr"), Piece(Run("", language, base), "", base))

    def properties(self, properties: Element, piece: Piece, style: str = "") -> None:
        """Style, font, weight, direction and language of a run, in the schema's order."""
        run = piece.run
        style = style or self._style(run)
        if style:
            add(properties, "rStyle", val=style)
        right_to_left = piece.direction == "rtl"
        if right_to_left:
            font = face(run.lang, self.typeface)
            if font is not None and font != self.complex_face:
                add(properties, "rFonts", cs=font.name)
        if run.bold:
            add(properties, "b")
            add(properties, "bCs")
        if right_to_left:
            add(properties, "rtl")
        add(properties, "lang", **{"bidi" if right_to_left else "val": word_tag(run.lang)})

    def _style(self, run: Run) -> str:
        if run.target in self.anchors:
            return "SourceReference"
        return "Hyperlink" if _leads_out(run) else ""

    def _holder(self, paragraph: Element, run: Run) -> Element:
        if run.target in self.anchors:
            return add(paragraph, "hyperlink", anchor=self.anchors[run.target], history="1")
        if run.href is None or not _leads_out(run):
            return paragraph
        relation = self.hrefs.setdefault(run.href, f"rIdLink{len(self.hrefs) + 1}")
        link = add(paragraph, "hyperlink", history="1")
        link.set(name("r:id"), relation)
        return link


def pieces(sentences: Sentences, base: Direction) -> Iterator[Piece]:
    """The runs of sentences in order. A sentence that runs against its paragraph (one that has no
    translation yet) is isolated whole; in any other, each run that does so is."""
    for position, sentence in enumerate(sentences):
        if position and not _at_break(sentences[position - 1], sentence):
            space = sentence.runs[0]
            yield Piece(Run(" ", space.lang, base), " ", base)
        own = direction_of_sentences((sentence,), base)
        inner = [_isolated(run, own) for run in sentence.runs]
        yield from inner if own == base else _isolated_whole(inner, base)


def _at_break(before: Sentence, after: Sentence) -> bool:
    return before.runs[-1].line_break or after.runs[0].line_break


def stretches(sentences: Sentences) -> list[Sentences]:
    """The sentences, parted at each break after which the wording is in another language than
    before it. What a person typed is no wording."""
    found: list[Sentences] = [()]
    for position, sentence in enumerate(sentences):
        following = sentences[position + 1 :]
        spoken = language_of_wording(found[-1], "")
        changes = spoken and language_of_wording(following, spoken) != spoken
        if changes and _is_break(sentence):
            found.append(())
        else:
            found[-1] += (sentence,)
    return found


def _is_break(sentence: Sentence) -> bool:
    return len(sentence.runs) == 1 and sentence.runs[0].line_break


def direction_of_sentences(sentences: Sentences, default: Direction) -> Direction:
    """The way the wording runs; values say nothing about it. `default` if there is only a value.

    A sentence that fell back to English makes a line English only if there is no other.
    """
    for fallback in (False, True):
        for sentence in sentences:
            if sentence.fallback == fallback and (found := _wording(sentence.runs)):
                return found.direction
    return default


def language_of_wording(sentences: Sentences, default: str) -> str:
    """The language of the first wording that has not fallen back; `default` if there is none."""
    spoken = (_wording(sentence.runs) for sentence in sentences if not sentence.fallback)
    return next((found.lang for found in spoken if found), default)


def _wording(runs: tuple[Run, ...]) -> Run | None:
    return next((run for run in runs if not run.value and run.text.strip()), None)


@cache
def word_tag(language: str) -> str:
    """The tag Word knows a language by, with its region where we have one: ur-PK for ur."""
    known = locales().get(language)
    return known.babel.replace("_", "-") if known else language


def needed_face(directed: Iterable[tuple[str, Direction]], typeface: str) -> Face:
    """The font for right-to-left text: of the first such language, so that one setting rules it."""
    faces = (face(language, typeface) for language, way in directed if way == "rtl")
    return next((found for found in faces if found is not None), PLAIN)


def _leads_out(run: Run) -> bool:
    return bool(run.href) and str(run.href).startswith(_LINKS)


def _isolated(run: Run, base: Direction) -> Piece:
    if run.line_break or not run.text.strip():
        return Piece(run, run.text, base)
    text = "".join(f"{LRM}{t}{LRM}" if number else t for t, number in run.pieces)
    if run.direction != base:
        return Piece(run, _marked(text, base, _OTHER[base]), run.direction)
    if run.value and _has_strong(run.text, _OTHER[base]):
        return Piece(run, f"{_OWN_MARK[base]}{text}{_OWN_MARK[base]}", base)
    return Piece(run, text, base)


def _isolated_whole(inner: list[Piece], base: Direction) -> Iterator[Piece]:
    outer, own = _OWN_MARK[base], _OWN_MARK[_OTHER[base]]
    for position, piece in enumerate(inner):
        before = outer + own if position == 0 else ""
        after = own + outer if position == len(inner) - 1 else ""
        yield Piece(piece.run, f"{before}{piece.text}{after}", piece.direction)


def _marked(text: str, outer: Direction, inner: Direction) -> str:
    # The inner marks fix the text's own order, the outer ones keep neighbours from joining it.
    return f"{_OWN_MARK[outer]}{_OWN_MARK[inner]}{text}{_OWN_MARK[inner]}{_OWN_MARK[outer]}"


def _has_strong(text: str, direction: Direction) -> bool:
    return any(unicodedata.bidirectional(character) in _STRONG[direction] for character in text)
