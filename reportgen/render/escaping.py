"""What may be printed, and how it stands in XML: plain text and whole numbers, escaped.

Everything a template prints passes here, whichever way the template is filled.
"""

from __future__ import annotations

import re
from collections.abc import Callable

NON_BREAKING_HYPHEN = "\u2011"
_HYPHEN_ELEMENT = '</w:t><w:noBreakHyphen/><w:t xml:space="preserve">'
#: docxtpl rewrites these in its output; as character references they survive.
_REWRITTEN = re.compile(r"\{_\{|\}_\}|\{_%|%_\}")
#: Characters that XML forbids or that docxtpl turns into tabs, breaks and new paragraphs.
_CONTROL = re.compile(r"[\x00-\x1f\x7f\ufffe\uffff\ud800-\udfff]")

#: The bytes without which a value stands as it is: nearly all do. The last two begin characters that may be changed.
_WORTH_A_LOOK = bytes(range(0x20)) + b"\x7f&<>_" + NON_BREAKING_HYPHEN.encode()[:1] + "\uffff".encode()[:1]

#: How many values are remembered, and how long they may be (characters): names, figures and fixed sentences come again.
_MOST_REMEMBERED, _LONGEST_REMEMBERED = 8192, 250


class PlainDataError(ValueError):
    """A value that is no plain text reached a template."""


def in_document(value: object) -> str:
    """A value as it stands in the text of a document, a header or a footer.

    Raises:
        PlainDataError: It is neither text nor a whole number, or holds characters that XML does not know.
    """
    return _escaped(_plain(value)).replace(NON_BREAKING_HYPHEN, _HYPHEN_ELEMENT)


def in_property(value: object) -> str:
    """A value as it stands in the file's properties: XML text, no Word elements inside.

    Raises:
        PlainDataError: As `in_document`.
    """
    return _escaped(_plain(value))


class Printed(dict[object, bytes]):
    """Values by themselves as the bytes that print them: `printed[value]`. Short ones are remembered.

    Args:
        escape: `in_document` or `in_property`.
    """

    def __init__(self, escape: Callable[[object], str]) -> None:
        super().__init__()
        self._escape = escape

    def __missing__(self, value: object) -> bytes:
        if type(value) is not str:
            # Not to be remembered: the number 1, which may be printed, equals True, which may not.
            return self._escape(value).encode()
        ready = value.encode()
        if len(ready.translate(None, _WORTH_A_LOOK)) < len(ready):
            ready = self._escape(value).encode()
        if len(value) <= _LONGEST_REMEMBERED:
            if len(self) >= _MOST_REMEMBERED:
                self.clear()
            self[value] = ready
        return ready


def _plain(value: object) -> str:
    if isinstance(value, str) or type(value) is int:
        return str(value)
    raise PlainDataError(f"not plain text: {type(value).__name__}")


def _escaped(value: str) -> str:
    if _CONTROL.search(value):
        raise PlainDataError(f"control character in {value[:40]!r}")
    escaped = value.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    if "_" not in escaped:
        return escaped
    return _REWRITTEN.sub(lambda match: "".join(f"&#{ord(char)};" for char in match[0]), escaped)
