"""What is known before it is typed: ways to reach a service, offered to be read and changed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from letters.places.directory import services_of
from letters.places.services import Service, ServiceKind
from letters.questions.answers import Answers

if TYPE_CHECKING:
    from letters.questions.journey import Page

Part = Literal["name", "post", "email", "phone"]


@dataclass(frozen=True)
class Known:
    """A text that a field can be filled with, and the entry of the directory that it is from."""

    text: str
    service: Service


@dataclass(frozen=True)
class OfCouncil:
    """Where a field is filled from: one part of the first of these services of the council named
    before that has it."""

    part: Part
    services: tuple[ServiceKind, ...]

    def __call__(self, before: Answers) -> Known | None:
        """What is known, or None."""
        found = services_of(before.choice("council") or "", *self.services)
        texts = ((_text(one, self.part), one) for one in found)
        return next((Known(text, one) for text, one in texts if text), None)


def known_on(page: Page, before: Answers) -> Mapping[str, Known]:
    """What is known of the fields of a page, by name, in the light of the answers before it."""
    found = ((one.name, one.known(before)) for one in page.fields if one.known)
    return {name: known for name, known in found if known}


def to_fill(page: Page, before: Answers, given: Mapping[str, object]) -> Mapping[str, Known]:
    """What a page that nobody has answered is filled with. Whatever was typed on it wins: where one
    of its fields was given, none is filled."""
    if any(field.name in given for field in page.fields):
        return {}
    return known_on(page, before)


def out_of_date(
    page: Page, before: Answers, now: Answers, given: Mapping[str, object]
) -> tuple[str, ...]:
    """The fields of a page that hold what was known of another council than the one named now."""
    was, known = known_on(page, before), known_on(page, now)
    return tuple(
        name
        for name, one in was.items()
        if given.get(name) == one.text and (name not in known or known[name].text != one.text)
    )


def _text(service: Service, part: Part) -> str:
    if part == "post":
        return "\n".join(service.post)
    return {"name": service.name, "email": service.email, "phone": service.phone}[part]
