"""What the law's functions raise: codes and ids, never prose for a reader."""

from __future__ import annotations


class ImpossibleDates(ValueError):  # noqa: N818 - it says what is wrong in the law's words
    """Dates that cannot all be true; `code` says which, e.g. "certificate-before-sent"."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


class UnknownId(KeyError):  # noqa: N818 - as above
    """No source, decision or limit has this id."""

    def __init__(self, unknown_id: str) -> None:
        super().__init__(unknown_id)
        self.id = unknown_id


class BadLawData(ValueError):  # noqa: N818 - as above
    """A data file of the law says something that cannot be right; names the entry and the field."""

    def __init__(self, entry_id: str, field: str) -> None:
        super().__init__(f"{entry_id}: {field}")
        self.id = entry_id
        self.field = field
