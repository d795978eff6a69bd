"""Grids mended by counting cells: what docxtpl makes of the parsed document, or nothing."""

from __future__ import annotations

from typing import Any

import pytest
from docxtpl import DocxTemplate
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from reportgen.render.escaping import Printed, in_document
from reportgen.render.filling import filler
from reportgen.render.grids import set_apart
from reportgen.render.language import BeyondError, parse
from reportgen.render.part_template import PartTemplate
from reportgen.render.wordml import W

Table = tuple[list[int], list[list[int]]]

#: A table: widths of its grid, and for each row how many columns each cell spans.
TABLES = st.tuples(
    st.lists(st.integers(0, 9000), min_size=1, max_size=8),
    st.lists(st.lists(st.integers(1, 3), min_size=1, max_size=10), max_size=4),
)


def _cell(span: int, words: str = "") -> str:
    spanning = f'<w:gridSpan w:val="{span}"/>' if span > 1 else ""
    return f'<w:tc><w:tcPr><w:tcW w:w="0" w:type="auto"/>{spanning}</w:tcPr><w:p>{words}</w:p></w:tc>'


def _row(*cells: str) -> str:
    return f"<w:tr><w:trPr/>{''.join(cells)}</w:tr>"


def _table(widths: list[int], *rows: str) -> str:
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    return f"<w:tbl><w:tblPr/><w:tblGrid>{grid}</w:tblGrid>{''.join(rows)}</w:tbl>".replace(
        "<w:tblPr/>", "<w:tblPr><w:tblW/></w:tblPr>"
    )


def _document(*content: str) -> str:
    return f'<w:document xmlns:w="{W}"><w:body><w:p/>{"<w:p/>".join(content)}<w:p/></w:body></w:document>'


def _canonical(tree: Any) -> bytes:
    return etree.tostring(tree, method="c14n2")


def _assert_as_docxtpl(template: str, data: dict[str, Any]) -> None:
    nodes = parse(template)
    plain = b"".join(filler(nodes, Printed(in_document))(data)).decode()
    set_apart(nodes)
    ours = b"".join(filler(nodes, Printed(in_document))(data))
    assert _canonical(etree.fromstring(ours)) == _canonical(DocxTemplate.fix_tables(DocxTemplate(None), plain))


@given(st.lists(TABLES, max_size=3))
def test_the_grid_becomes_what_docxtpl_makes_of_it(tables: list[Table]) -> None:
    _assert_as_docxtpl(
        _document(*(_table(widths, *(_row(*map(_cell, row)) for row in rows)) for widths, rows in tables)), {}
    )


#: A table with a loop over cells in each of its rows, its heading in a choice, its rows in a loop; all of it in a loop.
LOOPS = _document(
    "{% for t in tables %}"
    + _table(
        [100, 250, 70],
        "{% if t.head %}"
        + _row(_cell(1), "{% for c in t.head %}" + _cell(2, "{{ c }}") + "{% endfor %}")
        + "{% endif %}",
        "{% for r in t.rows %}"
        + _row("{% for c in r %}" + _cell(3) + _cell(1, "{{ c }}") + "{% endfor %}")
        + "{% endfor %}",
        "{% if t.wide %}"
        + _row(*map(_cell, (3, 3, 3)))
        + _row(_cell(1))
        + "{% else %}"
        + _row(_cell(2))
        + "{% endif %}",
    )
    + "<w:p>{{ t.wide }}</w:p>{% endfor %}",
    _table([5, 6], _row(_cell(1), _cell(1))),
)
CELLS = st.lists(st.just("ô"), max_size=5)


@given(
    st.lists(
        st.fixed_dictionaries(
            {"head": CELLS, "rows": st.lists(CELLS, max_size=4), "wide": st.sampled_from(["", "rộng"])},
        ),
        max_size=3,
    )
)
def test_the_data_decides_the_grid_as_with_docxtpl(tables: list[dict[str, Any]]) -> None:
    _assert_as_docxtpl(LOOPS, {"tables": tables})


_PLAIN = _table([100, 200], _row(_cell(1), _cell(1)))


@pytest.mark.parametrize(
    "table",
    [
        _PLAIN.replace("<w:p>", _PLAIN + "<w:p>", 1),
        _PLAIN.replace("<w:p>", "{% if a %}" + _PLAIN + "{% endif %}<w:p>", 1),
        _PLAIN.replace("<w:tbl>", '<w:tbl w:x="1">'),
        _PLAIN.replace('<w:gridCol w:w="100"/>', "<w:gridCol/>"),
        _PLAIN.replace('w:w="100"', 'w:w="0100"'),
        _PLAIN.replace('w:w="100"', f'w:w="{"9" * 400}"'),
        _PLAIN.replace('w:w="100"', 'w:w="{{ a }}"'),
        _PLAIN.replace("<w:gridCol", "{% if a %}<w:gridCol").replace("</w:tblGrid>", "{% endif %}</w:tblGrid>"),
        _PLAIN.replace("<w:tblGrid>", "{% if a %}<w:tblGrid>").replace("</w:tblGrid>", "</w:tblGrid>{% endif %}"),
        _PLAIN.replace("</w:tbl>", "{% if a %}</w:tbl>").replace("</w:tbl>", "</w:tbl>{% endif %}"),
        _PLAIN.replace("</w:tcPr>", '<w:gridSpan w:x="1" w:val="2"/></w:tcPr>', 1),
        _PLAIN.replace("</w:tcPr>", '<w:gridSpan w:val="{{ a }}"/></w:tcPr>', 1),
        _PLAIN.replace("</w:tcPr>", "<w:tcPrChange/></w:tcPr>", 1),
        _PLAIN.replace("<w:p>", "<!-- <w:tc> --><w:p>", 1),
        _PLAIN.replace("<w:tc>", "<w:sdt><w:sdtContent><w:tc>", 1).replace(
            "</w:tc>", "</w:tc></w:sdtContent></w:sdt>", 1
        ),
    ],
    ids=[
        "table in a table",
        "table in a table at times",
        "attributes",
        "no width",
        "odd number",
        "number too large to reckon with",
        "width from the data",
        "columns at times",
        "grid at times",
        "end at times",
        "odd span",
        "span from the data",
        "tracked change",
        "comment",
        "wrapped cell",
    ],
)
def test_a_table_in_another_form_is_left_to_docxtpl(table: str) -> None:
    with pytest.raises(BeyondError):
        set_apart(parse(_document(_PLAIN, table)))


_THREE_CELLS_TWO_COLUMNS = _table([100, 200], _row(*map(_cell, (1, 1, 1))))


@pytest.mark.parametrize(
    ("part", "reason"),
    [
        ("a", "AttributeError"),
        ("<a>{{ a }}</a>", "KeyError: 'w'"),
        (_document(_THREE_CELLS_TWO_COLUMNS.replace('"100"', '"1e999"'), "{{ a }}"), "float NaN"),
    ],
    ids=["no markup", "not of Word", "endless width"],
)
def test_what_docxtpl_cannot_mend_is_a_template_that_cannot_be_filled(part: str, reason: str) -> None:
    with pytest.raises(ValueError, match=reason):
        PartTemplate("{# left to Jinja #}" + part, mends_grids=True).fill({"a": "b"})
