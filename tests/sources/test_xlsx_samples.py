"""Workbooks of several documents and of several kinds, made from the samples: every row goes where its code says."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from reportgen.intake import Intake, Options, load
from reportgen.kinds import Kind, all_kinds
from reportgen.messages import explain
from reportgen.sources.schema import fields_of
from reportgen.sources.tables.grid import address
from reportgen.sources.tables.names import book_of_items
from reportgen.sources.tables.roles import book_of_kind
from reportgen.text.slugs import fold
from tests.support.workbook import Sheets, as_rows, renumbered, sample_of, save

KINDS = all_kinds()


@pytest.fixture(params=sorted(KINDS))
def kind(request: pytest.FixtureRequest) -> Kind:
    return KINDS[request.param]


def take(path: Path) -> Intake:
    return load([path], None, Options(), KINDS)


def told(intake: Intake) -> list[str]:
    return [f"{one.position.sheet} {one.position.cell}: {explain(one).sentence}" for one in intake.problems]


def test_many_rows_each_get_their_own_rows_of_other_sheets(kind: Kind, tmp_path: Path) -> None:
    sample = sample_of(kind)
    records = {str(number): renumbered(sample, number) for number in (101, 102, 103)}
    intake = take(save(tmp_path / "ds.xlsx", as_rows(kind, records)))
    assert told(intake) == []
    (expected,) = take(kind.sample_path).records
    assert [record.van_ban.number() for record in intake.records] == [101, 102, 103]
    for record in intake.records:
        assert record.van_ban.model_copy(update={"so_ky_hieu": expected.van_ban.so_ky_hieu}) == expected.van_ban


def test_several_kinds_share_one_workbook(tmp_path: Path) -> None:
    """Lists that two kinds have stand on one sheet each, joined by code; the office is the first one's."""
    sheets: dict[str, list[list[object]]] = {}
    for code, kind in (("qd", KINDS["quyet_dinh_giam_sat"]), ("tb", KINDS["thong_bao_ket_luan_giam_sat"])):
        for name, rows in as_rows(kind, {code: sample_of(kind)}).items():
            target = sheets.setdefault(name, [])
            if not target or name in ("Cơ quan", "Người ký"):
                sheets[name] = rows
                continue
            heads = target[0]
            extra = [head for head in rows[0] if head not in heads]
            heads.extend(extra)
            for row in rows[1:]:
                values = dict(zip(rows[0], row, strict=True))
                target.append([values.get(head) for head in heads])
    intake = take(save(tmp_path / "ds.xlsx", sheets))
    assert told(intake) == []
    assert [record.kind.id for record in intake.records] == ["quyet_dinh_giam_sat", "thong_bao_ket_luan_giam_sat"]
    for record in intake.records:
        (expected,) = take(record.kind.sample_path).records
        assert record.van_ban.model_dump(exclude={"co_quan"}) == expected.van_ban.model_dump(exclude={"co_quan"})


# --- each required value left out ---------------------------------------------------------------------------------


def required_cells(kind: Kind, sheets: Sheets) -> Iterator[tuple[str, int, int]]:
    """Yield sheet, row and column (from 1) of every cell that holds a required value."""
    book = book_of_kind(kind)
    for name, rows in sheets.items():
        if name in ("Cơ quan", "Người ký", "Số liệu"):
            continue
        found = book if name == kind.label else book_of_items(book.lists[fold(name)])
        for column, head in enumerate(rows[0], start=1):
            heading = None if head in ("Mã", "Mã văn bản") else found.find(head)
            if heading is None or not rows[1][column - 1]:
                continue
            model = kind.model if name == kind.label else book.lists[fold(name)].item_models[0]
            path = heading.column.path
            for step in path[:-1]:
                model = fields_of(model)[step].shape.models[0]
            if path and fields_of(model)[path[-1]].required:
                yield name, 2, column


def test_each_required_value_left_out_is_one_problem_at_its_cell(kind: Kind, tmp_path: Path) -> None:
    whole = as_rows(kind, {"a": sample_of(kind)})
    cells = list(required_cells(kind, whole))
    assert len(cells) >= 10
    for name, row, column in cells:
        sheets = {sheet: [list(line) for line in rows] for sheet, rows in whole.items()}
        sheets[name][row - 1][column - 1] = None
        intake = take(save(tmp_path / "ds.xlsx", sheets))
        told = [(one.code, one.position.sheet, one.position.cell) for one in intake.problems if one.severity == "error"]
        # A row that held nothing else is an item left empty.
        code = "thieu" if any(sheets[name][row - 1][1:]) else "muc-trong"
        assert told == [(code, name, address(row - 1, column - 1))], (name, sheets[name][0][column - 1])
