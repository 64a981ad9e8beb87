"""When a question is asked, as JSON Schema: as much of a condition as a program can be told.

A condition is told from both sides. `surely` takes answers for which it certainly holds, `possibly`
all for which it may. They are one schema unless a function stands in the condition, which only the
forms can call. Both read a whole file as the forms do: an answer that is given but not asked for
counts for nothing, so it opens no question and closes none.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from letters.questions.conditions import AllOf, AnyOf, AnyRow, Chose, Condition, Not, Ticked
from letters.questions.journey import Journey, Page

Schema = bool | Mapping[str, object]


@dataclass(frozen=True)
class Told:
    """A condition from both sides, each as a schema of the answers."""

    surely: Schema
    possibly: Schema

    @property
    def exactly(self) -> bool:
        """Whether nothing is left to the forms."""
        return self.surely == self.possibly


class Asked:
    """The conditions of a journey's pages. `named` are the schemas that others refer to, by the
    name under which they do: a page asked on a condition, on whose answer more depends."""

    def __init__(self, journey: Journey) -> None:
        self.named: dict[str, Schema] = {}
        self._page = {field.name: page for page in journey.pages() for field in page.fields}

    def when(self, condition: Condition) -> Told:
        """What can be told of a condition."""
        match condition:
            case Chose(field, values):
                return self._answered(field, _one_of(values))
            case Ticked(field, options):
                return self._answered(field, {"type": "array", "contains": _one_of(options)})
            case AnyRow(field, column, values):
                row = _has(column, _one_of(values))
                return self._answered(field, {"type": "array", "contains": row})
            case Not(inner):
                told = self.when(inner)
                return Told(_not(told.possibly), _not(told.surely))
            case AllOf(conditions):
                return _both_sides([self.when(each) for each in conditions], "allOf")
            case AnyOf(conditions):
                return _both_sides([self.when(each) for each in conditions], "anyOf")
            case _:
                return Told(surely=False, possibly=True)

    def _answered(self, field: str, value: Mapping[str, object]) -> Told:
        page = self._page.get(field)
        if page is None:
            return Told(surely=False, possibly=False)
        here = Told(_has(field, value), _has(field, value))
        return _both_sides([self._on_path(page), here], "allOf")

    def _on_path(self, page: Page) -> Told:
        told = self.when(page.when)
        if not told.exactly or isinstance(told.surely, bool):
            return told
        self.named[f"{page.id}-is-asked"] = told.surely
        reference: Schema = {"$ref": f"#/$defs/{page.id}-is-asked"}
        return Told(reference, reference)


def _one_of(values: Sequence[str]) -> Mapping[str, object]:
    return {"const": values[0]} if len(values) == 1 else {"enum": list(values)}


def _has(name: str, value: Mapping[str, object]) -> Mapping[str, object]:
    return {"required": [name], "properties": {name: value}}


def _both_sides(told: Sequence[Told], joined: str) -> Told:
    return Told(
        _joined([each.surely for each in told], joined),
        _joined([each.possibly for each in told], joined),
    )


def _joined(schemas: Sequence[Schema], joined: str) -> Schema:
    """All of the schemas or any of them, as short as it can be said."""
    idle = joined == "allOf"  # what changes nothing: all of … and always, any of … and never
    if (not idle) in schemas:
        return not idle
    telling: dict[str, Schema] = {}
    for schema in schemas:
        if not isinstance(schema, bool):
            alike = schema[joined] if schema.keys() == {joined} else [schema]
            telling |= {json.dumps(each): each for each in alike}  # type: ignore[attr-defined]
    if len(telling) < 2:
        return next(iter(telling.values()), idle)
    return {joined: list(telling.values())}


def _not(schema: Schema) -> Schema:
    if isinstance(schema, bool):
        return not schema
    return schema["not"] if schema.keys() == {"not"} else {"not": schema}  # type: ignore[return-value]
