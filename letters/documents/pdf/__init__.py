"""A document as a tagged PDF that reads aloud as it was written."""

from __future__ import annotations

from letters.documents.pdf.make import document_pdf

__all__ = ["document_pdf"]
