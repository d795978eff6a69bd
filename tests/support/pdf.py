"""A document as a reader sees it: rendered by LibreOffice, measured on the page.

All lengths are points from the top left corner of the page.
"""

from __future__ import annotations

import itertools
import shutil
import subprocess
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

import pdfplumber

from reportgen.text.breaks import plain

MM = 72 / 25.4


class Glyph(NamedTuple):
    """One printed character."""

    text: str
    x0: float
    x1: float
    top: float
    size: float
    font: str


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
    rows: dict[float, list[Glyph]] = {}
    for char in page.chars:
        glyph = Glyph(char["text"], char["x0"], char["x1"], char["top"], char["size"], char["fontname"])
        rows.setdefault(round(page.height - char["matrix"][5], 1), []).append(glyph)
    lines = tuple(
        _line(number, baseline, segment)
        for baseline, glyphs in sorted(rows.items())
        for segment in _split_columns(sorted(glyphs, key=lambda glyph: glyph.x0))
    )
    strokes = [*page.lines, *(rect for rect in page.rects if rect["height"] < 2)]
    rules = {Rule(number, s["x0"], s["x1"], round(s["top"], 1)) for s in strokes if s["x1"] - s["x0"] > 5}
    return Page(
        number, float(page.width), float(page.height), lines, tuple(sorted(rules, key=lambda rule: (rule.top, rule.x0)))
    )


def _split_columns(glyphs: Sequence[Glyph]) -> Iterator[list[Glyph]]:
    """Left and right half of the head stand on one row: split where the gap is wider than any word space."""
    segment: list[Glyph] = []
    for glyph in (glyph for glyph in glyphs if glyph.text.strip()):
        if segment and glyph.x0 - segment[-1].x1 > 25:
            yield segment
            segment = []
        segment.append(glyph)
    if segment:
        yield segment


def _line(page: int, baseline: float, glyphs: Sequence[Glyph]) -> Line:
    first = glyphs[0]
    text = first.text
    for before, glyph in itertools.pairwise(glyphs):
        text += (" " if glyph.x0 - before.x1 > 0.12 * glyph.size else "") + glyph.text
    return Line(plain(text), page, first.x0, glyphs[-1].x1, first.top, baseline, round(first.size, 2), first.font)
