"""What a process holds in memory stays there, and a process that renders holds only so much."""

from __future__ import annotations

import ctypes
import resource
import sys

_PR_SET_DUMPABLE = 4  # linux/prctl.h
_MEGABYTE = 1024 * 1024


def forbid_core_dumps() -> None:
    """Let no crash write the memory of this process to a disk: answers stand in it.

    The limit is inherited by every process started from here. It does not bind a machine that
    hands dumps to a program, so that on Linux this process says that it may not be dumped at all,
    which also keeps other programs of the same user from reading its memory.
    """
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(_PR_SET_DUMPABLE, 0, 0, 0, 0)


def limit_memory(megabytes: int) -> None:
    """Let this process have no more than so much of its own: beyond it, a MemoryError.

    What counts is what it writes to. Fonts, which it reads from files and shares, do not.
    """
    size = megabytes * _MEGABYTE
    resource.setrlimit(resource.RLIMIT_DATA, (size, size))
