"""Random workbooks: nothing crashes, nothing typed is lost in silence, every problem names a cell that was typed."""

from __future__ import annotations

import string
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reportgen.messages import explain
from reportgen.problems import Severity
from reportgen.sources import read
from reportgen.sources.raw import RawList, RawMapping, RawNode, RawScalar
from reportgen.sources.tables.grid import address
from tests.support.small_kinds import HEADS, KINDS, OFFICE, ROW, take
from tests.support.workbook import save

SHEET = "Giấy mời"
Table = tuple[list[list[Any]], list[tuple[int, int, Any, bool]], list[tuple[int, int]]]
EXTRA = ["Phòng", "Thời gian: Từ ngày", "Thời gian: Đến ngày", "Tỷ lệ", "Số đơn vị"]
LEGAL: dict[str, st.SearchStrategy[Any]] = {
    "Số, ký hiệu": st.integers(1, 999).map(str),
    "Ngày ban hành": st.sampled_from(["25/8/2021", "25-8-2021", "2021-08-25"]),
    "Trích yếu": st.sampled_from(["về việc họp", "sơ kết năm", "012"]),
    "Người ký": st.sampled_from(["bi_thu", "Nguyễn Văn An"]),
    "Nội dung": st.sampled_from(["Họp chi bộ", "05"]),
    "Đơn vị được mời": st.sampled_from(["Chi bộ Một", "Chi bộ Một\nChi bộ Hai"]),
    "Phòng": st.sampled_from(["P1", "Hội trường A", ""]),
    "Thời gian: Từ ngày": st.sampled_from(["1/8/2021", ""]),
    "Thời gian: Đến ngày": st.sampled_from(["2/8/2021", ""]),
    "Tỷ lệ": st.sampled_from(["98,5%", "100", ""]),
    "Số đơn vị": st.sampled_from([1, 2.0, "02", ""]),
}
ILLEGAL = st.one_of(
    st.text(string.ascii_letters + "àđ\u200b\u0430\u00a0\n#/", min_size=1, max_size=12),
    st.floats(allow_nan=False, allow_infinity=False),
    st.integers(-5, 10**17),
    st.booleans(),
    st.dates(),
    st.sampled_from(["31/6/2021", "25/8/21", "#N/A", "=1+1", "{abc}", "x\x07y", "Nguyễn", "§¶ng uû"]),
)
NOISE = st.text(string.ascii_letters + " ", min_size=1, max_size=8).filter(str.strip)


@st.composite
def tables(draw: st.DrawFn) -> Table:
    """A table with shuffled columns, gaps and noise: rows; cells with value and legality; cells under no heading."""
    heads = draw(st.permutations([*HEADS, *draw(st.lists(st.sampled_from(EXTRA), unique=True))]))
    gaps = draw(st.lists(st.integers(0, 1), min_size=len(heads), max_size=len(heads)))
    columns = [index + sum(gaps[: index + 1]) for index in range(len(heads))]
    width = columns[-1] + 1
    rows: list[list[Any]] = [[draw(NOISE)] + [None] * (width - 1) for _ in range(draw(st.integers(0, 2)))]
    head_row: list[Any] = [None] * width
    for column, head in zip(columns, heads, strict=True):
        head_row[column] = draw(st.sampled_from([head, head.upper(), f"  {head} ", f"{head} *"]))
    helper = draw(st.booleans())
    rows.append([*head_row, *(["STT"] if helper else [])])
    cells = []
    strays = []
    for number in range(draw(st.integers(1, 4))):
        rows.extend([] for _ in range(draw(st.integers(0, 1))))
        row: list[Any] = [None] * width
        for column, head in zip(columns, heads, strict=True):
            is_legal = head == "Mã" or draw(st.integers(0, 9)) > 0
            value = f"m{number}" if head == "Mã" else draw(LEGAL[head] if is_legal else ILLEGAL)
            row[column] = value
            cells.append((len(rows), column, value, is_legal))
        if draw(st.integers(0, 9)) == 0 and (free := [at for at in range(width) if at not in columns]):
            row[free[0]] = "thừa"
            strays.append((len(rows), free[0]))
        rows.append([*row, *([str(number)] if helper else [])])
    return rows, cells, strays


