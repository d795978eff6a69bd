"""The annex of figures («phụ lục số liệu»): its model, how its figures are read and printed, and its totals."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from decimal import Decimal
from functools import lru_cache
from itertools import zip_longest
from types import MappingProxyType
from typing import Annotated, ClassVar, NamedTuple

from pydantic import Field, GetPydanticSchema
from pydantic_core import CoreSchema, core_schema

from reportgen.model.base import Ban
from reportgen.model.checks import Finding, check, contains_hole, no_repeats
from reportgen.model.fields import DoanVan, ItNhatMot, LuaChon, MotHoacNhieu, VanBanNgan, refuse
from reportgen.model.holes import Hole, known
from reportgen.problems import Severity
from reportgen.sources.schema import OpenColumns
from reportgen.text.normalise import tidy
from reportgen.text.numbers import NumberFormatError, format_decimal, parse_decimal, parse_percent

HUONG_TRANG = LuaChon.of(MappingProxyType({"doc": "Dọc", "ngang": "Ngang"}), dung="doc", nam_ngang="ngang")

#: With more columns of figures than this, the page lies on its side unless the clerk says otherwise.
UPRIGHT_COLUMNS = 6
#: What a lying page holds legibly.
MOST_COLUMNS = 12

#: What a cell without a figure holds, typed or printed.
NO_FIGURE = "-"


@dataclass(frozen=True, slots=True)
class Figure:
    """A cell of the annex: a number (None for "-", no figure) and whether it was typed with a percent sign.

    `shown` is the number as it is printed; it is made here, once for all cells that hold the same text.
    """

    number: Decimal | None
    percent: bool = False
    shown: str = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "shown", NO_FIGURE if self.number is None else format_decimal(self.number))


#: What stands for the cells that a row lacks.
_NOTHING = Figure(None)


class _Facts(NamedTuple):
    """What the figures of an annex tell of its columns.

    Args:
        signed: Columns where a percent sign was typed: one puts a sign into all cells, so that the column reads as one.
        percents: For each heading, whether its column holds percentages.
        totals: For each heading, the total of its column if it has one.
    """

    signed: frozenset[int]
    percents: tuple[bool, ...]
    totals: tuple[Decimal | None, ...]


@lru_cache(maxsize=4096)  # an annex has hundreds of small numbers
def _read_figure(value: str) -> Figure:
    typed = tidy(value)
    if typed == NO_FIGURE:
        return Figure(None)
    try:
        if typed.endswith("%"):
            return Figure(parse_percent(typed), percent=True)
        return Figure(parse_decimal(typed))
    except NumberFormatError as error:
        raise refuse(error.code, **{"gia_tri": value} | error.params) from error


def _figure_schema(_source: object, _handler: object) -> CoreSchema:
    # Said in pydantic's own terms, for hundreds of cells: a figure is read from text, and from nothing else.
    as_it_is = core_schema.simple_ser_schema("any")
    return core_schema.no_info_after_validator_function(_read_figure, core_schema.str_schema(), serialization=as_it_is)


#: "1.234", "2,1", "98,5%", or "-" where there is no figure.
OSoLieu = Annotated[Figure, GetPydanticSchema(_figure_schema)]


class DongSoLieu(Ban):
    """One row: a unit and its figures, one a column."""

    #: In a table, a column of its own for each figure, headed as in `cot`; the row «Tổng» is `tong`.
    open_columns: ClassVar[OpenColumns] = OpenColumns(items="so_lieu", headings="cot", name="don_vi", total="tong")

    don_vi: VanBanNgan = Field(
        title="Đơn vị",
        description="Tên đơn vị của dòng số liệu.",
        examples=["Đảng uỷ xã Bình Minh"],
    )
    so_lieu: ItNhatMot[OSoLieu] = Field(
        title="Số liệu",
        description="Mỗi cột một số, theo thứ tự các cột; không có số liệu thì ghi dấu «-».",
        examples=[["12", "3", "98,5%"]],
    )


class PhuLuc(Ban):
    """A table of figures by unit, with a row of totals."""

    # Beside the fields, so that neither equality nor any walk over the fields sees it.
    __slots__ = ("_gathered_facts",)

    tieu_de: DoanVan = Field(
        title="Tiêu đề phụ lục",
        description="Tên của bảng số liệu, in hoa dưới chữ PHỤ LỤC.",
        examples=["Kết quả đăng ký, thực hiện mô hình năm 2022"],
    )
    don_vi_tinh: VanBanNgan = Field(
        default="",
        title="Đơn vị tính",
        description="Đơn vị tính chung của bảng, nếu có.",
        examples=["mô hình"],
    )
    cot: ItNhatMot[VanBanNgan] = Field(
        title="Cột",
        description="Tên các cột số liệu; cột có dấu % trong tên hoặc trong ô thì không cộng.",
        examples=[["Số mô hình", "Trong đó: mới", "Tỷ lệ (%)"]],
    )
    dong: ItNhatMot[DongSoLieu] = Field(
        title="Dòng",
        description="Mỗi đơn vị một dòng.",
    )
    tong: MotHoacNhieu[OSoLieu] = Field(
        default=(),
        title="Tổng",
        description="Dòng tổng đã có sẵn để máy đối chiếu; để trống thì máy tự cộng. Cột không cộng được thì ghi «-».",
        examples=[["95", "18", "98,5%"]],
    )
    huong_trang: Annotated[str, HUONG_TRANG] = Field(
        default="",
        title="Hướng trang",
        description="Trang phụ lục đặt dọc hay ngang; để trống thì trên 6 cột số liệu sẽ đặt ngang.",
        examples=["ngang"],
    )

    # --- what is printed ------------------------------------------------------------------------------------------

    def is_landscape(self) -> bool:
        """Tell whether the annex lies on its side: as the clerk says, else with more than six columns of figures."""
        if isinstance(self.huong_trang, str) and self.huong_trang:
            return self.huong_trang == "ngang"
        return not isinstance(self.cot, Hole) and len(self.cot) > UPRIGHT_COLUMNS

    def headings(self) -> list[str]:
        """Give the headings of the columns; a missing list is one column headed by its hole."""
        return [str(heading) for heading in self.cot]

    def rows(self) -> list[list[str]]:
        """Print the figures of all rows, each as its column prints figures."""
        signed = self._facts().signed
        return [self._cells(row, signed) for row in self.dong]

    def cells(self, row: DongSoLieu) -> list[str]:
        """Print the figures of a row, each as its column prints figures; a missing row is holes all along."""
        return self._cells(row, self._facts().signed)

    def _cells(self, row: DongSoLieu, signed: frozenset[int]) -> list[str]:
        figures = row.so_lieu
        return [str(figures)] * len(self.headings()) if isinstance(figures, Hole) else _all_printed(figures, signed)

    def totals(self) -> list[str]:
        """Print the row of totals: as stated, else computed; "-" where a column is not summed."""
        if isinstance(self.tong, Hole):
            return [str(self.tong)]
        facts = self._facts()
        return _all_printed(self.tong or map(Figure, facts.totals), facts.signed)

    def total(self, column: int) -> Decimal | None:
        """Sum a column; None for a column of percentages, for one without figures, and where a figure is missing."""
        return self._facts().totals[column]

    def is_percent(self, column: int) -> bool:
        """Tell whether a column holds percentages: by its heading, or by a sign typed in a cell. Those never add up."""
        return self._facts().percents[column]

    def _facts(self) -> _Facts:
        """Look at all figures once, for the checks and for print."""
        try:
            facts: _Facts = object.__getattribute__(self, "_gathered_facts")
        except AttributeError:
            facts = _facts(self.headings(), [row.so_lieu for row in self.dong])
            object.__setattr__(self, "_gathered_facts", facts)
        return facts

    # --- checks ---------------------------------------------------------------------------------------------------

    @check("cot", "dong", "tong")
    def _moi_cot_mot_so(self) -> Iterator[Finding]:
        width = len(known(self.cot))
        for index, row in enumerate(known(self.dong)):
            if len(known(row.so_lieu)) != width:
                yield _not_as_wide(("dong", index, "so_lieu"), str(row.don_vi), len(row.so_lieu), width)
        if self.tong and len(self.tong) != width:
            yield _not_as_wide(("tong",), "Tổng", len(self.tong), width)

    @check("cot", "dong", "tong")
    def _tong_khop(self) -> Iterator[Finding]:
        """A stated total is what the rows add up to; "-" says that the column has no total."""
        if not known(self.tong) or contains_hole(self.dong):
            return
        signed = self._facts().signed
        for column, stated in enumerate(known(self.tong)[: len(known(self.cot))]):
            computed = self.total(column)
            if known(stated).number not in (None, computed) and not self.is_percent(column):
                params = {
                    "cot": self.cot[column],
                    "gia_tri": _printed(stated, signed=column in signed),
                    "cong": _printed(Figure(computed), signed=column in signed),
                }
                yield Finding("tong-cot-khong-khop", ("tong", column), params)

    @check("cot", "dong")
    def _ty_le_khong_qua_mot_tram(self) -> Iterator[Finding]:
        """More than 100 % is possible (a plan exceeded) but rare, so it warns."""
        shares = [column for column in range(len(known(self.cot))) if self.is_percent(column)]
        for index, row in enumerate(known(self.dong) if shares else ()):
            for column in shares:
                figure = known(row.so_lieu)[column] if column < len(known(row.so_lieu)) else _NOTHING
                if figure.number is not None and not 0 <= figure.number <= 100:
                    shown = _printed(figure, signed=column in self._facts().signed)
                    params = {"gia_tri": shown, "cot": self.cot[column], "don_vi": row.don_vi}
                    loc = ("dong", index, "so_lieu", column)
                    yield Finding("ty-le-phu-luc-ngoai-khoang", loc, params, Severity.WARNING)

    @check("dong")
    def _don_vi_khong_trung(self) -> Iterator[Finding]:
        yield from no_repeats(("dong",), (row.don_vi for row in known(self.dong)), ("don_vi",), code="don-vi-trung")

    @check("cot")
    def _khong_qua_nhieu_cot(self) -> Iterator[Finding]:
        if len(known(self.cot)) > MOST_COLUMNS:
            params = {"gia_tri": str(len(self.cot)), "toi_da": str(MOST_COLUMNS)}
            yield Finding("phu-luc-nhieu-cot", ("cot",), params)


def _facts(headings: list[str], rows: list[tuple[Figure, ...]]) -> _Facts:
    whole_rows = [row for row in rows if not isinstance(row, Hole)]
    columns = list(zip_longest(*whole_rows, [_NOTHING] * len(headings), fillvalue=_NOTHING))
    is_whole = len(whole_rows) == len(rows)
    signed = frozenset(index for index, column in enumerate(columns) if any(figure.percent for figure in column))
    percents = tuple("%" in heading or index in signed for index, heading in enumerate(headings))
    totals = tuple(
        None if percent or not is_whole else _sum(column) for percent, column in zip(percents, columns, strict=False)
    )
    return _Facts(signed, percents, totals)


def _sum(figures: Iterable[Figure]) -> Decimal | None:
    numbers = [figure.number for figure in figures if figure.number is not None]
    return sum(numbers, Decimal(0)) if numbers else None


def _all_printed(figures: Iterable[Figure], signed: frozenset[int]) -> list[str]:
    if not signed:
        return [figure.shown for figure in figures]
    return [_printed(figure, signed=column in signed) for column, figure in enumerate(figures)]


def _printed(figure: Figure, *, signed: bool) -> str:
    return f"{figure.shown}%" if signed and figure.number is not None else figure.shown


def _not_as_wide(loc: tuple[str | int, ...], row: str, cells: int, columns: int) -> Finding:
    return Finding("so-o-khac-so-cot", loc, {"don_vi": row, "so_o": str(cells), "so_cot": str(columns)})
