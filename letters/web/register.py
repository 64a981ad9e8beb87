"""The law's own register as a page: each source, where it is, and who has checked it when."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby
from typing import get_args

from flask import Blueprint, render_template

from letters import clock, law
from letters.law.sources import Kind
from letters.reports import own_working, standing, times
from letters.web.page import reading_tag
from letters.wording import Words

blueprint = Blueprint("register", __name__)
_KINDS = get_args(Kind)


@dataclass(frozen=True)
class Entry:
    """A source as the page shows it. `own` says what a working of our own is about, in the
    reader's language; any other source is named by its English title and provision."""

    id: str
    title: str
    provision: str
    own: str
    standing: str
    times: tuple[str, ...]
    ended: bool
    address: str
    read_in: str


@blueprint.get("/law")
def law_page() -> str:
    """Every source, by what it is."""
    return render_template("law.html", register=list(_register(reading_tag())))


def _register(tag: str) -> Iterator[tuple[str, list[Entry]]]:
    ordered = sorted(law.sources().values(), key=lambda source: _KINDS.index(source.kind))
    for kind, sources in groupby(ordered, key=lambda source: source.kind):
        yield kind, [_entry(source, tag) for source in sources]


def _entry(source: law.Source, tag: str) -> Entry:
    words, today = Words(tag=tag), clock.today()
    return Entry(
        id=source.id,
        title=source.title,
        provision=source.provision,
        own=own_working(source, tag) if source.status == "derived" else "",
        standing=standing(source, words),
        times=tuple(times(source, words)),
        ended=source.in_force_to is not None and source.in_force_to < today,
        address=source.address,
        read_in=source.read_in,
    )
