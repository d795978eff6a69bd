"""A document as a reader sees it: rendered by LibreOffice, measured on the page.

All lengths are points from the top left corner of the page.
"""

from __future__ import annotations

import shutil
import subprocess
import tempfile
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

import pdfplumber

from reportgen.text.breaks import plain

MM = 72 / 25.4


@dataclass(frozen=True)
class Line:
    """One printed line: its words, where it stands, and the type of its first letter."""

    text: str
    page: int
    x0: float
    x1: float
    top: float
    baseline: float
    size: float
    font: str

    @property
    def bold(self) -> bool:
        return "Bold" in self.font

    @property
    def italic(self) -> bool:
        return "Italic" in self.font


@dataclass(frozen=True)
class Rule:
    """A horizontal stroke."""

    page: int
    x0: float
    x1: float
    top: float


@dataclass(frozen=True)
class Page:
    number: int
    width: float
    height: float
    lines: tuple[Line, ...]
    rules: tuple[Rule, ...]


@dataclass(frozen=True)
class Pdf:
    """A rendered document."""

    pages: tuple[Page, ...]
    title: str

    @property
    def lines(self) -> list[Line]:
        return [line for page in self.pages for line in page.lines]

    @property
    def text(self) -> str:
        """All words, lines joined by one blank."""
        return " ".join(line.text for line in self.lines)

    def line(self, start: str) -> Line:
        """The first line that starts with these words."""
        for line in self.lines:
            if line.text.startswith(start):
                return line
        raise AssertionError(f"no line starts with {start!r} in:\n" + "\n".join(line.text for line in self.lines))


def render(documents: Sequence[Path]) -> list[Pdf]:
    """Render documents with one LibreOffice process of its own profile.

    Equal base names would overwrite each other, so each document is copied under a number first.
    """
    with tempfile.TemporaryDirectory() as folder:
        work = Path(folder)
        copies = [Path(shutil.copy(path, work / f"{number:04d}.docx")) for number, path in enumerate(documents)]
        subprocess.run(
            [
                "soffice",
                "--headless",
                f"-env:UserInstallation=file://{work}/profile",
                "--convert-to",
                "pdf",
                "--outdir",
                str(work),
                *map(str, copies),
            ],
            check=True,
            capture_output=True,
            timeout=300,
        )
        return [measure(copy.with_suffix(".pdf")) for copy in copies]


def measure(path: Path) -> Pdf:
    """Read positions, sizes and strokes of a PDF."""
    with pdfplumber.open(path) as pdf:
        pages = tuple(_page(number, page) for number, page in enumerate(pdf.pages, start=1))
        return Pdf(pages, str((pdf.metadata or {}).get("Title", "")))


def _page(number: int, page: pdfplumber.page.Page) -> Page:
    lines = tuple(
        _line(number, page.height, segment)
        for row in page.extract_text_lines(return_chars=True, x_tolerance_ratio=0.2, y_tolerance=2)
        for segment in _split_columns(row["chars"])
    )
    strokes = [*page.lines, *(rect for rect in page.rects if rect["height"] < 2)]
    rules = tuple(Rule(number, s["x0"], s["x1"], s["top"]) for s in strokes if s["x1"] - s["x0"] > 5)
    return Page(number, float(page.width), float(page.height), lines, rules)


def _split_columns(chars: Sequence[dict[str, object]]) -> Iterable[list[dict[str, object]]]:
    """Left and right half of the head stand on one row: split where the gap is wider than any word space."""
    segment: list[dict[str, object]] = []
    for char in chars:
        if segment and float(str(char["x0"])) - float(str(segment[-1]["x1"])) > 25:
            yield segment
            segment = []
        segment.append(char)
    if segment:
        yield segment


def _line(page: int, height: float, chars: Sequence[dict[str, object]]) -> Line:
    inked = [char for char in chars if str(char["text"]).strip()] or list(chars)
    first = inked[0]
    matrix = first["matrix"]
    baseline = height - float(matrix[5]) if isinstance(matrix, tuple) else float(str(first["bottom"]))
    return Line(
        text=plain("".join(str(char["text"]) for char in chars)).strip(),
        page=page,
        x0=float(str(inked[0]["x0"])),
        x1=float(str(inked[-1]["x1"])),
        top=float(str(first["top"])),
        baseline=baseline,
        size=round(float(str(first["size"])), 2),
        font=str(first["fontname"]),
    )
