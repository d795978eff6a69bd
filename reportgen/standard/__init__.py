"""Thể thức as dated, cited data: one file per regulation, read once into frozen objects.

`for_date` picks the regulation that a document signed on a day follows; `get` forces one. Sizes, spacings, marks and
patterns of a document come from here and nowhere else.
"""

from __future__ import annotations

from reportgen.standard.document_types import Symbol, TenLoai, all_ten_loai, ten_loai
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
from reportgen.standard.organs import Committee, CoQuanMau, all_organs, committees, organ
from reportgen.standard.signing import (
    Honorifics,
    SignatureBlock,
    SignatureForm,
    honorific_before,
    honorifics,
    signature_forms,
)

__all__ = [
    "Align",
    "Basis",
    "Body",
    "CoQuanMau",
    "Committee",
    "Component",
    "DateLine",
    "Fact",
    "HeaderFooter",
    "Honorifics",
    "Margins",
    "NoStandardError",
    "Numbering",
    "Page",
    "PageNumber",
    "Place",
    "Punctuation",
    "Series",
    "SignatureBlock",
    "SignatureForm",
    "SignatureRules",
    "SoKyHieu",
    "Standard",
    "Symbol",
    "TenLoai",
    "Term",
    "UnknownStandardError",
    "all_organs",
    "all_standards",
    "all_ten_loai",
    "committees",
    "for_date",
    "get",
    "honorific_before",
    "honorifics",
    "organ",
    "signature_forms",
    "ten_loai",
]
