"""Columns that the data decides: their shares of the width, their anchors, the end of the annex."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from reportgen import standard
from reportgen.render.blocks import Annex, Column, ColumnsFrom, Layout, Paragraph, Table
from reportgen.render.builder import build_template
from reportgen.render.engine import load_engine
from reportgen.render.markup import MarkupError
from tests.support import word
from tests.support.word import W

NAME, DATA = 8, 4


def layout(most: int = 12) -> Layout:
    table = Table(
        "hang",
        "bang.dong",
        (Column("TT", "{hang.so}", 2), Column("Đơn vị", "{hang.ten}", NAME)),
        ColumnsFrom("bang.cot", "so_lieu", "bang.tong", share=DATA, most=most),
        "Tổng cộng",
    )
    labels = (("bang.cot", "Cột"), ("bang.dong.so_lieu", "Số liệu"), ("bang.tong", "Tổng"))
    return Layout((Paragraph("loi_van", "Lời văn."), Annex("bang", (table,))), labels=labels)


def filled(columns: int, folder: Path) -> bytes:
    path = folder / "khuon.docx"
    path.write_bytes(build_template(layout(), standard.get("hd05")))
    properties = dict.fromkeys(("tieu_de", "chu_de", "tac_gia"), "") | {"ngay_tao": "2000-01-01T00:00:00Z"}
    cells = ["1"] * columns
    bang: dict[str, Any] = {"cot": cells, "tong": cells, "dong": [{"so": "1", "ten": "A", "so_lieu": cells}]}
    return load_engine(path).render({"bang": bang if columns else {}, "thuoc_tinh": properties})


@pytest.mark.parametrize("columns", [1, 2, 6, 11, 12])
def test_every_column_has_its_share_of_the_width_whatever_their_number(columns: int, tmp_path: Path) -> None:
    table = word.part(filled(columns, tmp_path)).find(f".//{W}tbl")
    assert table is not None
    grid = [int(column.get(f"{W}w", "0")) for column in table.iter(f"{W}gridCol")]
    assert len(grid) == 2 + NAME + DATA * columns
    assert max(grid) - min(grid) <= 2
    whole = int(table.find(f"{W}tblPr/{W}tblW").get(f"{W}w"))  # type: ignore[union-attr]
    assert whole - len(grid) <= sum(grid) <= whole
    for row in table.iter(f"{W}tr"):
        assert sum(int(span.get(f"{W}val", "0")) for span in row.iter(f"{W}gridSpan")) == len(grid)


def test_a_table_that_may_outgrow_words_grid_is_refused() -> None:
    with pytest.raises(MarkupError, match="grid columns"):
        build_template(layout(most=14), standard.get("hd05"))


def test_cells_of_the_data_are_anchored_by_place_and_named_by_their_field(tmp_path: Path) -> None:
    document = word.part(filled(2, tmp_path))
    names = {
        tag.get(f"{W}val"): alias.get(f"{W}val")
        for tag, alias in zip(document.iter(f"{W}tag"), document.iter(f"{W}alias"), strict=True)
    }
    assert names["bang.cot.1"] == "Cột"
    assert names["bang.dong.0.so_lieu.1"] == "Số liệu"
    assert names["bang.tong.1"] == "Tổng"


@pytest.mark.parametrize("columns", [0, 3])
def test_one_paragraph_stands_at_the_end_and_no_second_one(columns: int, tmp_path: Path) -> None:
    body = word.part(filled(columns, tmp_path))[0]
    before, last, section = list(body)[-3:]
    assert section.tag == f"{W}sectPr"
    assert last.tag == f"{W}p"
    assert (before.tag == f"{W}tbl") is bool(columns)
