"""A second `make serve` fetches nothing: it works with the network cut off, within seconds."""

import os
import subprocess
import sys

from tests.house.rooms import ROOT

# A machine of its own with nothing but a loopback, so that port 8000 is free. Its first process is
# this shell: when it ends, the server ends too.
IN_A_CUT_OFF_MACHINE = """
ip link set lo up || exit 1
make --no-print-directory serve >"$SERVE_LOG" 2>&1 &
"$PYTHON_HERE" tests/house/knock.py
exit $?
"""


def cut_off() -> list[str]:
    """Return the command that takes the network away: as root, or in a user namespace."""
    command = ["unshare", "--net", "--pid", "--fork"]
    return command if os.geteuid() == 0 else [*command, "--map-root-user"]


def test_second_start_needs_no_network(tmp_path) -> None:
    """What an earlier start installed is found again, and the pages are served."""
    log = tmp_path / "serve.log"
    ours = {name for name in os.environ if name.startswith("MAKE") or name == "ARGS"}
    environment = {name: value for name, value in os.environ.items() if name not in ours}
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
