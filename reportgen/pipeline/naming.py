"""The name of a document's file: the usual one, or by the user's pattern."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING

from reportgen.intake import Record
from reportgen.kinds import all_kinds
from reportgen.model.don_vi import DonVi
from reportgen.model.holes import Hole
from reportgen.output.names import draft_name, numbered_name
from reportgen.problems import Problem
from reportgen.sources.schema import fields_of

if TYPE_CHECKING:
    from reportgen.output.pattern import NamePattern

#: What stands in the name of a draft for a value that it does not have yet.
_NOT_YET = "chua-co"


def document_name(record: Record, number: str) -> str:
    """Name the file of a record in the usual way.

    Args:
        record: The record.
        number: Number and symbol as printed; of no account for a draft.
    """
    paper = record.van_ban
    if not record.setting.draft:
        return numbered_name(number, record.kind.id)
    # Codes of citations stand in the subject as typed: a name of a file has its words, not its codes.
    subject = "" if isinstance(paper.trich_yeu, Hole) else paper.citer().cite_short(paper.trich_yeu)
    return draft_name(paper.draft_number(), record.kind.id, subject)


def read_pattern(text: str) -> NamePattern:
    """Read a pattern for names, which may name the fields of `PLACES` and every field that holds one text.

    Raises:
        PatternError: The pattern cannot be used.
    """
    from reportgen.output.pattern import parse_pattern

    return parse_pattern(text, {*PLACES, *(name for kind in all_kinds().values() for name in _texts(kind.model))})


def name_by(pattern: NamePattern, record: Record) -> tuple[str, tuple[Problem, ...]]:
    """Name the file of a record by a pattern.

    Returns:
        The name, and a problem for every field of the pattern that the record has no value for.
    """
    values = {field: _value(field, record) for field in pattern.fields}
    lacking = [field for field, value in values.items() if not value]
    if not record.setting.draft and lacking:
        return "", tuple(Problem("ten-tep-thieu-gia-tri", record.position, {"truong": field}) for field in lacking)
    return pattern.fill({field: value or _NOT_YET for field, value in values.items()}), ()


def _value(field: str, record: Record) -> str:
    if field in PLACES:
        return PLACES[field](record)
    value = getattr(record.van_ban, field, "")
    return value if isinstance(value, str) else ""


def _number(record: Record) -> str:
    if not record.setting.draft:
        return record.van_ban.number_and_symbol(record.setting.standard)
    return f"du-thao-lan-{record.van_ban.draft_number()}"


def _part_of_date(form: str) -> Callable[[Record], str]:
    def part(record: Record) -> str:
        day = record.van_ban.ngay_ban_hanh
        return "" if isinstance(day, Hole) else day.strftime(form)

    return part


def _units(record: Record) -> str:
    """The first unit a document is about, and how many more there are."""
    units = getattr(record.van_ban, "don_vi", ())
    if isinstance(units, Hole) or not units or not isinstance(units[0], DonVi) or isinstance(units[0].ten, Hole):
        return ""
    return units[0].ten if len(units) == 1 else f"{units[0].ten} và {len(units) - 1} đơn vị khác"


def _bare_number(record: Record) -> str:
    number = record.van_ban.number()
    return "" if number is None else f"{number:02d}"


#: The fields of a pattern that are not simply a text of the record.
PLACES: Mapping[str, Callable[[Record], str]] = MappingProxyType(
    {
        "co_quan": lambda record: str(record.van_ban.co_quan.ten_co_quan),
        "don_vi": _units,
        "loai": lambda record: record.kind.id,
        "nam": _part_of_date("%Y"),
        "ngay": _part_of_date("%Y-%m-%d"),
        "so": _bare_number,
        "so_ky_hieu": _number,
        "ten_loai": lambda record: record.van_ban.type_name.ten,
        "tep": lambda record: record.position.file.replace("\\", "/").rpartition("/")[2].rpartition(".")[0],
        "thang": _part_of_date("%m"),
        "the_thuc": lambda record: record.setting.standard.id,
        "thu_tu": lambda record: f"{record.index + 1:04d}",
    }
)


def _texts(model: type) -> Iterator[str]:
    return (name for name, field in fields_of(model).items() if field.shape.text and not field.shape.models)
