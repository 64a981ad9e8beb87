"""What an appeal checklist says: the form, the dates, what is there, what is missing, who signs."""

from __future__ import annotations

from dataclasses import astuple, dataclass, replace
from datetime import date
from itertools import count

from letters import law
from letters.facts import base
from letters.facts.base import Appealed, Council, KeyDate, People
from letters.facts.kinds.tribunal import Tribunal, tribunal
from letters.questions.answers import Answers
from letters.questions.kinds import appeal_checklist as questions
from letters.values import Code, FreeText, Line, Name


@dataclass(frozen=True)
class Envelope:
    """What goes into the envelope and is not in hand yet.

    `plan` and `reports` are false where no plan exists: then nobody asks for them. `certificate` is
    false where none is needed. `offer` is the letter of an independent school that is wanted.
    `some_letter`, `some_plan` and `some_reports` mean that only a part is there, `unsure_reports`
    that nobody knows whether the reports are all there.
    """

    letter: bool
    some_letter: bool
    plan: bool
    some_plan: bool
    reports: bool
    some_reports: bool
    unsure_reports: bool
    certificate: bool
    offer: bool

    @property
    def incomplete(self) -> bool:
        """Whether anything on the list is not in hand yet."""
        return self.letter or self.plan or self.reports or self.certificate or self.offer


@dataclass(frozen=True)
class Parts:
    """The parts of the plan that the appeal is about. `more_than_school`: at first only the school
    was chosen, and then something that belongs in Section B or F as well."""

    needs: bool
    help: bool
    school: bool
    more_than_school: bool


@dataclass(frozen=True)
class Signing:
    """Who signs, and whether there is doubt about who holds the right.

    `alternative`: a parent appeals for a young person who cannot decide. `moves`: the right is the
    parent's on one of the days that count and the young person's on another; it moves at the end of
    `school_age_ends`. `unclear`: the Act and the notes to the form differ in that summer.
    `minor`: they are under 18 today. `too_old`: on one of those days they are 25 or over.
    """

    alternative: bool
    moves: bool
    unclear: bool
    minor: bool
    too_old: bool
    school_age_ends: date


@dataclass(frozen=True)
class Late:
    """The three reasons that a late appeal gives, where the person wrote them."""

    why: FreeText | None
    go_ahead: FreeText | None
    not_wait: FreeText | None


@dataclass(frozen=True)
class Paper:
    """A paper that shows something: its number in the list, what it is, whose, of which day, which
    pages."""

    number: int
    what: Line
    author: Line
    dated: date | None
    pages: Line | None


@dataclass(frozen=True)
class InHand:
    """The numbers, in the list of papers, of those that the appeal needs and that are in hand;
    `offer` is what an independent school wrote: that it has a place and can meet the needs."""

    letter: int | None
    plan: int | None
    reports: int | None
    certificate: int | None
    offer: int | None


@dataclass(frozen=True)
class Missing:
    """A paper that is not there yet: what, who could write it, when they were asked."""

    what: Line
    writer: Line | None
    asked_on: date | None


@dataclass(frozen=True)
class Point:
    """A point of the reasons: what is wrong, why, what shows it, what the Tribunal is to do."""

    issue: FreeText
    why: FreeText | None
    proof: Line | None
    wanted: FreeText | None


@dataclass(frozen=True)
class Change:
    """A change wanted in the plan."""

    part: Line
    words_now: FreeText | None
    words_wanted: FreeText | None
    why: FreeText | None
    proof: Line | None


@dataclass(frozen=True)
class School:
    """The school or college wanted.

    `wanted` is "a-school", "a-type" or "not-at-school"; `independent` "yes", "no" or "not-sure";
    `replied` "place-and-needs", "one-of-them", "said-no" or "no-reply"; the last two only with a
    school that has a name.
    """

    wanted: str
    name: Name | None
    asked_on: date | None
    independent: str | None
    replied: str | None
    kind: Line | None
    why_not: FreeText | None
    costs: FreeText | None
    proof: Line | None


@dataclass(frozen=True)
class Case:
    """Another appeal or court case, and its reference."""

    what: Line
    reference: Code | None


@dataclass(frozen=True)
class Witness:
    """Somebody who could come, and what they can say."""

    name: Name
    can_say: Line | None


@dataclass(frozen=True)
class Involved:
    """The others in the appeal. `told` is None where nobody was asked about: no child under 18."""

    letters_to: Name | None
    private: bool
    told: str | None
    other: Name | None
    why_not_told: FreeText | None
    in_care: bool
    cases: tuple[Case, ...]


@dataclass(frozen=True)
class Hearing:
    """What is wanted of the hearing. `wanted` is "video", "in-person", "paper" or "not-decided"."""

    wanted: str
    days: Line | None
    earlier: FreeText | None
    language: Line | None
    adjustments: FreeText | None
    witnesses: tuple[Witness, ...]


