"""Reading one answer: parts as a form sends them, values as a file keeps them."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from letters.questions import limits
from letters.questions.answers import Answers
from letters.questions.gate import Refusal
from letters.questions.journey import Field
from letters.questions.reading import parts_of, read, rows_typed
from tests.questions.samples import FIELDS, GIVEN, NOTHING, TODAY

ANY_DATE = Field("day", "date")


def typed(**parts: str) -> dict[str, list[str]]:
    """The parts of a form: a double underscore stands for the hyphen."""
    return {name.replace("__", "-"): [text] for name, text in parts.items()}


def three(day: str, month: str, year: str) -> dict[str, list[str]]:
    """A date in its three fields."""
    return typed(day__day=day, day__month=month, day__year=year)


def refused(field: Field, parts: dict[str, list[str]], before: Answers = NOTHING) -> Refusal:
    """What is said of an answer that cannot be taken."""
    with pytest.raises(Refusal) as said:
        read(field, parts, before)
    return said.value


@pytest.mark.parametrize(
    ("day", "month", "year"),
    [
        ("5", "1", "2026"),
        ("05", "01", "2026"),
        (" 5 ", "\u200e1", "2026\n"),
        ("٥", "١", "٢٠٢٦"),
        ("۵", "۱", "۲۰۲۶"),
        ("৫", "১", "২০২৬"),
        ("५", "१", "२०२६"),
        ("５", "１", "２０２６"),
    ],
    ids=["plain", "zeros", "spaced", "arabic", "persian", "bengali", "devanagari", "full-width"],
)
def test_digits_of_every_script_are_read(day: str, month: str, year: str) -> None:
    """People write dates with the digits of their keyboard."""
    assert read(ANY_DATE, three(day, month, year), NOTHING) == "2026-01-05"


@pytest.mark.parametrize("month", ["Jan", "january", "JAN.", "stycznia", "styczeń", "جنوری"])
def test_a_month_may_be_a_word(month: str) -> None:
    """In the language of the letter or of the reader."""
    assert read(ANY_DATE, three("5", month, "2026"), NOTHING) == "2026-01-05"


@pytest.mark.parametrize(
    ("parts", "field", "reason"),
    [
        (three("31", "2", "2026"), "day", "date-impossible"),
        (three("29", "2", "2027"), "day", "date-impossible"),
        (three("0", "1", "2026"), "day", "date-impossible"),
        (three("1", "13", "2026"), "day", "date-impossible"),
        (three("1", "1", "26"), "day-year", "date-year"),
        (three("1", "1", "0000"), "day", "date-impossible"),
        (three("1", "1", "0001"), "day-year", "date-far-off"),
        (three("31", "12", "1979"), "day-year", "date-far-off"),
        (three("1", "1", "2100"), "day-year", "date-far-off"),
        (three("", "1", "2026"), "day-day", "date-incomplete"),
        (three("1", "", "2026"), "day-month", "date-incomplete"),
        (three("1", "1", ""), "day-year", "date-incomplete"),
        (three("\u200c", "1", "2026"), "day-day", "date-incomplete"),
        (three("²", "1", "2026"), "day-day", "date-number"),
        (three("①", "1", "2026"), "day-day", "date-number"),
        (three("½", "1", "2026"), "day-day", "date-number"),
        (three("+1", "1", "2026"), "day-day", "date-number"),
        (three("1.0", "1", "2026"), "day-day", "date-number"),
        (three("1", "Ja", "2026"), "day-month", "date-number"),
        (three("1", "Januar", "2026"), "day-month", "date-number"),
        (three("1", "1 Jan", "2026"), "day-month", "date-number"),
        (three("Jan", "1", "2026"), "day-day", "date-number"),
        (three("31", "Nov", "2026"), "day", "date-impossible"),
        (three("1", "1", "²026"), "day-year", "date-number"),
        (three("1" * 200, "1", "2026"), "day-day", "date-number"),
        (three("1" * 5000, "1", "2026"), "day-day", "date-number"),
        (three("1", "1", "9" * 5000), "day-year", "date-number"),
        (three("1\x00", "1", "2026"), "day-day", "date-number"),
    ],
    ids=lambda value: (
        value if isinstance(value, str) else "-".join(v[0][:6] for v in value.values())
    ),
)
def test_a_date_that_is_none_says_where_and_why(
    parts: dict[str, list[str]], field: str, reason: str
) -> None:
    """Each fault names the part that is to be mended."""
    assert refused(ANY_DATE, parts) == Refusal(field, reason)


@pytest.mark.parametrize(
    ("dates", "day", "reason"),
    [
        ("past", "2026-11-23", None),
        ("past", "2026-11-24", "date-in-future"),
        ("future", "2026-11-23", None),
        ("future", "2026-11-22", "date-in-past"),
        ("any", "2099-12-31", None),
        ("any", "1980-01-01", None),
        ("any", "2028-02-29", None),
    ],
)
def test_a_day_before_or_after_today(dates: str, day: str, reason: str | None) -> None:
    """Today itself fits both; the letter's day counts as today, not the clock's."""
    field = replace(ANY_DATE, dates=dates)
    if reason is None:
        assert read(field, parts_of(field, day), NOTHING) == day
    else:
        assert refused(field, parts_of(field, day)) == Refusal("day", reason)


@pytest.mark.parametrize("field", FIELDS.values(), ids=FIELDS.keys())
def test_what_is_kept_is_read_again_the_same(field: Field) -> None:
    """A kept value, sent back as a form would, is the same value."""
    kept = read(field, parts_of(field, GIVEN[field.name]), NOTHING)
    assert kept == GIVEN[field.name]


@pytest.mark.parametrize("field", FIELDS.values(), ids=FIELDS.keys())
def test_nothing_typed_is_no_answer(field: Field) -> None:
    """An empty form gives None, blanks and invisible signs too."""
    blank = {f"{field.name}{part}": [" \u200e"] for part in ("", "-day", "-month", "-english")}
    chosen = field.kind in {"choice", "choices"}
    assert read(field, {}, NOTHING) is None
    assert read(field, {field.name: [""]} if chosen else blank, NOTHING) is None


WRONG = [None, True, 0, 20261102, 1.5, [], {}, [[]], [["needs"]], [None], {"text": 1}, [{"on": 1}]]


@pytest.mark.parametrize("value", WRONG, ids=repr)
@pytest.mark.parametrize("field", FIELDS.values(), ids=FIELDS.keys())
def test_a_value_of_another_type_is_refused(field: Field, value: object) -> None:
    """Numbers, nulls and nested lists never pass as words; an empty list is no answer."""
    if value == [] and field.kind in {"choices", "rows"}:
        assert read(field, parts_of(field, value), NOTHING) is None
        return
    with pytest.raises(Refusal) as said:
        read(field, parts_of(field, value), NOTHING)
    assert said.value.field.split("-")[0] == field.name


JSON = st.recursive(
    st.one_of(
        st.none(),
        st.booleans(),
        st.integers(),
        st.floats(),
        st.text(max_size=12),
        st.dates().map(str),
        st.sampled_from(
            ["needs", "parent", "a@b.cd", "\ud800", "\x00", "en", "text", "on", "what"]
        ),
    ),
    lambda inner: st.one_of(
        st.lists(inner, max_size=3),
        st.dictionaries(
            st.one_of(st.sampled_from(["text", "language", "english", "on", "what"]), st.text()),
            inner,
            max_size=3,
        ),
    ),
    max_leaves=8,
)


@settings(deadline=None)
@given(st.sampled_from(list(FIELDS.values())), JSON)
def test_any_json_gives_an_answer_or_a_refusal(field: Field, value: object) -> None:
    """Whatever a file holds, the field says what is wrong; it never falls over."""
    try:
        kept = read(field, parts_of(field, value), NOTHING)
    except Refusal:
        return
    assert kept is None or read(field, parts_of(field, kept), NOTHING) == kept


@pytest.mark.parametrize(
    "value",
    [
        "",
        "02/11/2026",
        "2026-11-2",
        "2026-W45-1",
        "20261102",
        "٢٠٢٦-١١-٠٢",
        "2026-11-02T00:00",
        "2026-11-02\n",
    ],
)
def test_a_kept_date_is_written_one_way(value: str) -> None:
    """A file writes YYYY-MM-DD."""
    with pytest.raises(Refusal, match=r"wrong-type \(YYYY-MM-DD\)"):
        parts_of(ANY_DATE, value)


def test_an_option_that_is_not_offered() -> None:
    """Only what the page offers can be chosen."""
    who, parts = FIELDS["who"], FIELDS["parts"]
    for typed_for_it in ("council", "Parent"):
        said = refused(who, {"who": [typed_for_it]})
        assert said == Refusal("who", "not-an-option", "parent, young_person")
    said = refused(parts, {"parts": ["needs", "care"]})
    assert said == Refusal("parts", "not-an-option", "needs, help, school")


def test_several_choices_come_in_the_order_offered() -> None:
    """However they were ticked, and however often."""
    ticked = {"parts": ["school", "needs", "school"]}
    assert read(FIELDS["parts"], ticked, NOTHING) == ["needs", "school"]


@pytest.mark.parametrize("text", ["amal", "amal@", "@example.com", "a@example", "a b@example.com"])
def test_an_e_mail_address_has_its_parts(text: str) -> None:
    """One sign too few, and the answer would never arrive."""
    assert refused(FIELDS["email"], {"email": [text]}) == Refusal("email", "email")


def test_own_words_in_another_language_with_their_english() -> None:
    """Text, language and English version are kept together."""
    parts = typed(words="میری بات", words__language=" ur ", words__english="What I say")
    assert read(FIELDS["words"], parts, NOTHING) == {
        "text": "میری بات",
        "language": "ur",
        "english": "What I say",
    }


@pytest.mark.parametrize(
    ("parts", "field", "reason"),
    [
        (typed(words__english="What I say"), "words", "own-words-missing"),
        (typed(words="x", words__english="y"), "words-language", "already-english"),
        (
            typed(words="x", words__language="EN", words__english="y"),
            "words-language",
            "already-english",
        ),
        (
            typed(words="x", words__language="en-GB", words__english="y"),
            "words-language",
            "already-english",
        ),
        (typed(words="x", words__language="Urdu!"), "words-language", "not-an-option"),
        (typed(words="x", words__language="u" * 36), "words-language", "not-an-option"),
        (typed(words="x", words__language='ur" onload="'), "words-language", "not-an-option"),
        (typed(words="x" * 8001, words__language="ur"), "words", "too-long"),
        (
            typed(words="x", words__language="ur", words__english="y" * 8001),
            "words-english",
            "too-long",
        ),
        (typed(words="a\x00b"), "words", "character"),
    ],
)
def test_own_words_that_are_refused(parts: dict[str, list[str]], field: str, reason: str) -> None:
    """Each fault stands at the box it belongs to."""
    said = refused(FIELDS["words"], parts)
    assert (said.field, said.reason) == (field, reason)


@pytest.mark.parametrize("value", ["bare words", {"language": "en"}, {"text": "x", "tongue": "ur"}])
def test_own_words_in_a_file_are_text_with_a_language(value: object) -> None:
    """Never a bare string: nobody could tell in which language to announce it."""
    with pytest.raises(Refusal, match="wrong-type"):
        parts_of(FIELDS["words"], value)


def row(number: int, **columns: str) -> dict[str, list[str]]:
    """The parts of one row; its date is given whole."""
    parts: dict[str, list[str]] = {}
    if on := columns.pop("on", ""):
        year, month, day = on.split("-")
        pairs = zip(("day", "month", "year"), (day, month, year), strict=True)
        parts = {f"events-{number}-on-{part}": [text] for part, text in pairs}
    return parts | {f"events-{number}-{name}": [text] for name, text in columns.items()}


def test_rows_with_gaps_in_their_numbers() -> None:
    """Rows taken away or left empty leave no hole."""
    parts = (
        row(7, on="2026-11-03", what="Later")
        | row(3, what="  ")
        | row(2, on="2026-11-02", what="First")
    )
    assert rows_typed("events", parts) == [2, 3, 7]
    assert read(FIELDS["events"], parts, NOTHING) == [
        {"on": "2026-11-02", "what": "First"},
        {"on": "2026-11-03", "what": "Later"},
    ]


def test_everything_wrong_with_rows_is_said_at_once() -> None:
    """A long list is not mended one fault at a time; a row left empty is no fault."""
    parts = (
        row(0, what="No day")
        | row(1, on="2026-12-24", where="x" * 121)
        | row(2, what="")
        | row(3, on="2026-02-31", what="No such day")
    )
    said = refused(FIELDS["events"], parts)
    assert [(each.field, each.reason) for each in (said, *said.others)] == [
        ("events-0-on", "required"),
        ("events-1-on", "date-in-future"),
        ("events-1-what", "required"),
        ("events-1-where", "too-long"),
        ("events-3-on", "date-impossible"),
    ]


def test_rows_of_a_file_that_are_refused() -> None:
    """Unknown columns and rows that are none are named with their place."""
    kept = [{"on": "2026-11-03", "what": "A call"}, {"who": "x", "where": "y"}, "text", {"on": 3},
            {}, {"what": " "}]  # fmt: skip
    with pytest.raises(Refusal) as said:
        parts_of(FIELDS["events"], kept)
    assert [(each.field, each.reason) for each in (said.value, *said.value.others)] == [
        ("events-1-who", "unknown"),
        ("events-2", "wrong-type"),
        ("events-3-on", "wrong-type"),
        ("events-4", "required"),
        ("events-5", "required"),
    ]


@pytest.mark.parametrize(
    ("field", "value", "reason"),
    [
        ("who", "", "not-an-option"),
        ("parts", [""], "not-an-option"),
        ("parts", ["needs", "needs"], "twice"),
    ],
)
def test_choices_of_a_file_that_nobody_makes(field: str, value: object, reason: str) -> None:
    """No option is called "", and whoever writes one twice may have meant another."""
    with pytest.raises(Refusal) as said:
        parts_of(FIELDS[field], value)
    assert (said.value.field, said.value.reason) == (field, reason)


@pytest.mark.parametrize("empty", [0, 1000])
def test_rows_at_their_limit_and_past_it(empty: int) -> None:
    """Sixty rows pass and sixty-one do not; none is lost behind a thousand empty ones."""
    events = FIELDS["events"]
    full: list[object] = [{"on": "2026-11-03", "what": f"Call {n}"} for n in range(limits.ROWS)]
    assert read(events, parts_of(events, full), NOTHING) == full
    with pytest.raises(Refusal, match=r"too-many-rows \(60\)"):
        read(events, parts_of(events, [*[{}] * empty, *full, full[0]]), NOTHING)
    form = {key: text for n in range(61) for key, text in row(n, on="2026-11-03", what="x").items()}
    assert refused(events, form) == Refusal("events", "too-many-rows", "60")


def test_a_check_sees_the_answers_before() -> None:
    """A value may be right in itself and not fit what was said before."""

    def after_letter(value: object, before: Answers) -> str | None:
        return "before-letter" if str(value) < str(before.get("sent")) else None

    field = replace(ANY_DATE, check=after_letter)
    before = Answers({"sent": "2026-11-02"}, TODAY)
    assert refused(field, three("1", "11", "2026"), before) == Refusal("day", "before-letter")
    assert read(field, three("2", "11", "2026"), before) == "2026-11-02"
    assert read(field, {}, before) is None


def test_answers_are_read_as_typed_values() -> None:
    """Every accessor gives its value, and None or nothing where there is no answer."""
    answers = Answers(GIVEN, TODAY)
    assert answers.choice("who") == "parent"
    assert answers.choices("parts") == ("needs", "school")
    assert answers.name("full_name").text == "Amal Example"
    assert answers.address("home").lines == ("1 Example Street", "Exampletown")
    assert answers.date("sent") == date(2026, 11, 2)
    assert answers.free("words").lines == ("In my own words.",)
    assert [each.line("what").text for each in answers.rows("events")] == ["A call"]
    empty = Answers({}, TODAY)
    for read_one in (
        empty.choice,
        empty.name,
        empty.line,
        empty.code,
        empty.address,
        empty.date,
        empty.free,
    ):
        assert read_one("missing") is None
    assert empty.choices("missing") == empty.rows("missing") == ()
    assert not empty.yes("missing")
