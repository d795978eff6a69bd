"""Documents on their way from checking to making, kept in a temporary file so that memory does not grow with a batch.

The file has no name (or is removed by the system's own means), so a killed run leaves nothing of it.
"""

from __future__ import annotations

import marshal
import tempfile
import weakref
from array import array
from collections.abc import Iterator
from contextlib import suppress
from typing import IO, TYPE_CHECKING

from reportgen.errors import ReportgenError, reason_of
from reportgen.pipeline.types import Filled, Head
from reportgen.problems import Position

if TYPE_CHECKING:
    from reportgen.pipeline.outcomes import Planned

#: Up to here (bytes) a spool needs no file at all: some fifteen hundred short documents. What goes to a file is brought
#: to the disk together with the documents, where both are on one file system, only to be thrown away.
_IN_MEMORY = 8 << 20
#: So much (bytes) goes to the file, or comes from it, at once.
_BUFFER = 1 << 18


class SpoolError(ReportgenError):
    """The system's temporary folder has no room left, or refuses otherwise; params `file` and `reason`."""

    code = "cho-tam-day"

    @classmethod
    def of(cls, error: OSError) -> SpoolError:
        """Say what the system said."""
        return cls(file=tempfile.gettempdir(), reason=reason_of(error))


class Spool:
    """The documents of a run, in order: what is known of each, and its filled parts."""

    def __init__(self) -> None:
        # Apart, since what is known is read by itself before the documents are made and after.
        self._known, self._bodies = _Pieces(), _Pieces()

    def __len__(self) -> int:
        return len(self._known)

    def __iter__(self) -> Iterator[Planned]:
        return (self.planned(index) for index in range(len(self)))

    def add(self, ordinal: int, head: Head, filled: Filled) -> None:
        """Keep one more document.

        Args:
            ordinal: Which of all records it is.
            head: What is known of it.
            filled: What became of its template; a failure is not kept.

        Raises:
            SpoolError: The system's temporary folder refuses.
        """
        *known, position, record = head
        # What this very process reads again needs no form that others understand.
        self._known.add(
            marshal.dumps((ordinal, filled.template, filled.record_sha256, record, tuple(position), *known))
        )
        self._bodies.add(filled.body)

    def flush(self) -> None:
        """Have everything written that was added.

        Raises:
            SpoolError: The system's temporary folder refuses.
        """
        self._known.flush()
        self._bodies.flush()

    def planned(self, index: int) -> Planned:
        """What is known of a document.

        Raises:
            SpoolError: The system's temporary folder refuses.
        """
        from reportgen.pipeline.outcomes import Planned

        packed = self._known.read(index)
        ordinal, template, record_sha256, record, position, *known = marshal.loads(packed)  # noqa: S302 -- our own bytes
        head = Head._make((*known, Position._make(position), record))
        return Planned(index, ordinal, head, template, record_sha256)

    def body(self, index: int) -> bytes:
        """The filled parts of a document; empty if there are none.

        Raises:
            SpoolError: The system's temporary folder refuses.
        """
        return self._bodies.read(index)


class _Pieces:
    """Bytes in a temporary file, piece by piece; its methods raise `SpoolError` if the folder refuses."""

    def __init__(self) -> None:
        self._file = tempfile.SpooledTemporaryFile(max_size=_IN_MEMORY, buffering=_BUFFER)  # noqa: SIM115 -- see below
        weakref.finalize(self, _close, self._file)
        self._ends = array("Q", [0])
        self._at_end = True

    def __len__(self) -> int:
        return len(self._ends) - 1

    def add(self, piece: bytes) -> None:
        end = self._ends[-1]
        try:
            if not self._at_end:
                self._file.seek(end)
                self._at_end = True
            self._file.write(piece)
        except OSError as error:
            raise SpoolError.of(error) from error
        self._ends.append(end + len(piece))

    def flush(self) -> None:
        try:
            self._file.flush()
        except OSError as error:
            raise SpoolError.of(error) from error

    def read(self, index: int) -> bytes:
        start, end = self._ends[index], self._ends[index + 1]
        self._at_end = False
        try:
            # What waits to be written is written first, so that a full disk may refuse even here.
            self._file.seek(start)
            return self._file.read(end - start)
        except OSError as error:
            raise SpoolError.of(error) from error


def _close(file: IO[bytes]) -> None:
    # What a full disk did not take is not needed any more.
    with suppress(OSError):
        file.close()
