"""What every kind asks once: who writes, for whom, how to reach them, the council, the decision."""

from __future__ import annotations

from collections.abc import Mapping

from letters import law
from letters.places.authorities import authorities
from letters.places.services import ServiceKind
from letters.questions.answers import Answers
from letters.questions.conditions import Condition, Not, all_of, any_of, chose, ticked
from letters.questions.in_order import not_after
from letters.questions.journey import Field, Page, Section
from letters.questions.known import OfCouncil

YES_NO = ("yes", "no")
COUNTRIES = ("england", "wales", "scotland", "northern-ireland", "elsewhere")
WRITERS = ("parent", "young_person", "adviser")
LETTER_SAYS = (
    "will-not-assess",
    "will-not-issue",
    "plan",
    "keep-plan",
    "will-not-reassess",
    "will-end-plan",
    "draft",
    "nothing",
    "cannot-tell",
)
CONTESTED = ("needs", "help", "school", "health", "care")
_DECISIONS = {
    "will-not-assess": "refuse-to-assess",
    "will-not-issue": "refuse-to-issue",
    "keep-plan": "refuse-to-amend",
    "will-not-reassess": "refuse-to-reassess",
    "will-end-plan": "cease-to-maintain",
}


def voice(answers: Answers) -> str:
    """Whose voice the documents and questions speak in: "parent", "young_person" or "adviser"."""
    return answers.choice("writer") or "parent"


# Whether the right and the words are the young person's own, an adviser writing or not.
for_young_person = any_of(chose("writer", "young_person"), chose("writes_for", "young_person"))

# Whether an adviser writes for the family.
by_adviser = chose("writer", "adviser")

# Whether the school is contested and neither needs nor help: the question of 0.2.1 follows.
only_school_ticked = all_of(
    ticked("contested", "school"), Not(ticked("contested", "needs", "help"))
)

# Whether nothing but the health or care parts of a plan is disputed: mediation, but no appeal.
health_or_care_only = all_of(
    ticked("contested", "health", "care"), Not(ticked("contested", "needs", "help", "school"))
)

_A_PLAN = chose("letter_says", "plan")
_DECIDED: Mapping[str, Condition] = {
    **{decision: chose("letter_says", says) for says, decision in _DECISIONS.items()},
    "contents": all_of(
        _A_PLAN,
        any_of(
            ticked("contested", "needs", "help"),
            all_of(ticked("contested", "school"), chose("more_than_school", "yes")),
        ),
    ),
    "placement-only": all_of(_A_PLAN, only_school_ticked, chose("more_than_school", "no")),
}


def decision_id(answers: Answers) -> str | None:
    """The appealable decision (an id of `letters.law.decisions()`), or None while it is not known
    or when what was sent is none."""
    return next((decision for decision, made in _DECIDED.items() if made(answers)), None)


def decided(*decisions: str) -> Condition:
    """The condition that the decision is one of those (ids of `letters.law.decisions()`)."""
    says = [says for says, decision in _DECISIONS.items() if decision in decisions]
    plans = [_DECIDED[decision] for decision in decisions if decision not in _DECISIONS.values()]
    return any_of(*([chose("letter_says", *says)] if says else []), *plans)


# Whether an appeal against the decision needs a mediation certificate.
certificate_needed = decided(
    *(decision.id for decision in law.decisions().values() if decision.certificate_needed)
)
# Whether there is a plan in force.
plan_exists = decided(
    *(decision.id for decision in law.decisions().values() if decision.plan_exists)
)


def right_holder(answers: Answers) -> str | None:
    """Who holds the right of appeal by the date of birth, today: see `law.right_holder`."""
    born = answers.date("child_born")
    if born is None:
        return None
    sent = answers.date("decision_sent") or answers.on_date
    return law.right_holder(born, letter=sent, today=answers.on_date, last=answers.on_date)


_outside_england = chose("country", *(one for one in COUNTRIES if one != "england"))
_parent_signs = Not(for_young_person)


def _over_school_age(answers: Answers) -> bool:
    born = answers.date("child_born")
    return (
        born is not None
        and not for_young_person(answers)
        and law.young_person_on(born, answers.on_date)
    )


