"""The package around the text: relations, properties, and a zip that is the same every time."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping

from lxml import etree

from letters.documents.blocks import Document
from letters.documents.docx.runs import word_tag
from letters.documents.docx.xml import R, to_bytes, write

RELATIONS = "word/_rels/document.xml.rels"
CORE = "docProps/core.xml"
_RELATIONSHIPS = "http://schemas.openxmlformats.org/package/2006/relationships"
_PURL = "http://purl.org/dc/elements/1.1/"
_CORE = "http://schemas.openxmlformats.org/package/2006/metadata/core-properties"
_EARLIEST = (1980, 1, 1, 0, 0, 0)


def with_links(relations: bytes, hrefs: Mapping[str, str]) -> bytes:
    """The document's relations with its web, mail and telephone addresses added."""
    if not hrefs:
        return relations
    found = etree.fromstring(relations)
    for href, relation in hrefs.items():
        made = etree.SubElement(found, f"{{{_RELATIONSHIPS}}}Relationship")
        made.set("Id", relation)
        made.set("Type", f"{R}/hyperlink")
        made.set("Target", href)
        made.set("TargetMode", "External")
    return to_bytes(found)


def with_properties(core: bytes, document: Document) -> bytes:
    """The file's properties: a neutral title, its language and the versions it was made with."""
    found = etree.fromstring(core)
    versions = "; ".join(f"{name} {version}" for name, version in document.versions)
    values = {
        f"{{{_PURL}}}title": document.title,
        f"{{{_PURL}}}language": word_tag(document.parts[0].language),
        f"{{{_PURL}}}description": versions,
    }
    for tag, value in values.items():
        element = found.find(tag)
        write(etree.SubElement(found, tag) if element is None else element, value)
    for empty in [child for child in found if not child.text]:
        found.remove(empty)
    return to_bytes(found)


def packed(parts: Mapping[str, bytes]) -> bytes:
    """The parts as one zip file, whose bytes depend on nothing but them."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for part in sorted(parts, key=lambda name: (name != "[Content_Types].xml", name)):
            entry = zipfile.ZipInfo(part, _EARLIEST)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.create_system = 0
            archive.writestr(entry, parts[part])
    return made.getvalue()
