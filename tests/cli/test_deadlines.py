"""`letters deadlines`: every date with its working, for people and for programs."""

from __future__ import annotations

import csv
from datetime import date
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from letters import law
from tests.cli.running import letters, printed_json, refused

with (Path(__file__).parents[1] / "law" / "worked_deadlines.csv").open(encoding="utf-8") as table:
    ROWS = list(csv.DictReader(table))

_DAY = {"type": "string", "format": "date"}
_DAY_OR_NONE = {"anyOf": [_DAY, {"type": "null"}]}
_STEP = {
    "type": "object",
    "required": ["deadline", "rule", "before", "after", "sources", "text"],
    "properties": {
        "deadline": {"enum": ["appeal", "adviser"]},
        "rule": {"enum": list(law.RULES)},
        "before": _DAY_OR_NONE,
        "after": _DAY,
        "sources": {"type": "array", "items": {"enum": list(law.sources())}},
        "text": {"type": "string", "minLength": 10},
    },
}
REPORT = Draft202012Validator(
    {
        "type": "object",
        "required": ["adviser_contact_by", "ring_by", "appeal_received_by", "safe_date", "steps"],
        "properties": {
            "decision": {"enum": list(law.decisions())},
            "adviser_contact_by": _DAY_OR_NONE,
            "ring_by": _DAY_OR_NONE,
            "appeal_received_by": _DAY,
            "safe_date": _DAY,
            "sent": _DAY,
            "on": _DAY,
            "steps": {"type": "array", "minItems": 4, "items": _STEP},
        },
    },
    format_checker=Draft202012Validator.FORMAT_CHECKER,
)
DECISIONS = pytest.mark.parametrize("decision", law.decisions())


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["id"])
def test_every_worked_example(row: dict[str, str]) -> None:
    """Through the command line the dates are those of the worked table."""
    placement = row["placement_only"] == "yes"
    certificate = ["--certificate", row["certificate_issued"]] if row["certificate_issued"] else []
    report = printed_json(
        "deadlines",
        "placement-only" if placement else "contents",
        "--sent",
        row["decision_sent"],
        *certificate,
    )
    assert report["appeal_received_by"] == row["appeal_received_by"]
    by = row["adviser_contact_by"]
    assert report["adviser_contact_by"] == (by if by[:1].isdigit() else None)


@DECISIONS
@pytest.mark.parametrize("certificate", [(), ("--certificate", "2026-12-20")], ids=["none", "one"])
def test_the_report_has_its_form_for_every_decision(
    decision: str, certificate: tuple[str, ...]
) -> None:
    """The same keys whatever the decision; each step has its rule, dates, sources and words."""
    report = printed_json("deadlines", decision, "--sent", "2026-11-02", *certificate)
    assert [error.message for error in REPORT.iter_errors(report)] == []
    assert report["decision"] == decision
    assert report["sent"] == "2026-11-02"
    assert report["safe_date"] <= report["appeal_received_by"]
    afters = {step["after"] for step in report["steps"]}
    assert {report["safe_date"], report["appeal_received_by"]} <= afters


@DECISIONS
def test_placement_only_alone_needs_no_adviser(decision: str) -> None:
    """No strict day and no day to ring by, for that decision and no other."""
    report = printed_json("deadlines", decision, "--sent", "2026-11-02")
    alone = decision == "placement-only"
    assert (report["adviser_contact_by"] is None) is alone
    assert (report["ring_by"] is None) is alone
    assert report["certificate_needed"] is not alone
    assert ("adviser" in {step["deadline"] for step in report["steps"]}) is not alone


