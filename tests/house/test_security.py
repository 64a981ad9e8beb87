"""`docs/security.md` is true: no requirement is left out, and every test and module exists."""

from __future__ import annotations

import ast
import csv
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pytest

from tests.house.rooms import ROOT

DOCUMENT = (ROOT / "docs" / "security.md").read_text(encoding="utf-8")
LEVELS = Path(__file__).with_name("asvs_5_0.csv")
# Words with which a row may say why it names no test.
REASONS = ("does not apply", "operator", "not met", "in the sentence above", "“Updates” above")


@dataclass(frozen=True)
class Row:
    """A row of one of the tables."""

    ids: tuple[str, ...]
    how: str
    proofs: tuple[str, ...]


@cache
def requirements() -> dict[str, int]:
    """Every requirement of the standard and its level, in its order."""
    with LEVELS.open(encoding="ascii", newline="") as file:
        return {
            f"{row['section']}.{number}": int(level)
            for row in csv.DictReader(file)
            for number, level in enumerate(row["levels"], 1)
        }


def wanted() -> list[str]:
    """The requirements of levels 1 and 2."""
    return [name for name, level in requirements().items() if level < 3]


def rows(document: str) -> Iterator[Row]:
    """The rows of the tables in a document."""
    for line in re.findall(r"^\| (V\d.*)\|$", document, flags=re.MULTILINE):
        named, _, how, proof = (cell.strip() for cell in line.split(" | ", 3))
        first, _, last = named.partition("–")
        yield Row(_range(first, last or first), how, tuple(re.findall(r"`([^`]+)`", proof)))


def _range(first: str, last: str) -> tuple[str, ...]:
    names = wanted()
    return tuple(names[names.index(first) : names.index(last) + 1])


@cache
def names_in(path: str) -> frozenset[str]:
    """The names of the tests in a file below `tests`; none where there is no such file."""
    file = ROOT / "tests" / path
    if not file.is_file():
        return frozenset()
    tree = ast.parse(file.read_text(encoding="utf-8"))
    return frozenset(
        node.name
        for node in ast.walk(tree)
        if isinstance(node, ast.FunctionDef) and node.name.startswith("test_")
    )


def faults(document: str) -> list[str]:
    """What is wrong with a document of this kind, a line each."""
    found = list(rows(document))
    told = [name for row in found for name in row.ids]
    wrong = [
        f"{name} is told {told.count(name)} times" for name in wanted() if told.count(name) != 1
    ]
    for row in found:
        if not row.proofs and not any(reason in row.how for reason in REASONS):
            wrong.append(f"{row.ids[0]} has neither a test nor a reason")
        for proof in row.proofs:
            path, _, name = proof.partition("::")
            if not names_in(path) or (name and name not in names_in(path)):
                wrong.append(f"{row.ids[0]}: there is no test {proof}")
    for path in re.findall(r"`((?:letters|docs|tests)/[^` ]+)`", document):
        if not (ROOT / path).exists():
            wrong.append(f"there is no {path}")
    return wrong


def test_the_list_is_that_of_the_standard() -> None:
    """70 requirements of level 1, 183 of level 2 and 92 of level 3, as its authors count them."""
    levels = list(requirements().values())
    assert [levels.count(level) for level in (1, 2, 3)] == [70, 183, 92]


def test_every_module_and_test_named_exists() -> None:
    """And each requirement of levels 1 and 2 has one row, with a test or a reason."""
    assert faults(DOCUMENT) == []


@pytest.mark.parametrize(
    ("before", "after", "fault"),
    [
        ("| V3.5.3 |", "| V3.5.1 |", "V3.5.3 is told 0 times"),
        ("test_looking_changes_nothing", "test_looking_is_fine", "no test web/test_every_route.py"),
        ("web/test_logs.py", "web/test_log.py", "no test web/test_log.py"),
        ("`letters/web/guard.py`", "`letters/web/guards.py`", "there is no letters/web/guards.py"),
        ("does not apply: no LDAP", "fine", "V1.2.6 has neither a test nor a reason"),
    ],
)
def test_a_false_word_would_be_seen(before: str, after: str, fault: str) -> None:
    """The planted faults."""
    assert before in DOCUMENT
    assert any(fault in one for one in faults(DOCUMENT.replace(before, after)))


@pytest.mark.parametrize(
    "who",
    [
        "takes the disk",
        "shares the computer",
        "curious operator",
        "on the network",
        "hostile file",
        "hostile answer",
        "flood",
    ],
)
def test_the_model_of_threats_names_them_all(who: str) -> None:
    """Each with what holds them off, and what does not."""
    threats = DOCUMENT.split("## From whom")[1].split("\n## ")[0]
    assert re.search(rf"^\*\*.*{who}.*\*\*", threats, flags=re.MULTILINE)
