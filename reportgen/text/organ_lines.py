"""Sets the name of an organ in capitals over as few lines as fit the head column, broken where a reader would break it.

A line never ends inside a term ("BAN CHẤP HÀNH") or a proper name ("ĐĂK TƠ LUNG") unless that alone is wider than the
column. HD05 II.I.2.2 lets the name take several lines; where they break is practice.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from reportgen.text._organ_gaps import Gap, judge_gaps
from reportgen.text.font_metrics import text_width
from reportgen.text.normalise import tidy_lines

Measure = Callable[[str], float]

MOST_LINES = 4

# What a line end costs: (terms or names split, unknown words parted, dislike). Earlier numbers weigh infinitely more;
# the dislike is weighed against uneven lines, where 0.1 is what two lines that differ by 45 % of the width cost.
_Cost = tuple[int, int, float]
_COSTS = MappingProxyType(
    {
        Gap.GOOD: (0, 0, 0.0),
        Gap.FAIR: (0, 0, 0.1),
        Gap.POOR: (0, 0, 0.4),
        Gap.UNKNOWN: (0, 1, 0.0),
        Gap.INSIDE: (1, 0, 0.0),
    }
)


def bold_14pt(text: str) -> float:
    """Measure a line as the issuing body's name is set: Times New Roman 14 pt bold, in points."""
    return text_width(text, 14, bold=True)


def break_organ_name(name: str, width_pt: float, *, measure: Measure = bold_14pt) -> list[str]:
    """Return the name in capitals on lines of at most `width_pt` points: fewest lines first, then the most even ones.

    A line break typed by the clerk is kept, and each line so typed is broken further only if it must be, into four
    at most unless its words need more. A single word wider than the column stands alone and overflows. The tone-mark
    style stays as it came in. An empty name gives no lines.
    """
    typed_lines = [line for line in tidy_lines(name).split("\n") if line]
    return [line for typed in typed_lines for line in _break_line(typed, width_pt, measure)]


@dataclass(frozen=True, slots=True)
class _Layout:
    """Lines that end before the words numbered in `ends` (the last end is the number of words), and their cost."""

    cost: _Cost
    ends: tuple[int, ...]

    def rank(self) -> tuple[bool, int, int, int, float]:
        """Order layouts: four lines at most, nothing split, fewest lines, most even."""
        splits, parted, unevenness = self.cost
        return len(self.ends) > MOST_LINES, splits, parted, len(self.ends), unevenness


class _Typesetter:
    """Finds the best layout of one line of typed words for every number of printed lines."""

    def __init__(self, words: Sequence[str], width_pt: float, measure: Measure) -> None:
        self.words = [word.upper() for word in words]
        self.gap_costs = [_COSTS[gap] for gap in judge_gaps(words)]
        self.width_pt = width_pt
        self.whole_width = measure(" ".join(self.words))
        self.lines_from = [self._lines_from(start, measure) for start in range(len(words))]

    def best(self) -> list[str]:
        """Return the lines of the best layout."""
        counts = range(1, len(self.words) + 1)
        layouts = [layout for count in counts if (layout := self._with_lines(count))]
        ends = min(layouts, key=_Layout.rank).ends
        return [" ".join(self.words[start:end]) for start, end in zip((0, *ends), ends, strict=False)]

    def _with_lines(self, count: int) -> _Layout | None:
        """Return the cheapest layout of exactly `count` lines that fit, if there is one."""
        even = self.whole_width / count
        reached = {0: _Layout((0, 0, 0.0), ())}
        for _ in range(count):
            reached = self._one_more_line(reached, even)
        return reached.get(len(self.words))

    def _one_more_line(self, reached: dict[int, _Layout], even: float) -> dict[int, _Layout]:
        """Extend every layout by one line in every way that fits; keep the cheapest for each number of words set."""
        extended: dict[int, _Layout] = {}
        for start, layout in reached.items():
            for end, width in self.lines_from[start] if start < len(self.words) else ():
                candidate = _Layout(self._add(layout.cost, end, (width - even) / self.width_pt), (*layout.ends, end))
                if end not in extended or candidate.cost < extended[end].cost:
                    extended[end] = candidate
        return extended

    def _lines_from(self, start: int, measure: Measure) -> list[tuple[int, float]]:
        """Return the end and width of every line that begins at a word and fits; one word alone counts as fitting."""
        lines: list[tuple[int, float]] = []
        for end in range(start + 1, len(self.words) + 1):
            width = measure(" ".join(self.words[start:end]))
            if lines and width > self.width_pt:
                break
            lines.append((end, width))
        return lines

    def _add(self, cost: _Cost, end: int, deviation: float) -> _Cost:
        splits, parted, dislike = self.gap_costs[end - 1] if end < len(self.words) else _COSTS[Gap.GOOD]
        return cost[0] + splits, cost[1] + parted, cost[2] + dislike + deviation**2


def _break_line(line: str, width_pt: float, measure: Measure) -> list[str]:
    if measure(line.upper()) <= width_pt:
        return [line.upper()]
    return _Typesetter(line.split(" "), width_pt, measure).best()
