"""What happened? A few questions that lead to the ways open to a family, and to the other kinds."""

from __future__ import annotations

from dataclasses import replace

from letters import law
from letters.questions import shared, time_to_appeal
from letters.questions.conditions import Condition, Not, all_of, any_of, chose
from letters.questions.journey import Field, Journey, Page, Section

HAPPENED = law.FACTS["event"]

# Whether the council's letter is what it is about.
about_a_decision = chose("happened", "decision")
# Whether the letter may have started the time to appeal.
_may_be_appealed = chose(
    "letter_says", *(says for says in shared.LETTER_SAYS if says not in {"draft", "nothing"})
)
# What was done on a day, or on several: the time for a disability claim may count from the first.
_may_be_claimed = chose("happened", "unfair", "exclusion", "sent-home")
_no_letter = any_of(chose("had_decision", "no"), chose("letter_says", "nothing"))
_disagrees = any_of(about_a_decision, chose("disagrees", "yes"))
_disagrees_with_plan = all_of(_disagrees, chose("letter_says", "plan"))


def _page(of: Section, page_id: str, when: Condition) -> Page:
    """A page of a section that every kind shares, asked on another condition."""
    return replace(next(page for page in of.pages if page.id == page_id), when=when)


# Nothing is sent, so nobody is asked for a name, an address or somebody's agreement.
_ABOUT = Section(
    "about",
    (
        *shared.ABOUT.with_only("country", "not-england", "writer", "writes-for").pages,
        *shared.PEOPLE_WHO_WRITE.with_only("child-born").pages,
    ),
)

_HAPPENED = Section(
    "start-happened",
    (
        Page("happened", (Field("happened", "choice", "deciding", options=HAPPENED),)),
        shared.LEARNING_PLACE.only_when(
            chose("happened", "school", "unfair", "exclusion", "sent-home")
        ),
    ),
)

_DECISION = Section(
    "decision",
    (
        _page(time_to_appeal.DECISION_IF_ANY, "had-decision", Not(about_a_decision)),
        _page(
            shared.DECISION, "letter-says", any_of(about_a_decision, chose("had_decision", "yes"))
        ),
        _page(shared.DECISION, "custody", _may_be_appealed),
        _page(shared.DECISION, "in-custody", chose("custody", "yes")),
        _page(
            time_to_appeal.DECISION_IF_ANY,
            "disagrees",
            all_of(Not(about_a_decision), _may_be_appealed),
        ),
        _page(shared.DECISION, "contested", _disagrees_with_plan),
        _page(
            shared.DECISION,
            "more-than-school",
            all_of(_disagrees_with_plan, shared.only_school_ticked),
        ),
        _page(
            shared.DECISION,
            "decision-sent",
            any_of(_may_be_appealed, chose("letter_says", "draft")),
        ),
    ),
)

_ADVISER = Section(
    "adviser-contact",
    (
        *(page.only_when(_disagrees) for page in shared.ADVISER_CONTACTED),
        shared.TOLD_ADVISER,
        shared.CERTIFICATE,
        shared.CERTIFICATE_ISSUED,
    ),
)

_SO_FAR = Section(
    "start-so-far",
    (
        shared.KNOWN_SINCE.only_when(
            any_of(
                chose(
                    "happened",
                    *("late", "plan-help", "out-of-school", "promise", "health"),
                    "council-other",
                ),
                all_of(about_a_decision, _no_letter),
            ),
        ),
        shared.CARE_AROSE.only_when(chose("happened", "care")),
        shared.HAPPENED_ON.only_when(_may_be_claimed),
        shared.CLAIM_SPAN.only_when(_may_be_claimed),
        shared.CLAIM_FIRST_ON,
        shared.HAS_PLAN.only_when(
            all_of(
                _no_letter,
                chose(
                    "happened",
                    *("out-of-school", "school", "unfair", "exclusion", "sent-home"),
                    *("health", "care", "not-sure"),
                ),
            )
        ),
        shared.RAISED.only_when(
            any_of(
                chose(
                    "happened", *(one for one in HAPPENED if one not in {"decision", "exclusion"})
                ),
                all_of(about_a_decision, _no_letter),
            ),
        ),
    ),
)

JOURNEY = Journey(
    kind="start",
    sections=(
        _ABOUT,
        _HAPPENED,
        _DECISION,
        _ADVISER,
        _SO_FAR,
    ),
    documents=("your-routes",),
    calendar=True,
    kept=("your-routes",),
    guide="happened",
)
