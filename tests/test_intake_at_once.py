"""The short way to a record and the full one: nothing may be said by one and not by the other."""

from __future__ import annotations

import copy
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from e2e.records import sample
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reportgen.intake import FileReader, Offices, Options, Reception
from reportgen.intake.offices import right_office
from reportgen.intake.offices_in_full import read_office
from reportgen.kinds import all_kinds
from reportgen.text.legacy_fonts import LegacyFont

KINDS = tuple(all_kinds())
#: What may stand where a right value stood: right in another form, wrong, empty, odd, or in an old encoding.
ODDITIES: tuple[Any, ...] = (
    "", " ", "\n", "\t a", None, [], {}, [""], [None], [[]], [{}], ["a", ""], True, False, [True], [False],
    5, 0, -1.5, [7], "- một mục", "-5", "–", "• a", "*", {"a": ""}, {"ten": "b"}, ["x", {"ten": "y"}],
    "a\u00a0b", "a\u200bb", "a\ufffdb", "e\u0302", "Đảng uỷ xã Оne", "§¶ng uû x·", "Ñaûng uyû xaõ", "uỷ ủy",
    "{ma_la}", "«hở", "a & b < c", "\\u0041", "a\\b", 'a"b', "31/02/2021", "05", "1.234,5", "98,5%",
    "thành viên", "Thành", "\x0b", "\u2028", "Ð",
)  # fmt: skip
#: Other spellings of a key, and keys that nothing knows.
KEYS = ("Trích yếu", "TRICH-YEU", " trich_yeu", "loai", "Loại", "co_quan", "Cơ quan", "van_ban", "chung", "khac", "")
#: Lines that YAML understands in its own way.
YAML_LINES = (
    "", "# ghi chú\n", "#ghi chú\n", "dia_danh: Ví Dụ #1\n", "dia_danh: Ví Dụ # chú thích\n", "dia_danh: &a Ví Dụ\n",
    "dia_danh: *a\n", "dia_danh: !!str Ví Dụ\n", "<<: {}\n", "? [a]\n: b\n", "dia_danh: Ví\n  Dụ\n", "---\n",
    'dia_danh: "Ví\n  can_cu: Dụ"\n', 'dia_danh: "Ví \\u200b"\n', "dia_danh: |\n  Ví Dụ\n", "...\n",
    "dia_danh: >-\n  Ví\n  Dụ\n", "dia_danh: ~\n", "dia_danh:\n", "dia_danh: []\n", "dia_danh: {}\n", "dia_danh: {a}\n",
    "dia_danh: [Ví Dụ]\n", "\tdia_danh: a\n", "dia_danh: - Ví Dụ\n", "dia_danh: '- Ví Dụ'\n", "dia_danh: ' '\n",
    "dia_danh: 'null'\n", "null: a\n", "- a\n", "a\n", "dia_danh: no\n", "dia_danh: 012\n", "'dia_danh ': Ví Dụ\n",
    "dia_danh: a: b\n", "dia_danh: a\u00a0b\n",
)  # fmt: skip


def record(kind_id: str) -> dict[str, Any]:
    data = sample(kind_id)
    data.pop("co_quan")
    return data


def spots(value: Any, place: tuple[str | int, ...] = ()) -> Iterator[tuple[str | int, ...]]:
    """Every place inside a value."""
    inner = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for step, one in inner:
        yield (*place, step)
        yield from spots(one, (*place, step))


def changed(data: dict[str, Any], place: tuple[str | int, ...], value: Any) -> dict[str, Any]:
    inner: Any = data
    for step in place[:-1]:
        inner = inner[step]
    inner[place[-1]] = copy.deepcopy(value)
    return data


def by_both_ways(path: Path, *, draft: bool = False) -> tuple[list[Reception], list[Reception], int]:
    """What the reader says of a file, what it says reading all in full, and how many records were plain."""
    options = Options(draft=draft)
    reader = FileReader(all_kinds(), Offices(None, draft=draft), options)
    sheaves = list(reader.sheaves(path))
    in_full = [full for sheaf in sheaves for full in reader.in_full(sheaf)]
    usual = [reception for sheaf in sheaves for reception in reader.accept(sheaf)]
    return usual, [one for sheaf in in_full for one in reader.accept(sheaf)], sum(len(one.plain) for one in sheaves)


