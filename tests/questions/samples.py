"""A made-up journey with every kind of field, and answers that are right for it."""

from __future__ import annotations

from datetime import date

from letters.questions.answers import Answers
from letters.questions.journey import Field, Journey, Page, Section

TODAY = date(2026, 11, 23)
NOTHING = Answers({}, TODAY)

FIELDS = {
    field.name: field
    for field in (
        Field("who", "choice", "deciding", options=("parent", "young_person")),
        Field("parts", "choices", "deciding", options=("needs", "help", "school")),
        Field("full_name", "name"),
        Field("phrase", "line"),
        Field("reference", "code", required=False),
        Field("email", "email", required=False),
        Field("home", "address"),
        Field("sent", "date", dates="past"),
        Field("hearing", "date", dates="future", required=False),
        Field("words", "free"),
        Field(
            "events",
            "rows",
            required=False,
            columns=(
                Field("on", "date", dates="past"),
                Field("what", "line"),
                Field("where", "name", required=False),
            ),
        ),
    )
}
GIVEN: dict[str, object] = {
    "who": "parent",
    "parts": ["needs", "school"],
    "full_name": "Amal Example",
    "phrase": "A few words",
    "reference": "EX/1",
    "email": "amal@example.com",
    "home": "1 Example Street\nExampletown",
    "sent": "2026-11-02",
    "hearing": "2026-12-01",
    "words": {"text": "In my own words.", "language": "en", "english": ""},
    "events": [{"on": "2026-11-03", "what": "A call"}],
}
JOURNEY = Journey(
    "every-kind",
    (Section("all", tuple(Page(name.replace("_", "-"), (f,)) for name, f in FIELDS.items())),),
    ("letter",),
)
