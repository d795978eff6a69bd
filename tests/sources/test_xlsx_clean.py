"""Clean workbooks read row by row give what the full reading gives: the same data, records, problems and places."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reportgen.intake import FileReader, Offices, Options, in_order
from reportgen.intake.documents import RecordSource, is_outer, split
from reportgen.intake.tree import Place, Reading
from reportgen.kinds import Kind, all_kinds
from reportgen.sources import read, read_pieces
from reportgen.sources.keys import keys_of
from reportgen.sources.raw import Piece, ReadResult
from tests.sources.test_xlsx_children import MAIN, PEOPLE, UNITS
from tests.sources.test_xlsx_property import Table, tables
from tests.sources.test_xlsx_samples import renumbered
from tests.support.small_kinds import HEADS, KINDS, NEWS_HEADS, NEWS_ROW, OFFICE, ROW, row
from tests.support.workbook import Sheets, as_pairs, as_rows, sample_of, save

ALL = all_kinds()


def data_of(source: RecordSource, kind: Kind) -> dict[str, Any]:
    """What the full reading hands to a model, about which it has nothing to say."""
    reading, book = Reading(), keys_of(kind.model)
    own = [entry for entry in source.own.entries if not is_outer(entry)]
    taken = {book.find(entry.key) for entry in own}
    shared = [entry for entry in source.shared if not is_outer(entry) and book.find(entry.key) not in taken]
    data = reading.fields([*own, *shared], (kind.model,), Place(source.own))
    assert reading.problems == []
    return data


def assert_same(path: Path, kinds: Mapping[str, Kind]) -> int:
    """Compare both ways to read a file; returns how many records were read the short way."""
    full, pieces = read(path, tuple(kinds.values())), list(read_pieces(path, 3, tuple(kinds.values())))
    assert told_by(path, kinds) == told_by(path, kinds, full)
    assert in_order(one for piece in pieces for one in piece.result.problems) == in_order(full.problems)
    plain = [(number, one) for piece in pieces for number, one in enumerate(piece.plain, start=piece.before)]
    if not plain:
        return 0
    assert full.document is not None
    sources = list(split(full.document, Reading()))
    for number, record in plain:
        source = sources[number]
        assert record.data == data_of(source, kinds[record.kind])
        assert record.position == source.own.position
        assert record.office == source.office
        again = record.reread()
        assert again.problems == ()
        assert again.document is not None
        assert list(split(again.document, Reading())) == [RecordSource(source.own, 0, source.shared, source.office)]
    return len(plain)


def told_by(path: Path, kinds: Mapping[str, Kind], full: ReadResult | None = None) -> Any:
    """What becomes of the records of a file: read as the commands read it, or from what the full reading gave."""
    reader = FileReader(kinds, Offices(None, draft=False), Options())
    sheaves = reader.sheaves(path) if full is None else reader._full.sheaves(path, Piece(full))
    receptions = [one for sheaf in sheaves for one in reader.accept(sheaf)]
    problems = in_order(problem for one in receptions for problem in one.problems)
    return problems, [
        (one.position, one.problems, one.index, one.record and repr((one.record.van_ban, one.record.setting)))
        for one in receptions
        if one.index is not None
    ]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "co_quan.yaml").write_text(OFFICE, encoding="utf-8")
    return tmp_path


# --- the kinds --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("kind_id", list(ALL))
@pytest.mark.parametrize("office", [True, False])
def test_the_rows_of_every_kind_are_read_the_short_way(tmp_path: Path, kind_id: str, *, office: bool) -> None:
    kind = ALL[kind_id]
    records = {str(number): renumbered(sample_of(kind), number) for number in (101, 102, 103, 104)}
    assert assert_same(save(tmp_path / "ds.xlsx", as_rows(kind, records, office=office)), ALL) == 4


@pytest.mark.parametrize("kind_id", list(ALL))
def test_pairs_are_read_in_full(tmp_path: Path, kind_id: str) -> None:
    kind = ALL[kind_id]
    assert assert_same(save(tmp_path / "ds.xlsx", as_pairs(kind, sample_of(kind))), ALL) == 0


@pytest.mark.parametrize("kind_id", list(ALL))
def test_any_cell_left_empty_or_spoilt_is_told_as_by_the_full_way(tmp_path: Path, kind_id: str) -> None:
    kind = ALL[kind_id]
    whole = as_rows(kind, {str(number): renumbered(sample_of(kind), number) for number in (101, 102)})
    cells = [(name, at, column) for name, rows in whole.items() for at in (0, 1) for column in range(len(rows[0]))]
    short = 0
    for turn, (name, at, column) in enumerate(cells[::4]):
        if at >= len(whole[name]):
            continue
        sheets = {sheet: [list(line) for line in rows] for sheet, rows in whole.items()}
        sheets[name][at][column] = (None, " ", "x\u200b", 5, "§¶ng uû", "- a\n- b", "#")[turn % 7]
        short += assert_same(save(tmp_path / "ds.xlsx", sheets), ALL)
    assert short > 0


# --- small workbooks --------------------------------------------------------------------------------------------------

MEMBERS = [
    *PEOPLE,
    ["b", "Lê Thị Bình", "Phó Bí thư", None],
    ["B", "Trần Văn Cường", "- Uỷ viên\n- Trưởng ban", "không"],
]
SMALL: dict[str, Sheets] = {
    "rows of other sheets": {"Giấy mời": MAIN, "Đơn vị": UNITS, "Người họp": MEMBERS},
    "shared values": {
        "Chung": [["Người ký", "bi_thu"], ["Thời gian: Từ ngày", "1/8/2021"], ["Ý kiến", "một\nhai"], ["Phòng", "P1"]],
        "Giấy mời": [
            ["Mã", "Số, ký hiệu", "Ngày ban hành", "Trích yếu", "Nội dung", "Phòng", "Thời gian: Đến ngày"],
            ["a", "5", "25/8/2021", "về việc họp", "Họp", None, "3/8/2021"],
            ["b", "6", "25/8/2021", "về việc họp", "Họp", "P2", None],
        ],
        "Đơn vị": UNITS,
    },
    "two kinds that have a list": {
        "Giấy mời": MAIN,
        "Đơn vị": UNITS,
        "Báo tin": [NEWS_HEADS, NEWS_ROW],
        "Ý kiến": [["Mã", "Nội dung"], ["t", "một"], ["a", "hai"], ["t", "ba"]],
    },
    "a kind in a column": {
        "Trang 1": [
            ["Loại văn bản", *HEADS, "Tin"],
            ["Giấy mời", *ROW, None],
            ["Báo tin", *NEWS_ROW[:-1], None, None, "Có tin"],
        ]
    },
    "a kind in a column, and a value of the other kind's": {
        "Trang 1": [["Loại văn bản", *HEADS, "Tin"], ["Giấy mời", *ROW, "Tin"], ["giay_moi", *row(ma="9"), None]]
    },
    "a kind that is shared": {"Chung": [["Loại văn bản", "Giấy mời"]], "Trang 1": [HEADS, ROW]},
    "numbered columns and helpers": {
        "Giấy mời": [
            ["STT", *HEADS, "Ý kiến 2", "Ý kiến 1", "Ghi chú"],
            [1, *ROW, "hai", "một", "x"],
            [2, *row(ma="b", so_ky_hieu="7"), "ba", None, "y"],
        ]
    },
    "one document that needs no codes": {
        "Giấy mời": [HEADS[1:-1], ROW[1:-1]],
        "Đơn vị": [["Tên đơn vị"], ["Một"], ["Hai"]],
    },
    "rows of codes alone": {"Giấy mời": MAIN, "Đơn vị": [*UNITS, ["b", None, None]]},
    "odd texts": {"Giấy mời": [MAIN[0], row(noi_dung="Họp\u200b")[:-1], *MAIN[2:]], "Đơn vị": UNITS},
    "an old encoding": {"Giấy mời": MAIN, "Đơn vị": [*UNITS, ["b", "§¶ng uû x· MÉu", "Chi bộ\u200b"]]},
    "dates and numbers as such": {
        "Giấy mời": [
            [*HEADS, "Số đơn vị", "Tỷ lệ"],
            [*row(so_ky_hieu=5), 3, 98.5],
            [*row(ma=1, so_ky_hieu=6.0), "02", None],
        ]
    },
}  # fmt: skip


@pytest.mark.parametrize("name", list(SMALL))
def test_small_workbooks_are_read_the_short_way(folder: Path, name: str) -> None:
    assert assert_same(save(folder / "ds.xlsx", SMALL[name]), KINDS) > 0


LARGE: dict[str, Sheets] = {
    "no heading row": {"Giấy mời": MAIN, "Đơn vị": UNITS, "Ý kiến": [["x"], ["y"]]},
    "a heading twice": {"Giấy mời": [[*HEADS, "Nội dung"], [*ROW, None]]},
    "an unknown heading": {"Giấy mời": [[*HEADS, "Phòng ban"], [*ROW, None]]},
    "a value under no heading": {"Giấy mời": [[*HEADS, None], [*ROW, "x"]]},
    "a code twice": {"Giấy mời": [MAIN[0], MAIN[1], MAIN[1]]},
    "a code of no document": {"Giấy mời": MAIN, "Đơn vị": [*UNITS, ["c", "Chi bộ", None]]},
    "a row without code": {"Giấy mời": MAIN, "Đơn vị": [*UNITS, [None, "Chi bộ", None]]},
    "rows without codes": {"Giấy mời": MAIN, "Đơn vị": [["Tên đơn vị"]]},
    "no codes at all": {"Giấy mời": [HEADS[1:], ROW[1:], ROW[1:]], "Ý kiến": [["Mã", "Ý kiến"]]},
    "rows and no document": {"Giấy mời": [HEADS], "Ý kiến": [["Mã", "Ý kiến"], ["a", "x"]]},
    "a list in two places": {"Giấy mời": [HEADS, ROW], "Đơn vị": UNITS[:2]},
    "a group in a cell": {"Giấy mời": [[*HEADS, "Thời gian", "Thời gian: Từ ngày"], [*ROW, "x", "1/8/2021"]]},
    "rows in a cell": {"Giấy mời": [[*HEADS, "Thành phần: Người họp"], [*ROW, "An"]]},
    "an unknown kind": {"Trang 1": [["Loại văn bản", *HEADS], ["Giấy mới", *ROW], ["Giấy mời", *ROW]]},
    "a shared value of one kind": {
        "Chung": [["Tin", "x"]],
        "Giấy mời": [HEADS, ROW],
        "Báo tin": [NEWS_HEADS, NEWS_ROW],
    },
    "an unknown sheet": {"Giấy mời": [HEADS, ROW], "Lung tung": [["a"]]},
    "an unknown shared value": {"Chung": [["Phòng", "P1"], ["Lung tung", "x"]], "Giấy mời": [HEADS, ROW]},
    "an odd text in a heading": {"Giấy mời": [[*HEADS[:-1], "Đơn vị được\u200b mời"], ROW]},
    "an odd text in a code": {"Giấy mời": [HEADS, row(ma="a\u200b")]},
    "an odd text in a helper": {"Giấy mời": [[*HEADS, "Ghi chú"], [*ROW, "a\u200b"]]},
    "an odd text in what is shared": {"Chung": [["Phòng", "P\u200b1"]], "Giấy mời": [HEADS, ROW]},
}  # fmt: skip


@pytest.mark.parametrize("name", list(LARGE))
def test_unusual_workbooks_are_read_in_full(folder: Path, name: str) -> None:
    assert assert_same(save(folder / "ds.xlsx", LARGE[name]), KINDS) == 0


def test_hidden_cells_are_told_first(folder: Path) -> None:
    path = save(folder / "ds.xlsx", {"Giấy mời": MAIN, "Đơn vị": UNITS})
    book = openpyxl.load_workbook(path)
    book["Đơn vị"].row_dimensions[2].hidden = True
    book.save(path)
    assert assert_same(path, KINDS) == 2


@pytest.mark.parametrize("value", ["#N/A", "=1+1"])
@pytest.mark.parametrize(("sheet", "cell", "short"), [("Giấy mời", "F2", 1), ("Đơn vị", "B3", 1), ("Đơn vị", "A3", 0)])
def test_a_cell_without_a_value_spoils_its_document_alone(
    folder: Path, sheet: str, cell: str, value: str, short: int
) -> None:
    path = save(folder / "ds.xlsx", {"Giấy mời": MAIN, "Đơn vị": UNITS})
    book = openpyxl.load_workbook(path)
    book[sheet][cell] = value
    book.save(path)
    assert assert_same(path, KINDS) == short


@pytest.mark.parametrize(("sheet", "cells"), [("Ý kiến", "A2:A4"), ("Giấy mời", "E2:E3"), ("Giấy mời", "B1:C1")])
def test_merged_cells_are_read_the_short_way(folder: Path, sheet: str, cells: str) -> None:
    rows = [["Mã", "Ý kiến"], ["b", "một"], [None, "hai"], [None, None]]
    path = save(
        folder / "ds.xlsx", {"Giấy mời": MAIN, "Đơn vị": UNITS, "Ý kiến": rows[: 4 if sheet == "Ý kiến" else 2]}
    )
    merge(path, [(sheet, cells)])
    assert assert_same(path, KINDS) == (0 if cells == "B1:C1" else 2)


def test_merged_figures_are_read_in_full(tmp_path: Path) -> None:
    kind = ALL["bao_cao_so_ket"]
    sheets = as_rows(kind, {"a": sample_of(kind)})
    path = save(tmp_path / "ds.xlsx", sheets)
    assert assert_same(path, ALL) == 1
    merge(path, [(next(name for name, rows in sheets.items() if "Mô hình mới" in rows[0]), "C2:C3")])
    assert assert_same(path, ALL) == 0


def merge(path: Path, blocks: list[tuple[str, str]]) -> None:
    book = openpyxl.load_workbook(path)
    for sheet, cells in blocks:
        book[sheet].merge_cells(cells)
    book.save(path)


def test_a_document_read_in_full_stands_between_the_others(folder: Path) -> None:
    main = [HEADS[:-1], *(row(ma=f"m{number}", so_ky_hieu=str(number))[:-1] for number in range(1, 9))]
    units = [["Mã", "Tên đơn vị"], *([f"m{number}", "Chi bộ" if number != 5 else None] for number in range(1, 9))]
    path = save(folder / "ds.xlsx", {"Giấy mời": main, "Đơn vị": units})
    assert assert_same(path, KINDS) == 7
    assert [(len(piece.plain), piece.before) for piece in read_pieces(path, 3, tuple(KINDS.values()))] == [
        (3, 0), (1, 3), (0, 4), (3, 5),
    ]  # fmt: skip


def test_a_csv_file_is_read_the_short_way_too(folder: Path) -> None:
    path = folder / "ds.csv"
    lines = [
        ["Loại văn bản", *HEADS],
        [],
        ["Giấy mời", *ROW[:-1], '"Chi bộ Một\nChi bộ Hai"'],
        [" Giấy mời", *row(so_ky_hieu="6", ma="b ", don_vi="Chi bộ Ba")],
    ]
    path.write_text("\n".join(";".join(map(str, line)) for line in lines), encoding="utf-8")
    assert assert_same(path, KINDS) == 2
    with path.open("a", encoding="utf-8") as stream:
        stream.write("\nGiấy mời;c;8\n")
    assert assert_same(path, KINDS) == 0


# --- chance -----------------------------------------------------------------------------------------------------------

CODES = ("a", "b", "A", " b", "c", "", 1)
VALUES: dict[str, tuple[Any, ...]] = {
    "Mã": CODES,
    "Loại văn bản": ("Giấy mời", "Báo tin", "giay_moi", "", "Giấy"),
    "Tên đơn vị": ("Chi bộ Một", "Chi bộ Hai", "", " x "),
    "Đơn vị": ("Chi bộ Một", "Chi bộ Hai", ""),
    "Nay là": ("Chi bộ Ba", "", "", "§¶ng uû x·"),
    "Họ và tên": ("Nguyễn Văn An", "Lê Thị Bình", ""),
    "Chức vụ": ("Bí thư", "- Bí thư\n- Trưởng ban", "Bí thư\n\nTrưởng ban", ""),
    "Vắng": ("có", True, False, ""),
    "Ý kiến": ("một", "một\nhai", "- một", "", 5),
    "Ý kiến 2": ("hai", ""),
    "Phòng": ("P1", "", "{abc}", "P\u200b1"),
    "Thời gian": ("tháng 8", "", ""),
    "Thời gian: Từ ngày": ("1/8/2021", "", "x"),
    "Thời gian: Đến ngày": ("2/8/2021", ""),
    "Thành phần: Chủ trì": ("Bí thư", ""),
    "Tin": ("Có tin", ""),
    "Ghi chú": ("x", "", "x", "", "x\u200b"),
    "Lạ": ("x", ""),
} | {head: (value, value, value, "") for head, value in zip(HEADS[1:], ROW[1:], strict=True)}
LISTS = {
    "Đơn vị được mời": ("Mã", "Tên đơn vị", "Nay là", "Đơn vị"),
    "Người họp": ("Mã", "Họ và tên", "Chức vụ", "Vắng"),
    "Ý kiến": ("Mã", "Ý kiến", "Ghi chú"),
}
SHARED = (
    "Người ký",
    "Phòng",
    "Thời gian",
    "Thời gian: Từ ngày",
    "Ý kiến",
    "Tin",
    "Loại văn bản",
    "Thành phần: Chủ trì",
)
MORE = ("Phòng", "Thời gian", "Thời gian: Từ ngày", "Thời gian: Đến ngày", "Ý kiến", "Ý kiến 2", "Thành phần: Chủ trì",
        "Ghi chú", "Tin", "Lạ")  # fmt: skip


@st.composite
def workbooks(draw: st.DrawFn) -> Sheets:
    """A workbook of a few sheets, most of it right, with whatever may go wrong between sheets, rows and columns."""

    def value(head: str) -> Any:
        return draw(st.sampled_from(VALUES[head]))

    def some(heads: tuple[str, ...], most: int) -> list[str]:
        return draw(st.lists(st.sampled_from(heads), unique=True, max_size=most))

    by_column = draw(st.integers(0, 4)) == 0
    heads = [*(["Loại văn bản"] if by_column else []), *HEADS, *some(MORE, 3)]
    rows = [[value(head) for head in heads] for _ in range(draw(st.integers(1, 4)))]
    if draw(st.integers(0, 3)):
        for number, line in enumerate(rows):
            line[heads.index("Mã")] = ("a", "b", "c", 1)[number]
    sheets: Sheets = {"Trang 1" if by_column else "Giấy mời": [heads, *rows]}
    for name in some(tuple(LISTS), 2):
        inner = [head for head in LISTS[name] if draw(st.integers(0, 4))] or ["Mã"]
        sheets[name] = [inner, *([value(head) for head in inner] for _ in range(draw(st.integers(0, 4))))]
    if draw(st.booleans()):
        sheets["Chung"] = [[label, value(label)] for label in some(SHARED, 3)]
    if draw(st.integers(0, 3)) == 0:
        sheets["Báo tin"] = [NEWS_HEADS, [value("Mã"), *NEWS_ROW[1:]]]
    return sheets


@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(workbooks())
def test_workbooks_of_chance_are_read_the_same_both_ways(
    tmp_path_factory: pytest.TempPathFactory, sheets: Sheets
) -> None:
    folder = tmp_path_factory.getbasetemp() / "hai-cach"
    folder.mkdir(exist_ok=True)
    (folder / "co_quan.yaml").write_text(OFFICE, encoding="utf-8")
    assert_same(save(folder / "ds.xlsx", sheets), KINDS)


@settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(
    workbooks(), st.lists(st.tuples(st.integers(0, 2), st.integers(1, 5), st.integers(2, 4)), min_size=1, max_size=3)
)
def test_merged_workbooks_of_chance_are_read_the_same_both_ways(
    tmp_path_factory: pytest.TempPathFactory, sheets: Sheets, blocks: list[tuple[int, int, int]]
) -> None:
    folder = tmp_path_factory.getbasetemp() / "hai-cach"
    folder.mkdir(exist_ok=True)
    (folder / "co_quan.yaml").write_text(OFFICE, encoding="utf-8")
    path = save(folder / "ds.xlsx", sheets)
    names = list(sheets)
    merge(
        path,
        [
            (names[at % len(names)], f"{'ABCDE'[column - 1]}{top}:{'ABCDE'[column - 1]}{top + 1}")
            for at, column, top in blocks
        ],
    )
    assert_same(path, KINDS)


@settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(tables())
def test_tables_of_chance_are_read_the_same_both_ways(tmp_path_factory: pytest.TempPathFactory, table: Table) -> None:
    folder = tmp_path_factory.getbasetemp() / "hai-cach"
    folder.mkdir(exist_ok=True)
    (folder / "co_quan.yaml").write_text(OFFICE, encoding="utf-8")
    assert_same(save(folder / "ds.xlsx", {"Giấy mời": table[0]}), KINDS)
