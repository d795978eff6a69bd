"""How many pages documents have: LibreOffice makes PDFs of them in a temporary folder, a library counts their pages.

A chunk of documents goes through one call of LibreOffice, and its PDFs are gone before the next: neither memory nor the
temporary folder grows with a batch. What a call leaves without a PDF is tried alone, so one document that LibreOffice
cannot take does not cost its neighbours their pages.
"""

from __future__ import annotations

import io
import shutil
import tempfile
from collections.abc import Callable, Generator, Iterable, Iterator, Sequence
from contextlib import contextmanager
from itertools import islice
from pathlib import Path
from typing import NamedTuple

from reportgen.errors import ReportgenError
from reportgen.output.office import Installed, Office

#: Documents of one call. A start of LibreOffice costs as much as ten of them.
CHUNK = 64
#: So long (seconds) LibreOffice may take for one document.
PATIENCE = 60.0
#: After so many calls in a row that brought nothing, it is not this or that document.
_FRUITLESS = 5
#: The document could not even be read again.
_UNREADABLE = "trang-khong-doc-lai-duoc"

#: What a PDF ends in that was written to its end.
_END_OF_PDF = b"%%EOF"


class Counted(NamedTuple):
    """What counting the pages of a document came to.

    Args:
        pages: How many; 0 if they could not be counted.
        why: Code of the message that says why not.
    """

    pages: int = 0
    why: str = ""


class CountingError(ReportgenError):
    """LibreOffice is there but brings nothing; param `chuong_trinh` names the program."""

    code = "libreoffice-khong-chay"


class NoRoomError(ReportgenError):
    """The system's temporary folder refuses; params `file` and `reason`."""

    code = "cho-tam-day"


def count_pages(
    installed: Installed, documents: Iterable[Path], heard: Callable[[int], None], patience: float = PATIENCE
) -> Generator[Counted, None, None]:
    """Count the pages of Word documents of ours.

    Args:
        installed: LibreOffice, as `office.find_office` found it.
        documents: The documents; taken chunk by chunk, and only read.
        heard: Hears how many are done.
        patience: So long (seconds) LibreOffice may take for one document.

    Yields:
        The count of each document, in their order.

    Raises:
        CountingError: LibreOffice brings nothing at all, or nothing any more. What was counted was yielded; the
            documents of the last chunk were not, since it is not they that are to blame.
        NoRoomError: The temporary folder refuses.
    """
    waiting, done, ever = iter(documents), 0, False
    with _temporary_folder() as folder:
        counter = _Counter(folder, Office(installed, folder, patience), lambda count: heard(done + count))
        while chunk := list(islice(waiting, CHUNK)):
            counts = counter.count(chunk)
            tried = [count for count in counts if count.why != _UNREADABLE]
            if tried and not any(count.pages for count in tried) and (not ever or len(tried) >= _FRUITLESS):
                raise CountingError(chuong_trinh=str(installed.program))
            yield from counts
            ever = ever or bool(tried)
            done += len(chunk)
            heard(done)


@contextmanager
def _temporary_folder() -> Iterator[Path]:
    """Have a folder that is removed however the counting ends."""
    try:
        folder = tempfile.TemporaryDirectory(prefix="reportgen-trang-", ignore_cleanup_errors=True)
    except OSError as error:
        raise _no_room(error) from error
    with folder as name:
        yield Path(name)


class _Counter:
    """Counts the pages of one chunk after the other in a folder."""

    def __init__(self, folder: Path, office: Office, heard: Callable[[int], None]) -> None:
        self._folder = folder
        self._office = office
        self._heard = heard
        self._chunks = 0

    def count(self, documents: Sequence[Path]) -> list[Counted]:
        """Count the pages of a chunk; what one call leaves out is tried alone."""
        # A folder for each: what could not be removed of an earlier chunk is never taken for a PDF of this one.
        self._chunks += 1
        place = self._folder / f"{self._chunks}"
        try:
            copies = _copies(documents, place)
            counts = self._called([copy for copy in copies if copy is not None], 0)
            self._try_alone(counts)
            return [Counted(why=_UNREADABLE) if copy is None else counts[copy] for copy in copies]
        finally:
            shutil.rmtree(place, ignore_errors=True)

    def _try_alone(self, counts: dict[Path, Counted]) -> None:
        """Try each document alone that has no count, until that proves to be in vain."""
        done = sum(1 for count in counts.values() if count.pages)
        fruitless = 0 if done else 1
        for copy in [copy for copy, count in counts.items() if not count.pages]:
            if fruitless == _FRUITLESS:
                return
            counts |= self._called([copy], done)
            done, fruitless = (done + 1, 0) if counts[copy].pages else (done, fruitless + 1)

    def _called(self, copies: Sequence[Path], done: int) -> dict[Path, Counted]:
        """Call LibreOffice for these copies, when so many of the chunk are done."""
        if not copies:
            return {}
        ended = self._office.convert(copies, lambda made: self._heard(done + made))
        why = "trang-khong-chuyen-duoc" if ended else "trang-qua-lau"
        pages = {copy: _pages_of(copy.with_suffix(".pdf")) for copy in copies}
        if not all(pages.values()):
            self._office.renew()
        return {copy: Counted(count) if count else Counted(why=why) for copy, count in pages.items()}


def _copies(documents: Sequence[Path], place: Path) -> list[Path | None]:
    """Lay documents into a new folder under numbers, for equal names would fall on one PDF.

    Copies and not links: whatever LibreOffice does to them, the documents stay as they are.

    Returns:
        The copies; None for a document that cannot be read.

    Raises:
        NoRoomError: The temporary folder refuses.
    """
    copies: list[Path | None] = []
    for number, document in enumerate(documents, start=1):
        try:
            data = document.read_bytes()
        except OSError:
            copies.append(None)
        else:
            copies.append(_lay(place / f"{number:04d}.docx", data))
    return copies


def _lay(copy: Path, data: bytes) -> Path:
    try:
        copy.parent.mkdir(exist_ok=True)
        copy.write_bytes(data)
    except OSError as error:
        raise _no_room(error) from error
    return copy


def _pages_of(pdf: Path) -> int:
    """Count the pages of a PDF; 0 if there is none, or not a whole one."""
    try:
        data = pdf.read_bytes()
    except OSError:
        return 0
    if not data.rstrip().endswith(_END_OF_PDF):
        return 0
    # Few runs count pages.
    from pypdf import PdfReader
    from pypdf.errors import PyPdfError

    try:
        return PdfReader(io.BytesIO(data), strict=True).get_num_pages()
    except (PyPdfError, ValueError):
        return 0


def _no_room(error: OSError) -> NoRoomError:
    return NoRoomError(file=tempfile.gettempdir(), reason=error.strerror or type(error).__name__)