def _under_school_age(answers: Answers) -> bool:
    born = answers.date("child_born")
    return (
        born is not None
        and for_young_person(answers)
        and answers.on_date <= law.compulsory_school_age_ends(born)
    )


def _past_25(answers: Answers) -> bool:
    born = answers.date("child_born")
    return born is not None and right_holder(answers) == "none"


def _born_before(value: object, answers: Answers) -> str | None:
    years = answers.on_date.year - int(str(value)[:4])
    return "born-too-long-ago" if years > 26 else None


def _sent_long_ago(value: object, answers: Answers) -> str | None:
    born = answers.choice("child_born")
    return "before-birth" if born and str(value) < born else None


def _not_before_letter(value: object, answers: Answers) -> str | None:
    sent = answers.choice("decision_sent")
    return "before-letter" if sent and str(value) < sent else None


def _certificate_fits(value: object, answers: Answers) -> str | None:
    contacted = answers.choice("adviser_contacted_on")
    if contacted and str(value) < contacted:
        return "before-contact"
    return _not_before_letter(value, answers)


ABOUT = Section(
    "about",
    (
        Page("country", (Field("country", "choice", "deciding", options=COUNTRIES),)),
        Page("not-england", when=_outside_england, stop=True),
        Page("writer", (Field("writer", "choice", "deciding", options=WRITERS),)),
        Page(
            "writes-for",
            (Field("writes_for", "choice", "deciding", options=("parent", "young_person")),),
            when=by_adviser,
        ),
        Page("consent", (Field("consent", "choice", "deciding", options=YES_NO),), when=by_adviser),
        Page("consent-first", when=chose("consent", "no"), stop=True),
        Page(
            "consent-given",
            (
                Field("consent_on", "date", dates="past"),
                Field("consent_written", "choice", "deciding", options=YES_NO),
            ),
            when=by_adviser,
        ),
        Page(
            "adviser",
            (Field("adviser_name", "name"), Field("adviser_organisation", "name", required=False)),
            when=by_adviser,
        ),
    ),
)

# The paper by which a family agrees that an adviser acts: before it nobody has agreed.
ABOUT_BEFORE_CONSENT = Section(
    "about",
    tuple(
        page for page in ABOUT.pages if page.id not in {"consent", "consent-first", "consent-given"}
    ),
)

_WHO = (
    Page("child-name", (Field("child_name", "name"),)),
    Page("child-born", (Field("child_born", "date", dates="past", check=_born_before),)),
    Page(
        "parent-name",
        (Field("parent_name", "name"), Field("relationship", "line", required=False)),
        when=_parent_signs,
    ),
)
_WHOSE_RIGHT = (
    Page(
        "capacity",
        (Field("capacity", "choice", "deciding", options=("can-decide", "cannot-decide")),),
        when=_over_school_age,
    ),
    Page("their-own-right", when=chose("capacity", "can-decide"), stop=True),
    Page("parents-right", when=_under_school_age, stop=True),
    Page("past-25", when=_past_25, stop=True),
)
_WHETHER_THEY_AGREE = (
    Page(
        "young-person-agrees",
        (
            Field(
                "young_person_agrees",
                "choice",
                "deciding",
                options=("yes", "no", "cannot-decide"),
            ),
        ),
        when=_over_school_age,
    ),
    Page("ask-them-first", when=chose("young_person_agrees", "no"), stop=True),
)
_HOW_TO_REACH = (
    Page("setting", (Field("setting", "name", required=False),)),
    Page("contact", (Field("contact_by", "choice", "deciding", options=("address", "safe")),)),
    Page(
        "address",
        (
            Field("address", "address"),
            Field("email", "email", required=False),
            Field("phone", "code", required=False),
        ),
        when=chose("contact_by", "address"),
    ),
    Page("ways-to-write", (Field("safe_contact", "line"),), when=chose("contact_by", "safe")),
    Page(
        "needs",
        (
            Field("reply_language", "line", required=False),
            Field("reply_format", "line", required=False),
        ),
    ),
)
# Only the holder of the right may appeal; anybody may write, with a young person's agreement.
PEOPLE_WHO_MAY_APPEAL = Section("people", (*_WHO, *_WHOSE_RIGHT, *_HOW_TO_REACH))
PEOPLE_WHO_WRITE = Section("people", (*_WHO, *_WHETHER_THEY_AGREE, *_HOW_TO_REACH))
# A sheet to take along, or a note to people one has met, needs no address.
_WHERE_AND_WHAT_IS_NEEDED = tuple(page for page in _HOW_TO_REACH if page.id in {"setting", "needs"})
PEOPLE_WHO_MEET = Section("people", (*_WHO, *_WHETHER_THEY_AGREE, *_WHERE_AND_WHAT_IS_NEEDED))


