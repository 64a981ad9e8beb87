"""A draft inside a Word file, where Word keeps custom XML: put in, and found again.

Documents are made without it (`letters.documents` knows nothing of drafts): it is added afterwards
to a copy that its owner asked for.
"""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Iterator

from lxml import etree

NAMESPACE = "urn:letters:draft"
PART = "customXml/item1.xml"
_PROPERTIES = "customXml/itemProps1.xml"
_STORE_ITEM = "{5A6D1B1E-2C0B-4E53-9A77-6C1F0C6B7D21}"
_DATASTORE = "http://schemas.openxmlformats.org/officeDocument/2006/customXml"
_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
_TYPE = "application/vnd.openxmlformats-officedocument.customXmlProperties+xml"
_EARLIEST = (1980, 1, 1, 0, 0, 0)

# A Word file is a stranger's once it was away. So much of it is looked at and no more.
_MOST_MEMBERS = 500
_MOST_LOOKED_AT = 20
_LARGEST_PART = 2_000_000


def with_draft(docx: bytes, draft: bytes) -> bytes:
    """The same Word file with a draft in it. The draft is JSON in ASCII, which XML can hold."""
    with zipfile.ZipFile(io.BytesIO(docx)) as archive:
        members = {name: archive.read(name) for name in archive.namelist()}
    carried = etree.Element(f"{{{NAMESPACE}}}draft", nsmap={None: NAMESPACE})
    carried.text = draft.decode("ascii")
    members[PART] = _xml(carried)
    members[_PROPERTIES] = _xml(_properties())
    members["customXml/_rels/item1.xml.rels"] = _xml(_relations())
    _relate(members, "word/_rels/document.xml.rels")
    types = etree.fromstring(members["[Content_Types].xml"])
    etree.SubElement(types, f"{{{_TYPES}}}Override", PartName=f"/{_PROPERTIES}", ContentType=_TYPE)
    members["[Content_Types].xml"] = _xml(types)
    return _packed(members)


def draft_in_word(file: bytes) -> bytes | None:
    """The draft in a Word file; None where there is none, or the file is damaged or no zip."""
    try:
        with zipfile.ZipFile(io.BytesIO(file)) as archive:
            if len(archive.infolist()) > _MOST_MEMBERS:
                return None
            return next((draft for part in _custom(archive) if (draft := _draft(part))), None)
    except (zipfile.BadZipFile, zlib.error, OSError, ValueError, EOFError, NotImplementedError):
        return None
    except RuntimeError:  # a member behind a password
        return None


def _custom(archive: zipfile.ZipFile) -> Iterator[bytes]:
    """The parts that may hold a draft: Word numbers them anew when it saves the file. What says
    that it is small and is not is read no further than it may be long."""
    named = [
        entry
        for entry in archive.infolist()
        if entry.filename.startswith("customXml/item") and entry.filename.endswith(".xml")
    ]
    for entry in named[:_MOST_LOOKED_AT]:
        if entry.file_size <= _LARGEST_PART:
            with archive.open(entry) as part:
                content = part.read(_LARGEST_PART + 1)
            if len(content) <= _LARGEST_PART and NAMESPACE.encode() in content:
                yield content


def _draft(part: bytes) -> bytes | None:
    """The text of our element. Nothing is fetched, and a part that declares anything is refused
    before any of its entities could grow."""
    if b"<!" in part:
        return None
    reader = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    try:
        found = etree.fromstring(part, reader)
    except etree.XMLSyntaxError:
        return None
    if found.getroottree().docinfo.internalDTD is not None:
        return None
    if found.tag != f"{{{NAMESPACE}}}draft" or len(found):
        return None
    return (found.text or "").encode("utf-8", "surrogatepass")


def _properties() -> etree._Element:
    made = etree.Element(f"{{{_DATASTORE}}}datastoreItem", nsmap={"ds": _DATASTORE})
    made.set(f"{{{_DATASTORE}}}itemID", _STORE_ITEM)
    schemas = etree.SubElement(made, f"{{{_DATASTORE}}}schemaRefs")
    schema = etree.SubElement(schemas, f"{{{_DATASTORE}}}schemaRef")
    schema.set(f"{{{_DATASTORE}}}uri", NAMESPACE)
    return made


def _relations() -> etree._Element:
    made = etree.Element(f"{{{_RELATIONS}}}Relationships", nsmap={None: _RELATIONS})
    etree.SubElement(
        made,
        f"{{{_RELATIONS}}}Relationship",
        Id="rId1",
        Type=f"{_OFFICE}/customXmlProps",
        Target="itemProps1.xml",
    )
    return made


def _relate(members: dict[str, bytes], name: str) -> None:
    relations = etree.fromstring(members[name])
    etree.SubElement(
        relations,
        f"{{{_RELATIONS}}}Relationship",
        Id="rIdDraft",
        Type=f"{_OFFICE}/customXml",
        Target="../customXml/item1.xml",
    )
    members[name] = _xml(relations)


def _packed(members: dict[str, bytes]) -> bytes:
    """The members as one zip file, whose bytes depend on nothing but them."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            entry = zipfile.ZipInfo(name, _EARLIEST)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.create_system = 0
            archive.writestr(entry, content)
    return made.getvalue()


def _xml(element: etree._Element) -> bytes:
    return bytes(etree.tostring(element, xml_declaration=True, encoding="UTF-8", standalone=True))
