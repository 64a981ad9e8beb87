"""Every message to translate, and `make translations`, which brings the catalogues up to date.

A message is known by its id (the gettext context), so that mending a comma in the English does not
lose twenty translations: the old translation is kept, marked fuzzy, until somebody looks at it.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.pofile import write_po

from letters import wording
from letters.documents.compose import DOCUMENT_TEMPLATES, PAGE_TEMPLATES
from letters.documents.template import patterns, read
from letters.languages.catalogues import DOMAINS, catalogue_path, read_catalogue
from letters.languages.locales import ENGLISH, locales

_FOLDERS: Mapping[str, Path] = {"documents": DOCUMENT_TEMPLATES, "pages": PAGE_TEMPLATES}


@dataclass(frozen=True)
class Source:
    """A message to translate: its id, its English, and a note for the translator."""

    id: str
    english: str
    note: str = ""


@cache
def sources(domain: str) -> tuple[Source, ...]:
    """Every message of a domain, in the order of the files."""
    found = [*_sentences(_FOLDERS[domain])]
    if domain == "pages":
        found += [Source(key, english) for key, english in wording.messages().items()]
    return tuple(found)


def english(domain: str) -> Mapping[str, str]:
    """Every message of a domain: its id and its English."""
    return {source.id: source.english for source in sources(domain)}


def update(tag: str, domain: str) -> list[str]:
    """Bring one catalogue up to date and give the ids that now want a translator."""
    old = {message.context: message for message in _existing(tag, domain) if message.context}
    fresh = Catalog(locale=locales()[tag].babel, fuzzy=False, header_comment="")
    fresh.mime_headers = _headers(tag, domain)
    wanting = []
    for source in sources(domain):
        kept = old.get(source.id)
        text = str(kept.string) if kept and kept.string else ""
        changed = bool(text) and kept is not None and (kept.fuzzy or kept.id != source.english)
        notes = [source.note] if source.note else []
        flags = {"fuzzy"} if changed else set()
        fresh.add(source.english, text, context=source.id, auto_comments=notes, flags=flags)
        if changed or not text:
            wanting.append(source.id)
    _write(fresh, catalogue_path(tag, domain))
    return wanting


def main() -> None:
    """Update every catalogue and list what wants translating."""
    for tag in locales():
        if tag == ENGLISH:
            continue
        for domain in DOMAINS:
            wanting = update(tag, domain)
            sys.stdout.write(f"{tag} {domain}: {len(wanting)} of {len(sources(domain))} wanting\n")
            sys.stdout.writelines(f"  {message}\n" for message in wanting[:20])


def _sentences(folder: Path) -> Iterator[Source]:
    for path in sorted(folder.glob("*.md")):
        for pattern in patterns(read(folder, path.stem)):
            yield Source(pattern.id, pattern.english, pattern.note)


def _existing(tag: str, domain: str) -> Catalog:
    if catalogue_path(tag, domain).exists():
        return read_catalogue(tag, domain)
    return Catalog(locale=locales()[tag].babel)


def _headers(tag: str, domain: str) -> list[tuple[str, str]]:
    """The headers the catalogue has; those that say who made and checked it are written by hand."""
    kept = dict(_existing(tag, domain).mime_headers)
    wanted = ("X-Translated-By", "X-Reviewed-By", "X-Reviewed-On", "X-Catalogue-Version")
    ours = [(name, str(kept.get(name, ""))) for name in wanted]
    return [
        ("Project-Id-Version", "letters"),
        ("Language", tag),
        ("MIME-Version", "1.0"),
        ("Content-Type", "text/plain; charset=utf-8"),
        ("Content-Transfer-Encoding", "8bit"),
        *ours,
    ]


def _write(fresh: Catalog, path: Path) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("wb") as file:
        write_po(file, fresh, width=0, omit_header=False)


if __name__ == "__main__":
    main()