def council_reached(*services: ServiceKind) -> Section:
    """The council and how to reach it: offered is the first of these services that is known."""
    return Section(
        "council",
        (
            Page(
                "council",
                (
                    Field(
                        "council",
                        "name",
                        suggestions=tuple(authority.name for authority in authorities()),
                    ),
                ),
            ),
            Page(
                "council-address",
                (
                    Field(
                        "council_address",
                        "address",
                        required=False,
                        known=OfCouncil("post", services),
                    ),
                    Field(
                        "council_email",
                        "email",
                        required=False,
                        known=OfCouncil("email", services),
                    ),
                ),
            ),
            Page(
                "references",
                (
                    Field("your_reference", "code", required=False),
                    Field("our_reference", "code", required=False),
                ),
            ),
        ),
    )


# Most letters are for those who deal with plans; a complaint has a team of its own.
COUNCIL = council_reached("sen-team", "complaints")

DECISION = Section(
    "decision",
    (
        Page("custody", (Field("custody", "choice", "deciding", options=YES_NO),)),
        Page("in-custody", when=chose("custody", "yes"), stop=True),
        Page(
            "letter-says",
            (Field("letter_says", "choice", "deciding", options=LETTER_SAYS),),
        ),
        Page("draft-plan", when=chose("letter_says", "draft"), stop=True),
        Page("no-decision", when=chose("letter_says", "nothing"), stop=True),
        Page("find-out-what", when=chose("letter_says", "cannot-tell"), stop=True),
        Page(
            "contested",
            (Field("contested", "choices", "deciding", options=CONTESTED),),
            when=chose("letter_says", "plan"),
        ),
        Page("health-or-care-only", when=health_or_care_only, stop=True),
        Page(
            "more-than-school",
            (Field("more_than_school", "choice", "deciding", options=YES_NO),),
            when=only_school_ticked,
        ),
        Page(
            "decision-sent",
            (Field("decision_sent", "date", dates="past", check=_sent_long_ago),),
        ),
        Page(
            "decision-arrived",
            (
                Field(
                    "decision_arrived",
                    "date",
                    required=False,
                    dates="past",
                    check=_not_before_letter,
                ),
            ),
        ),
    ),
)

# The mediation adviser's part. A family that needs no certificate is not asked for one.
ADVISER_CONTACTED = (
    Page(
        "adviser-contacted",
        (Field("adviser_contacted", "choice", "deciding", options=("yes", "no", "unknown")),),
        when=certificate_needed,
    ),
    Page(
        "adviser-contacted-on",
        (Field("adviser_contacted_on", "date", dates="past", check=_not_before_letter),),
        when=chose("adviser_contacted", "yes"),
    ),
)
CERTIFICATE = Page(
    "certificate",
    (Field("certificate", "choice", "deciding", options=YES_NO),),
    # Where nobody has contacted the adviser there is no certificate to ask about.
    when=chose("adviser_contacted", "yes", "unknown"),
)
CERTIFICATE_ISSUED = Page(
    "certificate-issued",
    (Field("certificate_issued", "date", dates="past", check=_certificate_fits),),
    when=chose("certificate", "yes"),
)
# Contact counts when the adviser is told of the wish to appeal.
TOLD_ADVISER = Page(
    "told-adviser",
    (Field("told_adviser", "choice", "deciding", options=("yes", "no-or-unsure")),),
    when=chose("adviser_contacted", "yes"),
)
MEDIATION_ADVISER = Page(
    "mediation-adviser",
    (
        Field("mediation_adviser", "name"),
        Field("mediation_adviser_email", "email", required=False),
        Field("mediation_adviser_phone", "code", required=False),
        Field("mediation_adviser_address", "address", required=False),
        Field("mediation_adviser_reference", "code", required=False),
    ),
)

