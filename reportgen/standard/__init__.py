"""Thể thức as dated, cited data: one file per regulation, read once into frozen objects.

`for_date` picks the regulation that a document signed on a day follows; `get` forces one. Sizes, spacings, marks and
patterns of a document come from here and nowhere else.
"""

from __future__ import annotations

from reportgen.standard.editions import Standard, all_standards, for_date, get
from reportgen.standard.errors import NoStandardError, UnknownStandardError
from reportgen.standard.facts import (
    Align,
    Basis,
    Body,
    Component,
    DateLine,
    Fact,
    HeaderFooter,
    Margins,
    Page,
    PageNumber,
    Place,
    Punctuation,
    SignatureRules,
)
from reportgen.standard.numbering import Numbering, Series, SoKyHieu, Term

__all__ = [
    "Align",
    "Basis",
    "Body",
    "Component",
    "DateLine",
    "Fact",
    "HeaderFooter",
    "Margins",
    "NoStandardError",
    "Numbering",
    "Page",
    "PageNumber",
    "Place",
    "Punctuation",
    "Series",
    "SignatureRules",
    "SoKyHieu",
    "Standard",
    "Term",
    "UnknownStandardError",
    "all_standards",
    "for_date",
    "get",
]
