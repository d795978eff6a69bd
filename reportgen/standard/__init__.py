"""Thể thức as dated, cited data: one file per regulation, read once into frozen objects.

`for_date` picks the regulation that a document signed on a day follows; `get` forces one. Sizes, spacings, marks and
patterns of a document come from here and nowhere else.

The facts are written in `data/*.yaml`; the program reads the `.json` beside each, which `tools/compile_standards.py`
lays out.
"""

from __future__ import annotations

from reportgen.standard.document_types import Symbol, TenLoai, all_ten_loai, ten_loai
from reportgen.standard.editions import Standard, all_standards, fingerprint, for_date, get
from reportgen.standard.errors import NoStandardError, UnknownStandardError
from reportgen.standard.facts import Basis, Fact
from reportgen.standard.numbering import Numbering, Series, SoKyHieu, Term
from reportgen.standard.organs import Committee, CoQuanMau, all_organs, committees, organ
from reportgen.standard.signing import SignatureRules, honorific_before

__all__ = [
    "Basis",
    "CoQuanMau",
    "Committee",
    "Fact",
    "NoStandardError",
    "Numbering",
    "Series",
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
    "fingerprint",
    "for_date",
    "get",
    "honorific_before",
    "organ",
    "ten_loai",
]
