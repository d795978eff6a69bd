"""JSON Lines: one record a line, each problem on its line, memory flat."""

from __future__ import annotations

import json
import tracemalloc
from pathlib import Path

import pytest

from reportgen.intake import Intake
from reportgen.sources.files import InputMissingError
from reportgen.sources.jsonl_source import stream
from tests.support.small_kinds import found, take

RECORD = {
    "loai": "bao_tin", "so_ky_hieu": "5", "ngay_ban_hanh": "25/8/2021", "trich_yeu": "về tin", "nguoi_ky": "bi_thu",
    "tin": "Có tin",
}  # fmt: skip


def line(**changed: object) -> str:
    return json.dumps(RECORD | changed, ensure_ascii=False)


def take_lines(tmp_path: Path, *lines: str, start: bytes = b"") -> Intake:
    path = tmp_path / "ds.jsonl"
    path.write_bytes(start + "\n".join(lines).encode())
    return take(path)


def test_each_line_is_a_record(tmp_path: Path) -> None:
    intake = take_lines(tmp_path, line(), "", line(so_ky_hieu="6"), "", start=b"\xef\xbb\xbf")
    assert found(intake) == []
    assert [(record.position.line, record.van_ban.number()) for record in intake.records] == [(1, 5), (3, 6)]


WRONG = [
    ('{"a": 1,}', "json-phay-thua"),
    ('{"a": "b"', "json-chua-dong"),
    ("{a: 1}", "json-sai-cu-phap"),
    ("[1]", "jsonl-khong-phai-nhom"),
    ('"chữ"', "jsonl-khong-phai-nhom"),
    ("{}", "jsonl-khong-phai-nhom"),
    ("[" * 50_000, "long-qua-sau"),
]


@pytest.mark.parametrize(("text", "code"), WRONG)
def test_a_broken_line_is_told_and_the_others_are_still_judged(tmp_path: Path, text: str, code: str) -> None:
    intake = take_lines(tmp_path, line(), text, line(so_ky_hieu="6", ngay_ban_hanh="31/6/2021"))
    codes = [(name, place.split(":")[0]) for name, place in found(intake)]
    assert (code, "2") in codes
    assert ("ngay-khong-co-that", "3") in codes


def test_columns_count_inside_the_line(tmp_path: Path) -> None:
    text = line(so_ky_hieu="6", ngay_ban_hanh="31/6/2021")
    assert found(take_lines(tmp_path, line(), text)) == [("ngay-khong-co-that", f"2:{text.index('31/6')}")]


def test_bytes_that_are_no_text_are_told_at_their_line(tmp_path: Path) -> None:
    (tmp_path / "ds.jsonl").write_bytes(line().encode() + b'\n{"a": "\xff"}\n')
    assert found(take(tmp_path / "ds.jsonl")) == [("khong-phai-utf8", "2:1")]


def test_an_empty_file_says_so(tmp_path: Path) -> None:
    assert [code for code, _ in found(take_lines(tmp_path, "", "  "))] == ["tep-rong"]


def test_a_missing_file_is_a_failure_of_the_world(tmp_path: Path) -> None:
    with pytest.raises(InputMissingError):
        list(stream(tmp_path / "khong-co.jsonl"))


def test_memory_stays_flat(tmp_path: Path) -> None:
    path = tmp_path / "ds.jsonl"
    with path.open("w", encoding="utf-8") as file:
        for number in range(20_000):
            file.write(line(so_ky_hieu=str(number + 1)) + "\n")
    tracemalloc.start()
    try:
        assert sum(result.document is not None for result in stream(path)) == 20_000
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert peak < 1_000_000
