"""Grids mended on the text: what docxtpl makes of the parsed document, or nothing."""

from __future__ import annotations

import pytest
from docxtpl import DocxTemplate
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from reportgen.render.grids import mend_grids
from reportgen.render.wordml import W

Table = tuple[list[int], list[list[int]]]

#: A table: widths of its grid, and for each row how many columns each cell spans.
TABLES = st.tuples(
    st.lists(st.integers(1, 9000), min_size=1, max_size=8),
    st.lists(st.lists(st.integers(1, 3), min_size=1, max_size=10), max_size=4),
)


def _cell(span: int) -> str:
    spanning = f'<w:gridSpan w:val="{span}"/>' if span > 1 else ""
    return f'<w:tc><w:tcPr><w:tcW w:w="0" w:type="auto"/>{spanning}</w:tcPr><w:p/></w:tc>'


def _table(table: Table) -> str:
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in table[0])
    rows = "".join(f"<w:tr><w:trPr/>{''.join(map(_cell, row))}</w:tr>" for row in table[1])
    return f"<w:tbl><w:tblPr/><w:tblGrid>{grid}</w:tblGrid>{rows}</w:tbl>"


def _document(*content: str) -> str:
    return f'<w:document xmlns:w="{W}"><w:body><w:p/>{"<w:p/>".join(content)}<w:p/></w:body></w:document>'


@given(st.lists(TABLES, max_size=3))
def test_the_grid_becomes_what_docxtpl_makes_of_it(tables: list[Table]) -> None:
    xml = _document(*map(_table, tables))
    theirs = DocxTemplate.fix_tables(DocxTemplate(None), xml)
    ours = mend_grids(xml)
    assert ours is not None
    assert etree.tostring(etree.fromstring(ours), method="c14n2") == etree.tostring(theirs, method="c14n2")


_PLAIN = _table(([100, 200], [[1, 1]]))


@pytest.mark.parametrize(
    "table",
    [
        _PLAIN.replace("<w:p/>", _PLAIN + "<w:p/>", 1),
        _PLAIN.replace("<w:tbl>", '<w:tbl w:x="1">'),
        _PLAIN.replace('<w:gridCol w:w="100"/>', "<w:gridCol/>"),
        _PLAIN.replace("</w:tcPr>", '<w:gridSpan w:x="1" w:val="2"/></w:tcPr>', 1),
        _PLAIN.replace("</w:tcPr>", "<w:tcPrChange/></w:tcPr>", 1),
        _PLAIN.replace("<w:p/>", "<!-- <w:tc> --><w:p/>", 1),
    ],
    ids=["table in a table", "attributes", "no width", "odd span", "tracked change", "comment"],
)
def test_a_table_in_another_form_is_left_to_the_parser(table: str) -> None:
    assert mend_grids(_document(_PLAIN, table)) is None
