"""Where a naive tool harms people, and what published pages get wrong: never in a document of ours.

Dates are tested with the law. Here every sentence that there is, and every document of every walk,
is looked at by name of the trap.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from datetime import date
from functools import cache

import pikepdf
import pytest

from letters import law, messages
from letters.documents.blocks import Block, Document, Sentence, lines_of, sentences_of
from letters.documents.editions import Order
from letters.kinds import kind
from letters.making import file_name, made, written
from letters.questions.path import replay
from tests.journeys import sentinels
from tests.journeys.walk import Walk
from tests.proofs.made import KINDS, Made, finished, stopped
from tests.reading import gates, structure

every_kind = pytest.mark.parametrize("kind_id", KINDS)
CANARY = "Zz999z"

# What no document, page or question may say: name, what it would look like.
NEVER = {
    "trap_1_time_never_counts_from_receipt": (
        r"(?<!\b20 working )(?:within|months?|days|time) (?:of|after|from|since) "
        r"(?:you |your |the |their )?"
        # The law counts from receipt for requests, and for a review panel about social care.
        r"(?:receiving|getting|receipt)\b(?! (?:the|a|your) (?:request|review))"
    ),
    "trap_1_months_are_never_sixty_or_thirty_days": (
        r"\b(?:60|sixty) days\b|\b(?:30|thirty) days (?:of|from|after)[^.]*certificate"
    ),
    "trap_7_no_old_names": (
        r"Clinical Commissioning|\bCCGs?\b|\bESFA\b|Skills Funding|Local Government Ombudsman"
    ),
    "trap_9_nobody_is_told_that_they_will_win": r"\bwill win\b|\bcannot lose\b|\bsure to win\b",
    "trap_9_the_school_is_never_said_to_owe_section_f": (
        # The one thing that the law asks of a school itself: lessons from the sixth day away.
        r"\b[Ss]chools? (?:must|has to|have to|is bound to)\b"
        r"(?! arrange full-time education from the sixth)"
    ),
    "trap_9_nothing_is_called_unlawful": r"\b(?:un|not )lawful|illegal|\bbr(?:oke|eaks?) the law",
    "trap_9_no_plan_that_is_not_law": r"\bISPs?\b|[Ii]ndividual [Ss]upport [Pp]lan",
    # They are explained in the numbers that a source gives, counted by nobody but the family.
    "trap_11_no_school_days": (
        r"(?<!\b15 )(?<!\b50 )(?<!\b5 )(?<!sixth )(?<![Hh]ow many )(?<!how the )(?<!Count all )"
        r"(?<!it is a )"
        r"\bschool days?\b(?! is a day on which the school is open)"
    ),
    "misstatement_seed_004_type_of_provision": r"type of provision",
    "misstatement_seed_001_the_mediator_issues_no_certificate": (
        r"certificate (?:from|by|of) (?:the |a )?mediator\b|mediator[^.,]* (?:issue|give)s?\b[^.,]*"
        r"certificate"
    ),
    "misstatement_york_no_latest_of_three_events": r"\blatest of\b",
    "misstatement_wiltshire_no_appeal_about_health_or_care_alone": (
        r"no (?:certificate|advice)[^.]*(?:health|social care)"
    ),
    "misstatement_hounslow_late_is_never_the_end": (
        r"too late (?:to|for an) appeal|(?:not be able to|no longer|cannot now) (?:make an )?appeal"
        r"|lost (?:the|your) right"
    ),
    "seed_delete_as_appropriate": r"[Dd]elete as|\(s\)",
}


@pytest.mark.parametrize("pattern", NEVER.values(), ids=NEVER)
def test_never_said(pattern: str) -> None:
    """No sentence of a document, page or question says it."""
    assert [f"{name}: {text}" for name, text in _said().items() if re.search(pattern, text)] == []


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("trap_1_time_never_counts_from_receipt", "within 2 months of receiving the letter"),
        (
            "trap_1_months_are_never_sixty_or_thirty_days",
            "an additional 30 days from the certificate",
        ),
        ("trap_7_no_old_names", "the Local Government Ombudsman"),
        ("trap_9_the_school_is_never_said_to_owe_section_f", "The school must make the provision."),
        ("misstatement_seed_004_type_of_provision", "about the type of provision specified"),
        (
            "misstatement_seed_001_the_mediator_issues_no_certificate",
            "a certificate from the mediator",
        ),
        ("misstatement_hounslow_late_is_never_the_end", "You will not be able to make an appeal."),
    ],
)
def test_what_is_never_said_would_be_noticed(name: str, text: str) -> None:
    """Each mis-statement as it was published is caught."""
    assert re.search(NEVER[name], text)


def test_trap_8_no_document_says_that_a_complaint_extends_a_deadline() -> None:
    """Whoever speaks of more time says that there is none, or names the certificate."""
    speaking = {
        name: text
        for name, text in _said().items()
        if re.search(r"\b(?:more|extra|longer) time\b|\bextend", text) and "appeal" in text
    }
    assert speaking
    allowed = r"\b(?:not|no|never|only|cannot|nor|nothing)\b|certificate"
    asked_of_the_tribunal = {"_checklist_changes#what-for"}
    assert [
        f"{name}: {text}"
        for name, text in speaking.items()
        if name not in asked_of_the_tribunal and not re.search(allowed, text)
    ] == []


@every_kind
def test_trap_8_a_complaint_does_not_promise_the_ombudsman(kind_id: str) -> None:
    """No document says that the Ombudsman will look at it or put it right."""
    promised = re.compile(r"Ombudsman (?:will|must|has to) ")
    assert [one.walk.name for one in finished(kind_id) if promised.search(one.whole)] == []


@every_kind
def test_trap_4_needs_or_help_are_never_free_of_a_certificate(kind_id: str) -> None:
    """Sections B and F, education not at a school and a residential place need one."""
    for one in finished(kind_id):
        mixed = {"needs", "help"} & set(one.walk.answers.get("contested") or ())
        if mixed or one.walk.answers.get("more_than_school") == "yes":
            assert "needs no mediation certificate" not in one.whole, one.walk.name


@every_kind
def test_trap_5_a_draft_plan_starts_no_clock(kind_id: str) -> None:
    """A draft, and no decision at all: a stop, or a document without dates of an appeal."""
    for one in finished(kind_id):
        if one.walk.answers.get("letter_says") in {"draft", "nothing"}:
            assert not [name for name in one.sentences if name.startswith("_appeal_box#")]
            days = {day.id for document in one.documents for day in document.days}
            assert not {day for day in days if re.search("safe-date|last-day|ring-by", day)}


@every_kind
def test_trap_6_the_right_person_signs(kind_id: str) -> None:
    """Over compulsory school age (about an exclusion: from 18) a parent signs only for somebody who
    cannot decide (or, in a complaint, agrees); under it nobody signs as a young person; an adviser
    has consent, but for the paper that gives it."""
    for one in finished(kind_id):
        if one.walk.kind.journey.guide:  # it makes nothing that anybody signs
            continue
        answers = one.walk.answers
        over = _own_right(kind_id, one.walk.path.answers.date("child_born"), one.walk.on_date)
        parents = "young_person" not in {answers.get("writer"), answers.get("writes_for")}
        if over and parents:
            said = {answers.get("capacity"), answers.get("young_person_agrees")}
            assert said & {"cannot-decide", "yes"}, one.walk.name
        if one.walk.voice == "adviser" and kind_id != "consent":
            assert answers["consent"] == "yes", one.walk.name


@every_kind
def test_trap_15_nobody_late_is_left_without_a_way(kind_id: str) -> None:
    """Whoever is told that the last day has passed is told to send now, and why that can help."""
    for one in finished(kind_id):
        if "_appeal_box#last-was" in one.sentences:
            assert "_appeal_box#send-now-late" in one.sentences, one.walk.name
            assert "_appeal_box#late-still-possible" in one.sentences, one.walk.name


@every_kind
def test_trap_15_no_stop_is_a_dead_end(kind_id: str) -> None:
    """Each page at which a journey ends names somebody to turn to."""
    for one in stopped(kind_id):
        assert re.search(r"SENDIASS|IPSEA|SNAP|Enquire|SENAC|advice service", one.whole), one.texts


@every_kind
def test_harmful_the_adviser_is_never_i(kind_id: str) -> None:
    """In the adviser's letters the family speaks: our own words hold no "I" and no "my"."""
    for one in finished(kind_id):
        if one.walk.voice == "adviser":
            for document in one.documents:
                found = [words for words in _own_words(document) if re.search(r"\b(I|my)\b", words)]
                assert found == [], (one.walk.name, document.name)


