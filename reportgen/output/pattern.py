"""A pattern for names and folders (`{don_vi}/{so_ky_hieu}_{loai}`), and names from it that every system takes.

Values become ASCII words joined by `-`, so nothing a clerk typed can hold a separator. What stands between the fields
is the user's own and stays, but for what Windows refuses: reserved device names, dots and blanks at the ends.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Mapping
from dataclasses import dataclass

from reportgen.output.names import EXTENSION, MAX_NAME, cut
from reportgen.problems import Position, Problem
from reportgen.text.slugs import kebab

#: Longest value of one field, and longest name with its folders: room is left for the folders above.
MAX_VALUE = 60
MAX_PATH = 200
_FIELD = re.compile(r"\{([^{}]*)\}")
_ALLOWED_SIGNS = frozenset(" -_.,()+&'=@")
#: Names of devices, which Windows gives to no file, whatever follows after a dot.
_DEVICES = frozenset(
    {"con", "prn", "aux", "nul", "conin$", "conout$", "clock$"}
    | {f"{port}{number}" for port in ("com", "lpt") for number in (*range(10), "¹", "²", "³")}
)
#: What `so_ky_hieu` keeps and other values lose: capitals are part of a symbol.
_KEEPS_CASE = frozenset({"so_ky_hieu"})


class PatternError(ValueError):
    """A pattern that cannot be used; `problem` says why."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(problem.code)
        self.problem = problem


@dataclass(frozen=True, slots=True)
class NamePattern:
    """A pattern, taken apart: literal text and fields by turns, for each folder and the name."""

    pieces: tuple[tuple[str, ...], ...]

    @property
    def fields(self) -> tuple[str, ...]:
        """The fields it names, in order."""
        return tuple(dict.fromkeys(field for piece in self.pieces for field in piece[1::2]))

    def fill(self, values: Mapping[str, str]) -> str:
        """Make the name of a document.

        Args:
            values: Text of every field of the pattern.

        Returns:
            The name with its folders, parts joined by `/`, safe on every system.
        """
        words = {name: _words(name, value) for name, value in values.items()}
        *folders, last = [_filled(piece, words) for piece in self.pieces]
        parts = [safe_part(folder, MAX_NAME) for folder in folders]
        room = MAX_PATH - sum(len(part) + 1 for part in parts)
        stem = safe_part(last, max(min(MAX_NAME, room) - len(EXTENSION), 1))
        return "/".join((*parts, stem + EXTENSION))


def parse_pattern(text: str, known: Collection[str]) -> NamePattern:
    """Read a pattern as typed; a backslash between folders is taken as `/`.

    Args:
        text: The pattern.
        known: The fields there are.

    Raises:
        PatternError: It names an unknown field, leads out of the folder, or holds what no file name may.
    """
    plain = unicodedata.normalize("NFC", text).replace("\\", "/").removesuffix(EXTENSION)
    pieces = tuple(tuple(_FIELD.split(piece)) for piece in plain.split("/"))
    for piece in pieces:
        _refuse_unsafe(piece, text)
        for field in piece[1::2]:
            if field not in known:
                params = {"truong": field, "cac_truong": ", ".join(sorted(known))}
                raise PatternError(Problem("mau-ten-truong-la", Position(text), params))
    return NamePattern(pieces)


def safe_part(text: str, limit: int) -> str:
    """Make one part of a path safe: no device name, no dots or blanks at the ends, not too long, never empty."""
    part = text[:limit].strip(" .")
    stem, dot, rest = part.partition(".")
    if stem.rstrip().casefold() in _DEVICES:
        part = f"{stem.rstrip()[: limit - 1]}_{dot}{rest}"[:limit].rstrip(" .")
    return part or "_"


def _refuse_unsafe(piece: tuple[str, ...], pattern: str) -> None:
    literal = "".join(piece[0::2])
    strange = [sign for sign in literal if not (sign.isalnum() or sign in _ALLOWED_SIGNS)]
    if strange:
        raise PatternError(Problem("mau-ten-ky-tu-la", Position(pattern), {"ky_tu": strange[0], "mau": pattern}))
    if len(piece) == 1 and not literal.strip(" ."):
        raise PatternError(Problem("mau-ten-thu-muc-rong", Position(pattern), {"mau": pattern}))


def _filled(piece: tuple[str, ...], words: Mapping[str, str]) -> str:
    return "".join(part if index % 2 == 0 else words[part] for index, part in enumerate(piece))


def _words(name: str, value: str) -> str:
    return cut(kebab(value, keep_case=name in _KEEPS_CASE), MAX_VALUE)
