"""From a layout and a standard to a Word template: the blocks become paragraphs in named styles with docxtpl tags.

A template never formats directly: paragraphs and runs name a style of `styles`, nothing else. Every field stands in a
content control with alias and tag, invisible in print and on the screen, so that it can be found again in a
reviewed file. The tag is the field's path, with the number of the item inside lists (`doan.0.ho_ten`).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from reportgen.render import styles, tables
from reportgen.render.blocks import Annex, Block, Each, Foot, Head, Layout, Paragraph, Table, When
from reportgen.render.markup import MarkupError, check_path
from reportgen.render.package import Part, write_package
from reportgen.render.paragraphs import control, paragraph, spacer
from reportgen.render.parts import Section, fixed_parts, section_properties
from reportgen.render.scope import Scope
from reportgen.render.wordml import Element, root, to_bytes, w
from reportgen.standard import Standard


def build_template(layout: Layout, standard: Standard) -> bytes:
    """Build the template of a layout: the bytes of a .docx, the same for the same layout and standard.

    Raises:
        MarkupError: A field path or a style the layout names does not exist, or a tag would be too long for Word.
    """
    document = to_bytes(_document(layout, standard))
    parts = fixed_parts(standard) | {"word/document.xml": document}
    return write_package(Part.of(name, content) for name, content in parts.items())


def _document(layout: Layout, standard: Standard) -> Element:
    annexes = [block for block in layout.blocks if isinstance(block, Annex)]
    if annexes and (len(annexes) > 1 or layout.blocks[-1] is not annexes[0]):
        raise MarkupError("an annex is the last block of a layout")
    portrait = Section(standard, landscape=False)
    last = replace(portrait, landscape=layout.landscape_annex)
    scope = Scope(standard, dict(layout.labels), portrait)
    body = list(_blocks([block for block in layout.blocks if not isinstance(block, Annex)], scope))
    for annex in annexes:
        ends_body = w("p", w("pPr", w("pStyle", val=styles.SPACER), section_properties(portrait)))
        inner = _blocks(annex.blocks, replace(scope, section=last))
        # One spacer is enough: a second one after a table that fills its page would open an empty page.
        body += [control(f"if {check_path(annex.path)}"), ends_body, *inner, control("else"), spacer()]
        body.append(control("endif"))
    ending = [] if annexes else [spacer()]
    return root("document", w("body", *body, *ending, section_properties(last)))


def _blocks(blocks: Iterable[Block], scope: Scope, *, keep: bool = False) -> Iterable[Element]:
    for block in blocks:
        yield from _block(block, scope, keep=keep)


def _block(block: Block, scope: Scope, *, keep: bool) -> Iterable[Element]:
    match block:
        case Paragraph():
            yield paragraph(block.style, block.text, scope, keep=keep or block.keep_next)
        case Each():
            yield from _each(block, scope)
        case When():
            yield from _when(block, scope, keep=keep)
        case Table():
            yield tables.data_table(block, scope)
            yield spacer()
        case Head():
            yield from _head(scope)
        case Foot():
            yield spacer()
            yield tables.foot_table(scope, _blocks(_FOOT_LEFT, scope), _blocks(_foot_right(scope), scope))
        case Annex():
            raise MarkupError("an annex is the last block of a layout")


def _when(block: When, scope: Scope, *, keep: bool) -> Iterable[Element]:
    yield control(f"if {check_path(block.path)}")
    yield from _blocks(block.blocks, scope, keep=keep)
    if block.otherwise:
        yield control("else")
        yield from _blocks(block.otherwise, scope, keep=keep)
    yield control("endif")


def _each(block: Each, scope: Scope) -> Iterable[Element]:
    inner = scope.inside(block.item, block.path)
    yield control(f"for {check_path(block.item)} in {check_path(block.path)}")
    yield control(f"set {scope.counter()} = loop.index0")
    if block.keep_last:
        yield control("if loop.last")
        yield from _blocks(block.blocks, inner, keep=True)
        yield control("else")
        yield from _blocks(block.blocks, inner)
        yield control("endif")
    else:
        yield from _blocks(block.blocks, inner)
    yield control("endfor")


_HEAD_ORGANS: tuple[Block, ...] = (
    Each("dong", "cap_tren_dong", (Paragraph("co_quan_cap_tren", "{dong}"),)),
    Each("dong", "co_quan_dong", (Paragraph("co_quan_ban_hanh", "{dong}"),)),
)
_HEAD_NUMBER: tuple[Block, ...] = (
    Paragraph("so_ky_hieu", "{so_ky_hieu}"),
    When("du_thao", (Paragraph("du_thao", "{du_thao}"),)),
)
_FOOT_LEFT: tuple[Block, ...] = (
    Paragraph("noi_nhan", "Nơi nhận:"),
    Each("noi", "noi_nhan", (Paragraph("noi_nhan_ds", "- {noi}"),)),
)
_SIGNATURE: tuple[Block, ...] = (
    Each("dong", "quyen_han", (Paragraph("quyen_han", "{dong}"),)),
    Each("dong", "chuc_vu", (Paragraph("chuc_vu", "{dong}"),)),
)


def _head(scope: Scope) -> Iterable[Element]:
    """The 2×2 table that keeps number and date level (HD05 II.I.1 to I.4), then type, subject, hyphens (I.5)."""
    fixed = {name: scope.standard.components[name].text or "" for name in ("tieu_de", "dau_sao", "gach_trich_yeu")}
    yield tables.head_table(
        scope,
        organs=[*_blocks(_HEAD_ORGANS, scope), paragraph("dau_sao", fixed["dau_sao"], scope)],
        title=[paragraph("tieu_de", fixed["tieu_de"], scope, run_style=styles.FIT), paragraph("ke_tieu_de", "", scope)],
        number=_blocks(_HEAD_NUMBER, scope),
        place_and_date=[paragraph("dia_danh_ngay", "{dia_danh_ngay}", scope)],
    )
    yield paragraph("ten_loai", "{ten_loai}", scope)
    yield paragraph("trich_yeu", "{trich_yeu}", scope)
    yield paragraph("gach_trich_yeu", fixed["gach_trich_yeu"], scope)


def _foot_right(scope: Scope) -> tuple[Block, ...]:
    gap = (Paragraph("o_trong", ""),) * scope.standard.layout.signature_gap_lines
    return (*_SIGNATURE, *gap, Paragraph("ho_ten", "{ho_ten}"))
