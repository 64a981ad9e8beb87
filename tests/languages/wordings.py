"""No translated term inside a sentence: what stands in one was typed or computed."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

from letters.documents.template import Pattern

VALUES = {"Name", "Line", "Code", "FreeText", "Address"}
_LITERAL = re.compile(r"""(["'])(.*?)\1""")
_BARE_CODE = re.compile(r"[A-Z0-9][A-Z0-9/.-]*|[\w.-]+@[\w.-]+|https?://\S+|www\.\S+")


def template_faults(pattern: Pattern) -> Iterator[str]:
    """Words written into an expression: only codes (a form's number, an address) may be."""
    for name, expression in pattern.expressions:
        for _, words in _LITERAL.findall(expression):
            if not (_BARE_CODE.fullmatch(words) and expression.endswith("| code")):
                yield f"{pattern.id or 'a bare value'}: {words!r} is put in as {name}"


def source_faults(path: Path) -> Iterator[str]:
    """Values made in code from words that stand in the code."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call) and getattr(node.func, "id", "") in VALUES:
            for argument in node.args[:1]:
                if any(_words(part) for part in ast.walk(argument)):
                    yield f"{path.name} line {node.lineno}: {ast.unparse(node)}"


def _words(node: ast.AST) -> bool:
    return isinstance(node, ast.Constant) and isinstance(node.value, str) and " " in node.value
