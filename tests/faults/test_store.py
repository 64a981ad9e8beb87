"""The disk is full, another program holds the database, or PostgreSQL is stopped and started: said
on the page with what was typed, and the next request works."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.faults.conftest import Serving
from tests.faults.people import (
    NAME,
    QUESTIONS,
    answered,
    assert_asked_to_wait,
    assert_kept,
    beginner,
    file_link,
    reader,
    whole_file,
)
from tests.postgresql import Server
from tests.served import Served

HOLDS = (
    "import sqlite3, sys; held = sqlite3.connect(sys.argv[1], isolation_level=None);"
    "held.execute('BEGIN EXCLUSIVE'); print('held', flush=True); sys.stdin.read()"
)


@contextmanager
def held(file: Path) -> Iterator[None]:
    """Another program holds the whole database."""
    with subprocess.Popen(
        [sys.executable, "-c", HOLDS, file], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as other:
        assert other.stdin is not None
        assert other.stdout is not None
        assert other.stdout.readline() == b"held\n"
        try:
            yield
        finally:
            other.stdin.close()


def test_another_program_holds_the_database(server: Served) -> None:
    """What is there can be read, what was typed is shown, and kept when the other lets go."""
    caller, page = beginner(server)
    with held(Path(server.settings["LETTERS_DRAFTS"]) / "drafts.sqlite3"):
        again = caller.submit(page, {"child_name": [NAME]})
        assert_asked_to_wait(again)
        assert answered(caller.get(f"{QUESTIONS}writer"), "writer") == ["parent"]
    assert caller.submit(again, {}).response.status_code == 200
    assert_kept(caller, [NAME])


def test_a_store_without_words_for_it_would_be_seen(planted: Served) -> None:
    """The planted fault: a held database is a fault of ours."""
    caller, page = beginner(planted)
    file = Path(planted.settings["LETTERS_DRAFTS"]) / "drafts.sqlite3"
    with held(file), pytest.raises(AssertionError):
        assert_asked_to_wait(caller.submit(page, {"child_name": [NAME]}))


class SmallDisk:
    """A disk of a megabyte, which only those see who are started by `around`. It is there for as
    long as the process that made it, and needs no rights that a person has not."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        own = () if os.geteuid() == 0 else ("--user", "--map-root-user")
        self._holder = subprocess.Popen(
            ["unshare", "--mount", *own, "sh", "-c", _MOUNT, "sh", folder],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
        )
        assert self._holder.stdout is not None
        assert self._holder.stdout.readline() == b"there\n"

    @property
    def around(self) -> list[str]:
        """Words that start a program which sees the disk."""
        own = [] if os.geteuid() == 0 else ["--user", "--preserve-credentials"]
        return ["nsenter", f"--target={self._holder.pid}", "--mount", *own]

    def fill(self) -> None:
        """Leave not a byte."""
        ballast = f"of={self.folder / 'ballast'}"
        full = subprocess.run(
            [*self.around, "dd", "if=/dev/zero", ballast, "bs=4k"], capture_output=True, check=False
        )
        assert b"No space left on device" in full.stderr

    def free(self) -> None:
        """Take away what fills it."""
        subprocess.run([*self.around, "rm", self.folder / "ballast"], check=True)

    def close(self) -> None:
        """Let it go."""
        self._holder.communicate()


_MOUNT = 'mount -t tmpfs -o size=1m tmpfs "$1" && echo there && cat'


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[SmallDisk]:
    """A small disk with nothing on it."""
    made = SmallDisk(tmp_path)
    yield made
    made.close()


def test_the_disk_is_full(serve: Serving, disk: SmallDisk) -> None:
    """Answers wait on the page; files are given all the same, though none can be kept. Not even a
    server that is killed and started on the full disk loses what was there."""
    server = serve(around=disk.around)
    caller, page = beginner(server)
    disk.fill()
    again = caller.submit(page, {"child_name": [NAME]})
    while again.response.status_code == 200:  # there may be room in its journal for a few
        again = caller.submit(caller.get(f"{QUESTIONS}child-name"), {"child_name": [NAME]})
    assert_asked_to_wait(again)
    assert answered(caller.get(f"{QUESTIONS}writer"), "writer") == ["parent"]
    server.kill()
    server.start()
    assert_asked_to_wait(caller.submit(again, {}))
    disk.free()
    assert caller.submit(again, {}).response.status_code == 200
    assert_kept(caller, [NAME])


def test_postgresql_is_stopped_and_started_in_mid_journey(
    serve: Serving, postgresql: Server
) -> None:
    """By two web processes: a crash of either of the two, or of the database, loses no answer."""
    place = postgresql.new_database()
    settings = {"DATABASE_URL": place.render_as_string(hide_password=False)}
    first = serve(drafts=None, settings=settings)
    second = serve(drafts=None, settings=settings)
    caller, page = beginner(first)
    postgresql.stop()
    again = caller.submit(page, {"child_name": [NAME]})
    postgresql.start()
    assert_asked_to_wait(again)
    first.kill()
    caller.browser.port = second.port
    assert caller.submit(again, {}).response.status_code == 200
    assert_kept(caller, [NAME])
    assert whole_file(reader(second, place).get(file_link()).response.data)


def test_the_lock_that_is_held_is_a_whole_one(tmp_path: Path) -> None:
    """Nobody else can write while the other program holds it."""
    file = tmp_path / "x.sqlite3"
    with held(file), pytest.raises(sqlite3.OperationalError):
        sqlite3.connect(file, timeout=0).execute("CREATE TABLE x (y)")
