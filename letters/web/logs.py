"""What may stand in a log: when, what kind of fault and where in the code. No error's own message,
which may quote what somebody typed, and no address of a visitor."""

from __future__ import annotations

import logging
import traceback
from typing import Any

_LINE = "%(asctime)s %(levelname)s %(name)s %(message)s"
_TIME = "%Y-%m-%dT%H:%M:%S%z"
_OURS = ("letters", "letters.web", "waitress", "waitress.queue")


class KindAlone(logging.Filter):
    """Lets every record through, with the error that it carries told by its kind and place."""

    def filter(self, record: logging.LogRecord) -> bool:
        """Take the error out of the record and name it. Of others' words, one line is taken."""
        if not getattr(record, "kind_alone", False):
            record.kind_alone = True  # a record may meet a logger's filter and a handler's
            said = record.getMessage()
            if not record.name.startswith("letters"):
                said = _on_one_line(said)
            if record.exc_info and record.exc_info[1] is not None:
                said = f"{said}\n{told(record.exc_info[1])}"
            record.msg, record.args = said, None
            record.exc_info = record.exc_text = record.stack_info = None
        return True


def _on_one_line(text: str) -> str:
    """What a server says may quote an address, in which anybody can write a line end."""
    return "".join(sign if sign.isprintable() else ascii(sign)[1:-1] for sign in text)


def told(error: BaseException) -> str:
    """The kind of an error and the lines of code that it came through, without its message."""
    places = (
        f"  {frame.filename}:{frame.lineno} {frame.name}"
        for frame in traceback.extract_tb(error.__traceback__)
    )
    return "\n".join((type(error).__name__, *places))


def tell_kinds_alone() -> None:
    """Hold every logger of the pages and of their server to this, whoever reads the log."""
    for name in _OURS:
        logger = logging.getLogger(name)
        if not any(isinstance(one, KindAlone) for one in logger.filters):
            logger.addFilter(KindAlone())


def write_to_standard_error() -> None:
    """One line a record, with its time and the zone of that time."""
    handler: logging.StreamHandler[Any] = logging.StreamHandler()
    handler.setFormatter(logging.Formatter(_LINE, _TIME))
    handler.addFilter(KindAlone())
    logging.basicConfig(level=logging.WARNING, handlers=[handler])
