"""The schema of an answer file and the forms: neither takes what the other knows to be wrong."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from letters.answer_files import read_answer_file
from letters.kinds import Kind, kinds
from letters.questions import limits
from letters.questions.answers import Answers
from letters.questions.asked import Asked
from letters.questions.conditions import Chose, chose
from letters.questions.journey import Field, Journey, Page, Section
from letters.questions.path import replay
from letters.questions.schema import schema
from letters.wording import Words
from tests.journeys.files import TODAY, Given, given, paths
from tests.journeys.walk import Walk, alternatives, fits, junk
from tests.questions.samples import FIELDS, GIVEN, JOURNEY, NOTHING

KINDS = pytest.mark.parametrize("kind", kinds().values(), ids=lambda kind: kind.id)

# Dates and the law decide whether these questions have to be answered, in whatever kind …
ONLY_THE_FORMS_NEED = {
    "capacity",
    "others_told",
    "in_care",
    "young_person_agrees",
    "adviser_late_reason",
    "health_late_why",
    "dr_place",
    "care_late_why",
    "account_late_why",
}
# … and whether the path ends at these pages without a document.
ONLY_THE_FORMS_STOP = {
    "their-own-right",
    "exclusion-whose",
    "parents-right",
    "past-25",
    "ask-them-first",
    "limit-not-passed",
    "only-school-age",
    "review-not-due",
    "move-not-due",
    "promise-not-due",
    "chase-not-due",
}


def whole_paths(kind: Kind) -> list[Path]:
    """The answer files of a kind that end in a document, not at a stop."""
    return [path for path in paths(kind.id) if not path.stem.rpartition("stop-")[1]]


FILES = [
    pytest.param(kind, path, id=f"{kind.id}/{path.stem}")
    for kind in kinds().values()
    for path in whole_paths(kind)
]


@cache
def validator(kind_id: str) -> Draft202012Validator:
    """The schema of a kind, ready to be asked."""
    return _validator(in_words(kinds()[kind_id]))


@cache
def in_words(kind: Kind) -> dict[str, Any]:
    """The schema of a kind as the command line prints it."""
    return schema(kind.journey, Words(kind.id).maybe)


def silent(_: str) -> None:
    """The words of a made-up journey: it has none."""


def _validator(whole: Mapping[str, object]) -> Draft202012Validator:
    return Draft202012Validator(whole, format_checker=Draft202012Validator.FORMAT_CHECKER)


MADE_UP = schema(JOURNEY, silent)


def answer_file(answers: Mapping[str, object]) -> dict[str, object]:
    """An answer file with these answers."""
    return {"schema": 1, "answers": dict(answers)}


@KINDS
def test_the_schema_is_json_schema_2020_12(kind: Kind) -> None:
    """It says of itself which it is, is right by that, and can be written as JSON."""
    found = in_words(kind)
    Draft202012Validator.check_schema(found)
    assert found["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    assert json.loads(json.dumps(found)) == found


@KINDS
def test_every_question_is_in_it_in_its_words_with_an_example_that_fits(kind: Kind) -> None:
    """Whoever writes another program needs no page of ours beside it."""
    found = in_words(kind)
    answers = found["properties"]["answers"]["properties"]
    assert answers.keys() == kind.journey.fields().keys()
    for name, told in _described(answers):
        assert told["title"], name
        assert told["examples"], name
        alone = _validator({**told, "$defs": found["$defs"]})
        assert [example for example in told["examples"] if not alone.is_valid(example)] == [], name


def _described(fields: Mapping[str, Any]) -> Iterator[tuple[str, Mapping[str, Any]]]:
    for name, told in fields.items():
        yield name, told
        columns = told["items"].get("properties", {}) if "items" in told else {}
        yield from ((f"{name}.{column}", each) for column, each in _described(columns))


@KINDS
def test_every_option_is_said_in_words(kind: Kind) -> None:
    """The ids alone would have to be guessed at."""
    answers = in_words(kind)["properties"]["answers"]["properties"]
    for name, told in _described(answers):
        for option in told.get("enum") or told.get("items", {}).get("enum", ()):
            assert f"{option}: " in told["description"], name


@KINDS
def test_the_examples_make_a_document(kind: Kind) -> None:
    """Together they are an answer file, right by the schema and by the forms."""
    (example,) = in_words(kind)["examples"]
    assert validator(kind.id).is_valid(example)
    path = replay(kind.journey, example["answers"], date.fromisoformat(example["on"]))
    assert path.complete
    assert path.off_path == ()
    fields = in_words(kind)["properties"]["answers"]["properties"]
    assert all([value] == fields[name]["examples"] for name, value in example["answers"].items())


def test_the_schema_is_in_a_parent_s_words() -> None:
    """Title, hint, options and what a date may be, as the page has them."""
    fields = in_words(kinds()["mediation-advice"])["properties"]["answers"]["properties"]
    assert fields["consent_written"] == {
        "title": "Is it in writing?",
        "description": "When did they agree?\n"
        "The letter says that they have agreed, and on which day.\n"
        "yes: Yes, in writing\n"
        "no: No, they told me",
        "type": "string",
        "enum": ["yes", "no"],
        "examples": ["yes"],
    }
    assert fields["parent_name"]["title"] == "Your name"
    assert fields["child_born"]["description"].endswith("written as YYYY-MM-DD.")
    assert fields["email"]["examples"] == ["amal@example.com"]
    assert "Dates and the law decide" in fields["capacity"]["description"]


def test_the_schema_knows_options_limits_and_what_is_required() -> None:
    """A choice is an enum, a text has its length, a page for everybody is required."""
    answers = MADE_UP["properties"]["answers"]
    assert answers["required"] == [f.name for f in FIELDS.values() if f.required]
    assert answers["properties"]["who"]["enum"] == ["parent", "young_person"]
    assert answers["properties"]["full_name"]["maxLength"] == limits.NAME
    assert answers["properties"]["events"]["maxItems"] == limits.ROWS
    assert answers["properties"]["events"]["items"]["required"] == ["on", "what"]


def test_the_schema_s_years_are_those_of_the_forms() -> None:
    """Also for those who do not look at formats."""
    on = Draft202012Validator({"pattern": MADE_UP["properties"]["on"]["pattern"]})
    years = range(limits.YEARS[0] - 9, limits.YEARS[-1] + 9)
    assert [year for year in years if on.is_valid(f"{year}-12-31")] == [*limits.YEARS]


def _rules(*pages: Page) -> dict[str, Any]:
    journey = Journey("made-up", (Section("all", pages),), ("letter",))
    answers: dict[str, Any] = schema(journey, silent)["properties"]["answers"]
    return answers


WHO = Page("who", (Field("who", "choice", options=("parent", "adviser")),))


def test_a_question_that_depends_on_others_is_needed_where_it_is_asked() -> None:
    """Pages on the same condition make one rule; what may be left empty makes none."""
    firm = Page("firm", (Field("firm", "name"), Field("branch", "name", required=False)),
                when=chose("who", "adviser"))  # fmt: skip
    told = _rules(WHO, firm, Page("post", (Field("post", "line"),), when=chose("who", "adviser")))
    assert told["required"] == ["who"]
    assert told["allOf"] == [
        {
            "if": {"required": ["who"], "properties": {"who": {"const": "adviser"}}},
            "then": {"required": ["firm", "post"]},
        }
    ]


def test_a_question_that_a_function_decides_on_is_not_needed_by_the_schema() -> None:
    """Only the forms, which can call it, can know whether it is asked."""
    told = _rules(WHO, Page("firm", (Field("firm", "name"),), when=lambda answers: bool(answers)))
    assert (told["required"], told["allOf"]) == (["who"], [])


def test_answers_that_lead_to_a_stop_fit_no_schema() -> None:
    """There is no document that could be made of them."""
    told = _rules(WHO, Page("no-advisers", when=chose("who", "adviser"), stop=True))
    assert _validator(told).is_valid({"who": "parent"})
    assert not _validator(told).is_valid({"who": "adviser"})


def wrong_for(field: Field) -> Iterator[object]:
    """Answers that no field of its kind can take, of its own type where there are such."""
    yield from (None, 7, True, {"a": 1}, [[]])
    if field.kind == "choice":
        yield from ("not offered", "")
    elif field.kind == "choices":
        yield from (["not offered"], [""], [field.options[0]] * 2)
    elif field.kind == "date":
        yield from ("2026-02-31", "31/01/2026", "", "1979-12-31", "2100-01-01")
    elif field.kind == "free":
        yield from ("bare words", {"text": "x", "tongue": "ur"}, {"text": "x", "language": "?"})
        yield from ({"text": "x", "english": "y"}, {"text": "", "language": "ur", "english": "y"})
        yield from ({"text": "x", "language": tag, "english": "y"} for tag in ("", "EN", "en-GB "))
        yield {"text": "x" * (limits.FREE_TEXT + 1)}
    elif field.kind == "rows":
        yield from ([{"nothing": "asked"}], [3], [{}], [{}] * (limits.ROWS + 1))
    elif field.kind == "email":
        yield from ("nobody", "Amal a@example.com", "x" * 200 + "@example.com")
    else:
        yield "x" * 2_000


@pytest.mark.parametrize("field", FIELDS.values(), ids=FIELDS.keys())
def test_schema_and_forms_refuse_the_same(field: Field) -> None:
    """For every kind of field: what one refuses for its form, so does the other."""
    asked = _validator(MADE_UP)
    assert asked.is_valid(answer_file(GIVEN))
    assert replay(JOURNEY, GIVEN, TODAY).complete
    for wrong in wrong_for(field):
        answers = {**GIVEN, field.name: wrong}
        assert not asked.is_valid(answer_file(answers)), wrong
        refused = replay(JOURNEY, answers, TODAY).refusals
        assert {refusal.field.split("-")[0] for refusal in refused} == {field.name}, wrong


RIGHT: dict[str, tuple[object, ...]] = {
    "phrase": (" x ",),
    "reference": ("", " "),
    "email": ("", " amal@example.com\n"),
    "words": (
        {"text": "x", "language": ""},
        {"text": "x", "language": " ur ", "english": "y"},
        {"text": "x", "language": "eng", "english": "y"},
        {"text": "x", "language": "en", "english": " "},
    ),
    "events": ([], [{"on": "2026-11-03", "what": "A call", "where": ""}]),
}


@pytest.mark.parametrize(("name", "values"), RIGHT.items(), ids=RIGHT.keys())
def test_schema_and_forms_take_the_same(name: str, values: tuple[object, ...]) -> None:
    """Also what is left empty, or written with blanks around it."""
    for value in values:
        answers = {**GIVEN, name: value}
        assert replay(JOURNEY, answers, TODAY).complete, value
        assert _validator(MADE_UP).is_valid(answer_file(answers)), value


@pytest.mark.parametrize("field", FIELDS.values(), ids=FIELDS.keys())
def test_schema_and_forms_need_the_same(field: Field) -> None:
    """A question for everybody may be left out by both or by neither."""
    answers = {name: value for name, value in GIVEN.items() if name != field.name}
    assert _validator(MADE_UP).is_valid(answer_file(answers)) is not field.required
    assert replay(JOURNEY, answers, TODAY).complete is not field.required


@pytest.mark.parametrize(("kind", "path"), FILES)
def test_every_answer_file_fits_schema_and_forms(kind: Kind, path: Path) -> None:
    """The files of the made-up families are right by both."""
    content = _content(path)
    assert [error.message for error in validator(kind.id).iter_errors(content)] == []
    file = read_answer_file(path, kind.journey)
    assert file.refusals == ()
    assert replay(kind.journey, file.answers, file.on_date or TODAY).complete


@pytest.mark.parametrize(("kind", "path"), FILES)
def test_every_answer_file_without_one_required_answer(kind: Kind, path: Path) -> None:
    """Both miss it, but for the few questions of which only the forms know that they are asked."""
    needed = [field for field in _on_path(kind, path) if field.required]
    _without(kind, path, needed[whole_paths(kind).index(path) % len(needed)])


@pytest.mark.parametrize(("kind", "path"), FILES)
def test_every_answer_file_with_one_answer_wrong(kind: Kind, path: Path) -> None:
    """Whatever it answers, made wrong, is refused by both."""
    answered, number = _on_path(kind, path), whole_paths(kind).index(path)
    field = answered[number % len(answered)]
    wrong = [*wrong_for(field)]
    content = _content(path)
    content["answers"][field.name] = wrong[number % len(wrong)]
    assert not validator(kind.id).is_valid(content)
    assert field.name in _refused(kind, path, content)


@KINDS
def test_every_question_of_a_kind_left_out_and_made_wrong(kind: Kind) -> None:
    """The same for each question, in the first file that answers it; no question goes untried."""
    first: dict[str, tuple[Path, Field]] = {}
    for path in whole_paths(kind):
        for field in _on_path(kind, path):
            first.setdefault(field.name, (path, field))
    assert first.keys() == kind.journey.fields().keys()
    for path, field in first.values():
        _wrong(kind, field)
        if field.required:
            _without(kind, path, field)


def _without(kind: Kind, path: Path, field: Field) -> None:
    content = _content(path)
    del content["answers"][field.name]
    assert field.name in _refused(kind, path, content)
    only_forms = field.name in ONLY_THE_FORMS_NEED
    assert validator(kind.id).is_valid(content) is only_forms, field.name


def _wrong(kind: Kind, field: Field) -> None:
    whole = in_words(kind)
    told = whole["properties"]["answers"]["properties"][field.name]
    alone = _validator({**told, "$defs": whole["$defs"]})
    for wrong in wrong_for(field):
        assert not alone.is_valid(wrong), (field.name, wrong)
        assert not fits(field, wrong, NOTHING), (field.name, wrong)


def _refused(kind: Kind, path: Path, content: Mapping[str, Any]) -> set[str]:
    """The fields that the forms refuse."""
    refused = replay(kind.journey, content["answers"], _day(path)).refusals
    return {refusal.field.split("-")[0] for refusal in refused}


@KINDS
def test_what_only_the_forms_know_is_what_dates_and_the_law_decide(kind: Kind) -> None:
    """Everything else a program is told before it asks us: the few that it is not are listed."""
    asked = Asked(kind.journey)
    unknown = [page for page in kind.journey.pages() if asked.when(page.when).surely is False]
    needed = {field.name for page in unknown for field in page.fields if field.required}
    assert needed == ONLY_THE_FORMS_NEED & kind.journey.fields().keys()
    stops = {page.id for page in kind.journey.pages()} & ONLY_THE_FORMS_STOP
    assert {page.id for page in unknown if page.stop} == stops


def test_no_question_is_listed_that_no_kind_asks() -> None:
    """The lists of what only the forms know stay as short as they can be."""
    journeys = [kind.journey for kind in kinds().values()]
    assert {name for one in journeys for name in one.fields()} >= ONLY_THE_FORMS_NEED
    assert {page.id for one in journeys for page in one.pages() if page.stop} >= ONLY_THE_FORMS_STOP


@KINDS
def test_the_schema_tells_of_every_page_whether_a_file_is_asked_it(kind: Kind) -> None:
    """By the answers of each file, with answers to every other question beside them."""
    assert [*told_wrongly(kind)] == []


def told_wrongly(kind: Kind) -> Iterator[tuple[str, str]]:
    """Answer files and pages of which the schema says otherwise than the forms."""
    asked = Asked(kind.journey)
    told = {page.id: asked.when(page.when) for page in kind.journey.pages()}
    exact = {
        page: Draft202012Validator({"allOf": [when.surely], "$defs": asked.named})
        for page, when in told.items()
        if when.exactly
    }
    for one in given(kind.id):
        walk = Walk(kind, one.name, one.answers, one.on_date)
        crowded = {**one.answers, **junk(walk)}
        for page in _as_far(kind, walk):
            if page in exact and exact[page].is_valid(crowded) is not (page in walk.pages):
                yield one.name, page


class _Lying(Chose):
    """A condition that is told as a choice, and called the other way round."""

    def __call__(self, answers: Answers) -> bool:
        return not super().__call__(answers)


def test_a_condition_told_otherwise_than_it_is_called_is_found() -> None:
    """In every file that comes so far."""
    kind = kinds()["mediation-advice"]
    sections = tuple(
        replace(
            section,
            pages=tuple(
                replace(page, when=_Lying("contact_by", ("safe",)))
                if page.id == "ways-to-write"
                else page
                for page in section.pages
            ),
        )
        for section in kind.journey.sections
    )
    planted = replace(kind, journey=replace(kind.journey, sections=sections))
    assert {page for _, page in told_wrongly(planted)} == {"ways-to-write"}


def _as_far(kind: Kind, walk: Walk) -> list[str]:
    """The pages up to the end of a walk."""
    pages = [page.id for page in kind.journey.pages()]
    return pages[: pages.index(walk.pages[-1]) + 1]


@KINDS
def test_answers_off_the_path_change_nothing(kind: Kind) -> None:
    """Neither for the schema nor for the forms: they are reported, not refused."""
    for one in given(kind.id):
        crowded = {**one.answers, **junk(Walk(kind, one.name, one.answers, one.on_date))}
        complete = replay(kind.journey, crowded, one.on_date).complete
        assert complete is replay(kind.journey, one.answers, one.on_date).complete
        assert validator(kind.id).is_valid(answer_file(crowded)) or not complete, one.name


@KINDS
def test_an_answer_off_the_path_is_still_one_that_its_question_could_take(kind: Kind) -> None:
    """The one thing in which the schema asks for more than the forms: see decision record 30."""
    path = whole_paths(kind)[-1]
    content = _content(path)
    walked = replay(kind.journey, content["answers"], _day(path))
    asked = {field.name for page in walked.pages for field in page.fields}
    elsewhere = next(name for name in kind.journey.fields() if name not in asked)
    content["answers"][elsewhere] = 7
    assert replay(kind.journey, content["answers"], _day(path)).complete
    assert not validator(kind.id).is_valid(content)


@KINDS
def test_whatever_else_is_chosen_schema_and_forms_agree(kind: Kind) -> None:
    """Each file with another option here and there: other questions are needed, other ends met."""
    for number, one in enumerate(given(kind.id)):
        for other in _with_another_choice(kind, one, number):
            path = replay(kind.journey, other, one.on_date)
            taken = validator(kind.id).is_valid(answer_file(other))
            assert taken or not path.complete, one.name
            needed = {each.field for each in path.refusals if each.reason == "required"}
            stopped = path.stopped and path.stopped.id not in ONLY_THE_FORMS_STOP
            assert not (taken and (needed - ONLY_THE_FORMS_NEED or stopped)), one.name


def _with_another_choice(kind: Kind, one: Given, number: int) -> Iterator[dict[str, object]]:
    """The answers with a choice of theirs changed, each file at two places of its own."""
    choices = [field for field in kind.journey.fields().values()
               if field.options and field.name in one.answers]  # fmt: skip
    for place in (number % len(choices), (7 * number + 3) % len(choices)):
        field = choices[place]
        others = [each for each in alternatives(field) if each != "absent"]
        other = others[number % len(others)]
        yield {**one.answers, field.name: list(other) if isinstance(other, tuple) else other}


def _content(path: Path) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return found


def _day(path: Path) -> date:
    return date.fromisoformat(_content(path).get("on", TODAY.isoformat()))


@cache
def _on_path(kind: Kind, path: Path) -> list[Field]:
    """The fields on a file's path that it answers."""
    walked = replay(kind.journey, _content(path)["answers"], _day(path))
    return [field for p in walked.pages for field in p.fields if field.name in walked.answers]


@pytest.mark.parametrize("extra", ["schemas", "Answers", "note"])
def test_a_file_holds_nothing_else(extra: str) -> None:
    """Beside schema, on and answers."""
    assert not _validator(MADE_UP).is_valid({**answer_file(GIVEN), extra: 1})
    assert not _validator(MADE_UP).is_valid(answer_file({**GIVEN, extra: "x"}))


@pytest.mark.parametrize("value", [0, 2, "1", None, True])
def test_a_file_says_its_version(value: object) -> None:
    """An older or newer file is told from this one."""
    content = {**answer_file(GIVEN), "schema": value}
    assert not _validator(MADE_UP).is_valid(content)
