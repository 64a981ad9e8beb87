"""Catalogues: the translation of each sentence by its stable id, and who checked the language."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po, unescape

from letters.languages.locales import ENGLISH, locales
from letters.places_on_disk import TRANSLATIONS

DOMAINS = ("documents", "pages")


@dataclass(frozen=True)
class Message:
    """A sentence in the language asked for, or in English (`fallback`) where it has none."""

    text: str
    fallback: bool


@dataclass(frozen=True)
class Catalogue:
    """The sentences of one language and domain. English is the catalogue that holds nothing.

    `entries` maps a sentence's id to (the English it was made from, the translation).
    """

    tag: str
    entries: Mapping[str, tuple[str, str]]
    version: str = ""

    def message(self, context: str, english: str) -> Message:
        """The translation made from exactly this English; otherwise the English, marked."""
        if self.tag == ENGLISH:
            return Message(english, fallback=False)
        made_from, translation = self.entries.get(context, ("", ""))
        if translation and made_from == english:
            return Message(translation, fallback=False)
        return Message(english, fallback=True)


@dataclass(frozen=True)
class Review:
    """Who checked a language: `reviewer` and `reviewed_on` are empty until a speaker has."""

    reviewer: str
    reviewed_on: str

    @property
    def checked(self) -> bool:
        """Whether a speaker has checked the language."""
        return bool(self.reviewer and self.reviewed_on)


@cache
def catalogue(tag: str, domain: str) -> Catalogue:
    """The catalogue of a language for "documents" or "pages"."""
    if tag == ENGLISH:
        return Catalogue(ENGLISH, {})
    entries = {
        message.context: (str(message.id), str(message.string))
        for message in read_catalogue(tag, domain)
        if message.context and message.string and not message.fuzzy
    }
    return Catalogue(tag, entries, headers(tag, domain).get("X-Catalogue-Version", ""))


@cache
def review(tag: str) -> Review:
    """What the catalogue's header says of its review."""
    if tag == ENGLISH:
        return Review("", "")
    said = headers(tag, "documents")
    return Review(said.get("X-Reviewed-By", ""), said.get("X-Reviewed-On", ""))


def completeness(tag: str, domain: str, messages: Mapping[str, str]) -> float:
    """The share (0 to 1) of `messages` (id → English) that the language has."""
    found = catalogue(tag, domain)
    whole = sum(
        not found.message(context, english).fallback for context, english in messages.items()
    )
    return whole / len(messages) if messages else 1.0


def translated_languages() -> tuple[str, ...]:
    """The tags, English aside, for which both catalogues stand on disk."""
    return tuple(
        tag
        for tag in locales()
        if tag != ENGLISH and all(catalogue_path(tag, domain).exists() for domain in DOMAINS)
    )


def catalogue_path(tag: str, domain: str, folder: Path = TRANSLATIONS) -> Path:
    """Where a catalogue stands."""
    return folder / tag / f"{domain}.po"


def read_catalogue(tag: str, domain: str, folder: Path = TRANSLATIONS) -> Catalog:
    """The catalogue as Babel reads it, notes included; an empty one where there is none yet."""
    path = catalogue_path(tag, domain, folder)
    if not path.exists():
        return Catalog(locale=locales()[tag].babel)
    with path.open("rb") as file:
        return read_po(file, locale=locales()[tag].babel)


def headers(tag: str, domain: str, folder: Path = TRANSLATIONS) -> Mapping[str, str]:
    """What the catalogue says of itself, by name. Babel would drop the names it does not know."""
    path = catalogue_path(tag, domain, folder)
    if not path.exists():
        return {}
    first = path.read_text(encoding="utf-8").split("\n\n", 1)[0]
    pieces = re.findall(r'^(?:msgstr )?(".*")$', first, re.MULTILINE)
    said = "".join(map(unescape, pieces)).splitlines()
    return {name: value for name, _, value in (line.partition(": ") for line in said)}
