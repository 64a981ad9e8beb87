"""What a field, a page and a journey refuse to be."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from letters.kinds import GROUPS, Kind, in_groups, kind, kinds, standing
from letters.questions.answers import Answers
from letters.questions.conditions import always, chose
from letters.questions.journey import Field, Journey, Page, Section
from letters.questions.shared import ABOUT, WRITERS
from tests.questions.samples import FIELDS, JOURNEY, NOTHING, TODAY

NAME = Field("name", "name")
KINDS = pytest.mark.parametrize("kind", kinds().values(), ids=lambda kind: kind.id)


def journey(*pages: Page) -> Journey:
    """A journey of these pages."""
    return Journey("made-up", (Section("all", pages),), ("letter",))


@pytest.mark.parametrize(
    ("build", "says"),
    [
        (lambda: Field("who", "choice"), "who"),
        (lambda: Field("who", "choices"), "who"),
        (lambda: Field("who", "name", options=("a",)), "who"),
        (lambda: Field("who", "rows"), "who"),
        (lambda: Field("who", "name", columns=(NAME,)), "who"),
        (lambda: Page("empty"), "empty"),
        (lambda: Page("both", (NAME,), stop=True), "both"),
        (lambda: journey(Page("one", (NAME,)), Page("two", (NAME,))), "asked twice: name"),
        (lambda: journey(Page("one", (NAME,)), Page("one", stop=True)), "asked twice: one"),
        (lambda: replace(journey(Page("one", (NAME,))), guide="two"), "no page decides"),
    ],
    ids=[
        "choice-without-options",
        "choices-without-options",
        "options-without-choice",
        "rows-without-columns",
        "columns-without-rows",
        "page-without-question",
        "stop-with-question",
        "field-twice",
        "page-twice",
        "guide-by-no-page",
    ],
)
def test_refused(build: Callable[[], object], says: str) -> None:
    """What cannot be asked is named when the journey is declared, not when somebody meets it."""
    with pytest.raises(ValueError, match=says):
        build()


def test_pages_come_in_order_and_fields_by_name() -> None:
    """A journey is read from its start to its end."""
    assert [page.id for page in JOURNEY.pages()][:3] == ["who", "parts", "full-name"]
    assert JOURNEY.fields() == FIELDS
    home = JOURNEY.page("home")
    assert home is not None
    assert home.fields == (FIELDS["home"],)
    assert JOURNEY.page("nowhere") is None


def test_a_page_without_a_condition_is_for_everybody() -> None:
    """Even before anything was answered."""
    assert always(NOTHING)


@pytest.mark.parametrize(("who", "asked"), [("parent", {"one", "two"}), ("adviser", set())])
def test_a_section_for_some_asks_nobody_else(who: str, asked: set[str]) -> None:
    """A kind asks a shared section of those alone whom it concerns; its own conditions stay."""
    section = Section("all", (Page("one", (NAME,)), Page("two", (NAME,), chose("plan", "yes"))))
    for_some = section.only_when(chose("who", "parent"))
    given = Answers({"who": who, "plan": "yes"}, TODAY)
    assert {page.id for page in for_some.pages if page.when(given)} == asked
    assert not for_some.pages[1].when(given.with_({"plan": "no"}))


def test_a_section_can_need_what_others_leave_out() -> None:
    """A letter to a school needs its name; elsewhere it may be left out."""
    may_be_empty = Field("setting", "name", required=False)
    section = Section("all", (Page("one", (may_be_empty,)), Page("two", (NAME,))))
    needed = section.needing("setting")
    assert needed.pages[0].fields[0].required
    assert needed.pages[1] is section.pages[1]
    assert not section.pages[0].fields[0].required
    with pytest.raises(LookupError, match="all does not ask: town"):
        section.needing("setting", "town")


def test_kinds_are_found_by_their_id_and_in_order() -> None:
    """A kind is declared by its modules, and known by its journey's id."""
    order = [standing(found.journey) for found in kinds().values()]
    assert order == sorted(order)
    assert {"appeal-checklist", "complaint-local-authority", "mediation-advice"} <= kinds().keys()
    for name, found in kinds().items():
        assert found.id == name
        assert kind(name) is found


def test_the_guide_comes_first_and_every_other_stands_once_in_a_group() -> None:
    """The first page and the lists show them so; no group is empty, and no place is taken twice."""
    first, *others = kinds()
    assert kinds()[first].journey.guide
    members = in_groups()
    assert list(members) == list(GROUPS)
    assert [one.id for group in members.values() for one in group] == others
    assert all(members.values())
    places = [(one.journey.group, one.journey.place) for group in members.values() for one in group]
    assert len(set(places)) == len(places)


def test_a_kind_without_a_group_is_refused() -> None:
    """Nothing starts before its journey says where the kind stands; the message says how."""
    planted = journey(Page("one", (NAME,)))
    with pytest.raises(ValueError, match=r"made-up has no group: give its JOURNEY one of first-st"):
        standing(planted)
    assert standing(replace(planted, group="school", place=2)) == (1, 2)


def test_a_kind_that_is_none_says_which_there_are() -> None:
    """Whoever mistyped it reads what to type."""
    with pytest.raises(LookupError, match="no kind 'complaint'; there are: start, raise-a-concern"):
        kind("complaint")


@KINDS
def test_every_kind_asks_first_who_and_where(kind: Kind) -> None:
    """The country first, then whose voice: shared by every kind."""
    assert kind.journey.sections[0].pages[:3] == ABOUT.pages[:3]
    assert set(kind.journey.fields()["writer"].options) == set(WRITERS)


@KINDS
def test_options_are_different_and_columns_too(kind: Kind) -> None:
    """Nothing is offered twice; a row asks each thing once, and nothing that has rows itself."""
    for field in kind.journey.fields().values():
        names = field.options or tuple(column.name for column in field.columns)
        assert len(set(names)) == len(names), field.name
        assert all(column.kind not in {"rows", "choices"} for column in field.columns), field.name


@KINDS
def test_every_stop_has_a_way_to_it(kind: Kind) -> None:
    """A page at which the journey ends is never met by everybody."""
    stops = [page for page in kind.journey.pages() if page.stop]
    assert stops
    assert all(page.when is not always for page in stops)