@every_kind
def test_harmful_a_young_person_is_not_addressed_as_a_parent(kind_id: str) -> None:
    """A young person's own letter speaks of no child of theirs."""
    for one in finished(kind_id):
        if one.walk.voice == "young_person":
            for document in one.documents:
                found = [w for w in _own_words(document) if re.search(r"\b(my|your) child\b", w)]
                assert found == [], (one.walk.name, document.name)


@every_kind
def test_harmful_no_parent_is_addressed_as_the_young_person(kind_id: str) -> None:
    """A parent's letter that is sent does not call the special needs the parent's own."""
    for one in finished(kind_id):
        if one.walk.voice == "parent":
            assert not re.search(r"\bmy (?:special|own) (?:educational )?needs", one.whole)


@every_kind
def test_harmful_an_address_to_keep_secret_appears_nowhere(kind_id: str) -> None:
    """An address typed before the safe way was chosen is in no file, part, object or name."""
    hidden = {
        "address": f"1 {CANARY} Street\nTown",
        "email": f"{CANARY}@example.com",
        "phone": CANARY,
    }
    for one in _one_of_each_voice(kind_id):
        answers = {**one.walk.answers, **hidden}
        path = replay(kind(kind_id).journey, answers, one.walk.on_date)
        for document in made(kind(kind_id), path, Order()):
            for form in ("docx", "pdf", "html", "txt", "ics"):
                if form == "ics" and not document.days:
                    continue
                found = "\n".join(everything(form, written(document, form)))
                assert CANARY.lower() not in found.lower(), (one.walk.name, form)
                assert CANARY.lower() not in file_name(document, form).lower()


