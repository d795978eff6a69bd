"""The styles part of a template: one named paragraph style for each component of the standard.

Every value comes from the standard. What stands here as a number is no thể thức but a technical need of Word
(the spacer paragraph after a table, the grid of a ruled table).
"""

from __future__ import annotations

from reportgen.render.units import half_points, twips_from_mm, twips_from_pt
from reportgen.render.wordml import Element, root, w
from reportgen.standard import Standard
from reportgen.standard.looks import Component
from reportgen.text.font_metrics import text_width

#: A variant of a paragraph style that stays on the page of what follows.
KEEP_SUFFIX = "_giu"
BOLD = "nhan_manh"
FIT = "vua_khit"
SPACER = "doan_dem"
PAGE_NUMBER = "so_trang"
TABLE_PLAIN = "bang_an"
TABLE_RULED = "bang_ke"

_ALIGNMENT = {"left": "left", "center": "center", "right": "right", "both": "both"}


def styles_part(standard: Standard) -> Element:
    """Build `word/styles.xml` for one standard."""
    components = [
        style for component in standard.components.values() for style in _component_styles(component, standard)
    ]
    return root(
        "styles",
        _defaults(standard),
        _paragraph_style("Normal", "Normal", default=True),
        *components,
        _spacer_style(standard),
        _character_style(BOLD, "Nhấn mạnh", w("b")),
        _character_style(FIT, "Vừa khít đường kẻ", w("fitText", val=title_width(standard), id=1)),
        _plain_table_style(),
        _ruled_table_style(),
    )


def title_width(standard: Standard) -> int:
    """Width of the Party's title in twips at the font and size of the standard: the length of the rule below it."""
    title = standard.components["tieu_de"]
    return twips_from_pt(text_width(title.text or "", title.size_pt, bold=title.bold))


def rule_indents(standard: Standard) -> tuple[int, int]:
    """Left and right indent in twips that leave exactly the title's width in the right column (HD05 II.I.1.2)."""
    free = twips_from_mm(standard.layout.right_mm) - title_width(standard)
    return free // 2, free - free // 2


def _defaults(standard: Standard) -> Element:
    font = standard.body.font
    run = w(
        "rPr",
        w("rFonts", ascii=font, hAnsi=font, eastAsia=font, cs=font),
        *_color(standard),
        w("sz", val=half_points(standard.body.size_pt)),
        w("szCs", val=half_points(standard.body.size_pt)),
        w("lang", val="vi-VN", eastAsia="vi-VN", bidi="ar-SA"),
    )
    paragraph = w("pPr", w("spacing", before=0, after=0, line=240, lineRule="auto"))
    return w("docDefaults", w("rPrDefault", run), w("pPrDefault", paragraph))


def _color(standard: Standard) -> list[Element]:
    return [w("color", val=standard.body.color)] if standard.body.color else []


def _component_styles(component: Component, standard: Standard) -> list[Element]:
    base = _paragraph_style(
        component.name,
        component.label,
        paragraph=_paragraph_properties(component, standard),
        run=_run_properties(component),
    )
    keep = _paragraph_style(
        component.name + KEEP_SUFFIX,
        f"{component.label} (giữ cùng trang)",
        based_on=component.name,
        paragraph=[w("keepNext")],
    )
    return [base, keep]


def _paragraph_properties(component: Component, standard: Standard) -> list[Element]:
    properties = [w("keepNext")] if component.keep_next else []
    properties.append(w("widowControl"))
    if component.name == "ke_tieu_de":
        return [*properties, *_rule_properties(component, standard)]
    properties.append(_spacing(component))
    indents = {
        "left": twips_from_mm(component.indent_left_mm),
        "firstLine": twips_from_mm(component.indent_first_mm),
        "hanging": twips_from_mm(component.hanging_mm),
    }
    if any(indents.values()):
        properties.append(w("ind", **{name: value for name, value in indents.items() if value}))
    properties.append(w("jc", val=_ALIGNMENT[component.align]))
    return properties


def _spacing(component: Component) -> Element:
    gaps = {"before": twips_from_pt(component.space_before_pt), "after": twips_from_pt(component.space_after_pt)}
    if component.line_pt:
        return w("spacing", **gaps, line=twips_from_pt(component.line_pt), lineRule="exact")
    return w("spacing", **gaps)


def _rule_properties(component: Component, standard: Standard) -> list[Element]:
    left, right = rule_indents(standard)
    line = w("top", val="single", sz=component.thickness_eighths or 0, space=0, color=standard.body.color or "auto")
    return [
        w("pBdr", line),
        w("spacing", before=twips_from_pt(component.space_before_pt), after=0, line=twips_from_pt(4), lineRule="exact"),
        w("ind", left=left, right=right),
        w("jc", val="center"),
    ]


def _run_properties(component: Component) -> list[Element]:
    properties = [w(tag) for tag, wanted in (("b", component.bold), ("i", component.italic)) if wanted]
    size = half_points(component.size_pt)
    properties += [w("sz", val=size), w("szCs", val=size)]
    if component.underline:
        properties.append(w("u", val="single"))
    return properties


def _spacer_style(standard: Standard) -> Element:
    """Stands after every table, for Word wants a paragraph there, and before the foot; it never leaves its table."""
    one_point = [w("sz", val=2), w("szCs", val=2)]
    gap = twips_from_pt(standard.body.paragraph_gap_pt)
    spacing = w("spacing", before=0, after=gap, line=twips_from_pt(1), lineRule="exact")
    return _paragraph_style(SPACER, "Đoạn đệm cạnh bảng", paragraph=[w("keepNext"), spacing], run=one_point)


def _paragraph_style(
    identifier: str,
    name: str,
    *,
    default: bool = False,
    based_on: str = "Normal",
    paragraph: list[Element] | None = None,
    run: list[Element] | None = None,
) -> Element:
    style = w("style", type="paragraph", styleId=identifier)
    if default:
        style.set(f"{{{style.nsmap['w']}}}default", "1")
    style.append(w("name", val=name))
    if not default:
        style.append(w("basedOn", val=based_on))
    style.append(w("qFormat"))
    if paragraph:
        style.append(w("pPr", *paragraph))
    if run:
        style.append(w("rPr", *run))
    return style


def _character_style(identifier: str, name: str, *run: Element) -> Element:
    return w("style", w("name", val=name), w("qFormat"), w("rPr", *run), type="character", styleId=identifier)


def _plain_table_style() -> Element:
    """No rules and no cell margins: the head and the foot of a document."""
    return _table_style(TABLE_PLAIN, "Bảng ẩn", [], side_margin=0, top_margin=0)


def _ruled_table_style() -> Element:
    borders = w(
        "tblBorders",
        *(
            w(edge, val="single", sz=4, space=0, color="auto")
            for edge in ("top", "left", "bottom", "right", "insideH", "insideV")
        ),
    )
    return _table_style(TABLE_RULED, "Bảng kẻ", [borders], side_margin=68, top_margin=40)


def _table_style(identifier: str, name: str, borders: list[Element], *, side_margin: int, top_margin: int) -> Element:
    margins = w(
        "tblCellMar",
        *(
            w(edge, w=margin, type="dxa")
            for edge, margin in (
                ("top", top_margin),
                ("left", side_margin),
                ("bottom", top_margin),
                ("right", side_margin),
            )
        ),
    )
    return w("style", w("name", val=name), w("tblPr", *borders, margins), type="table", styleId=identifier)