def test_a_certificate_is_ignored_for_placement_only_and_a_step_says_so() -> None:
    """It would give a month that the law does not."""
    plain = printed_json("deadlines", "placement-only", "--sent", "2026-11-02")
    issued = ("--certificate", "2026-12-30")
    with_one = printed_json("deadlines", "placement-only", "--sent", "2026-11-02", *issued)
    for key in ("appeal_received_by", "safe_date", "adviser_contact_by", "ring_by"):
        assert with_one[key] == plain[key]
    (step,) = [
        step for step in with_one["steps"] if step["rule"] == "certificate-ignored-placement-only"
    ]
    assert "is not counted here" in step["text"]


def test_without_a_contact_it_is_taken_as_in_time_and_a_step_says_so() -> None:
    """The certificate counts."""
    report = printed_json(
        "deadlines", "contents", "--sent", "2026-10-01", "--certificate", "2026-12-10"
    )
    assert report["appeal_received_by"] == "2027-01-11"
    assert report["certificate_doubtful"] is False
    assert "contact-taken-as-in-time" in {step["rule"] for step in report["steps"]}


@pytest.mark.parametrize(("contacted", "late"), [("2026-12-01", False), ("2026-12-02", True)])
def test_a_late_contact_makes_the_certificate_doubtful(contacted: str, late: bool) -> None:
    """The day itself is in time; a day later the certificate's month is not counted."""
    report = printed_json(
        "deadlines",
        "contents",
        "--sent",
        "2026-10-01",
        "--certificate",
        "2026-12-20",
        "--adviser-contacted",
        contacted,
    )
    assert report["certificate_doubtful"] is late
    assert report["adviser_late"] is late
    assert report["appeal_received_by"] == ("2026-12-01" if late else "2027-01-20")
    assert ("certificate-doubtful" in {step["rule"] for step in report["steps"]}) is late


@pytest.mark.parametrize(
    ("on", "appeal_late", "adviser_late"),
    [
        ("2027-01-02", False, False),
        ("2027-01-03", False, True),
        ("2027-01-04", False, True),
        ("2027-01-05", True, True),
    ],
)
def test_the_day_to_judge_from(on: str, appeal_late: bool, adviser_late: bool) -> None:
    """On the last day nothing is late yet."""
    report = printed_json("deadlines", "contents", "--sent", "2026-11-02", "--on", on)
    assert (report["appeal_late"], report["adviser_late"]) == (appeal_late, adviser_late)
    assert report["on"] == on
    said = letters("deadlines", "contents", "--sent", "2026-11-02", "--on", on).stdout
    assert ("Send it now" in said) is appeal_late
    assert ("Contact the adviser today" in said) is adviser_late


def test_without_a_day_it_is_judged_from_today() -> None:
    """A letter of 2015 is late."""
    report = printed_json("deadlines", "contents", "--sent", "2015-11-02")
    assert report["appeal_late"] is True
    assert date.fromisoformat(report["on"]) > date(2026, 1, 1)


def test_people_read_the_safe_date_first_and_every_step() -> None:
    """The same dates and sentences as programs get."""
    report = printed_json("deadlines", "contents", "--sent", "2026-11-02")
    said = letters("deadlines", "contents", "--sent", "2026-11-02", "--on", "2026-11-23")
    assert said.exit_code == 0
    lines = said.stdout.splitlines()
    assert lines[:3] == [
        "The appeal to the Tribunal",
        f"Safe date: {report['safe_date']}",
        f"Last day in law: {report['appeal_received_by']}",
    ]
    assert f"Last day in law: {report['adviser_contact_by']}" in lines
    steps = [line.removeprefix("  - ") for line in lines if line.startswith("  - ")]
    assert steps == [step["text"] for step in report["steps"]]