@dataclass(frozen=True)
class ChecklistFacts:
    """Everything that the checklist says.

    `is_late` and `send_today` are false while a certificate is awaited that gives a month of its
    own. `contacted` is "yes", "no" or "unknown" for the mediation adviser, None where none is
    needed. `reasons_written`: there is something to copy into the form besides names and dates.
    `finds_hard`, `school_has_done`, `not_enough` and `assess_proof` belong to a refusal to assess.
    `health` and `care` say whether recommendations are wanted there. `send_by` is "online",
    "email", "post" or "not-decided".
    """

    people: People
    council: Council
    today: date
    documents: tuple[str, ...]
    reasons_written: bool
    dates: tuple[KeyDate, ...]
    appealed: Appealed
    form: Code
    parts: Parts
    is_late: bool
    send_today: bool
    signing: Signing
    contacted: str | None
    certificate_issued: date | None
    envelope: Envelope
    late: Late
    finds_hard: FreeText | None
    school_has_done: FreeText | None
    not_enough: FreeText | None
    assess_proof: Line | None
    points: tuple[Point, ...]
    changes: tuple[Change, ...]
    school: School | None
    health: bool
    health_wanted: FreeText | None
    health_proof: Line | None
    care: bool
    care_wanted: FreeText | None
    care_proof: Line | None
    listed: InHand
    papers: tuple[Paper, ...]
    missing: tuple[Missing, ...]
    own_views: FreeText | None
    involved: Involved
    hearing: Hearing
    send_by: str
    tribunal: Tribunal


def judge(answers: Answers) -> ChecklistFacts:
    """The checklist's facts from the answers on the path, on the day of `answers.on_date`."""
    facts = _facts(answers)
    if not _reasons_written(facts):
        return facts
    return replace(facts, documents=(*facts.documents, "appeal-reasons"), reasons_written=True)


def _reasons_written(facts: ChecklistFacts) -> bool:
    """Whether anything is there to copy into the form besides names and dates."""
    late = (facts.late.why, facts.late.go_ahead, facts.late.not_wait)
    own = (facts.finds_hard, facts.school_has_done, facts.not_enough, facts.assess_proof)
    rows = (facts.points, facts.changes, facts.papers)
    health = (facts.health_wanted, facts.health_proof)
    care = (facts.care_wanted, facts.care_proof)
    return any((*late, *own, *rows, facts.school, *health, *care))


def _facts(answers: Answers) -> ChecklistFacts:
    appealed = _appealed(answers)
    people = base.people(answers)
    listed = _listed(answers, appealed)
    return ChecklistFacts(
        people=people,
        council=base.council(answers),
        today=answers.on_date,
        documents=("appeal-checklist",),
        reasons_written=False,
        dates=_key_dates(appealed, answers.choice("adviser_contacted")),
        appealed=appealed,
        form=Code(appealed.decision.form),
        parts=_parts(answers),
        is_late=appealed.appeal_late and not appealed.certificate_awaited,
        send_today=(appealed.safe_passed or appealed.safe_is_today)
        and not appealed.certificate_awaited,
        signing=_signing(people, appealed),
        contacted=answers.choice("adviser_contacted"),
        certificate_issued=answers.date("certificate_issued"),
        envelope=_envelope(answers, appealed),
        late=Late(
            answers.free("late_why"), answers.free("late_go_ahead"), answers.free("late_not_wait")
        ),
        finds_hard=answers.free("finds_hard"),
        school_has_done=answers.free("school_has_done"),
        not_enough=answers.free("not_enough"),
        assess_proof=answers.line("assess_proof"),
        points=_points(answers),
        changes=_changes(answers),
        school=_school(answers),
        health=questions.wants("health")(answers),
        health_wanted=answers.free("health_wanted"),
        health_proof=answers.line("health_proof"),
        care=questions.wants("care")(answers),
        care_wanted=answers.free("care_wanted"),
        care_proof=answers.line("care_proof"),
        listed=listed,
        papers=_papers(answers, listed),
        missing=_missing(answers),
        own_views=answers.free("own_views"),
        involved=_involved(answers, people),
        hearing=_hearing(answers),
        send_by=answers.choice("send_by") or "not-decided",
        tribunal=tribunal(),
    )


def _appealed(answers: Answers) -> Appealed:
    appealed = base.appealed(answers)
    if appealed is None:
        raise ValueError("a checklist is made only for a decision that can be appealed")
    return appealed


def _key_dates(appealed: Appealed, contacted: str | None) -> tuple[KeyDate, ...]:
    """The days still to come: a day that has passed is never put into a calendar."""
    ring_by = appealed.contact_on if contacted in {"no", "unknown"} else None
    days = (
        ("ring-by", ring_by),
        ("safe-date", appealed.dates.appeal.safe),
        ("last-day", appealed.dates.appeal.last),
    )
    return tuple(KeyDate(name, day) for name, day in days if day and day >= appealed.today)


