"""What must be true of the repository itself: licence, locks, set-up, style and types."""

import json
import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from tests.house.rooms import ROOT

LOCKS = ["requirements.txt", "requirements-test.txt"]
SYSTEM_PACKAGES = ["system-packages.txt", "system-packages-test.txt"]


def run(*command: str) -> subprocess.CompletedProcess[str]:
    """Run a command at the top of the repository and return what it said."""
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)


def kept_files() -> list[Path]:
    """Return the files that are in the repository or would be added to it."""
    listed = run("git", "ls-files", "--cached", "--others", "--exclude-standard").stdout
    return [ROOT / name for name in listed.splitlines() if (ROOT / name).is_file()]


def text_of(name: str) -> str:
    """Return a file's text."""
    return (ROOT / name).read_text(encoding="utf-8")


def pinned(lock: str) -> dict[str, str]:
    """Return name and version of each package in a lock."""
    return dict(re.findall(r"^([a-z0-9-]+)==(\S+)", text_of(lock), flags=re.MULTILINE))


@pytest.mark.parametrize("name", ["README.md", "LICENSE", "NOTICE"])
def test_what_a_visitor_looks_for_first_is_there(name: str) -> None:
    """A README, a licence and what is owed to others stand at the top."""
    assert text_of(name).strip()


def test_no_file_names_a_folder_of_somebody_s_machine() -> None:
    """An address such as a home folder works for one person only."""
    # Written in pieces, so that this file does not name them either.
    folders = "|".join(["wo" + "rk", "ho" + "me/[a-z]", "ro" + "ot", "Us" + "ers"])
    machine_path = re.compile(rf"(?<![\w.~-])/({folders})/".encode())
    assert [
        str(path.relative_to(ROOT))
        for path in kept_files()
        if machine_path.search(path.read_bytes())
    ] == []


@pytest.mark.parametrize("lock", LOCKS)
def test_locks_name_no_host(lock: str) -> None:
    """Whoever installs uses the package index that their own machine is set to."""
    assert not re.search(r"://|^\s*-|file:", re.sub(r"#.*|--hash=\S+", "", text_of(lock)))
    assert "://" not in text_of(lock)


@pytest.mark.parametrize("lock", LOCKS)
def test_every_locked_package_has_a_hash(lock: str) -> None:
    """What is installed is, byte for byte, what was tested."""
    packages = re.split(r"^(?=[a-z])", text_of(lock), flags=re.MULTILINE)[1:]
    assert len(packages) == len(pinned(lock))
    assert [package.split()[0] for package in packages if "--hash=sha256:" not in package] == []


def test_locks_are_compiled_from_the_project() -> None:
    """Each package that pyproject.toml names is locked; `make lock` mends it."""
    project = tomllib.loads(text_of("pyproject.toml"))
    runtime = project["project"]["dependencies"] + project["dependency-groups"]["build"]
    tests = project["dependency-groups"]["test"]
    names = lambda wanted: {re.split(r"[=<>~\[ ]", entry)[0] for entry in wanted}  # noqa: E731
    assert names(runtime) <= pinned(LOCKS[0]).keys()
    assert names(runtime + tests) <= pinned(LOCKS[1]).keys()


def test_tests_run_with_the_versions_that_people_get() -> None:
    """The test lock holds all of the other lock, in the same versions."""
    assert pinned(LOCKS[0]).items() <= pinned(LOCKS[1]).items()


def test_this_run_has_the_locked_versions() -> None:
    """What is installed here is what the lock says."""
    installed = json.loads(run(sys.executable, "-m", "pip", "list", "--format=json").stdout)
    normal = {re.sub(r"[-_.]+", "-", each["name"]).lower(): each["version"] for each in installed}
    locked = pinned("requirements-test.txt")
    assert {name: normal[name] for name in locked.keys() & normal.keys()} == {
        name: version for name, version in locked.items() if name in normal
    }


@pytest.mark.parametrize("packages", SYSTEM_PACKAGES)
def test_system_packages_are_in_order_and_say_why(packages: str) -> None:
    """One package a line, each with its reason."""
    lines = [line for line in text_of(packages).splitlines() if not line.startswith("#")]
    assert lines == sorted(lines)
    assert [line for line in lines if not re.fullmatch(r"[a-z0-9.+-]+ +# .+", line)] == []


def test_fonts_are_cut_by_harfbuzz() -> None:
    """Without the system library a PDF with Noto fonts takes thirty times as long."""
    from weasyprint.text.ffi import harfbuzz_subset

    assert harfbuzz_subset is not None


def test_ci_runs_what_people_run() -> None:
    """What must hold before a change is accepted is `make test`, nothing else and nothing less."""
    commands = [line for line in text_of(".ci/run").splitlines() if not line.startswith("#")]
    assert commands == ["set -eu", 'cd "$(dirname "$0")/.."', "make test"]


def test_make_test_leaves_no_test_out() -> None:
    """The target installs, and then runs all of pytest."""
    steps = run(
        "env", "-u", "MAKEFLAGS", "make", "--dry-run", "--no-print-directory", "ARGS=", "test"
    )
    assert [step.strip() for step in steps.stdout.splitlines()] == [
        "./setup.sh test",
        # In as many processes as there are processors; without an argument, all of it.
        ".venv/bin/python -m pytest --numprocesses logical --maxprocesses 4 --dist loadfile",
    ]


def test_make_help_lists_every_target() -> None:
    """A target without a sentence is one that nobody finds."""
    (targets,) = re.findall(r"^\.PHONY: (.+)$", text_of("Makefile"), flags=re.MULTILINE)
    listed = run("env", "-u", "MAKEFLAGS", "make", "--no-print-directory", "help").stdout
    assert re.findall(r"^make ([a-z-]+) +\S", listed, flags=re.MULTILINE) == targets.split()
    rules = re.findall(r"^([a-z-]+):(?!=)", text_of("Makefile"), flags=re.MULTILINE)
    assert rules == targets.split()


def test_set_up_names_no_host() -> None:
    """apt and pip know from the machine where packages come from; the one address is our own."""
    for name in ["Makefile", "setup.sh", ".ci/run", *SYSTEM_PACKAGES]:
        assert set(re.findall(r"\w+://[\w.]+", text_of(name))) <= {"http://127.0.0.1"}


def test_shell_scripts_are_clean() -> None:
    """shellcheck finds nothing in the set-up."""
    found = run("shellcheck", "setup.sh", ".ci/run")
    assert found.returncode == 0, found.stdout


@pytest.mark.parametrize(
    "gate",
    [["ruff", "check"], ["ruff", "format", "--check"], ["mypy"]],
    ids=" ".join,
)
def test_style_and_types_are_clean(gate: list[str]) -> None:
    """ruff and mypy --strict find nothing."""
    found = run(sys.executable, "-m", *gate)
    assert found.returncode == 0, found.stdout + found.stderr