def test_the_step_of_every_rule_has_a_sentence() -> None:
    """A deadline that nobody can check is none."""
    rules: dict[str, str] = {}
    for sent in (
        "2026-11-02",
        "2026-06-30",
        "2026-10-25",
        "2026-04-13",
        "2028-10-24",
        "2090-01-02",
    ):
        report = printed_json("deadlines", "contents", "--sent", sent)
        rules |= {step["rule"]: step["text"] for step in report["steps"]}
    assert {"rolled-august", "rolled-christmas", "bank-holidays-not-yet-announced"} <= rules.keys()
    assert len(set(rules.values())) == len(rules)


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (("refuse", "--sent", "2026-11-02"), "DECISION: there are: refuse-to-assess, "),
        (("contents", "--sent", "2026-11-02", "--certificate", "2026-11-01"), "never older than"),
        (("contents", "--sent", "2026-11-02", "--adviser-contacted", "2026-11-01"),
         "cannot have been contacted before"),
        (("contents", "--sent", "2026-11-02", "--certificate", "2026-11-03",
          "--adviser-contacted", "2026-11-04"), "never older than the contact"),
        (("contents", "--sent", "2026-11-02", "--on", "2026-11-01"),
         "cannot have been sent after 2026-11-01"),
    ],
)  # fmt: skip
def test_what_cannot_be_is_refused_in_words(arguments: tuple[str, ...], says: str) -> None:
    """One line, exit 2."""
    (line,) = refused("deadlines", *arguments)
    assert says in line
    assert refused("deadlines", *arguments, "--json") == [line]


@pytest.mark.parametrize("option", ["--sent", "--certificate", "--adviser-contacted", "--on"])
@pytest.mark.parametrize(
    "day",
    [
        "2026-02-29",
        "2026-11-2",
        "02/11/2026",
        "2026-W45-1",
        "٢٠٢٦-١١-٠٢",
        "1979-12-31",
        "2100-01-01",
        "9999-12-31",
        "0001-01-01",
        "0000-01-01",
        "",
        "today",
        "2026-11-02T10:00",
    ],
)
def test_a_day_that_is_none_names_its_option(option: str, day: str) -> None:
    """YYYY-MM-DD and a day that there is, in years whose bank holidays can be known."""
    others = () if option == "--sent" else ("--sent", "2026-11-02")
    assert any(option in line for line in refused("deadlines", "contents", *others, option, day))


def test_an_unknown_decision_is_told_all_seven() -> None:
    """By their ids, as the command takes them."""
    (line,) = refused("deadlines", "refuse", "--sent", "2026-11-02")
    assert line.removeprefix("DECISION: there are: ").split(", ") == list(law.decisions())


def test_a_letter_of_the_same_day_is_judged() -> None:
    """And for the school alone a certificate older than the contact is ignored like any other."""
    assert letters("deadlines", "contents", "--sent", "2026-11-02", "--on", "2026-11-02").stdout
    printed_json(
        "deadlines", "placement-only", "--sent", "2026-11-02", "--certificate", "2026-11-03",
        "--adviser-contacted", "2026-11-04",
    )  # fmt: skip


def test_the_letter_s_date_is_needed() -> None:
    """Without it there is nothing to count from."""
    assert any("--sent" in line for line in refused("deadlines", "contents"))
    assert any("DECISION" in line for line in refused("deadlines"))


def test_a_letter_of_a_day_to_come_is_worked_out_with_a_warning() -> None:
    """Somebody may ask what a letter sent next week would mean; a slip of the pen is told."""
    asked = ("deadlines", "contents", "--sent", "2026-11-02", "--on")
    assert letters(*asked, "2026-11-02").stdout.startswith("The appeal")
    early = ("deadlines", "contents", "--sent", "2034-03-01")
    assert letters(*early).stdout.startswith("2034-03-01, the date given for the letter, has not")
    assert printed_json(*early)["sent_in_future"] is True
    assert printed_json(*asked, "2026-11-02")["sent_in_future"] is False


def test_the_day_the_adviser_was_reached_is_said_in_text() -> None:
    """Who gave it sees that it was read."""
    asked = ("deadlines", "contents", "--sent", "2026-11-02", "--on", "2026-12-01")
    assert "Contacted: 2026-11-10" in letters(*asked, "--adviser-contacted", "2026-11-10").stdout
    assert "Contacted:" not in letters(*asked).stdout
