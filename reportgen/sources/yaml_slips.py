"""What a clerk most likely did when the YAML parser gave up: the same few slips, each with its own words.

The parser's own sentence is never read. Only the places it names and the characters that stand there are looked at,
so another version of the library that words its complaints otherwise changes nothing.
"""

from __future__ import annotations

import re
from typing import NamedTuple

import yaml

from reportgen.problems import Position, Problem
from reportgen.sources.yaml_spots import LastScalar, Spot, spot_of


class Trouble(NamedTuple):
    """What is known when the parser gives up.

    Args:
        lines: The text.
        spot: Where it gave up.
        context: Where the thing began that it was reading, if it says so.
        last: The value read last.
        scanning: It stumbled over characters, not over the order of things.
    """

    lines: list[str]
    spot: Spot
    context: Spot | None
    last: LastScalar | None
    scanning: bool

    def line(self, number: int) -> str:
        """Return a line, empty beyond the end."""
        return self.lines[number] if 0 <= number < len(self.lines) else ""

    def char(self, spot: Spot) -> str:
        """Return the character at a place, empty beyond the end of the line."""
        return self.line(spot.line)[spot.column : spot.column + 1]


class Slip(NamedTuple):
    """A slip with its place."""

    code: str
    spot: Spot
    params: dict[str, str]


#: Start of a line up to its value: indent, dashes, and a key with its colon.
_BEFORE_VALUE = re.compile(r"""^\s*(?:-\s+)*(?:[^\s:#"'\[{][^:]*:\s+)?""")
_KEY_WITHOUT_SPACE = re.compile(r"^\s*(?:- +)*([^\s:][^:]*):\S")
_BRACKETS = frozenset("[{")
_SPECIAL = "@`%*&!,]}?|>"


def explain_slip(error: yaml.MarkedYAMLError, lines: list[str], last: LastScalar | None, file: str) -> Problem:
    """Turn a syntax error into the problem that a clerk can act on.

    Args:
        error: What the parser raised.
        lines: The text of the file.
        last: The value it read last.
        file: The file, for the position.
    """
    context = spot_of(error.context_mark) if error.context_mark else None
    spot = spot_of(error.problem_mark) if error.problem_mark else context or Spot(0, 0)
    trouble = Trouble(lines, spot, context, last, isinstance(error, yaml.scanner.ScannerError))
    slip = next((found for rule in _RULES if (found := rule(trouble))), Slip("yaml-sai-cu-phap", spot, {}))
    line = min(slip.spot.line, max(len(lines) - 1, 0))
    return Problem(slip.code, Position(file, line + 1, slip.spot.column + 1), slip.params)


def _tab(trouble: Trouble) -> Slip | None:
    """A tab in the indent of the line, which YAML forbids."""
    line = trouble.line(trouble.spot.line)
    indent = line[: len(line) - len(line.lstrip())]
    return Slip("yaml-tab", Spot(trouble.spot.line, indent.index("\t")), {}) if "\t" in indent else None


def _quote(trouble: Trouble) -> Slip | None:
    """A quote never closed, or an escape that does not exist."""
    if trouble.context is None or trouble.char(trouble.context) not in {"'", '"'} or not trouble.scanning:
        return None
    backslash = trouble.line(trouble.spot.line).rfind("\\", 0, trouble.spot.column + 1)
    if backslash >= 0:
        return Slip("yaml-gach-cheo", Spot(trouble.spot.line, backslash), {})
    return Slip("yaml-ngoac-ho", trouble.context, {})


def _quote_swallowed_lines(trouble: Trouble) -> Slip | None:
    """A quote that was closed only by the opening quote of a later line."""
    last = trouble.last
    if last is None or not last.quoted or not last.line < last.end_line == trouble.spot.line:
        return None
    return Slip("yaml-ngoac-ho", Spot(last.line, last.column), {})


def _open_bracket(trouble: Trouble) -> Slip | None:
    """A list or mapping in brackets that is never closed."""
    opening = trouble.context if trouble.context and trouble.char(trouble.context) in _BRACKETS else None
    if opening is None and not "".join(trouble.lines[trouble.spot.line :]).strip():
        opening = _value_start(trouble, _last_written(trouble))
    if opening is None or trouble.char(opening) not in _BRACKETS:
        return None
    return Slip("yaml-ngoac-vuong-ho", opening, {"dau": trouble.char(opening)})


