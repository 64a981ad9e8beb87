"""The parts of the Word file that no answer changes: made once by python-docx, kept as bytes."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache
from types import MappingProxyType

import docx
from docx.document import Document as WordDocument
from docx.enum.section import WD_SECTION
from docx.opc.constants import RELATIONSHIP_TYPE as RT
from docx.section import Section
from docx.shared import Mm
from lxml import etree

from letters.documents.docx import numbering, settings, styles
from letters.documents.docx.xml import Element, add, name, to_bytes

MARGIN = Mm(22)
AUTHOR = "letters"
# A date that says nothing: when a file was made is nobody's business and would change its bytes.
MADE = datetime(2000, 1, 1, tzinfo=UTC)
_BALLAST = {
    RT.THUMBNAIL,
    RT.CUSTOM_XML,
    RT.WEB_SETTINGS,
    "http://schemas.microsoft.com/office/2007/relationships/stylesWithEffects",
}


@dataclass(frozen=True)
class Skeleton:
    """A package with `len(sections)` empty sections: its parts by name, and the properties of
    each section, which end the section's last paragraph."""

    parts: Mapping[str, bytes]
    sections: tuple[Element, ...]
    footers: tuple[str, ...]


@cache
def skeleton(sections: int, complex_face: styles.Face) -> Skeleton:
    """The unchanging parts of a file of so many sections."""
    word = docx.Document(io.BytesIO(_letterhead(complex_face)))
    for _ in range(1, sections):
        word.add_section(WD_SECTION.NEW_PAGE)
    for section in word.sections:
        _prepare(section)
    footers = tuple(str(section.footer.part.partname).lstrip("/") for section in word.sections)
    properties = tuple(etree.fromstring(etree.tostring(s._sectPr)) for s in word.sections)
    return Skeleton(MappingProxyType(_parts(_saved(word))), properties, footers)


@cache
def _letterhead(complex_face: styles.Face) -> bytes:
    """An empty document with our styles and none of the template's ballast."""
    word = docx.Document()
    package, part = word.part.package, word.part
    for relations in (package.rels, part.rels):
        for key in [key for key, relation in relations.items() if relation.reltype in _BALLAST]:
            del relations[key]
    styles.fill(part._styles_part.element, complex_face)
    settings.fill(part._settings_part.element)
    numbering.fill(part.numbering_part.element)
    part.part_related_by(RT.FONT_TABLE)._blob = to_bytes(styles.fonts(complex_face))
    package.part_related_by(RT.EXTENDED_PROPERTIES)._blob = settings.APPLICATION
    _anonymous(word)
    return _saved(word)


def _anonymous(word: WordDocument) -> None:
    core = word.core_properties
    core.author = core.last_modified_by = AUTHOR
    core.created = core.modified = MADE
    core.title = core.comments = core.keywords = core.subject = ""
    core.revision = 1


def _prepare(section: Section) -> None:
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin = section.right_margin = MARGIN
    section.top_margin = section.bottom_margin = MARGIN
    section.header_distance = section.footer_distance = Mm(11)
    section.start_type = WD_SECTION.NEW_PAGE
    section.footer.is_linked_to_previous = False
    columns = section._sectPr.find(name("cols"))
    numbers = add(section._sectPr, "pgNumType", start="1")
    if columns is not None:
        columns.addprevious(numbers)


def _saved(word: WordDocument) -> bytes:
    kept = io.BytesIO()
    word.save(kept)
    return kept.getvalue()


def _parts(package: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(package)) as archive:
        return {part: archive.read(part) for part in sorted(archive.namelist())}
