"""Fields, pages and journeys: what is asked, in which order, on what condition. No wording."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from typing import Literal

from letters.questions.answers import Answers
from letters.questions.conditions import Condition, all_of, always
from letters.questions.known import OfCouncil

FieldKind = Literal[
    "choice", "choices", "name", "line", "code", "email", "address", "date", "free", "rows"
]
Check = Callable[[object, Answers], str | None]
# What a kind is for, in the order in which the first page and the lists show them.
Group = Literal["first-steps", "school", "council", "appeal", "health-and-care", "papers"]


@dataclass(frozen=True)
class Field:
    """One answer.

    `use` is "shown" when its value must be read in the document, "deciding" when two values make
    different documents. `dates` says which dates fit: "past" refuses a day after today, "future"
    one before. `check` gives a refusal's id, or None, for a value in the light of the answers
    before it. `columns` are the fields of each row of a "rows" field. `suggestions` are offered
    while a name is typed; anything else may be typed. `known` says what the field can be filled
    with, in the light of the answers before it.
    """

    name: str
    kind: FieldKind
    use: Literal["shown", "deciding"] = "shown"
    required: bool = True
    options: tuple[str, ...] = ()
    columns: tuple[Field, ...] = ()
    dates: Literal["any", "past", "future"] = "any"
    check: Check | None = None
    suggestions: tuple[str, ...] = ()
    known: OfCouncil | None = None

    def __post_init__(self) -> None:
        if (self.kind in {"choice", "choices"}) != bool(self.options):
            raise ValueError(f"{self.name}: a choice has options and nothing else has")
        if (self.kind == "rows") != bool(self.columns):
            raise ValueError(f"{self.name}: rows have columns and nothing else has")


@dataclass(frozen=True, eq=False)
class Page:
    """One question (seldom two that belong together). A `stop` page ends the journey: it says why
    no document is made and where to go instead. A page is equal to itself alone."""

    id: str
    fields: tuple[Field, ...] = ()
    when: Condition = always
    stop: bool = False

    def __post_init__(self) -> None:
        if self.stop == bool(self.fields):
            raise ValueError(f"{self.id}: a stop asks nothing, any other page asks something")

    def only_when(self, condition: Condition) -> Page:
        """The same page for those alone for whom the condition holds besides its own."""
        both = condition if self.when is always else all_of(condition, self.when)
        return replace(self, when=both)


@dataclass(frozen=True, eq=False)
class Section:
    """Pages that make one task of the task list."""

    id: str
    pages: tuple[Page, ...]

    def only_when(self, condition: Condition) -> Section:
        """The same section for those alone for whom the condition holds."""
        return replace(self, pages=tuple(page.only_when(condition) for page in self.pages))

    def with_only(self, *page_ids: str) -> Section:
        """The same section with these pages alone. LookupError names those it does not have."""
        unknown = set(page_ids).difference(page.id for page in self.pages)
        if unknown:
            raise LookupError(f"{self.id} has no page: {', '.join(sorted(unknown))}")
        return replace(self, pages=tuple(page for page in self.pages if page.id in page_ids))

    def needing(self, *names: str) -> Section:
        """The same section with these fields required. LookupError names those it does not ask."""
        unknown = set(names).difference(field.name for page in self.pages for field in page.fields)
        if unknown:
            raise LookupError(f"{self.id} does not ask: {', '.join(sorted(unknown))}")
        return replace(self, pages=tuple(_needing(page, names) for page in self.pages))


@dataclass(frozen=True)
class Journey:
    """All that is asked for one kind of document. `kind` is the kind's id.

    `documents` are the names of the document templates it can end in, the main one first; those in
    `kept` are for the family itself and are not sent. `calendar` says whether there are dates worth
    putting in a calendar. `guide` is set for the one kind that says which of the others to make: it
    is the id of the page that decides it. Each of those stands in a `group`, in the order of their
    `place` in it.
    """

    kind: str
    sections: tuple[Section, ...]
    documents: tuple[str, ...]
    calendar: bool = False
    kept: tuple[str, ...] = ()
    guide: str = ""
    group: Group | None = None
    place: int = 0

    def __post_init__(self) -> None:
        names = [field.name for page in self.pages() for field in page.fields]
        ids = [page.id for page in self.pages()]
        for seen in (names, ids):
            twice = {name for name in seen if seen.count(name) > 1}
            if twice:
                raise ValueError(f"{self.kind}: asked twice: {', '.join(sorted(twice))}")
        if self.guide and self.guide not in ids:
            raise ValueError(f"{self.kind}: no page decides which of the others to make")

    def pages(self) -> Iterator[Page]:
        """Every page in order."""
        for section in self.sections:
            yield from section.pages

    def page(self, page_id: str) -> Page | None:
        """The page of that id, or None."""
        return next((page for page in self.pages() if page.id == page_id), None)

    def fields(self) -> dict[str, Field]:
        """Every field by name."""
        return {field.name: field for page in self.pages() for field in page.fields}


def _needing(page: Page, names: tuple[str, ...]) -> Page:
    if not any(field.name in names for field in page.fields):
        return page
    fields = (replace(one, required=True) if one.name in names else one for one in page.fields)
    return replace(page, fields=tuple(fields))