# Since when something has been wrong, and how far it has been raised with those whom it is about.
KNOWN_SINCE = Page("known-since", (Field("known_since", "date", dates="past"),))
RAISED = Page("raised", (Field("raised", "choice", "deciding", options=law.FACTS["raised"]),))
# A complaint about social care for a child: its year runs from the day itself, known or not.
CARE_AROSE = Page("care-arose", (Field("care_arose_on", "date", dates="past"),))
# What happened, day by day.
HAPPENINGS = Page(
    "happenings",
    (
        Field(
            "happenings",
            "rows",
            required=False,
            columns=(
                Field("happened_on", "date", required=False, dates="past"),
                Field("happened", "free"),
            ),
        ),
    ),
)

# Why an assessment is asked for, or a refusal of one appealed against.
ASSESSMENT_REASONS = (
    Page("finds-hard", (Field("finds_hard", "free", required=False),)),
    Page("school-has-done", (Field("school_has_done", "free", required=False),)),
    Page("not-enough", (Field("not_enough", "free", required=False),)),
)

# A request in writing: whether there is a plan, when the request comes, and what goes with it.
HAS_PLAN = Page(
    "has-plan",
    (Field("has_plan", "choice", "deciding", options=("yes", "no", "not-sure")),),
)
REVIEW_LAST = Page("review-last", (Field("review_last", "date", dates="past"),))
REQUEST_ARRIVES = Page(
    "request-arrives", (Field("request_arrives", "date", required=False, dates="future"),)
)
SCHOOL_ASKED_FOR = Page("school-asked-for", (Field("school_asked_for", "name", required=False),))
ADVICE_FROM = Page(
    "advice-from",
    (
        Field(
            "advice_from",
            "rows",
            required=False,
            columns=(Field("advice_name", "name"), Field("advice_role", "line", required=False)),
        ),
    ),
)
PAPERS_ENCLOSED = Page(
    "papers-enclosed",
    (
        Field(
            "papers_enclosed",
            "rows",
            required=False,
            columns=(
                Field("paper", "line"),
                Field("paper_dated", "date", required=False, dates="past"),
            ),
        ),
    ),
)

MEDIATION_ISSUES = Page(
    "mediation-issues",
    (
        Field(
            "mediation_issues",
            "rows",
            columns=(Field("issue", "free"), Field("settles", "free", required=False)),
        ),
    ),
)

# A meeting that is asked for, of whatever sort.
ATTENDEES = Page(
    "attendees",
    (
        Field(
            "attendees",
            "rows",
            required=False,
            columns=(Field("attendee", "name"), Field("attendee_role", "line", required=False)),
        ),
    ),
)
UNSUITABLE_DAYS = Page("unsuitable-days", (Field("unsuitable_days", "free", required=False),))
# What the child or young person wants to be said, besides what the family says for itself.
CHILD_SAYS = Page(
    "child-says", (Field("child_says", "free", required=False),), when=Not(for_young_person)
)
# What was done at a nursery, school or college: of which sort it is, and when it was done last.
LEARNING_PLACE = Page(
    "learning-place",
    (Field("learning_place", "choice", "deciding", options=law.FACTS["place"]),),
)
HAPPENED_ON = Page("happened-on", (Field("happened_on", "date", dates="past"),))
# The time for a disability claim may count from the first of several days.
CLAIM_SPANS = ("once", "more")
CLAIM_SPAN = Page("claim-span", (Field("claim_span", "choice", "deciding", options=CLAIM_SPANS),))
CLAIM_FIRST_ON = Page(
    "claim-first-on",
    (Field("claim_first_on", "date", dates="past", check=not_after("happened_on")),),
    when=chose("claim_span", "more"),
)
# By when the family would like to hear; no law sets it.
ANSWER_BY = Page("answer-by", (Field("answer_by", "date", required=False, dates="future"),))


# What went wrong has meant the same, whoever is told of it.
EFFECT_CHILD = Page("effect-child", (Field("effect_child", "free"),))
EFFECT_FAMILY = Page(
    "effect-family",
    (Field("effect_family", "free", required=False),),
    when=Not(for_young_person),
)
