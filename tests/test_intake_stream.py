"""Records as a stream: a long file in pieces, and a mistake that spoils only the record it is in."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from e2e.records import numbered

from reportgen.intake import Options, Reception, load, stream
from reportgen.kinds import all_kinds


def json_lines(path: Path, *records: dict[str, Any] | str) -> Path:
    lines = (record if isinstance(record, str) else json.dumps(record, ensure_ascii=False) for record in records)
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


def receptions(path: Path) -> list[Reception]:
    return list(stream([path], None, Options(), all_kinds()))


def accepted(path: Path) -> list[tuple[int, str]]:
    found = (reception.record for reception in receptions(path))
    return [(record.index, record.van_ban.so_ky_hieu) for record in found if record is not None]


def test_records_of_a_long_file_keep_their_order_and_count(tmp_path: Path) -> None:
    path = json_lines(tmp_path / "a.jsonl", *numbered(25))
    assert accepted(path) == [(index, f"{101 + index}-QĐ/HU") for index in range(25)]
    assert load([path], None, Options(), all_kinds()).problems == ()


def test_a_line_that_cannot_be_read_spoils_no_other(tmp_path: Path) -> None:
    path = json_lines(tmp_path / "a.jsonl", numbered(1)[0], '{"loai": ', numbered(2)[1])
    assert [number for _, number in accepted(path)] == ["101-QĐ/HU", "102-QĐ/HU"]
    (found,) = [reception for reception in receptions(path) if reception.problems]
    assert [(problem.code, problem.position.line) for problem in found.problems] == [("json-chua-dong", 2)]


def test_a_strange_character_refuses_the_record_it_is_in(tmp_path: Path) -> None:
    records = numbered(3)
    records[1]["trich_yeu"] += " \u200b và"
    for path in (json_lines(tmp_path / "a.jsonl", *records), tmp_path / "b.json"):
        if path.suffix == ".json":
            path.write_text(json.dumps({"van_ban": records}, ensure_ascii=False), encoding="utf-8")
        assert [index for index, _ in accepted(path)] == [0, 2]
        refused = [one for one in receptions(path) if one.index is not None and one.record is None]
        assert [[problem.code for problem in one.problems] for one in refused] == [["ky-tu-vo-hinh"]]


def test_a_mistake_outside_of_all_records_refuses_the_whole_file(tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    path.write_text(json.dumps({"van_ban": numbered(2), "khac": "x"}, ensure_ascii=False), encoding="utf-8")
    assert accepted(path) == []


def test_an_empty_file_is_a_problem(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text("\n", encoding="utf-8")
    assert [problem.code for one in receptions(tmp_path / "a.jsonl") for problem in one.problems] == ["tep-rong"]