def told(receptions: list[Reception]) -> list[Any]:
    return [
        # As printed, since a hole cannot be compared.
        (one.position, one.problems, one.index, one.record and repr((one.record.van_ban, one.record.setting)))
        for one in receptions
    ]


def write(folder: Path, kind_id: str, text: str, suffix: str = ".jsonl") -> Path:
    office = sample(kind_id)["co_quan"]
    (folder / "co_quan.yaml").write_text(json.dumps(office, ensure_ascii=False), encoding="utf-8")
    path = folder / f"ho-so{suffix}"
    path.write_text(text, encoding="utf-8")
    return path


@pytest.mark.parametrize("kind_id", KINDS)
@pytest.mark.parametrize("suffix", [".json", ".jsonl", ".yaml"])
def test_a_sample_takes_the_short_way_and_gives_the_same(tmp_path: Path, kind_id: str, suffix: str) -> None:
    text = json.dumps(record(kind_id), ensure_ascii=False)
    if suffix == ".yaml":
        text = yaml.dump(record(kind_id), Dumper=yaml.SafeDumper, allow_unicode=True, sort_keys=False, width=1000)
    path = write(tmp_path, kind_id, text, suffix)
    usual, in_full, plain = by_both_ways(path)
    assert plain == 1
    assert told(usual) == told(in_full)
    assert [one.record is not None for one in usual] == [True]


@pytest.mark.parametrize("kind_id", KINDS)
def test_every_kind_of_oddity_is_told_as_by_the_full_way(tmp_path: Path, kind_id: str) -> None:
    lines = []
    for number, oddity in enumerate(ODDITIES):
        data = record(kind_id)
        places = list(spots(data))
        lines.append(json.dumps(changed(data, places[number * 7 % len(places)], oddity), ensure_ascii=False))
    usual, in_full, plain = by_both_ways(write(tmp_path, kind_id, "\n".join(lines)))
    assert told(usual) == told(in_full)
    assert 0 < plain < len(lines)


@pytest.mark.parametrize("kind_id", KINDS)
@pytest.mark.parametrize("draft", [False, True])
def test_a_wrong_word_in_any_place_is_told_as_by_the_full_way(tmp_path: Path, kind_id: str, draft: bool) -> None:
    changes = (changed(record(kind_id), place, "a ?") for place in spots(record(kind_id)))
    lines = (json.dumps(data, ensure_ascii=False) for data in changes)
    usual, in_full, _ = by_both_ways(write(tmp_path, kind_id, "\n".join(lines)), draft=draft)
    assert told(usual) == told(in_full)


