"""How far a long run is: a bar on a terminal, a plain line now and then elsewhere."""

from __future__ import annotations

import time
from collections.abc import Callable
from types import TracebackType
from typing import TextIO

import click

#: A terminal is drawn anew this often, another stream gets a line this often (seconds).
_DRAW_EVERY = 0.1
_LINE_EVERY = 10.0
_BAR_WIDTH = 24


class Progress:
    """Tells how far a run is; to be used in a `with` statement, which ends the line.

    Args:
        stream: Where to write; None keeps quiet.
        label: What is going on, for instance "Đang tạo văn bản".
        total: How many there are; None if that is not known.
        clock: Seconds that only go forward.
    """

    def __init__(
        self, stream: TextIO | None, label: str, total: int | None, clock: Callable[[], float] = time.monotonic
    ) -> None:
        self._stream = stream
        self._label = label
        self._total = total
        self._clock = clock
        self._on_terminal = stream is not None and stream.isatty()
        self._start = self._last = clock()
        self._drawn = 0

    def __enter__(self) -> Progress:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._drawn and self._on_terminal:
            click.echo(file=self._stream)

    def at(self, count: int) -> None:
        """Say that so many are done."""
        if self._stream is None:
            return
        now = self._clock()
        due = now - self._last >= (_DRAW_EVERY if self._on_terminal else _LINE_EVERY)
        if not due and not (self._on_terminal and count == self._total):
            return
        self._last = now
        line = self._line(count, now - self._start)
        if self._on_terminal:
            click.echo(f"\r{self._bar(count)}{line}".ljust(self._drawn), nl=False, file=self._stream)
            self._drawn = max(self._drawn, len(self._bar(count)) + len(line) + 1)
        else:
            click.echo(line, file=self._stream)

    def _bar(self, count: int) -> str:
        if not self._total:
            return ""
        full = _BAR_WIDTH * count // self._total
        return f"[{'#' * full}{'-' * (_BAR_WIDTH - full)}] "

    def _line(self, count: int, seconds: float) -> str:
        done = f"{count}" if self._total is None else f"{count}/{self._total}"
        rate = count / seconds if seconds > 0 else 0.0
        said = f"{self._label}: {done} văn bản"
        if rate:
            said += f", {rate:.0f} văn bản/giây" if rate >= 1 else f", {rate * 60:.0f} văn bản/phút"
        if rate and self._total is not None and count < self._total:
            said += f", còn khoảng {duration((self._total - count) / rate)}"
        return said


def duration(seconds: float) -> str:
    """Say a time roughly: "45 giây", "3 phút 20 giây", "2 giờ 05 phút"."""
    whole = max(1, round(seconds))
    if whole < 60:
        return f"{whole} giây"
    if whole < 3600:
        return f"{whole // 60} phút {whole % 60:02d} giây"
    return f"{whole // 3600} giờ {whole % 3600 // 60:02d} phút"
