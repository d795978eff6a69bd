"""YAML to raw text with positions: the events of the parser, no tags, no guessing of types.

Every scalar stays what the clerk typed (`05`, `012`, `no`, `12:30`). What YAML allows but nobody types on purpose in
these files (anchors, aliases, tags, merge keys, several documents) is a problem instead of a surprise.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import yaml

from reportgen.problems import Position, Problem, Severity
from reportgen.sources.build import Builder, Unusable, as_document
from reportgen.sources.files import clean, read_text, strange_characters
from reportgen.sources.raw import RawScalar, ReadResult
from reportgen.sources.yaml_plain import NOTHING
from reportgen.sources.yaml_spots import LastScalar, Spot, spot_of

#: A line inside a quoted value that looks like the next key: the closing quote was forgotten.
_SWALLOWED_KEY = re.compile(r"^\s*(?:- +)?[a-z0-9]+(?:_[a-z0-9]+)+:(?:\s|$)")
#: What looks like a comment but was probably meant as text: no space after the mark.
_CUT_OFF = re.compile(r"\s+#[^\s#]")


def read_yaml(path: Path) -> ReadResult:
    """Read a YAML file; see `reportgen.sources.read`."""
    text, problems = read_text(path)
    return ReadResult(None, problems) if text is None else read_whole(path, text, problems)


def read_whole(path: Path, text: str, problems: tuple[Problem, ...]) -> ReadResult:
    """Read the text of a YAML file, about which something may have been said already."""
    reader = _Reader(path, text)
    try:
        for event in reader.events():
            reader.take(event)
        document, root_problems = as_document(reader.builder.root, Position(str(path), 1, 1))
    except Unusable as unusable:
        document, root_problems = None, (unusable.problem,)
    return ReadResult(document, (*problems, *reader.problems, *root_problems))


class _Reader:
    """Turns the events of one file into raw values and problems."""

    def __init__(self, path: Path, text: str) -> None:
        self.builder = Builder()
        self.problems: list[Problem] = []
        self._file = str(path)
        self._text = text
        self._lines = re.split("\r\n|\r|\n", text)
        self._documents = 0
        self._last: LastScalar | None = None

    def events(self) -> Iterator[yaml.Event]:
        """Yield the parser's events, a syntax error as `Unusable`."""
        try:
            yield from yaml.parse(self._text, Loader=yaml.CSafeLoader)
        except yaml.MarkedYAMLError as error:
            from reportgen.sources.yaml_slips import explain_slip

            raise Unusable(explain_slip(error, self._lines, self._last, self._file)) from error
        except yaml.YAMLError as error:
            raise Unusable(Problem("yaml-sai-cu-phap", Position(self._file, 1, 1))) from error

    def take(self, event: yaml.Event) -> None:
        """Take one event of the parser."""
        match event:
            case yaml.DocumentStartEvent():
                self._documents += 1
                if self._documents > 1:
                    raise Unusable(Problem("yaml-nhieu-tai-lieu", self._at(spot_of(event.start_mark))))
            case yaml.AliasEvent():
                raise Unusable(
                    Problem("yaml-bi-danh", self._at(spot_of(event.start_mark)), {"dau": f"*{event.anchor}"})
                )
            case yaml.ScalarEvent():
                self._refuse_marks(event)
                self._take_scalar(event)
            case yaml.MappingStartEvent() | yaml.SequenceStartEvent():
                self._refuse_marks(event)
                is_mapping = isinstance(event, yaml.MappingStartEvent)
                self.builder.start(
                    self._at(spot_of(event.start_mark)), is_mapping=is_mapping, flow=bool(event.flow_style)
                )
            case yaml.MappingEndEvent() | yaml.SequenceEndEvent():
                self.builder.end()

    def _take_scalar(self, event: yaml.ScalarEvent) -> None:
        start, end = spot_of(event.start_mark), spot_of(event.end_mark)
        position = self._at(start)
        is_plain = not event.style
        self._last = LastScalar(start.line, start.column, end.line, event.style in {"'", '"'})
        if is_plain:
            self._refuse_merge(event, position)
            self._warn_cut_off(event)
        elif event.style != "|" and event.style != ">":
            self._refuse_swallowed(event)
        self._report_strange(event.value, position)
        text = "" if is_plain and event.value in NOTHING else clean(event.value)
        self.builder.scalar(RawScalar(text, position, folded=is_plain and end.line > start.line))

    def _refuse_marks(self, event: yaml.ScalarEvent | yaml.CollectionStartEvent) -> None:
        if event.anchor is not None:
            self.problems.append(Problem("yaml-neo", self._at(spot_of(event.start_mark)), {"dau": f"&{event.anchor}"}))
        if event.tag is not None:
            start = spot_of(event.start_mark)
            self.problems.append(Problem("yaml-the", self._at(start), {"dau": self._typed(start)}))

    def _refuse_merge(self, event: yaml.ScalarEvent, position: Position) -> None:
        if event.value == "<<" and self.builder.expects_key:
            raise Unusable(Problem("yaml-gop-khoa", position))

    def _warn_cut_off(self, event: yaml.ScalarEvent) -> None:
        end = spot_of(event.end_mark)
        rest = self._lines[end.line][end.column :] if end.line < len(self._lines) else ""
        if event.value and _CUT_OFF.match(rest):
            column = end.column + rest.index("#") + 1
            place = Position(self._file, end.line + 1, column)
            self.problems.append(Problem("yaml-dau-thang", place, {"bo_qua": rest.strip()}, Severity.WARNING))

    def _refuse_swallowed(self, event: yaml.ScalarEvent) -> None:
        inner = self._lines[spot_of(event.start_mark).line + 1 : spot_of(event.end_mark).line + 1]
        if any(_SWALLOWED_KEY.match(line) for line in inner):
            self.problems.append(Problem("yaml-ngoac-ho", self._at(spot_of(event.start_mark))))

    def _report_strange(self, text: str, position: Position) -> None:
        self.problems.extend(Problem("ky-tu-la", position, {"ky_tu": name}) for _, name in strange_characters(text))

    def _typed(self, spot: Spot) -> str:
        """The first word typed at a place."""
        return self._lines[spot.line][spot.column :].split()[0]

    def _at(self, spot: Spot) -> Position:
        return Position(self._file, spot.line + 1, spot.column + 1)
