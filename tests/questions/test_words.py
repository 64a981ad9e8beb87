"""The words of the questions: each is there, each is used, and a tired reader can read them."""

from __future__ import annotations

import ast
import inspect
import re
import textwrap
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from statistics import median

import pytest

from letters import making
from letters.documents.compose import PAGE_TEMPLATES
from letters.documents.template import read
from letters.kinds import Kind, kinds
from letters.questions.journey import Field, Page
from letters.wording import PAGE_WORDS, QUESTION_WORDS, VOICES, Words, entries

KINDS = pytest.mark.parametrize("kind", kinds().values(), ids=lambda kind: kind.id)
FILES = [path.stem for folder in (QUESTION_WORDS, PAGE_WORDS) for path in folder.glob("*.toml")]
PARTS = ("title", "hint", "hard_word", "explained")
TEXT = {"required", "too-long", "character", "too-many-marks", "wrong-type"}
ONE_LINE = {*TEXT, "one-line"}
DATE = {"required", "wrong-type", "date-incomplete", "date-number", "date-year", "date-impossible",
        "date-far-off", "date-in-future", "date-in-past"}  # fmt: skip
REASONS = {
    "choice": {"required", "not-an-option", "wrong-type"},
    "choices": {"required", "not-an-option", "wrong-type"},
    "name": ONE_LINE,
    "line": ONE_LINE,
    "code": ONE_LINE,
    "email": {*ONE_LINE, "email"},
    "address": {*TEXT, "too-many-lines"},
    "date": DATE,
    "free": {*TEXT, "too-many-lines", "own-words-missing", "already-english", "not-an-option"},
    "rows": {"required", "too-many-rows", "unknown", "wrong-type"},
}


def asked(kind: Kind) -> list[Page]:
    """The pages of a kind that ask something."""
    return [page for page in kind.journey.pages() if not page.stop]


def placed(kind: Kind) -> Iterator[tuple[str, Field]]:
    """Every field of a kind and every column, with the key of its words."""
    for field in kind.journey.fields().values():
        yield f"field.{field.name}", field
        for column in field.columns:
            yield f"field.{field.name}.column.{column.name}", column


@KINDS
@pytest.mark.parametrize("voice", VOICES)
def test_every_page_and_section_has_a_title(kind: Kind, voice: str) -> None:
    """The question itself; a section's is the task in the list."""
    words = Words(kind.id, voice=voice)
    titles = [words(f"page.{page.id}.title") for page in asked(kind)]
    sections = [words(f"section.{section.id}.title") for section in kind.journey.sections]
    assert all(title.strip() for title in titles + sections)
    # A young person is not asked for a parent's name.
    others = {page.id for page in asked(kind)} - {"parent-name"}
    assert len({words(f"page.{page}.title") for page in others}) == len(others)


@KINDS
def test_a_kind_says_what_it_is(kind: Kind) -> None:
    """For the list of kinds and the first page."""
    words = Words(kind.id)
    assert words("kind.title")
    assert words("kind.summary").endswith(".")
    assert words("kind.what_for")


@KINDS
def test_every_option_has_a_label(kind: Kind) -> None:
    """No two options of a question have the same."""
    words = Words(kind.id)
    for key, field in placed(kind):
        labels = [words(f"{key}.option.{option}") for option in field.options]
        assert len(set(labels)) == len(labels), key


@KINDS
def test_every_field_among_others_has_a_label(kind: Kind) -> None:
    """A field alone on its page is labelled by the question; columns never stand alone."""
    words = Words(kind.id)
    missing = [
        f"field.{field.name}"
        for page in asked(kind)
        for field in page.fields
        if len(page.fields) > 1 and not words.maybe(f"field.{field.name}.label")
    ]
    missing += [
        key for key, _ in placed(kind) if ".column." in key and not words.maybe(f"{key}.label")
    ]
    assert missing == []


@KINDS
def test_every_required_field_says_itself_what_is_missing(kind: Kind) -> None:
    """ "Answer this question" does not say which: the summary of errors stands above the page."""
    words = Words(kind.id)
    assert [
        key
        for key, field in placed(kind)
        if field.required and not words.maybe(f"{key}.error.required")
    ] == []