def _signing(people: People, appealed: Appealed) -> Signing:
    ends = law.compulsory_school_age_ends(people.born)
    last = appealed.dates.appeal.last
    days = (appealed.sent, appealed.today, last)
    holder = law.right_holder(people.born, letter=appealed.sent, today=appealed.today, last=last)
    alternative = people.cannot_decide
    return Signing(
        alternative=alternative,
        moves=not alternative and min(days) <= ends < max(days),
        unclear=not alternative and holder == "ask",
        minor=appealed.today < law.birthday(people.born, 18),
        too_old=max(days) >= law.birthday(people.born, 25),
        school_age_ends=ends,
    )


def _envelope(answers: Answers, appealed: Appealed) -> Envelope:
    plan = appealed.decision.plan_exists
    letter, paper = answers.choice("letter_in_hand"), answers.choice("plan_in_hand")
    reports = answers.choice("reports_in_hand")
    return Envelope(
        letter=letter != "all",
        some_letter=letter == "some",
        plan=plan and paper != "all",
        some_plan=plan and paper == "some",
        reports=plan and reports != "all",
        some_reports=plan and reports == "some",
        unsure_reports=plan and reports == "not-sure",
        certificate=appealed.decision.certificate_needed
        and answers.date("certificate_issued") is None,
        offer=answers.yes("school_independent")
        and answers.choice("school_replied") != "place-and-needs",
    )


def _parts(answers: Answers) -> Parts:
    contested = answers.choices("contested")
    return Parts(
        needs="needs" in contested,
        help="help" in contested,
        school="school" in contested,
        more_than_school=answers.yes("more_than_school"),
    )


def _changes(answers: Answers) -> tuple[Change, ...]:
    return tuple(
        Change(
            part=part,
            words_now=row.free("words_now"),
            words_wanted=row.free("words_wanted"),
            why=row.free("why"),
            proof=row.line("proof"),
        )
        for row in answers.rows("plan_changes")
        if (part := row.line("part"))
    )


def _school(answers: Answers) -> School | None:
    wanted = answers.choice("school_wanted")
    if wanted is None:
        return None
    return School(
        wanted=wanted,
        name=answers.name("school_wanted_name"),
        asked_on=answers.date("school_asked_on"),
        independent=answers.choice("school_independent"),
        replied=answers.choice("school_replied"),
        kind=answers.line("school_type_wanted"),
        why_not=answers.free("school_named_why_not"),
        costs=answers.free("school_costs"),
        proof=answers.line("school_proof"),
    )


def _listed(answers: Answers, appealed: Appealed) -> InHand:
    """The papers that the appeal needs come first in the list, as far as they are in hand."""
    plan, school = appealed.decision.plan_exists, _school(answers)
    in_hand = (
        answers.choice("letter_in_hand") != "none",
        plan and answers.choice("plan_in_hand") != "none",
        plan and answers.choice("reports_in_hand") in {"all", "some"},
        answers.date("certificate_issued") is not None,
        school is not None and (school.independent, school.replied) == ("yes", "place-and-needs"),
    )
    numbers = count(1)
    return InHand(*(next(numbers) if there else None for there in in_hand))


def _papers(answers: Answers, listed: InHand) -> tuple[Paper, ...]:
    numbers = count(1 + max((one for one in astuple(listed) if one), default=0))
    return tuple(
        Paper(next(numbers), what, author, row.date("dated"), row.line("pages"))
        for row in answers.rows("appeal_evidence")
        if (what := row.line("paper")) and (author := row.line("author"))
    )


def _points(answers: Answers) -> tuple[Point, ...]:
    return tuple(
        Point(issue, row.free("why"), row.line("proof"), row.free("wanted"))
        for row in answers.rows("appeal_points")
        if (issue := row.free("issue"))
    )


def _missing(answers: Answers) -> tuple[Missing, ...]:
    return tuple(
        Missing(what, row.line("writer_of_it"), row.date("asked_on"))
        for row in answers.rows("missing_papers")
        if (what := row.line("missing"))
    )


def _involved(answers: Answers, people: People) -> Involved:
    return Involved(
        letters_to=answers.name("letters_to_name"),
        private=people.safe_contact is not None or answers.yes("private_address"),
        told=answers.choice("others_told"),
        other=answers.name("others_name"),
        why_not_told=answers.free("others_why_not"),
        in_care=answers.yes("in_care"),
        cases=tuple(
            Case(what, row.code("case_reference"))
            for row in answers.rows("other_cases")
            if (what := row.line("case"))
        ),
    )


def _hearing(answers: Answers) -> Hearing:
    return Hearing(
        wanted=answers.choice("hearing") or "not-decided",
        days=answers.line("hearing_days"),
        earlier=answers.free("hearing_earlier"),
        language=answers.line("hearing_language"),
        adjustments=answers.free("hearing_adjustments"),
        witnesses=tuple(
            Witness(name, row.line("can_say"))
            for row in answers.rows("witnesses")
            if (name := row.name("witness"))
        ),
    )