def texts(node: RawNode) -> list[RawScalar]:
    match node:
        case RawScalar():
            return [node]
        case RawList():
            return [scalar for item in node.items for scalar in texts(item)]
        case RawMapping():
            return [scalar for entry in node.entries for scalar in texts(entry.value)]


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(tables())
def test_nothing_is_lost_and_addresses_are_right(tmp_path_factory: pytest.TempPathFactory, table: Table) -> None:
    rows, cells, strays = table
    folder = tmp_path_factory.getbasetemp() / "ngau-nhien"
    folder.mkdir(exist_ok=True)
    (folder / "co_quan.yaml").write_text(OFFICE, encoding="utf-8")
    path = save(folder / "ds.xlsx", {SHEET: rows})
    result = read(path, tuple(KINDS.values()))
    intake = take(path)
    told = {problem.position.cell for problem in intake.problems}
    for problem in intake.problems:
        explain(problem)
        assert problem.position.sheet == SHEET
        assert problem.position.cell == address((problem.position.line or 0) - 1, (problem.position.column or 0) - 1)
    if result.document is None:
        assert any(problem.severity is Severity.ERROR for problem in result.problems)
        return
    assert_nothing_lost(result.document, cells, told)
    for _, column in strays:
        places = {problem.position.column for problem in intake.problems if problem.code == "cot-khong-tieu-de"}
        assert column + 1 in places
    assert intake.records or intake.problems


def assert_nothing_lost(document: RawMapping, cells: list[tuple[int, int, Any, bool]], told: set[str | None]) -> None:
    kept: dict[str | None, list[str]] = {}
    for scalar in texts(document):
        # The kind is what the sheet's name implies, told at the first cell of a row.
        if scalar.text and scalar.text != "giay_moi":
            kept.setdefault(scalar.position.cell, []).append(scalar.text)
    for row, column, value, is_legal in cells:
        cell = address(row, column)
        # The code ties sheets together and is no value of the document.
        if value in (None, "") or str(value).isspace() or str(value).startswith("m") or cell in told:
            continue
        assert cell in kept, (value, cell)
        if is_legal and isinstance(value, str):
            assert kept[cell] == value.split("\n")


@settings(max_examples=60, deadline=None)
@given(st.permutations(range(len(HEADS))), st.integers(0, 3), st.integers(0, 3))
def test_order_and_empty_surroundings_change_nothing(
    tmp_path_factory: pytest.TempPathFactory, order: list[int], down: int, right: int
) -> None:
    folder = tmp_path_factory.getbasetemp() / "thu-tu"
    folder.mkdir(exist_ok=True)
    rows = [[]] * down + [[None] * right + [line[index] for index in order] for line in (HEADS, ROW)]
    intake = take(save(folder / "ds.xlsx", {SHEET: rows}))
    assert intake.problems == ()
    assert intake.records[0].van_ban.trich_yeu == ROW[3]


@settings(max_examples=40, deadline=None)
@given(
    st.lists(
        st.lists(
            st.one_of(NOISE, st.integers(), st.none(), st.sampled_from([*HEADS, "Ý kiến", "Thời gian"])), max_size=6
        ),
        max_size=12,
    )
)
def test_any_grid_on_any_sheet_gives_a_document_or_a_problem(
    tmp_path_factory: pytest.TempPathFactory, rows: list[list[Any]]
) -> None:
    folder = tmp_path_factory.getbasetemp() / "bat-ky"
    folder.mkdir(exist_ok=True)
    for name in (SHEET, "Chung", "Cơ quan", "Ý kiến", "Sheet1", "Người họp"):
        sheets = {SHEET: [HEADS, ROW]} | {name: rows}
        result = read(save(folder / "ds.xlsx", sheets), tuple(KINDS.values()))
        assert result.document is not None or result.problems
        for problem in result.problems:
            explain(problem)
