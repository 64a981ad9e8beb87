"""The words of questions and pages: TOML files read by key, in the reader's language and voice.

A key is a path such as "page.country.title". Where the words differ by voice, the key has a
second entry ending in `_young_person` or `_adviser`; the plain one is the parent's.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache

from letters.languages.catalogues import catalogue
from letters.languages.locales import ENGLISH
from letters.places_on_disk import TEMPLATES

QUESTION_WORDS = TEMPLATES / "questions"
PAGE_WORDS = TEMPLATES / "pages"
VOICES = ("parent", "young_person", "adviser")


@dataclass(frozen=True)
class Words:
    """The words for one kind (or none), language and voice."""

    kind: str | None = None
    tag: str = ENGLISH
    voice: str = "parent"

    def __call__(self, key: str, **values: object) -> str:
        """The words of a key, with {named} values put in. LookupError where there are none."""
        found = self.maybe(key, **values)
        if found is None:
            raise LookupError(f"no words for {key!r} ({self.kind or 'pages'})")
        return found

    def maybe(self, key: str, **values: object) -> str | None:
        """The same, or None where there are no words for the key."""
        text = _text(self.kind, self.tag, self.voice, key)
        return text.format(**values) if text is not None and values else text


@lru_cache(maxsize=65_536)
def _text(kind: str | None, tag: str, voice: str, key: str) -> str | None:
    for name in _order(kind):
        for variant in _variants(key, voice):
            english = entries(name).get(variant)
            if english is not None:
                return catalogue(tag, "pages").message(f"{name}.{variant}", english).text
    return None


@cache
def entries(name: str) -> Mapping[str, str]:
    """Every key and its English of one file of words: a kind's, or one of `_order`'s others."""
    for folder in (QUESTION_WORDS, PAGE_WORDS):
        path = folder / f"{name}.toml"
        if path.exists():
            return dict(_flat("", tomllib.loads(path.read_text(encoding="utf-8"))))
    return {}


def messages() -> dict[str, str]:
    """Every message of every file of words: context → English, as translators are given it.

    The command line speaks English only, and so do the examples that it shows.
    """
    return {
        f"{path.stem}.{key}": english
        for folder in (QUESTION_WORDS, PAGE_WORDS)
        for path in sorted(folder.glob("*.toml"))
        if path.stem != "cli"
        for key, english in entries(path.stem).items()
        if not key.startswith("example.")
    }


def _order(kind: str | None) -> tuple[str, ...]:
    return ((kind,) if kind else ()) + ("shared", "common", "site", "cli")


def _variants(key: str, voice: str) -> tuple[str, ...]:
    return (key,) if voice == "parent" else (f"{key}_{voice}", key)


def _flat(prefix: str, table: Mapping[str, object]) -> Iterator[tuple[str, str]]:
    for name, value in table.items():
        key = f"{prefix}.{name}" if prefix else name
        if isinstance(value, Mapping):
            yield from _flat(key, value)
        elif isinstance(value, str):
            yield key, value
        else:
            raise TypeError(f"{key}: words are text, not {type(value).__name__}")
