"""`make fuzz`: the long run, from a seed that it prints.

make fuzz ARGS="--seed=7" repeats the run of that seed; ARGS="--share=0.1" runs a tenth of it.
"""

from __future__ import annotations

import argparse
import os
import random
import subprocess
import sys
import time
from pathlib import Path

from tests.fuzz import SHARE


def main() -> int:
    """Run every property; not 0 where one failed or too few examples were run."""
    asked = argparse.ArgumentParser(prog="make fuzz", description=__doc__)
    asked.add_argument("--seed", type=int, default=random.SystemRandom().randrange(2**32))
    asked.add_argument("--share", type=float, default=1.0)
    given, further = asked.parse_known_args()
    print(f"seed {given.seed}: make fuzz ARGS=--seed={given.seed} runs the same again", flush=True)
    begun = time.monotonic()
    tests = [str(Path(__file__).parent), f"--hypothesis-seed={given.seed}", *further]
    run = subprocess.run(
        [sys.executable, "-m", "pytest", "-q", *tests],
        env={**os.environ, SHARE: str(given.share)},
        check=False,
    )
    minutes = (time.monotonic() - begun) / 60
    print(f"{minutes:.1f} minutes from seed {given.seed}")
    return run.returncode


if __name__ == "__main__":
    sys.exit(main())