@KINDS
def test_every_reason_of_a_check_has_words(kind: Kind) -> None:
    """A refusal without words would be an error page."""
    words = Words(kind.id)
    for key, field in placed(kind):
        for reason in reasons(field.check) if field.check else ():
            assert words.maybe(f"{key}.error.{reason}", detail=""), f"{key}: {reason}"


def reasons(check: Callable[..., object]) -> set[str]:
    """The ids that a check can give: the words that it, or what it calls last, gives back."""
    found: set[str] = set()
    tree = ast.parse(textwrap.dedent(inspect.getsource(check)))
    ends = [node.value for node in ast.walk(tree) if isinstance(node, ast.Return)]
    while ends:
        match ends.pop():
            case ast.IfExp(body=one, orelse=other):
                ends += [one, other]
            case ast.Constant(value=str(reason)):
                found.add(reason)
            case ast.Call(func=ast.Name(id=name)) if name in check.__globals__:
                found |= reasons(check.__globals__[name])
    return found


def usable(kind: Kind) -> Iterator[str]:
    """The keys that a kind's questions look up."""
    yield from ("kind.title", "kind.summary", "kind.what_for")
    yield "example.on"
    yield from (f"section.{section.id}.title" for section in kind.journey.sections)
    for page in asked(kind):
        yield from (
            f"page.{page.id}.{part}" for part in ("title", "hint", "hard_word", "explained")
        )
    for key, field in placed(kind):
        yield from (f"{key}.label", f"{key}.hint")
        yield key.replace("field.", "example.", 1).replace(".column.", ".")
        for option in field.options:
            yield from (f"{key}.option.{option}", f"{key}.hint.{option}")
        possible = REASONS[field.kind] | (reasons(field.check) if field.check else set())
        yield from (f"{key}.error.{reason}" for reason in possible)


def plain(key: str) -> str:
    """A key without the voice at its end. An example has none: it is a parent's, always."""
    if key.startswith("example."):
        return key
    return re.sub(r"(?<=[a-z])_(young_person|adviser)$", "", key)


@KINDS
def test_no_words_of_a_kind_are_left_over(kind: Kind) -> None:
    """Whoever edits the words may trust that each is read by somebody."""
    used = set(usable(kind))
    assert [key for key in entries(kind.id) if key not in used and plain(key) not in used] == []


def test_no_shared_words_are_left_over() -> None:
    """Some kind reads each."""
    used = {key for kind in kinds().values() for key in usable(kind)}
    assert [key for key in entries("shared") if key not in used and plain(key) not in used] == []


def test_every_reason_has_words_and_every_word_its_reason() -> None:
    """The reasons that the code gives are those of the files, but for the checks' own."""
    raised = {"off-path"}
    for path in Path(making.__file__).parent.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            match node:
                case ast.Call(
                    func=ast.Name(id="Refusal"), args=[_, ast.Constant(value=reason), *_]
                ):
                    raised.add(str(reason))
                case ast.Call(func=ast.Name(id="NotJson"), args=[ast.Constant(value=reason), *_]):
                    raised.add(str(reason))
    worded = {
        key.removeprefix("error.")
        for name in ("common", "cli")
        for key in entries(name)
        if key.startswith("error.")
    }
    assert raised == worded


def test_no_words_that_all_pages_share_are_left_over() -> None:
    """Each key of the parts of a field is read by a page or the program."""
    text = "".join(
        path.read_text(encoding="utf-8")
        for path in (*PAGE_TEMPLATES.glob("*.html"), *Path(making.__file__).parent.rglob("*.py"))
    )
    keys = [key for key in entries("common") if not key.startswith("error.")]
    unread = [key for key in keys if f'"{key}"' not in text and not key.startswith("date.")]
    assert unread == []


@pytest.mark.parametrize("name", FILES)
def test_a_voice_s_words_stand_beside_the_plain_ones(name: str) -> None:
    """A variant without them would leave the parent without words."""
    keys = entries(name).keys()
    assert [key for key in keys if plain(key) != key and plain(key) not in keys] == []


