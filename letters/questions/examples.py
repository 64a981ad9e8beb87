"""What a made-up family answers: an example for each question, and a whole answer file of them."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from letters.questions.answers import SCHEMA
from letters.questions.journey import Field, Journey
from letters.questions.path import replay

Say = Callable[[str], str | None]  # the words of a key, or None where there are none


def example(field: Field, say: Say, key: str = "") -> object:
    """What the made-up family answers; None where nobody has thought of anything for a question
    that is answered by typing. `key` is given for a column: the list's name and its own."""
    key = key or field.name
    told = say(f"example.{key}")
    match field.kind:
        case "choice":
            return told or field.options[0]
        case "choices":
            return told.split(", ") if told else [field.options[0]]
        case "free":
            return told and {"text": told, "language": "en"}
        case "rows":
            answers = {one.name: example(one, say, f"{key}.{one.name}") for one in field.columns}
            return [answers] if all(answers.values()) else None
    return told


def example_file(journey: Journey, say: Say) -> dict[str, object] | None:
    """An answer file of the examples on the path that they take, if it ends in a document."""
    day = say("example.on")
    if day is None:
        return None
    answers = {name: example(field, say) for name, field in journey.fields().items()}
    path = replay(journey, answers, date.fromisoformat(day))
    asked = {name: answers[name] for name in path.answers}
    return {"schema": SCHEMA, "on": day, "answers": asked} if path.complete else None
