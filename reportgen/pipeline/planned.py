"""A document on its way from checking to making."""

from __future__ import annotations

from dataclasses import dataclass

from reportgen.pipeline.types import Head


@dataclass(frozen=True, slots=True)
class Planned:
    """A document to be made.

    Args:
        index: Which of the documents it is, from 0.
        ordinal: Which of all records it is, those refused included, from 0.
        head: What is known of it.
        template: Its Word template, inside the folder of templates; "" if it was not filled.
        record_sha256: Of all that its template got; "" if it was not filled.
    """

    index: int
    ordinal: int
    head: Head
    template: str
    record_sha256: str

    @property
    def name(self) -> str:
        """Its place inside the output folder."""
        return self.head.name