@settings(max_examples=120, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_whatever_is_typed_both_ways_say_the_same(tmp_path: Path, data: st.DataObject) -> None:
    kind_id = data.draw(st.sampled_from(KINDS))
    typed = record(kind_id)
    for _ in range(data.draw(st.integers(0, 3))):
        place = data.draw(st.sampled_from(list(spots(typed))))
        typed = changed(typed, place, data.draw(st.sampled_from(ODDITIES) | st.text(max_size=12)))
    if data.draw(st.booleans()):
        typed[data.draw(st.sampled_from(KEYS))] = data.draw(st.sampled_from(ODDITIES))
    as_text = data.draw(st.sampled_from([as_json, as_yaml]))
    path = write(tmp_path, kind_id, as_text(typed, data), ".jsonl" if as_text is as_json else ".yaml")
    usual, in_full, _ = by_both_ways(path, draft=data.draw(st.booleans()))
    assert told(usual) == told(in_full)


def as_json(typed: dict[str, Any], data: st.DataObject) -> str:
    text = json.dumps(typed, ensure_ascii=data.draw(st.booleans()))
    if data.draw(st.booleans()):
        text = text[:-1] + f', "trich_yeu": {json.dumps(data.draw(st.sampled_from(ODDITIES)))}}}'
    return text.replace("\n", " ") + "\n"


def as_yaml(typed: dict[str, Any], data: st.DataObject) -> str:
    looks = {
        "allow_unicode": data.draw(st.booleans()),
        "default_flow_style": data.draw(st.sampled_from([True, False, None])),
        "default_style": data.draw(st.sampled_from([None, "'", '"', "|"])),
        "width": data.draw(st.sampled_from([30, 1000])),
    }
    lines = yaml.dump(typed, Dumper=yaml.SafeDumper, sort_keys=False, **looks).splitlines(keepends=True)
    lines.insert(data.draw(st.integers(0, len(lines))), data.draw(st.sampled_from(YAML_LINES)))
    return "".join(lines)


@pytest.mark.parametrize("line", YAML_LINES)
def test_what_yaml_allows_beside_values_is_told_as_by_the_full_way(tmp_path: Path, line: str) -> None:
    text = yaml.dump(record(KINDS[0]), Dumper=yaml.SafeDumper, sort_keys=False, allow_unicode=True, width=1000)
    usual, in_full, _ = by_both_ways(write(tmp_path, KINDS[0], text + line, ".yaml"))
    assert told(usual) == told(in_full)


# --- the office -------------------------------------------------------------------------------------------------------

#: What a file of an office may hold beside it or around it.
OFFICE_LINES = (*YAML_LINES, "loai: Quyết định\n", "co_quan: a\n", "Ký hiệu: TU\n", "ky_hieu: TU\n", "khoa_la: a\n")


def office() -> dict[str, Any]:
    found: dict[str, Any] = sample(KINDS[0])["co_quan"]
    return found


def office_by_both_ways(folder: Path, text: str, *, draft: bool = False) -> tuple[Any, Any, bool]:
    """What is made of an office file, what the full way makes of it, and whether it was right at once."""
    path = folder / "co_quan.yaml"
    path.write_text(text, encoding="utf-8", newline="")
    usual, in_full = Offices(None, draft=draft).find(None, folder / "a.yaml"), read_office(path, None, draft=draft)
    assert usual is not None
    told_of = [(repr(one.co_quan), one.problems, one.place.position, one.place.node) for one in (usual, in_full)]
    return *told_of, right_office(path) is not None


@pytest.mark.parametrize("around", [False, True])
@pytest.mark.parametrize("draft", [False, True])
def test_a_right_office_needs_no_places_and_has_them_all(tmp_path: Path, around: bool, draft: bool) -> None:
    typed = {"co_quan": office()} if around else {**office(), "noi_luu": ""}
    usual, in_full, at_once = office_by_both_ways(tmp_path, as_lines(typed), draft=draft)
    assert at_once
    assert usual == in_full


@pytest.mark.parametrize("draft", [False, True])
def test_an_odd_value_of_an_office_is_told_as_by_the_full_way(tmp_path: Path, draft: bool) -> None:
    right = []
    for place in spots(office()):
        for oddity in (*ODDITIES, "a ?"):
            text = as_lines(changed(office(), place, oddity))
            usual, in_full, at_once = office_by_both_ways(tmp_path, text, draft=draft)
            assert usual == in_full
            right.append(at_once)
    assert 0 < sum(right) < len(right)


@pytest.mark.parametrize("line", OFFICE_LINES)
@pytest.mark.parametrize("around", [False, True])
def test_what_stands_beside_an_office_is_told_as_by_the_full_way(tmp_path: Path, line: str, around: bool) -> None:
    text = as_lines({"co_quan": office()} if around else office()) + line
    usual, in_full, _ = office_by_both_ways(tmp_path, text)
    assert usual == in_full


def test_an_office_that_another_encoding_is_asked_for_is_read_in_full(tmp_path: Path) -> None:
    (tmp_path / "co_quan.yaml").write_text(as_lines(office()), encoding="utf-8")
    found = Offices(None, draft=False, convert_from=LegacyFont.VNI).find(None, tmp_path / "a.yaml")
    assert found is not None
    assert found.problems == read_office(tmp_path / "co_quan.yaml", LegacyFont.VNI, draft=False).problems


def as_lines(typed: dict[str, Any]) -> str:
    return yaml.dump(typed, Dumper=yaml.SafeDumper, sort_keys=False, allow_unicode=True, width=1000)
