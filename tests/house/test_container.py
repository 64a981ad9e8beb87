"""The container's shape, tried without an engine: nobody, nothing to write to, and it works."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import sysconfig
import textwrap
from pathlib import Path

import pytest

from tests.house.rooms import ROOT

CONTAINERFILE = (ROOT / "docs" / "deploy" / "Containerfile").read_text(encoding="utf-8")
HOW = (ROOT / "docs" / "deploy" / "README.md").read_text(encoding="utf-8")

# A machine of its own: no network but a loopback, every file system read-only, /tmp in memory.
# The repository and Python are seen at other places: nobody may not enter every home folder.
IN_A_CONTAINER = """
set -eu
mount --make-rprivate /
mount -t tmpfs -o size=64m,mode=755 none /mnt
mkdir /mnt/letters /mnt/python
mount --bind "$1" /mnt/letters
mount --bind "$2" /mnt/python
mount -o remount,bind,ro /mnt/letters
mount -o remount,bind,ro /mnt/python
mount -o remount,bind,ro /mnt
mount -t tmpfs -o size=64m,mode=1777,nosuid,nodev,noexec none /tmp
mount -o remount,bind,ro /
ip link set lo up
cd /mnt/letters
packages=/mnt/letters/$3
shift 3
exec env -i HOME=/tmp PATH=/usr/bin:/bin PYTHONDONTWRITEBYTECODE=1 \\
    LD_LIBRARY_PATH=/mnt/python/lib PYTHONPATH="/mnt/letters:$packages" "$@"
"""
AS_NOBODY = ["setpriv", "--reuid", "65534", "--regid", "65534", "--clear-groups"]
NO_RIGHTS = ["--no-new-privs", "--bounding-set", "-all", "--inh-caps", "-all"]

# Serves until PDFs can be made, then tells who it was and whether it could write.
SERVE = """
import os, pathlib, subprocess, sys, time, urllib.request
server = subprocess.Popen([sys.executable, "-c", "from letters.cli import main; main()", "serve"])
end = time.monotonic() + 60
told = ""
while told != "ok" and time.monotonic() < end and server.poll() is None:
    time.sleep(0.2)
    try:
        answer = urllib.request.urlopen("http://127.0.0.1:8000/healthz", timeout=5)
        told = answer.read().decode().strip()
    except OSError:
        pass
print(told, os.getuid())
for place in ("/mnt/letters/written", "/var/tmp/written", "/tmp/written"):
    try:
        pathlib.Path(place).write_text("x")
        print(place)
    except OSError:
        pass
server.terminate()
print(server.wait(30), sorted(path.name for path in pathlib.Path("/tmp").glob("letters-*")))
"""


def contained(code: str) -> subprocess.CompletedProcess[str]:
    """Run some Python in a container of our own making."""
    packages = Path(sysconfig.get_path("purelib")).relative_to(ROOT)
    python = Path("/mnt/python", Path(sys.executable).resolve().relative_to(sys.base_prefix))
    root = os.geteuid() == 0
    own = ["unshare", "--net", "--mount", "--pid", "--fork", *([] if root else ["--map-root-user"])]
    rights = [*(AS_NOBODY if root else ["setpriv"]), *NO_RIGHTS]
    return subprocess.run(
        [
            *(*own, "sh", "-c", IN_A_CONTAINER, "sh", str(ROOT), sys.base_prefix, str(packages)),
            *(*rights, str(python), "-c", code),
        ],
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )


def test_it_serves_as_nobody_with_nothing_to_write_to() -> None:
    """PDFs are made; only the memory at /tmp can be written to; it ends clean."""
    ran = contained(SERVE)
    who = "65534" if os.geteuid() == 0 else "0"
    said = ran.stdout.splitlines()[-3:]
    assert said == [f"ok {who}", "/tmp/written", "0 []"], ran.stderr  # noqa: S108 - the only place


def test_what_writes_elsewhere_fails_there() -> None:
    """The planted fault: a program that wants a file beside itself."""
    ran = contained("open('/mnt/letters/here', 'w')")
    assert ran.returncode == 1
    assert "Read-only file system" in ran.stderr


@pytest.mark.parametrize(
    "line",
    [
        "USER 65534:65534",
        'ENTRYPOINT ["/srv/letters/bin/letters"]',
        "pip install --no-cache-dir --require-hashes --requirement requirements.txt",
    ],
)
def test_the_file_says_so_too(line: str) -> None:
    """The same user, the same program, the packages that were tested."""
    assert line in CONTAINERFILE


def test_nothing_else_is_copied_in() -> None:
    """Neither tests nor history nor anybody's settings; and no host is named."""
    copied = re.findall(r"^COPY (?!--from)(.+) \S+$", CONTAINERFILE, flags=re.MULTILINE)
    names = {name for line in copied for name in line.split()}
    assert names == {
        *("requirements.txt", "pyproject.toml", "README.md", "LICENSE", "NOTICE"),
        *("letters", "templates", "translations", "system-packages.txt"),
    }
    assert all((ROOT / name).exists() for name in names)
    assert set(re.findall(r"\w+://[\w.]+", CONTAINERFILE)) == {"http://localhost"}


@pytest.mark.parametrize("word", ["--read-only", "--cap-drop all", "no-new-privileges", "untested"])
def test_the_command_takes_every_right_away(word: str) -> None:
    """And says plainly what was not tried."""
    assert word in textwrap.dedent(HOW)
