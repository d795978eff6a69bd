"""The words in which a kind describes its document.

No size, margin or font is ever named here: a block names a *style*, and the builder takes the style's values
from the standard.

Text is written with a tiny markup:

* `{noi_dung}` or `{nguoi.ho_ten}`: a filled field (a path into the context). It gets an invisible anchor.
* `**Điều 1.**`: the character style for emphasis (bold).
* everything else is printed as it stands.

A layout is a tuple of blocks in printing order:

    layout = (
        Head(),
        Paragraph("loi_van", "**Điều 1.** Giám sát {noi_dung_giam_sat}."),
        Each("nguoi", "thanh_vien", (Paragraph("loi_van", "{nguoi.thu_tu}. {nguoi.ho_ten};"),)),
        When("kien_nghi", (Paragraph("tieu_muc", "III. Kiến nghị"), ...)),
        Foot(),
    )
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias

Block: TypeAlias = "Paragraph | Each | When | Table | Head | Foot | Annex"


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph in a named style.

    Args:
        style: Name of a component of the standard ("loi_van", "can_cu", "tieu_muc" …).
        text: Words with fields, see the module.
        keep_next: Stays on the page of what follows (used for headings and for the last lines before the signature).
    """

    style: str
    text: str
    keep_next: bool = False


@dataclass(frozen=True, slots=True)
class Each:
    """Its blocks once for every item of the list at `path`; inside, the item is called `item`.

    `keep_last` keeps the paragraphs of the last item with what follows: for the list that may end the body,
    so that the signature never stands alone on a page.
    """

    item: str
    path: str
    blocks: tuple[Block, ...]
    keep_last: bool = False


@dataclass(frozen=True, slots=True)
class When:
    """Its blocks only if the value at `path` is neither empty nor false; else the blocks of `otherwise`."""

    path: str
    blocks: tuple[Block, ...]
    otherwise: tuple[Block, ...] = ()


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table: its heading, the text of its cells (fields of the row item), its share of the width."""

    heading: str
    text: str
    share: int
    style: str = "bang_noi_dung"


@dataclass(frozen=True, slots=True)
class ColumnsFrom:
    """Data columns that the data itself decides.

    Args:
        headings: Path of the list of headings (strings).
        cells: Name of the row item's list of texts, one a heading.
        totals: Path of the list of texts of the total row.
        style: Style of the data cells.
        share: Share of the width that each of these columns gets, whatever their number.
        most: How many of these columns the table has room for.
    """

    headings: str
    cells: str
    totals: str
    style: str = "bang_so"
    share: int = 1
    most: int = 12


@dataclass(frozen=True, slots=True)
class Table:
    """A ruled table across the text width, heading row repeated on every page, rows never split.

    Args:
        item: Name of the row inside the cells.
        path: The list of rows.
        columns: Fixed columns, left to right; shares add up to any sum.
        columns_from: Further columns on the right, decided by the data.
        total_label: Label of the total row (printed across the fixed columns); only with `columns_from`.
    """

    item: str
    path: str
    columns: tuple[Column, ...]
    columns_from: ColumnsFrom | None = None
    total_label: str = ""


@dataclass(frozen=True, slots=True)
class Head:
    """The head of a named document: 2×2 table (organs | title of the Party; number | place and date), type, subject."""


@dataclass(frozen=True, slots=True)
class Foot:
    """Nơi nhận on the left and the signature on the right, kept together on one page."""


@dataclass(frozen=True, slots=True)
class Annex:
    """What follows stands in a section of its own: own page numbers, and landscape if the layout variant says so.

    An annex is always the last block and is printed only if the value at `path` is not empty.
    """

    path: str
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Layout:
    """All blocks of a document. `landscape_annex` turns the annex's pages.

    `labels` gives each field path its Vietnamese label, shown as the name of the field's anchor in Word.
    """

    blocks: tuple[Block, ...]
    landscape_annex: bool = False
    labels: tuple[tuple[str, str], ...] = ()
