"""The forms: the same for a post from the web and for answers kept in a file or draft."""

import pytest
from werkzeug.datastructures import MultiDict

from letters.kinds import kinds
from letters.questions.forms import PageForm, form_for, kept_form
from letters.questions.gate import Refusal
from letters.questions.journey import Field, Page
from tests.questions.samples import FIELDS, GIVEN, JOURNEY, NOTHING

PAGES = list(JOURNEY.pages())
TWO = Page("two", (FIELDS["full_name"], FIELDS["sent"], FIELDS["email"]))


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.id)
def test_post_and_kept_answer_give_the_same(page: Page) -> None:
    """What a browser sends for a kept answer is that answer again."""
    kept = kept_form(page, NOTHING, GIVEN)
    assert kept.valid()
    (field,) = kept.answer_fields()
    sent = MultiDict([(key, text) for key, texts in field.parts.items() for text in texts])
    post = form_for(page, NOTHING, sent)
    assert post.valid()
    assert post.answers == kept.answers == {field.spec.name: GIVEN[field.spec.name]}


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.id)
def test_an_empty_post_is_refused_where_an_answer_is_needed(page: Page) -> None:
    """Nothing sent is "required", and no fault where the question may be left empty."""
    form = form_for(page, NOTHING, MultiDict())
    (field,) = page.fields
    assert form.valid() is not field.required
    assert form.refusals == ([Refusal(field.name, "required")] if field.required else [])
    assert form.answers == {}


def test_every_refused_field_of_a_page_is_named_in_its_order() -> None:
    """One that is right is kept all the same."""
    post = MultiDict({"sent-day": "1", "full_name": " Amal  Example ", "email": "amal"})
    form = form_for(TWO, NOTHING, post)
    assert not form.valid()
    assert form.refusals == [Refusal("sent-month", "date-incomplete"), Refusal("email", "email")]
    assert form.answers == {"full_name": "Amal Example"}


def test_what_was_typed_is_shown_again_as_typed() -> None:
    """A refused page loses nothing: not a blank, not the wrong day."""
    post = MultiDict(
        {"full_name": "A\x00", "sent-day": " 31", "sent-month": "2", "sent-year": "26"}
    )
    form = form_for(TWO, NOTHING, post)
    assert not form.valid()
    parts = {field.spec.name: field.parts for field in form.answer_fields()}
    assert parts["sent"] == {"sent-day": [" 31"], "sent-month": ["2"], "sent-year": ["26"]}
    assert parts["full_name"] == {"full_name": ["A\x00"]}


def test_fields_of_other_pages_are_not_taken() -> None:
    """A post can only answer what its page asks."""
    post = MultiDict({"full_name": "Amal", "full_names": "x", "phrase": "y", "sent-day": "1"})
    form = form_for(PAGES[2], NOTHING, post)
    assert form.valid()
    assert form.answers == {"full_name": "Amal"}
    assert next(form.answer_fields()).parts == {"full_name": ["Amal"]}


@pytest.mark.parametrize(
    ("value", "reason"), [(None, "wrong-type"), (3, "wrong-type"), ("", "required")]
)
def test_a_kept_answer_of_the_wrong_type_is_refused(value: object, reason: str) -> None:
    """It shows as a refusal when the form is read, and never as an answer."""
    form = kept_form(PAGES[2], NOTHING, {"full_name": value})
    assert not form.valid()
    assert [refusal.reason for refusal in form.refusals] == [reason]
    assert form.answers == {}


def test_all_that_is_wrong_with_a_list_is_refused_at_once() -> None:
    """In a post and in a kept list alike."""
    page = Page("events", (FIELDS["events"],))
    rows = [{"what": "x"}, {"on": "2026-11-03", "what": "y"}, {"on": "2026-11-03"}]
    kept = kept_form(page, NOTHING, {"events": rows})
    post = form_for(page, NOTHING, MultiDict({"events-0-what": "x", "events-2-where": "y"}))
    assert not kept.valid()
    assert [refusal.field for refusal in kept.refusals] == ["events-0-on", "events-2-what"]
    assert not post.valid()
    assert [refusal.field for refusal in post.refusals] == [
        "events-0-on",
        "events-2-on",
        "events-2-what",
    ]
    wrong = kept_form(page, NOTHING, {"events": [3, {"on": None, "what": "y"}]})
    assert not wrong.valid()
    assert [refusal.field for refusal in wrong.refusals] == ["events-0", "events-1-on"]
    assert len(next(wrong.answer_fields()).errors) == 2


def _fields() -> list[Field]:
    return [field for kind in kinds().values() for field in kind.journey.fields().values()]


@pytest.mark.parametrize("name", sorted({field.name for field in _fields()}))
def test_no_field_takes_a_name_that_forms_use(name: str) -> None:
    """A field called "data" would stand where the form keeps its own."""
    assert not hasattr(PageForm, name)
    assert not name.startswith("_")
    assert "-" not in name
