"""What LibreOffice makes of a Word file: its paragraphs, read from the file it saves."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from lxml import etree

_TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
_AT_ONCE = 50
_MARKS = {ord(mark): None for mark in "\u200e\u200f"}


def convert(files: Mapping[str, bytes], ending: str, folder: Path) -> dict[str, Path]:
    """Files by name, converted by a LibreOffice with a profile of its own. It is started anew for
    every fifty: of 251 it left the last four undone and said nothing."""
    sources = []
    for name, content in files.items():
        sources.append(folder / f"{name}.docx")
        sources[-1].write_bytes(content)
    profile = (folder / "profile").as_uri()
    command = ["soffice", "--headless", f"-env:UserInstallation={profile}"]
    for start in range(0, len(sources), _AT_ONCE):
        some = map(str, sources[start : start + _AT_ONCE])
        subprocess.run(
            [*command, "--convert-to", ending, "--outdir", str(folder), *some],
            check=True,
            capture_output=True,
            timeout=600,
            env=_plain_environment(),
        )
    return {name: folder / f"{name}.{ending}" for name in files}


def _plain_environment() -> dict[str, str]:
    """Without the fonts' settings that making a PDF leaves in this process: a person's LibreOffice
    sees the computer's own fonts."""
    return {name: value for name, value in os.environ.items() if name != "FONTCONFIG_FILE"}


def paragraphs(path: Path) -> list[str]:
    """The paragraphs of a flat OpenDocument file that hold anything, in order."""
    body = etree.fromstring(path.read_bytes()).find(f".//{_OFFICE}text")
    found = (_words(item) for item in body.iter(f"{_TEXT}p", f"{_TEXT}h"))
    return [text for text in found if text]


def _words(element: Any) -> str:
    return "".join(_pieces(element)).translate(_MARKS).rstrip()


def _pieces(element: Any) -> list[str]:
    signs = {f"{_TEXT}line-break": "\n", f"{_TEXT}tab": "\t"}
    found = [element.text or ""]
    for child in element:
        if child.tag == f"{_TEXT}s":
            found.append(" " * int(child.get(f"{_TEXT}c", "1")))
        elif child.tag in signs:
            found.append(signs[child.tag])
        else:
            found.extend(_pieces(child))
        found.append(child.tail or "")
    return found
