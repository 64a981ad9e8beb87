"""A PostgreSQL of the tests' own: made, started, stopped and thrown away by them."""

from __future__ import annotations

import itertools
import os
import pwd
import shutil
import subprocess
import tempfile
from pathlib import Path
from typing import Any

import psycopg
from sqlalchemy import URL

from letters.drafts.database import database_address

_PATIENCE = "60"  # seconds
_SETTINGS = {
    "listen_addresses": "",
    "max_connections": "60",
    "shared_buffers": "16MB",
    "fsync": "off",  # the machine does not lose its power between two tests
    "log_statement": "all",  # with what stands in it: even so nothing may be read there
    "autovacuum": "off",
}


def _programs() -> Path:
    """Where PostgreSQL's own programs stand: on Debian beside each version, not on the path."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda p: p.parts[-3])
    initdb = str(found[-1]) if found else shutil.which("initdb")
    assert initdb, "no PostgreSQL here: ./setup.sh test installs it"
    return Path(initdb).parent


class Server:
    """One server on a socket in a folder of its own. PostgreSQL refuses to run as root: there it
    runs as the user that its package brings."""

    def __init__(self) -> None:
        self.folder = Path(tempfile.mkdtemp(prefix="pg-"))
        self._as: dict[str, Any] = {}
        if os.geteuid() == 0:
            owner = pwd.getpwnam("postgres")
            os.chown(self.folder, owner.pw_uid, owner.pw_gid)
            self._as = {"user": owner.pw_uid, "group": owner.pw_gid, "extra_groups": []}
        self._programs = _programs()
        self._numbers = itertools.count(1)
        words = ["-D", self.data, "-U", "letters", "-A", "trust", "--no-sync", "-E", "UTF8"]
        self._run("initdb", *words, "--no-locale")
        lines = "".join(f"{name} = '{value}'\n" for name, value in _SETTINGS.items())
        with (self.data / "postgresql.conf").open("a") as settings:
            settings.write(f"{lines}unix_socket_directories = '{self.folder}'\n")
        self.start()

    @property
    def data(self) -> Path:
        """Where its files stand."""
        return self.folder / "data"

    def start(self) -> None:
        """Start it, and wait until it answers."""
        log = self.folder / "log"
        self._run("pg_ctl", "-D", self.data, "-l", log, "-w", "-t", _PATIENCE, "start")

    def stop(self, how: str = "immediate") -> None:
        """Stop it: "immediate" as a crash would."""
        self._run("pg_ctl", "-D", self.data, "-m", how, "-w", "-t", _PATIENCE, "stop")

    def new_database(self) -> URL:
        """The address of a database with nothing in it."""
        name = f"letters_{next(self._numbers)}"
        self.say(f"CREATE DATABASE {name}")
        return database_address(f"postgresql+psycopg://letters@/{name}?host={self.folder}")

    def say(self, *statements: str) -> None:
        """Tell it something, as its owner."""
        with self.connection() as owner:
            for statement in statements:
                owner.execute(statement)

    def connection(self, database: str = "postgres") -> psycopg.Connection:
        """A connection of its owner."""
        return psycopg.connect(
            host=str(self.folder), user="letters", dbname=database, autocommit=True
        )

    def on_disk(self) -> bytes:
        """Everything that a thief of its disk has: tables, journal and log."""
        self.say("CHECKPOINT")
        files = (path for path in sorted(self.folder.rglob("*")) if path.is_file())
        return b"".join(path.read_bytes() for path in files)

    def throw_away(self) -> None:
        """Stop it and delete all of it."""
        self.stop()
        shutil.rmtree(self.folder)

    def _run(self, program: str, *words: str | Path) -> None:
        done = subprocess.run(
            [self._programs / program, *words],
            cwd=self.folder,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE if program == "initdb" else subprocess.DEVNULL,
            stderr=subprocess.STDOUT if program == "initdb" else None,
            check=False,
            **self._as,
        )
        log = self.folder / "log"
        said = done.stdout or (log.read_bytes() if log.exists() else b"")
        assert done.returncode == 0, f"{program}: {said.decode()[-2000:]}"
