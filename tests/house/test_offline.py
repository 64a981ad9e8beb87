"""A second `make serve` fetches nothing: it works with the network cut off, within seconds."""

import os
import subprocess
import sys

from tests.house.rooms import ROOT

# Runs where there is no network but a loopback of its own, so that port 8000 is free.
IN_A_CUT_OFF_MACHINE = """
ip link set lo up || exit 1
setsid make --no-print-directory serve >"$SERVE_LOG" 2>&1 &
"$PYTHON_HERE" tests/house/knock.py; answered=$?
kill -TERM -- -$!
wait
exit $answered
"""


def cut_off() -> list[str]:
    """Return the command that takes the network away: as root, or in a user namespace."""
    return ["unshare", "--net"] if os.geteuid() == 0 else ["unshare", "--map-root-user", "--net"]


def test_second_start_needs_no_network(tmp_path) -> None:
    """What an earlier start installed is found again, and the pages are served."""
    log = tmp_path / "serve.log"
    environment = {name: value for name, value in os.environ.items() if not name.startswith("MAKE")}
    tried = subprocess.run(
        [*cut_off(), "sh", "-c", IN_A_CUT_OFF_MACHINE],
        cwd=ROOT,
        env=environment | {"SERVE_LOG": str(log), "PYTHON_HERE": sys.executable},
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )
    said = log.read_text() if log.exists() else ""
    assert tried.returncode == 0, tried.stdout + tried.stderr + said
    assert "setup: installing" not in said