def test_a_secret_that_is_printed_would_be_found() -> None:
    """The search sees what a document shows, in each format."""
    one = next(one for one in finished("raise-a-concern") if "address" in one.walk.answers)
    name = str(one.walk.answers["child_name"])
    document = one.documents[0]
    for form in ("docx", "pdf", "html", "txt"):
        assert name in "\n".join(everything(form, written(document, form))), form


@every_kind
def test_harmful_calendar_names_no_child(kind_id: str) -> None:
    """A calendar on a shared telephone holds nothing that anybody typed."""
    for one in finished(kind_id):
        for document in one.documents:
            if document.days:
                text = re.sub(r"\r\n[ \t]", "", written(document, "ics").decode())
                typed = [words for words in _typed(one.walk) if words in text]
                assert typed == [], one.walk.name


@every_kind
def test_harmful_titles_and_file_names_hold_no_answer(kind_id: str) -> None:
    """Nor do a document's title and the name of its file."""
    for one in finished(kind_id):
        for document in one.documents:
            names = f"{document.title} {document.file_stem} {document.calendar}"
            assert [words for words in _typed(one.walk) if words in names] == [], one.walk.name


_FIRST_LIST = (
    r"(?m)^(?:The law this (?:letter|sheet) relies on|Guidance and other sources for this .*)$"
)


@every_kind
def test_harmful_only_the_right_form_is_named(kind_id: str) -> None:
    """SEND35A for a refusal to assess, SEND35 for every other decision."""
    for one in finished(kind_id):
        facts = kind(kind_id).judge(one.walk.path.answers)
        appealed = getattr(facts, "appealed", None)
        before_the_list = (re.split(_FIRST_LIST, text)[0] for text in one.texts.values())
        named = set(re.findall(r"\bSEND35A?\b", "\n".join(before_the_list)))
        if appealed is not None and named:
            assert named == {appealed.decision.form}, one.walk.name


@every_kind
def test_every_document_says_when_it_was_made_and_what_it_is(kind_id: str) -> None:
    """Made on DATE; information, not legal advice; SENDIASS and IPSEA. What is sent and relies on
    no law does not say that it gives information about it."""
    of_law = {"_closing#not-advice", "_closing#free-help"}
    for one in finished(kind_id):
        for document in one.documents:
            said = {s.id for part in document.parts for b in part.blocks for s in _sentences(b)}
            assert "_closing#made-on" in said
            assert said >= of_law or "_closing#made-without-advice" in said, document.name
        assert {"SENDIASS", "IPSEA"} <= set(re.findall(r"\w+", one.whole))


def everything(form: str, content: bytes) -> Iterator[str]:
    """All that a file holds, its parts, objects and properties included."""
    if form == "docx":
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            for name in archive.namelist():
                yield name
                yield re.sub("<[^>]*>", "", archive.read(name).decode())
                yield archive.read(name).decode()
    elif form == "pdf":
        yield structure.read(content).text
        yield gates.copies(content)
        with pikepdf.open(io.BytesIO(content)) as opened:
            for held in opened.objects:
                yield str(held)
                if isinstance(held, pikepdf.Stream):
                    yield held.read_bytes().decode("latin-1")
                    yield held.read_bytes().decode("utf-16", "ignore")
    else:
        yield content.decode()


@cache
def _own_right(kind_id: str, born: date, day: date) -> bool:
    """Whether a letter of this kind is theirs to send: about an exclusion, from 18 on."""
    if kind_id == "exclusion-review":
        return law.add_calendar_months(born, 18 * 12) <= day
    return law.young_person_on(born, day)


def _said() -> dict[str, str]:
    """Every message: of documents, pages and questions."""
    return {**messages.english("documents"), **messages.english("pages")}


def _own_words(document: Document) -> Iterator[str]:
    """Each line of a document without what was typed or computed, and without its closing."""
    for part in document.parts:
        for block in part.blocks:
            for line in lines_of(block):
                words = "".join(" … " if run.value else run.text for run in line)
                yield re.sub(r"\bSections? [A-K](?:, [A-K])*(?: (?:and|or) [A-K])?\b", "", words)


def _sentences(block: Block) -> Iterator[Sentence]:
    return sentences_of(block)


def _one_of_each_voice(kind_id: str) -> Iterator[Made]:
    voices = set()
    for one in finished(kind_id):
        if one.walk.answers.get("contact_by") == "safe" and one.walk.voice not in voices:
            voices.add(one.walk.voice)
            yield one


def _typed(walk: Walk) -> list[str]:
    """What was typed on a walk, word for word, choices and dates apart."""
    fields = walk.kind.journey.fields()
    return [
        words
        for name, value in walk.answers.items()
        if fields[name].kind not in {"choice", "choices", "date"}
        for words in sentinels.strings(value)
        if len(words) > 4 and not re.fullmatch(r"\d{4}-\d\d-\d\d|\d+", words)
    ]
