"""The words of questions and pages: found by key, by voice and in the reader's language."""

import pytest

from letters.kinds import kinds
from letters.wording import PAGE_WORDS, QUESTION_WORDS, VOICES, Words, entries, messages


def test_a_key_has_its_words() -> None:
    """In the file of the kind or in one that all share."""
    assert Words()("error.required") == "Answer this question"
    assert Words("appeal-checklist")("kind.title") == entries("appeal-checklist")["kind.title"]
    assert (
        Words("appeal-checklist")("page.country.title") == entries("shared")["page.country.title"]
    )


def test_a_voice_has_its_own_words_where_they_differ() -> None:
    """The parent's are the plain ones."""
    said = [Words(voice=voice)("page.child-name.title") for voice in VOICES]
    assert said == [
        "What is the child’s name?",
        "What is your name?",
        "What is the child’s or young person’s name?",
    ]
    assert len({Words(voice=voice)("page.country.title") for voice in VOICES}) == 1


def test_words_that_are_not_there() -> None:
    """`maybe` gives nothing; asking for them names the key and where it was looked for."""
    assert Words().maybe("page.nowhere.title") is None
    with pytest.raises(LookupError, match=r"'page\.nowhere\.title' \(pages\)"):
        Words()("page.nowhere.title")
    with pytest.raises(LookupError, match="appeal-checklist"):
        Words("appeal-checklist")("page.nowhere.title")


@pytest.mark.parametrize("detail", ["120", "{detail}", "{0.__class__}", "a } b", "☃ (SNOWMAN)"])
def test_values_are_put_in_as_they_are(detail: str) -> None:
    """What a person typed is never read as a pattern."""
    assert detail in Words()("error.character", detail=detail)


def test_a_kind_s_words_come_before_those_that_all_share() -> None:
    """So that one kind may put a shared question in its own words."""
    for name in kinds():
        own = entries(name)
        for key in own:
            assert Words(name)(key) == own[key]


def test_every_file_of_words_is_given_to_translators() -> None:
    """Under the file's name, so that two files may use one key. What only the command line says is
    not: it speaks English."""
    found = messages()
    for folder in (QUESTION_WORDS, PAGE_WORDS):
        for path in folder.glob("*.toml"):
            ours, examples = set(), set()
            for key in entries(path.stem):
                (examples if key.startswith("example.") else ours).add(f"{path.stem}.{key}")
            assert ours
            assert (ours <= found.keys()) is (path.stem != "cli")
            assert examples.isdisjoint(found)


def test_a_file_that_is_not_there_has_no_words() -> None:
    """A kind may have none of its own."""
    assert entries("nowhere") == {}


def test_a_message_without_a_translation_reads_in_english() -> None:
    """Never a gap: the command line's words have no translation at all."""
    for tag in ("pl", "ur"):
        assert Words(tag=tag)("cli.deadlines.appeal") == "The appeal to the Tribunal"
