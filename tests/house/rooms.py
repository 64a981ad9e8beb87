"""Which room of the code may import which: each knows only what stands before it."""

import ast
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parents[2]

# Anybody may use these: plain values, JSON read strictly, and where the words stand on disk.
GROUND = {"values", "places_on_disk", "strict_json"}

# A room and the rooms that it may import besides the ground and itself. Each stands below all that
# it may import.
MAY_IMPORT: dict[str, set[str]] = {
    "__init__": set(),
    "values": set(),
    "places_on_disk": set(),
    "strict_json": set(),
    "clock": set(),
    "law": set(),
    "languages": set(),
    "places": set(),
    "drafts": {"clock"},  # a draft expires
    "wording": {"languages"},
    "questions": {"law", "places", "languages"},
    "facts": {"law", "questions", "places"},
    "documents": {"facts", "law", "languages"},
    "messages": {"languages", "wording", "documents"},
    "answer_files": {"questions"},
    "kinds": {"questions", "facts"},
    "making": {"law", "languages", "wording", "questions", "facts", "documents", "kinds"},
    "changes": {"law", "languages", "questions", "documents", "messages", "kinds", "making"},
    "draft_files": {"drafts", "questions", "kinds", "making", "changes", "answer_files"},
}
MAY_IMPORT["reports"] = MAY_IMPORT.keys() - {"__init__", "clock", "drafts", "answer_files"}
MAY_IMPORT["web"] = MAY_IMPORT.keys() - {"__init__"}
MAY_IMPORT["cli"] = MAY_IMPORT.keys() - {"__init__"}
MAY_IMPORT["__main__"] = {"cli"}

# Libraries that stay in their rooms, so that the law can be read without Flask, and so on.
STAYS_IN = {
    "flask": {"web", "cli"},
    "flask_wtf": {"web"},
    "werkzeug": {"web", "cli"},
    "wtforms": {"questions", "web"},
    "docx": {"documents"},
    "pikepdf": {"documents"},
    "procrastinate": {"drafts"},
    "psycopg": {"drafts"},
    "sqlalchemy": {"drafts"},
    "weasyprint": {"documents"},
}


def imports(source: str) -> Iterator[tuple[int, str]]:
    """Yield line and full name of everything that a module imports, also inside its functions."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            yield from ((node.lineno, alias.name) for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield from ((node.lineno, f"{node.module}.{alias.name}") for alias in node.names)


def allowed(room: str, imported: str) -> bool:
    """Tell whether a room may import a module, of ours or of a library."""
    library, _, rest = imported.partition(".")
    if library != "letters":
        return room in STAYS_IN.get(library, {room})
    target = rest.partition(".")[0]
    if target not in MAY_IMPORT:  # a name of the package itself, such as __version__
        return not rest or target.startswith("__")
    return target == room or target in GROUND or target in MAY_IMPORT[room]


def upward_imports(package: Path) -> list[str]:
    """Return a line for every import in a folder named ``letters`` that its room may not make."""
    faults = []
    for path in sorted(package.rglob("*.py")):
        room = path.relative_to(package).with_suffix("").parts[0]
        if room not in MAY_IMPORT:
            faults.append(f"letters/{path.relative_to(package)}: {room} has no line in the table")
            continue
        faults += [
            f"letters/{path.relative_to(package)}:{line}: {room} imports {imported}"
            for line, imported in imports(path.read_text(encoding="utf-8"))
            if not allowed(room, imported)
        ]
    return faults
