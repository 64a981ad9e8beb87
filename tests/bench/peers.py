"""The way others make the same letter: docxtpl fills a Word template, LibreOffice makes the PDF."""

from __future__ import annotations

import io
import socket
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import docx
import typst
from docx.text.paragraph import Paragraph as WordParagraph
from docxtpl import DocxTemplate

from letters.documents.blocks import (
    Block,
    Document,
    Group,
    Heading,
    Listing,
    Run,
    Table,
    lines_of,
)

PROGRAM = "/usr/lib/libreoffice/program/soffice.bin"
SYSTEM_PYTHON = "/usr/bin/python3"
_WORD_LISTS = {"bullet": "List Bullet", "number": "List Number", "check": "List Bullet"}


@dataclass
class Template:
    """A document as a Word template: its wording typed in, its values as {{ placeholders }}."""

    content: bytes
    values: dict[str, str]

    def render(self) -> bytes:
        """One letter, as docxtpl makes it: the template is opened anew each time."""
        template = DocxTemplate(io.BytesIO(self.content))
        template.render(self.values, autoescape=True)
        made = io.BytesIO()
        template.save(made)
        return made.getvalue()


def template_of(document: Document) -> Template:
    """The template that says what the document says."""
    word = docx.Document()
    values: dict[str, str] = {}
    for part in document.parts:
        for block in part.blocks:
            _add(word, block, values)
    kept = io.BytesIO()
    word.save(kept)
    return Template(kept.getvalue(), values)


def _add(word: docx.document.Document, block: Block, values: dict[str, str]) -> None:
    if isinstance(block, Group):
        for inner in block.blocks:
            _add(word, inner, values)
    elif isinstance(block, Table):
        cells = [cell for row in (block.header, *block.rows) for cell in row]
        lines = list(lines_of(block))[-len(cells) :]
        table = word.add_table(len(cells) // len(block.header), len(block.header), "Table Grid")
        grid = (cell for row in table.rows for cell in row.cells)
        for cell, line in zip(grid, lines, strict=True):
            _fill(cell.paragraphs[0], line, values)
    else:
        style = None
        if isinstance(block, Heading):
            style = f"Heading {block.level}"
        elif isinstance(block, Listing):
            style = _WORD_LISTS[block.kind]
        for line in lines_of(block):
            _fill(word.add_paragraph(style=style), line, values)


def _fill(paragraph: WordParagraph, line: tuple[Run, ...], values: dict[str, str]) -> None:
    for run in line:
        text = run.text
        if run.value:
            name = f"value_{len(values)}"
            values[name], text = text, f"{{{{ {name} }}}}"
        paragraph.add_run(text).bold = run.bold


class Office:
    """LibreOffice: started for each letter, or kept running."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
        self.source, self.target = folder / "letter.docx", folder / "letter.pdf"

    def cold(self, content: bytes) -> bytes:
        """The PDF of a Word file, by a program started for it."""
        self.source.write_bytes(content)
        command = ["soffice", "--headless", self.profile, "--convert-to", "pdf"]
        subprocess.run(
            [*command, "--outdir", self.folder, self.source], check=True, capture_output=True
        )
        return self.target.read_bytes()

    @contextmanager
    def listener(self) -> Iterator[Listener]:
        """A program that runs until the measurements are done; `cold` has made its profile."""
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            port = str(free.getsockname()[1])
        accept = f"--accept=socket,host=127.0.0.1,port={port};urp;"
        # The program itself, not the script that starts it, so that it can be ended again.
        office = subprocess.Popen(
            [PROGRAM, "--headless", "--norestore", self.profile, accept],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        script = Path(__file__).with_name("listener.py")
        client = subprocess.Popen(
            [SYSTEM_PYTHON, script, port],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        try:
            yield Listener(self, client)
        finally:
            for process in (client, office):
                process.terminate()
                process.wait(timeout=30)


class Listener:
    """A running LibreOffice that takes one letter after the other."""

    def __init__(self, office: Office, client: subprocess.Popen[str]) -> None:
        self.office, self.client = office, client
        self._answer("ready")

    def warm(self, content: bytes) -> bytes:
        """The PDF of a Word file."""
        self.office.source.write_bytes(content)
        assert self.client.stdin is not None
        self.client.stdin.write(f"{self.office.source}\t{self.office.target}\n")
        self.client.stdin.flush()
        self._answer("done")
        return self.office.target.read_bytes()

    def _answer(self, expected: str) -> None:
        assert self.client.stdout is not None
        found = self.client.stdout.readline().strip()
        if found != expected:
            raise RuntimeError(f"LibreOffice said {found!r}, not {expected!r}")


def can_listen() -> bool:
    """Whether this machine has what it takes to keep LibreOffice running."""
    if not Path(PROGRAM).exists() or not Path(SYSTEM_PYTHON).exists():
        return False
    probe = subprocess.run([SYSTEM_PYTHON, "-c", "import uno"], check=False, capture_output=True)
    return probe.returncode == 0


class Typst:
    """typst, the fastest there is: the floor. It tags right-to-left text in the wrong order."""

    def __init__(self, document: Document) -> None:
        lines = (
            line for part in document.parts for block in part.blocks for line in lines_of(block)
        )
        texts = ("".join(run.text for run in line) for line in lines)
        self.body = "\n\n".join(f"#{_quoted(text)}" for text in texts)
        self.made = 0
        self.compiler = typst.Compiler()  # kept, for it looks for fonts once

    def render(self) -> bytes:
        """A PDF of a text that it has not seen before, for it remembers."""
        self.made += 1
        source = f'#set document(title: "Letter {self.made}")\n= Letter {self.made}\n\n{self.body}'
        return bytes(
            self.compiler.compile(input=source.encode(), format="pdf", pdf_standards=["ua-1"])
        )


def _quoted(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'
