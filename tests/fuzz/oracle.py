"""What must be true of what was typed, said without a word of the gate's own code."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping

from tests.web.page import Page

# What the gate may take out: blanks, controls of direction, and what chooses between two pictures.
_UNSEEN = re.compile("[\ufe0e\ufe0f\u034f\u115f\u1160\u2800\u3164\uffa0]")


def seen(text: str) -> str:
    """The signs of a text that print, composed, without blanks: nothing of it may ever be lost."""
    bare = "".join(sign for sign in text if unicodedata.category(sign) not in {"Cc", "Cf"})
    shown = "".join(unicodedata.normalize("NFC", "".join(bare.split())).split())
    return _UNSEEN.sub("", shown)


def same_as_typed(typed: str, shown: str) -> bool:
    """Whether a box shows what was typed: all of it, with a picture where no page can hold it."""
    wanted = re.sub("\r\n?", "\n", typed)
    return len(wanted) == len(shown) and all(
        one == other or (other in "\ufffd" or "\u2400" <= other <= "\u2420")
        for one, other in zip(wanted, shown, strict=True)
    )


def not_shown_again(page: Page, sent: Mapping[str, list[str]]) -> Iterator[str]:
    """What was typed and is not on the page that asks for it again."""
    controls, filled = page.controls(), page.filled()
    for name, texts in sent.items():
        if name not in controls or name == "csrf_token":
            continue
        box = controls[name][0]
        if box.tag == "select" or box.get("type") in {"radio", "checkbox", "hidden"}:
            continue
        shown = (filled.get(name) or [""])[0]
        if texts and not same_as_typed(texts[0], shown):
            yield f"{name}: typed {texts[0]!r}, shown {shown!r}"


def texts(value: object) -> Iterator[str]:
    """Every text in an answer."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        for part in value.values():
            yield from texts(part)
    elif isinstance(value, list):
        for part in value:
            yield from texts(part)