def _last_written(trouble: Trouble) -> int:
    return max((number for number, line in enumerate(trouble.lines) if line.strip()), default=0)


def _value_start(trouble: Trouble, number: int) -> Spot:
    match = _BEFORE_VALUE.match(trouble.line(number))
    return Spot(number, match.end() if match else 0)


def _brace(trouble: Trouble) -> Slip | None:
    """A value that starts with a brace or bracket, meant as text: `{ct05} về …`."""
    start = _value_start(trouble, trouble.spot.line)
    if trouble.char(start) not in _BRACKETS or start.column >= trouble.spot.column:
        return None
    return Slip("yaml-ngoac-nhon", start, {"dau": trouble.char(start), "goi_y": _quoted(trouble, start)})


def _after_quote(trouble: Trouble) -> Slip | None:
    """A value that starts with a quoted word and goes on: `"Tuổi trẻ" và …`."""
    start = _value_start(trouble, trouble.spot.line)
    if trouble.char(start) not in {"'", '"'} or start.column >= trouble.spot.column:
        return None
    return Slip("yaml-sau-ngoac-kep", start, {})


def _colon(trouble: Trouble) -> Slip | None:
    """A second colon in the value, or a key that stands deeper than its neighbour above."""
    if trouble.char(trouble.spot) != ":" or trouble.context is not None:
        return None
    before = trouble.line(trouble.spot.line)[: trouble.spot.column]
    if key_end := re.search(r":\s+", before):
        start = Spot(trouble.spot.line, key_end.end())
        return Slip("yaml-hai-cham", start, {"goi_y": _quoted(trouble, start)})
    return Slip("yaml-thut-le", Spot(trouble.spot.line, len(before) - len(before.lstrip())), {})


def _quoted(trouble: Trouble, start: Spot) -> str:
    """The value from here to the end of the line as it should have been typed."""
    value = trouble.line(start.line)[start.column :].strip().replace("'", "''")
    return f"'{value}'"


def _dash_beside_key(trouble: Trouble) -> Slip | None:
    """A list that starts on the line of its key: `can_cu: - Quy định`."""
    before = trouble.line(trouble.spot.line)[: trouble.spot.column].strip()
    if trouble.context is not None or trouble.char(trouble.spot) != "-" or not before:
        return None
    return Slip("yaml-gach-cung-dong", trouble.spot, {})


def _special(trouble: Trouble) -> Slip | None:
    """A value that starts with a character YAML keeps for itself."""
    for spot in (trouble.spot, trouble.context):
        if spot is not None and trouble.char(spot) and trouble.char(spot) in _SPECIAL:
            return Slip("yaml-dau-dac-biet", spot, {"dau": trouble.char(spot)})
    return None


def _loose_text(trouble: Trouble) -> Slip | None:
    """A line that is neither a key with its value nor an item of a list."""
    if not trouble.scanning or trouble.context is None:
        return None
    spot, line = trouble.context, trouble.line(trouble.context.line).strip()
    if line.startswith("-"):
        return Slip("yaml-sau-gach", spot, {})
    if match := _KEY_WITHOUT_SPACE.match(line):
        return Slip("yaml-thieu-cach", spot, {"khoa": match.group(1)})
    above = next((text for text in reversed(trouble.lines[: spot.line]) if text.strip()), "")
    in_list = above.lstrip().startswith("- ") and len(above) - len(above.lstrip()) == spot.column
    return Slip("yaml-thieu-gach" if in_list else "yaml-thieu-hai-cham", spot, {"chu": line[:60]})


def _indent(trouble: Trouble) -> Slip | None:
    """A line that starts at a column where nothing that is open begins."""
    before = trouble.line(trouble.spot.line)[: trouble.spot.column]
    if trouble.scanning or before.strip() or not trouble.char(trouble.spot):
        return None
    return Slip("yaml-thut-le", trouble.spot, {})


_RULES = (
    _tab,
    _quote,
    _quote_swallowed_lines,
    _open_bracket,
    _colon,
    _dash_beside_key,
    _brace,
    _after_quote,
    _special,
    _loose_text,
    _indent,
)
