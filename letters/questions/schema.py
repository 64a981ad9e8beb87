"""The answers of a kind as JSON Schema 2020-12, so that other programs can write them."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from letters.questions.answers import SCHEMA
from letters.questions.asked import Asked, Told
from letters.questions.examples import Say, example, example_file
from letters.questions.journey import Field, Journey, Page
from letters.questions.shapes import DATE, OWN_WORDS, shape

Described = dict[str, Any]  # a schema with its title, description and examples


def schema(journey: Journey, say: Say) -> Described:
    """The schema of an answer file from which a document can be made, in the words of the pages.

    It takes every file that the forms take. Besides the form of each answer it knows which are
    needed on the file's path, and where the path stops without a document, as far as that follows
    from what was chosen; what follows from dates and the law only the forms know.
    """
    asked = Asked(journey)
    told = {page.id: asked.when(page.when) for page in journey.pages()}
    words = _Words(say)
    whole = example_file(journey, say)
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        **words.of("kind.title", "kind.summary", "cli.schema.file"),
        "type": "object",
        "additionalProperties": False,
        "required": ["schema", "answers"],
        "properties": {
            "schema": {**words.of("", "cli.schema.version"), "const": SCHEMA},
            "on": {**words.of("", "cli.schema.on"), **DATE},
            "answers": {
                "type": "object",
                "additionalProperties": False,
                "required": _everybody(journey, told),
                "properties": {
                    field.name: words.described(page, field, told[page.id])
                    for page in journey.pages()
                    for field in page.fields
                },
                "allOf": [*words.rules(journey, told)],
            },
        },
        "$defs": {
            "own-words": {**words.of("", "cli.schema.own-words"), **OWN_WORDS},
            **{name: dict(when) for name, when in asked.named.items() if isinstance(when, dict)},
        },
        **({"examples": [whole]} if whole else {}),
    }


def _everybody(journey: Journey, told: dict[str, Told]) -> list[str]:
    pages = (page for page in journey.pages() if told[page.id].surely is True)
    return [name for page in pages for name in _needed(page)]


def _needed(page: Page) -> list[str]:
    return [field.name for field in page.fields if field.required]


class _Words:
    """Writes the schemas that have words, as far as there are any."""

    def __init__(self, say: Say) -> None:
        self.say = say

    def of(self, title: str, *description: str) -> Described:
        """The title and description with these keys; the description is one paragraph a line."""
        told = filter(None, map(self.say, description))
        return _titled(self.say(title), *told)

    def described(self, page: Page, field: Field, when: Told) -> Described:
        """A field's schema in the words of its page."""
        label, question = self.say(f"field.{field.name}.label"), self.say(f"page.{page.id}.title")
        told = [question if label else None, self.say(f"page.{page.id}.hint")]
        told += [*self._details(field, f"field.{field.name}")]
        told += [None if when.exactly else self.say("cli.schema.forms-decide")]
        found = {**_titled(label or question, *told), **shape(field)}
        if field.columns:
            found["items"] = self._row(field)
        return {**found, **self._example(field, field.name)}

    def _row(self, field: Field) -> Described:
        return {
            "type": "object",
            "additionalProperties": False,
            "required": [column.name for column in field.columns if column.required],
            "properties": {column.name: self._column(field, column) for column in field.columns},
        }

    def _column(self, field: Field, column: Field) -> Described:
        key = f"field.{field.name}.column.{column.name}"
        titled = _titled(self.say(f"{key}.label"), *self._details(column, key))
        return {**titled, **shape(column), **self._example(column, f"{field.name}.{column.name}")}

    def _details(self, field: Field, key: str) -> Iterator[str | None]:
        yield self.say(f"{key}.hint")
        if field.kind == "date":
            yield self.say(f"cli.schema.{field.dates}")
        for option in field.options:
            label, hint = self.say(f"{key}.option.{option}"), self.say(f"{key}.hint.{option}")
            if label:
                yield f"{option}: {label}" + (f" ({hint})" if hint else "")

    def _example(self, field: Field, key: str) -> Described:
        found = example(field, self.say, key)
        return {} if found is None else {"examples": [found]}

    def rules(self, journey: Journey, told: dict[str, Told]) -> Iterator[Described]:
        """What follows from the answers, in the order of the questions: further questions that are
        then to be answered, and ends at which there is no document."""
        found: dict[str, Described] = {}
        for page in journey.pages():
            when, needed = told[page.id].surely, _needed(page)
            if isinstance(when, bool):
                continue
            if page.stop:
                found[page.id] = {**_titled(page.id, self.say("cli.schema.stop")), "not": when}
            elif needed:
                rule = found.setdefault(json.dumps(when), {"if": when, "then": {"required": []}})
                rule["then"]["required"] += needed
        yield from found.values()


def _titled(title: str | None, *description: str | None) -> Described:
    told = "\n".join(filter(None, description))
    return {**({"title": title} if title else {}), **({"description": told} if told else {})}
