"""Replaying a journey: which answers count, what is asked next, and where it ends."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from letters.kinds import Kind, kinds
from letters.questions import limits
from letters.questions.conditions import chose
from letters.questions.gate import Refusal
from letters.questions.journey import Field, Journey, Page, Section
from letters.questions.path import Path, replay
from tests.questions.samples import GIVEN, JOURNEY, TODAY
from tests.questions.test_reading import JSON, WRONG

WHO = ("parent", "adviser", "other")
JOURNEYS = Journey(
    "made-up",
    (
        Section("first", (
            Page("who", (Field("who", "choice", "deciding", options=WHO),)),
            Page("elsewhere", when=chose("who", "other"), stop=True),
            Page("firm", (Field("firm", "name"), Field("since", "date", dates="past")),
                 when=chose("who", "adviser")),
            Page("team", (Field("team", "name"),), when=lambda a: a.name("firm") is not None),
        )),
        Section("second", (
            Page("extra", (Field("extra", "line", required=False),)),
            Page("name", (Field("name", "name"), Field("nick", "name", required=False))),
            Page("words", (Field("words", "free", required=False),)),
        )),
    ),
    ("letter",),
)  # fmt: skip
WHOLE: dict[str, object] = {
    "who": "adviser",
    "firm": "Advice Example",
    "since": "2026-01-02",
    "team": "North",
    "extra": "More",
    "name": "Amal",
}


def walked(answers: dict[str, object], *seen: str, web: bool = False) -> Path:
    """The path of these answers: from a file, or on the web with the pages already seen."""
    return replay(JOURNEYS, answers, TODAY, frozenset(seen) if web else None)


def ids(path: Path) -> list[str]:
    """The pages on it."""
    return [page.id for page in path.pages]


def test_a_complete_path_holds_its_answers_and_no_others() -> None:
    """Every page whose condition holds is on it, in order."""
    path = walked(WHOLE)
    assert path.complete
    assert ids(path) == ["who", "firm", "team", "extra", "name", "words"]
    assert dict(path.answers) == WHOLE
    assert path.off_path == path.refusals == ()


def test_changing_an_early_answer_takes_later_ones_off_the_path() -> None:
    """They are kept, and count for nothing; a page that hangs on them goes too."""
    path = walked({**WHOLE, "who": "parent"})
    assert path.complete
    assert ids(path) == ["who", "extra", "name", "words"]
    assert dict(path.answers) == {"who": "parent", "extra": "More", "name": "Amal"}
    assert path.off_path == ("firm", "since", "team")


def test_changing_it_back_brings_them_back() -> None:
    """Nothing was lost in between."""
    changed = {**WHOLE, "who": "parent"}
    assert walked({**changed, "who": "adviser"}) == walked(WHOLE)


def test_an_answer_off_the_path_cannot_keep_a_page_on_it() -> None:
    """The team hangs on the firm, and the firm is not asked of a parent."""
    path = walked({"who": "parent", "firm": "Advice Example", "name": "Amal"})
    assert "team" not in ids(path)
    assert "firm" not in path.answers


def test_a_stop_ends_the_journey() -> None:
    """No document, no page after it, and what was answered later is off the path."""
    path = walked({**WHOLE, "who": "other"})
    assert not path.complete
    assert path.stopped is not None
    assert path.stopped.id == "elsewhere"
    assert path.pending is None
    assert ids(path) == ["who", "elsewhere"]
    assert path.off_path == ("firm", "since", "team", "extra", "name")


def test_a_stop_behind_a_page_that_is_refused_is_no_stop_yet() -> None:
    """First the page that is wrong, then perhaps the end."""
    first = Page("first", (Field("first", "name"),))
    rest = tuple(page for page in JOURNEYS.pages())
    journey = Journey("made-up", (Section("all", (first, *rest)),), ("letter",))
    path = replay(journey, {"who": "other"}, TODAY)
    assert path.stopped is None
    assert path.pending == first


def test_everything_wrong_on_several_pages_is_said_at_once() -> None:
    """An answer file hears of all its faults in one go; the first is the page to go to."""
    path = walked({"who": "adviser", "firm": 3, "since": "2027-01-01", "nick": "x" * 121})
    assert path.refusals == (
        Refusal("firm", "wrong-type", "string"),
        Refusal("since", "date-in-future"),
        Refusal("name", "required"),
        Refusal("nick", "too-long", "120"),
    )
    assert path.pending is not None
    assert path.pending.id == "firm"
    assert dict(path.answers) == {"who": "adviser"}


@pytest.mark.parametrize(
    ("seen", "pending"),
    [
        ((), "extra"),
        (("extra",), "words"),
        (("extra", "words"), None),
        (("words",), "extra"),
        (("who", "name"), "extra"),
    ],
)
def test_a_page_that_may_stay_empty_waits_until_it_was_seen(
    seen: tuple[str, ...], pending: str | None
) -> None:
    """On the web nobody is taken past a question they never saw; a required answer speaks."""
    path = walked({"who": "parent", "name": "Amal"}, *seen, web=True)
    assert (path.pending.id if path.pending else None) == pending
    assert path.refusals == ()


def test_a_file_has_seen_everything() -> None:
    """What it leaves out it leaves empty."""
    assert walked({"who": "parent", "name": "Amal"}).complete


def test_what_a_page_may_see_are_the_answers_before_it() -> None:
    """Its own answers and later ones are not among them."""
    path = walked(WHOLE)
    team = next(page for page in path.pages if page.id == "team")
    assert dict(path.before(team)) == {name: WHOLE[name] for name in ("who", "firm", "since")}
    assert dict(path.before(path.pages[0])) == {}


def test_the_order_in_which_answers_are_given_does_not_matter() -> None:
    """A file may write them in any order."""
    assert walked(dict(reversed(WHOLE.items()))).answers == walked(WHOLE).answers


def test_the_whole_letter_at_its_limit_and_one_past_it() -> None:
    """40,000 characters pass; one more is refused at the page that goes over, and kept whole."""
    told = Field("told", "rows", columns=(Field("words", "free"),))
    pages = (Page("told", (told,)), Page("end", (Field("end", "line"),)))
    journey = Journey("long", (Section("all", pages),), ("letter",))
    words = {"text": "x" * 7_998, "language": "ur", "english": ""}
    most = [{"words": words}] * 4 + [{"words": {**words, "text": "x" * 7_898}}]
    assert replay(journey, {"told": most, "end": "y" * 100}, TODAY).complete
    past = replay(journey, {"told": most, "end": "y" * 101}, TODAY)
    assert past.refusals == (Refusal("end", "letter-too-long", str(limits.WHOLE_LETTER)),)
    assert past.pending == pages[1]
    assert past.answers["end"] == "y" * 101


@settings(deadline=None)
@given(st.dictionaries(st.sampled_from([*GIVEN, "unknown"]), JSON))
def test_any_answers_give_a_path(answers: dict[str, object]) -> None:
    """Whatever a file or an old draft holds, the walk comes to an end and says what is wrong."""
    path = replay(JOURNEY, answers, TODAY)
    assert path.complete == (not path.refusals)
    assert ("unknown" in path.off_path) == ("unknown" in answers)
    assert replay(JOURNEY, dict(path.answers), TODAY).answers == path.answers


@pytest.mark.parametrize("kind", kinds().values(), ids=lambda kind: kind.id)
@settings(deadline=None, max_examples=15)
@given(data=st.data())
def test_conditions_and_checks_never_fall_over(kind: Kind, data: st.DataObject) -> None:
    """Every kind, with likely answers to some questions and junk to others."""
    fields = kind.journey.fields()
    answers = {
        name: data.draw(likely(field))
        for name, field in fields.items()
        if data.draw(st.integers(0, 7))
    }
    path = replay(kind.journey, answers, TODAY)
    assert path.complete == (path.stopped is None and not path.refusals)
    assert not set(path.answers) & set(path.off_path)


def likely(field: Field) -> st.SearchStrategy[object]:
    """Right answers mostly, and sometimes junk."""
    days = st.dates(TODAY.replace(year=1990), TODAY.replace(year=2030)).map(str)
    right: dict[str, st.SearchStrategy[object]] = {
        "date": days,
        "email": st.just("amal@example.com"),
        "free": st.just({"text": "In my own words."}),
    }
    if field.kind == "choice":
        return st.sampled_from(field.options)
    if field.kind == "choices":
        return st.lists(st.sampled_from(field.options), min_size=1)
    if field.kind == "rows":
        columns = {column.name: likely(column) for column in field.columns}
        return st.lists(st.fixed_dictionaries(columns), max_size=2)
    return st.one_of(right.get(field.kind, st.just("Amal Example")), st.sampled_from(WRONG))
