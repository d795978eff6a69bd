"""The tiny markup of layouts: `{field}` and `**bold**`, parsed to pieces."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

_TOKEN = re.compile(r"(\*\*)|\{([^{}]*)\}")
_PATH = re.compile(r"[a-z][a-z0-9_]*(?:\.[a-z][a-z0-9_]*)*")
#: What docxtpl would take for a tag or rewrite; our own wording must not hold it.
_FORBIDDEN = re.compile(r"\{\{|\}\}|\{%|%\}|\{#|#\}|\{_|_\}")


class MarkupError(ValueError):
    """A layout that cannot be read: a mistake of the programmer, not of the clerk."""


@dataclass(frozen=True, slots=True)
class Literal:
    """Words printed as they stand."""

    text: str
    bold: bool


@dataclass(frozen=True, slots=True)
class Field:
    """A place that the context fills; `path` is dotted, from the context's root or a loop's item."""

    path: str
    bold: bool


def check_path(path: str) -> str:
    """Return the path if it is plain dotted slugs, so that no expression can enter a template here.

    Raises:
        MarkupError: It is anything else.
    """
    if not _PATH.fullmatch(path):
        raise MarkupError(f"not a field path: {path!r}")
    return path


def parse(text: str) -> Iterator[Literal | Field]:
    """Split the text of a block into literals and fields.

    Raises:
        MarkupError: Unbalanced `**`, a field that is no path, or characters the template engine would rewrite.
    """
    if _FORBIDDEN.search(text):
        raise MarkupError(f"template tags in a layout's words: {text!r}")
    bold = False
    start = 0
    for match in _TOKEN.finditer(text):
        if match.start() > start:
            yield Literal(text[start : match.start()], bold)
        if match[1]:
            bold = not bold
        else:
            yield Field(check_path(match[2]), bold)
        start = match.end()
    if start < len(text):
        yield Literal(text[start:], bold)
    if bold:
        raise MarkupError(f"bold is never closed: {text!r}")