@KINDS
def test_a_kind_words_a_shared_question_for_every_voice_that_has_its_own(kind: Kind) -> None:
    """Its words are found first: a parent's new hint would silence the adviser's shared one."""
    assert voices_silenced(entries(kind.id), entries("shared")) == []


def test_a_voice_that_a_kind_silences_is_named() -> None:
    """Only where the kind words the question anew and leaves a voice out."""
    shared = {"page.one.hint": "a", "page.one.hint_adviser": "b", "page.two.hint_adviser": "c"}
    assert voices_silenced({"page.one.hint": "d"}, shared) == ["page.one.hint_adviser"]
    assert voices_silenced({"page.one.hint": "d", "page.one.hint_adviser": "e"}, shared) == []


def voices_silenced(own: Mapping[str, str], shared: Mapping[str, str]) -> list[str]:
    """The shared words of a voice that a kind's plain ones stand before."""
    return [key for key in shared if plain(key) != key and plain(key) in own and key not in own]


@pytest.mark.parametrize("name", FILES)
def test_apostrophes_and_quotation_marks_are_typographic(name: str) -> None:
    """Straight ones are a typewriter's; and no space stands doubled or at an edge."""
    straight = re.compile(r"['\"`]|  |\.\.\.| --? |^\s|\s$")
    assert [key for key, words in entries(name).items() if straight.search(words)] == []


@KINDS
def test_every_stop_has_its_page(kind: Kind) -> None:
    """It says why there is no document, and where to go instead: a heading and something to do."""
    for page in kind.journey.pages():
        if page.stop:
            shapes = {line.shape for line in read(PAGE_TEMPLATES, f"stop-{page.id}")}
            assert "heading-1" in shapes, page.id
            assert shapes & {"text", "item-bullet", "item-number"}, page.id


@KINDS
@pytest.mark.parametrize("voice", VOICES)
def test_a_tired_reader_can_read_the_questions(kind: Kind, voice: str) -> None:
    """Half the pages at least read at grade 7 (twelve years old) or below, and none past grade 10.

    A single short question measures by chance: one long word is a third of it.
    """
    words = Words(kind.id, voice=voice)
    pages = {page.id: said(page, words) for page in asked(kind)}
    grades = {page: grade(texts) for page, texts in pages.items()}
    assert median(grades.values()) <= 7
    long = {page for page, texts in pages.items() if len(" ".join(texts).split()) >= 25}
    assert {page for page in long if grades[page] > 10} == set()


def said(page: Page, words: Words) -> list[str]:
    """What a page says in sentences; the short labels of options would make it look easy."""
    keys = [f"page.{page.id}.{part}" for part in PARTS]
    keys += [f"field.{field.name}.hint" for field in page.fields]
    texts = filter(None, (words.maybe(key) for key in keys))
    return [part for text in texts for part in re.split(r"(?<=[.?!])\s+", text) if part]


def grade(sentences: list[str]) -> float:
    """The Flesch-Kincaid grade: longer sentences and longer words read harder."""
    words = [word for sentence in sentences for word in re.findall(r"[A-Za-z’]+", sentence)]
    syllables = sum(syllables_of(word) for word in words)
    return 0.39 * len(words) / len(sentences) + 11.8 * syllables / len(words) - 15.59


def syllables_of(word: str) -> int:
    """Groups of vowels; a last silent "e" is none."""
    groups = re.findall(r"[aeiouy]+", re.sub(r"(?<=[^aeiouyl])e(?:s|d)?$", "", word.lower()))
    return max(1, len(groups))


@pytest.mark.parametrize(
    ("text", "least", "most"),
    [
        ("The cat sat on the mat.", -2, 2),
        ("Which parts of the plan do you disagree with?", 1, 6),
        (
            "The determination of eligibility necessitates comprehensive documentation "
            "substantiating the aforementioned circumstances.",
            15,
            60,
        ),
    ],
)
def test_the_measure_tells_easy_from_hard(text: str, least: float, most: float) -> None:
    """A measure that calls everything easy proves nothing."""
    assert least <= grade([text]) <= most
