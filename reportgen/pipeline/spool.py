"""Documents on their way from checking to making, kept in a temporary file so that memory does not grow with a batch.

The file has no name (or is removed by the system's own means), so a killed run leaves nothing of it.
"""

from __future__ import annotations

import json
import tempfile
import weakref
from array import array
from collections.abc import Iterator
from dataclasses import astuple
from typing import TYPE_CHECKING

from reportgen.errors import ReportgenError
from reportgen.problems import Position

if TYPE_CHECKING:
    from reportgen.pipeline.types import Head, Planned

#: Up to here (bytes) a spool needs no file at all.
_IN_MEMORY = 1 << 20


class SpoolError(ReportgenError):
    """The system's temporary folder has no room left, or refuses otherwise; params `file` and `reason`."""

    code = "cho-tam-day"


class Spool:
    """The documents of a run, in order: what is known of each, and what its template gets."""

    def __init__(self) -> None:
        self._file = tempfile.SpooledTemporaryFile(max_size=_IN_MEMORY)  # noqa: SIM115 -- closed with the spool
        weakref.finalize(self, self._file.close)
        self._ends = array("Q", [0])

    def __len__(self) -> int:
        return len(self._ends) // 2

    def __iter__(self) -> Iterator[Planned]:
        return (self.planned(index) for index in range(len(self)))

    def add(self, ordinal: int, head: Head, body: bytes) -> None:
        """Keep one more document.

        Args:
            ordinal: Which of all records it is.
            head: What is known of it.
            body: What its template gets, as JSON.

        Raises:
            SpoolError: The system's temporary folder refuses.
        """
        packed = json.dumps([ordinal, *astuple(head)], ensure_ascii=False, separators=(",", ":")).encode()
        start = self._ends[-1]
        try:
            self._file.seek(start)
            self._file.write(packed)
            self._file.write(body)
        except OSError as error:
            raise SpoolError(file=tempfile.gettempdir(), reason=error.strerror or type(error).__name__) from error
        self._ends.extend((start + len(packed), start + len(packed) + len(body)))

    def planned(self, index: int) -> Planned:
        """What is known of a document."""
        from reportgen.pipeline.types import Head, Planned

        ordinal, *known, position, record = json.loads(self._read(2 * index))
        values = [*known, Position(*position), record]
        return Planned(index, ordinal, Head(*values))

    def body(self, index: int) -> bytes:
        """What the template of a document gets, as JSON."""
        return self._read(2 * index + 1)

    def _read(self, piece: int) -> bytes:
        start, end = self._ends[piece], self._ends[piece + 1]
        self._file.seek(start)
        return self._file.read(end - start)
