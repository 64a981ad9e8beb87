"""Pages as WTForms: the web's posts and the command line's files pass the same forms."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any

from wtforms import Form
from wtforms.fields import Field as FormField

from letters.questions.answers import Answers
from letters.questions.gate import Refusal
from letters.questions.journey import Field, Page
from letters.questions.reading import Parts, parts_of, read


class AnswerField(FormField):
    """A form field for one of our fields. `errors` hold reasons' ids, never words.

    `parts` are kept exactly as typed, so that a refused page shows them again; `answer` is the
    value to keep, None when nothing was given; `refusals` say what was wrong and where.
    """

    def __init__(self, spec: Field, **options: Any) -> None:
        super().__init__(**options)  # type: ignore[no-untyped-call]
        self.spec = spec
        self.before: Answers  # set by `form_for`
        self.parts: Parts = {}
        self.answer: object = None
        self.refusals: list[Refusal] = []

    def process(self, formdata: Any, data: Any = None, extra_filters: Any = None) -> None:
        """Take the parts of this field from a post."""
        if formdata is not None:
            self.parts = {
                key: formdata.getlist(key)
                for key in formdata
                if key == self.name or key.startswith(f"{self.name}-")
            }

    def validate(self, form: Any, extra_validators: Any = ()) -> bool:
        """Read the parts; what cannot be read becomes a refusal."""
        try:
            self.answer = _answered(self.spec, self.parts, self.before)
        except Refusal as refusal:
            self.refusals = [refusal, *refusal.others]
        self.errors = tuple(refusal.reason for refusal in self.refusals)
        return not self.refusals


class PageForm(Form):
    """The form of one page."""

    def valid(self) -> bool:
        """Read every field; False when one was refused."""
        return bool(self.validate())  # type: ignore[no-untyped-call]

    def answer_fields(self) -> Iterator[AnswerField]:
        """The fields in the order of the page."""
        return (field for field in self if isinstance(field, AnswerField))

    @property
    def refusals(self) -> list[Refusal]:
        """What was refused, in the order of the page. Meaningful after `validate`."""
        return [refusal for field in self.answer_fields() for refusal in field.refusals]

    @property
    def answers(self) -> dict[str, object]:
        """What was read, by field name; fields left empty are not in it."""
        return {
            field.spec.name: field.answer
            for field in self.answer_fields()
            if field.answer is not None
        }


def form_for(page: Page, before: Answers, formdata: Any = None) -> PageForm:
    """The form of a page, filled with a post if one is given."""
    form = _form_class(page)(formdata)
    for field in form.answer_fields():
        field.before = before
    return form


@cache
def _form_class(page: Page) -> type[PageForm]:
    """A journey is replayed on every request, and classes are slow to make."""
    fields = {field.name: _unbound(field) for field in page.fields}
    return type("BoundPageForm", (PageForm,), fields)


def kept_form(page: Page, before: Answers, answers: Mapping[str, object]) -> PageForm:
    """The form of a page filled with kept answers, ready to be shown or validated.

    An answer of the wrong type shows as a refusal after `validate`.
    """
    form = form_for(page, before)
    for field in form.answer_fields():
        if field.spec.name not in answers:
            continue
        try:
            field.parts = parts_of(field.spec, answers[field.spec.name])
        except Refusal as refusal:
            _refuse(field, refusal)
    return form


def read_again(
    page: Page, before: Answers, answers: Mapping[str, object]
) -> tuple[dict[str, object], list[Refusal]]:
    """What the page's form would take of kept answers, and what it would refuse.

    The same readings without a form: every request replays a whole journey, a form is shown once.
    """
    taken: dict[str, object] = {}
    refused: list[Refusal] = []
    for field in page.fields:
        try:
            given = field.name in answers
            parts = parts_of(field, answers[field.name]) if given else {}
            answer = _answered(field, parts, before)
        except Refusal as refusal:
            refused += [refusal, *refusal.others]
            continue
        if answer is not None:
            taken[field.name] = answer
    return taken, refused


def _answered(spec: Field, parts: Parts, before: Answers) -> object:
    answer = read(spec, parts, before)
    if answer is None and spec.required:
        raise Refusal(spec.name, "required")
    return answer


def _unbound(field: Field) -> Any:
    return AnswerField(field, name=field.name)


def _refuse(field: AnswerField, refusal: Refusal) -> None:
    def refused(form: Any, extra_validators: Any = ()) -> bool:
        field.refusals = [refusal, *refusal.others]
        field.errors = tuple(each.reason for each in field.refusals)
        return False

    field.validate = refused  # type: ignore[method-assign]
