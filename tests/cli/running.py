"""Running a command as another program would: arguments in, lines out, an exit code."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from click.testing import CliRunner, Result

from letters.cli import main


def letters(*arguments: object) -> Result:
    """What `letters ARGUMENTS` prints and how it ends; a fault of ours is raised."""
    return CliRunner().invoke(main, [str(each) for each in arguments], catch_exceptions=False)


def printed_json(*arguments: object) -> Any:
    """What a command prints with --json; nothing else, on either stream."""
    result = letters(*arguments, "--json")
    assert result.exit_code == 0, result.stderr
    assert result.stderr == ""
    return json.loads(result.stdout)


def refused(*arguments: object) -> list[str]:
    """The reasons for which a command is refused: exit 2, on stderr, and nothing else printed."""
    result = letters(*arguments)
    assert result.exit_code == 2, result.stdout + result.stderr
    assert result.stdout == ""
    return result.stderr.splitlines()


def everything_in(folder: Path) -> list[str]:
    """The names of all that is in a folder, hidden files included."""
    return sorted(str(path.relative_to(folder)) for path in folder.rglob("*"))
