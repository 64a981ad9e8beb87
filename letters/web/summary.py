"""Check your answers: each answer on the path as the person would say it, ready to be changed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from letters.kinds import Kind
from letters.languages.locales import locale
from letters.languages.scripts import direction_of, direction_of_words, language_of
from letters.questions.answers import Answers
from letters.questions.journey import Field, Page
from letters.questions.path import Path
from letters.wording import Words


@dataclass(frozen=True)
class Said:
    """A line of an answer. `lang` and `direction` are its own, empty where it is our wording."""

    text: str
    lang: str = ""
    direction: str = ""


@dataclass(frozen=True)
class Answer:
    """An answer with its label; `rows` holds the answers of each row of a list."""

    label: str
    lines: tuple[Said, ...] = ()
    rows: tuple[tuple[Answer, ...], ...] = ()
    english: tuple[Said, ...] = ()


@dataclass(frozen=True)
class Asked:
    """A page with its answers."""

    page: str
    title: str
    answers: tuple[Answer, ...]


@dataclass(frozen=True)
class Task:
    """A section with its pages."""

    title: str
    pages: tuple[Asked, ...]


def summary(kind: Kind, path: Path, words: Words) -> tuple[Task, ...]:
    """Every page on the path, under its section."""
    tasks = (
        Task(
            words(f"section.{section.id}.title"),
            tuple(asked_on(page, path, words) for page in section.pages if page in path.pages),
        )
        for section in kind.journey.sections
    )
    return tuple(task for task in tasks if task.pages)


def asked_on(page: Page, path: Path, words: Words) -> Asked:
    """One page with its answers."""
    title = words(f"page.{page.id}.title")
    answers = tuple(
        _answer(spec, path.answers, words, f"field.{spec.name}", title) for spec in page.fields
    )
    return Asked(page.id, title, answers)


def _answer(spec: Field, answers: Answers, words: Words, key: str, title: str) -> Answer:
    label = words.maybe(f"{key}.label") or title
    if spec.kind == "rows":
        return Answer(label, rows=tuple(_rows(spec, answers, words, key)))
    free = answers.free(spec.name) if spec.kind == "free" else None
    if free:
        return Answer(
            label,
            tuple(
                Said(line, free.language, direction_of_words(line, free.language))
                for line in free.lines
            ),
            english=tuple(Said(line, "en", "ltr") for line in free.english_lines),
        )
    return Answer(label, tuple(_lines(spec, answers, words, key)))


def _rows(spec: Field, answers: Answers, words: Words, key: str) -> Iterator[tuple[Answer, ...]]:
    for row in answers.rows(spec.name):
        given = (column for column in spec.columns if column.name in row)
        yield tuple(
            _answer(column, row, words, f"{key}.column.{column.name}", "") for column in given
        )


def _lines(spec: Field, answers: Answers, words: Words, key: str) -> Iterator[Said]:
    if spec.kind in {"choice", "choices"}:
        chosen = answers.choices(spec.name) or (answers.choice(spec.name),)
        yield from (Said(words(f"{key}.option.{option}")) for option in chosen if option)
    elif spec.kind == "date":
        day = answers.date(spec.name)
        if day:
            yield Said(locale(words.tag).date(day))
    else:
        for line in (answers.choice(spec.name) or "").splitlines():
            ltr = spec.kind in {"code", "email"}
            yield Said(line, language_of(line, words.tag), "ltr" if ltr else direction_of(line))
