"""Where an appeal goes: the SEND Tribunal's contact details, as data with the day of checking."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

from letters.values import Address, Code


@dataclass(frozen=True)
class Tribunal:
    """How to reach the SEND Tribunal, as last checked on `checked_on`.

    `new_appeals` with `subject` is for a new appeal, `enquiries` and `telephone` for questions;
    `guide` is the page of GOV.UK that has the forms and the details of today, `claims` the one for
    claims about disability discrimination.
    """

    checked_on: date
    guide: Code
    claims: Code
    new_appeals: Code
    subject: Code
    enquiries: Code
    telephone: Code
    post: Address


@cache
def tribunal() -> Tribunal:
    """The details from `tribunal.toml`, which stands beside this module."""
    path = Path(__file__).with_name("tribunal.toml")
    row = tomllib.loads(path.read_text(encoding="utf-8"))
    return Tribunal(
        checked_on=row["checked_on"],
        guide=Code(row["guide"]),
        claims=Code(row["claims"]),
        new_appeals=Code(row["new_appeals"]),
        subject=Code(row["subject"], "en"),
        enquiries=Code(row["enquiries"]),
        telephone=Code(row["telephone"]),
        post=Address(tuple(row["post"])),
    )
