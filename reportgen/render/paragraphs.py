"""Paragraphs, runs and anchors of a template, all in named styles."""

from __future__ import annotations

from reportgen.render import styles
from reportgen.render.markup import Field, MarkupError, parse
from reportgen.render.scope import Scope
from reportgen.render.wordml import Element, hidden_appearance, text_element, w

#: Word refuses a document whose content control has a longer tag or alias.
MAX_TAG_LENGTH = 64


def control(statement: str, unit: str = "p") -> Element:
    """A paragraph that holds only a docxtpl tag and vanishes with it (`unit`: what vanishes: p, tr or tc)."""
    return w("p", w("r", text_element(f"{{%{unit} {statement} %}}")))


def spacer() -> Element:
    """The paragraph beside a table, one point high and a paragraph's gap."""
    return w("p", w("pPr", w("pStyle", val=styles.SPACER)))


def paragraph(style: str, text: str, scope: Scope, *, keep: bool = False, run_style: str | None = None) -> Element:
    """A paragraph in a named style from the markup of a layout; `run_style` is the style of its literal words.

    Raises:
        MarkupError: The style is no component of the standard.
    """
    if style not in scope.standard.components:
        raise MarkupError(f"no such style: {style!r}")
    style_id = style + styles.KEEP_SUFFIX if keep else style
    element = w("p", w("pPr", w("pStyle", val=style_id)))
    for piece in parse(text):
        if isinstance(piece, Field):
            element.append(_anchored(piece, scope))
        else:
            element.append(run(piece.text, styles.BOLD if piece.bold else run_style))
    return element


def run(words: str, style: str | None = None) -> Element:
    """A run of words, in a character style if one is named."""
    properties = [w("rPr", w("rStyle", val=style))] if style else []
    return w("r", *properties, text_element(words))


def _anchored(piece: Field, scope: Scope) -> Element:
    tag, label = scope.tag(piece.path), scope.label(piece.path)
    if len(tag) > MAX_TAG_LENGTH or len(label) > MAX_TAG_LENGTH:
        raise MarkupError(f"the anchor of {piece.path!r} is too long for Word: {tag!r}, {label!r}")
    filled = run(f"{{{{ {piece.path} }}}}", styles.BOLD if piece.bold else None)
    properties = w("sdtPr", w("alias", val=label), w("tag", val=tag), hidden_appearance())
    return w("sdt", properties, w("sdtContent", filled))
