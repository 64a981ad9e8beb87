"""The set-up on machines where it cannot do its work: it says what is missing, and stops."""

import shutil
import subprocess
from pathlib import Path

import pytest

from tests.house.rooms import ROOT


@pytest.fixture
def bare_machine(tmp_path: Path) -> Path:
    """Give a folder of commands: an ordinary user without sudo, no system package, no Python."""
    for name in ["cat", "cut", "dirname", "sed", "sh", "sha256sum", "tr"]:
        (tmp_path / name).symlink_to(shutil.which(name) or name)
    for name, script in {"id": "echo 1000", "dpkg-query": "exit 1"}.items():
        command = tmp_path / name
        command.write_text(f"#!/bin/sh\n{script}\n")
        command.chmod(0o755)
    return tmp_path


def set_up(commands: Path, project: Path) -> subprocess.CompletedProcess[str]:
    """Run the set-up where only these commands are to be had."""
    return subprocess.run(
        [project / "setup.sh", "serve"],
        env={"PATH": str(commands)},
        capture_output=True,
        text=True,
        check=False,
    )


def test_without_root_or_sudo_the_exact_command_is_printed(bare_machine: Path) -> None:
    """A person can hand the line to whoever looks after the machine."""
    tried = set_up(bare_machine, ROOT)
    assert tried.returncode == 1
    assert tried.stderr.endswith(
        "As root: apt-get update && apt-get -o DPkg::Lock::Timeout=600 install -y "
        "--no-install-recommends fonts-noto-cjk fonts-noto-core libharfbuzz-subset0 "
        "libpango-1.0-0 libpangoft2-1.0-0 libpq5 python3-venv\n"
    )


def test_without_a_new_enough_python_it_says_which_is_needed(bare_machine: Path) -> None:
    """Python 3.11 is asked for by name, and how to point to another."""
    (bare_machine / "dpkg-query").write_text("#!/bin/sh\nprintf installed\n")
    project = bare_machine / "project"
    project.mkdir()
    for name in ["setup.sh", "system-packages.txt"]:
        shutil.copy(ROOT / name, project / name)
    tried = set_up(bare_machine, project)
    assert tried.returncode == 1
    assert "Python 3.11 or newer is needed: make serve PYTHON=" in tried.stderr
