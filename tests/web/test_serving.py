"""`letters serve`: it starts with nothing to prepare, says where, and leaves nothing behind."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from pathlib import Path

import pytest

LETTERS = Path(sys.executable).with_name("letters")
PATIENCE = 40.0  # seconds; it takes three on a quiet machine


def free_port() -> int:
    """A port that nobody listens on."""
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])


def healthy(address: str) -> bool:
    """Whether documents can be made."""
    try:
        with urllib.request.urlopen(f"{address}/healthz", timeout=5) as answer:  # noqa: S310 - our own
            return bool(answer.status == 200)
    except OSError:
        return False


@pytest.mark.parametrize("ending", [signal.SIGTERM, signal.SIGHUP])
def test_it_serves_and_leaves_nothing_behind(tmp_path: Path, ending: signal.Signals) -> None:
    """It prints its address, is soon healthy, ends when asked to or when its terminal is closed,
    and its folder is gone."""
    port = free_port()
    address = f"http://127.0.0.1:{port}"
    server = subprocess.Popen(
        [LETTERS, "serve", "--port", str(port)],
        env={**os.environ, "TMPDIR": str(tmp_path)},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    end = time.monotonic() + PATIENCE
    while not healthy(address) and time.monotonic() < end:
        time.sleep(0.2)
    assert healthy(address)
    assert [path.stat().st_mode & 0o077 for path in tmp_path.glob("letters-*")] == [0]
    second = subprocess.run(
        [LETTERS, "serve", "--port", str(port)], capture_output=True, text=True, check=False
    )
    assert (second.returncode, second.stderr) == (
        1,
        f"{address}: Address already in use. Is letters running already?"
        " Another port: letters serve --port 8080\n",
    )
    server.send_signal(ending)
    said, complained = server.communicate(timeout=30)
    assert (server.returncode, said, complained) == (0, f"{address}\n", "")
    assert list(tmp_path.glob("letters-*")) == []


def test_it_ends_at_once_where_a_setting_is_wrong() -> None:
    """With the name of the setting, and no trace of the program."""
    ended = subprocess.run(
        [LETTERS, "serve"],
        env={**os.environ, "LETTERS_WORKERS": "none"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert ended.returncode == 1
    assert ended.stderr == "LETTERS_WORKERS: a whole number from 1 to 16, not 'none'\n"
