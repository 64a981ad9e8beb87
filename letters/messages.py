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

from babel.messages.catalog import Message
from babel.messages.pofile import escape, unescape

from letters import wording
from letters.documents.compose import DOCUMENT_TEMPLATES, PAGE_TEMPLATES
from letters.documents.template import patterns, read
from letters.languages.catalogues import DOMAINS, catalogue_path, headers, read_catalogue
from letters.languages.locales import ENGLISH, locales
from letters.places_on_disk import TRANSLATIONS

_PREVIOUS = "| msgid "  # after "#": gettext's way to note the English of before
_BY_HAND = ("X-Translated-By", "X-Reviewed-By", "X-Reviewed-On", "X-Catalogue-Version")
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


def update(tag: str, domain: str, folder: Path = TRANSLATIONS) -> list[str]:
    """Bring one catalogue up to date and give the ids that now want a translator."""
    old = {message.context: message for message in read_catalogue(tag, domain, folder)}
    entries = [_entry(source, old.get(source.id)) for source in sources(domain)]
    path = catalogue_path(tag, domain, folder)
    path.parent.mkdir(parents=True, exist_ok=True)
    text = "\n\n".join((_header(tag, domain, folder), *map(_written, entries)))
    path.write_text(f"{text}\n", encoding="utf-8")
    return [entry.source.id for entry in entries if entry.fuzzy or not entry.translation]


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


@dataclass(frozen=True)
class _Entry:
    """A message of a catalogue. `fuzzy`: somebody should look at the translation again.
    `previous` is the English that it was made from, if that was another; `comments` are a
    translator's own."""

    source: Source
    translation: str = ""
    fuzzy: bool = False
    previous: str = ""
    comments: tuple[str, ...] = ()


def _entry(source: Source, kept: Message | None) -> _Entry:
    if kept is None:
        return _Entry(source)
    comments = tuple(line for line in kept.user_comments if not line.startswith(_PREVIOUS))
    translation = str(kept.string)
    if not translation:
        return _Entry(source, comments=comments)
    made_from = _previous(kept) or str(kept.id)
    if made_from != source.english:
        return _Entry(source, translation, True, made_from, comments)
    # Fuzzy without another English: a translator has marked it. The English of before is back: not.
    return _Entry(source, translation, kept.fuzzy and not _previous(kept), "", comments)


def _previous(kept: Message) -> str:
    """The English that a fuzzy translation was made from, as `_written` notes it."""
    if not kept.fuzzy:
        return ""
    found = (line for line in kept.user_comments if line.startswith(_PREVIOUS))
    return next((unescape(line.removeprefix(_PREVIOUS)) for line in found), "")


def _written(entry: _Entry) -> str:
    source = entry.source
    lines = [f"# {comment}" for comment in entry.comments]
    lines += [f"#. {source.note}"] if source.note else []
    lines += ["#, fuzzy"] if entry.fuzzy else []
    lines += [f"#{_PREVIOUS}{escape(entry.previous)}"] if entry.previous else []
    lines.append(f"msgctxt {escape(source.id)}")
    lines.append(f"msgid {escape(source.english)}")
    lines.append(f"msgstr {escape(entry.translation)}")
    return "\n".join(lines)


def _header(tag: str, domain: str, folder: Path) -> str:
    """Those that say who made and checked it are written by hand, and kept."""
    kept = headers(tag, domain, folder)
    said = {
        "Project-Id-Version": "letters",
        "Language": tag,
        "MIME-Version": "1.0",
        "Content-Type": "text/plain; charset=utf-8",
        "Content-Transfer-Encoding": "8bit",
        **{name: kept.get(name, "") for name in _BY_HAND},
    }
    lines = (escape(f"{name}: {value}\n") for name, value in said.items())
    return "\n".join(('msgid ""', 'msgstr ""', *lines))


if __name__ == "__main__":
    main()
