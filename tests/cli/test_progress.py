"""How far a run is: a bar on a terminal, a line now and then elsewhere, nothing where nobody asked."""

from __future__ import annotations

import io

import pytest

from reportgen.cli._progress import Progress, duration


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def told(stream: io.StringIO, total: int | None, moments: list[tuple[float, int]]) -> str:
    clock = iter([0.0, *(moment for moment, _ in moments)])
    with Progress(stream, "Đang tạo văn bản", total, lambda: next(clock)) as progress:
        for _, count in moments:
            progress.at(count)
    return stream.getvalue()


def test_a_file_gets_a_line_every_ten_seconds() -> None:
    lines = told(io.StringIO(), 1000, [(1, 50), (10, 500), (12, 600), (20.5, 950)]).splitlines()
    assert lines == [
        "Đang tạo văn bản: 500/1000 văn bản, 50 văn bản/giây, còn khoảng 10 giây",
        "Đang tạo văn bản: 950/1000 văn bản, 46 văn bản/giây, còn khoảng 1 giây",
    ]


def test_a_terminal_shows_count_rate_and_time_left_in_one_line() -> None:
    shown = told(Terminal(), 100, [(1, 25), (1.05, 26), (4, 100)])
    assert "\n" not in shown.rstrip("\n")
    assert [part.strip() for part in shown.split("\r")[1:]] == [
        "[######------------------] Đang tạo văn bản: 25/100 văn bản, 25 văn bản/giây, còn khoảng 3 giây",
        "[########################] Đang tạo văn bản: 100/100 văn bản, 25 văn bản/giây",
    ]


def test_a_shorter_line_wipes_the_longer_one() -> None:
    first, second = told(Terminal(), 100, [(1, 1), (100, 100)]).split("\r")[1:]
    assert len(second.rstrip("\n")) >= len(first)


def test_an_unknown_total_is_not_guessed() -> None:
    assert told(io.StringIO(), None, [(20, 400)]).strip() == "Đang tạo văn bản: 400 văn bản, 20 văn bản/giây"


def test_nobody_asked_nothing_said() -> None:
    with Progress(None, "x", 10) as progress:
        progress.at(10)


@pytest.mark.parametrize(
    ("seconds", "said"), [(0, "1 giây"), (59.4, "59 giây"), (200, "3 phút 20 giây"), (7500, "2 giờ 05 phút")]
)
def test_times_are_told_roughly(seconds: float, said: str) -> None:
    assert duration(seconds) == said
