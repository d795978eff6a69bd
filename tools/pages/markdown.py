"""The little Markdown that the pages need: cells, tables, fenced text, the note that a page is generated."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

NOTICE = "<!-- Trang này do `make tai-lieu` sinh ra từ chương trình: sửa ở mã nguồn rồi sinh lại, đừng sửa ở đây. -->"

_MARKS = re.compile(r"([\\|*`\[\]])")


def plain(text: str) -> str:
    """Write words of the program so that Markdown shows them as they are, on one line of a table."""
    return _MARKS.sub(r"\\\1", text).replace("<", "&lt;").replace("\n", "<br>")


def code(text: str) -> str:
    """Write a key or a command."""
    return f"`{text}`"


def lines(parts: Iterable[str]) -> str:
    """Put the parts that are not empty under each other in one cell."""
    return "<br>".join(part for part in parts if part)


def table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """Write a table; cells are Markdown already."""
    body = [head, ["---"] * len(head), *rows]
    return "\n".join(f"| {' | '.join(row)} |" for row in body)


def fenced(text: str, language: str = "") -> str:
    """Write text as it is, between fences."""
    return f"```{language}\n{text.rstrip()}\n```"


def page(*blocks: str) -> str:
    """Join the blocks of a page, the note first."""
    return "\n\n".join([NOTICE, *(block for block in blocks if block)]) + "\n"
