"""The guard for text, in every format: what cannot be seen, what only looks right, and old encodings."""

from __future__ import annotations

import json
import re
import sys
import unicodedata
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportgen.intake import Intake
from reportgen.messages import explain
from reportgen.problems import Position, Severity
from reportgen.sources.files import STRANGE, is_ordinary
from reportgen.sources.guard import _INVISIBLE, Guard, is_plain
from reportgen.text.legacy_fonts import LegacyFont
from tests.support.small_kinds import NEWS_HEADS, NEWS_ROW, found, take
from tests.support.workbook import save

KEYS = ["so_ky_hieu", "ngay_ban_hanh", "trich_yeu", "nguoi_ky", "tin"]


def as_yaml(folder: Path, record: dict[str, str]) -> Path:
    path = folder / "vao.yaml"
    lines = [f"{key}: {json.dumps(value, ensure_ascii=False)}" for key, value in record.items()]
    path.write_text("\n".join(["loai: bao_tin", *lines]), encoding="utf-8")
    return path


def as_json(folder: Path, record: dict[str, str]) -> Path:
    path = folder / "vao.json"
    path.write_text(json.dumps({"loai": "bao_tin", **record}, ensure_ascii=False), encoding="utf-8")
    return path


def as_xlsx(folder: Path, record: dict[str, str]) -> Path:
    return save(folder / "vao.xlsx", {"Báo tin": [list(record), list(record.values())]})


def as_csv(folder: Path, record: dict[str, str]) -> Path:
    path = folder / "vao.csv"
    path.write_text("loai\t" + "\t".join(record) + "\nbao_tin\t" + "\t".join(record.values()) + "\n", encoding="utf-8")
    return path


@pytest.fixture(params=[as_yaml, as_json, as_xlsx, as_csv])
def news(request: pytest.FixtureRequest, tmp_path: Path) -> Callable[..., Intake]:
    """Load a right record with some values changed, in each format."""

    def run(options: dict[str, Any] | None = None, **changed: str) -> Intake:
        record = dict(zip(KEYS, NEWS_ROW[1:], strict=True)) | changed
        return take(request.param(tmp_path, record), **(options or {}))

    return run


def codes(intake: Intake) -> list[str]:
    return [code for code, _ in found(intake)]


def test_what_looks_ordinary_holds_nothing_that_is_strange_or_without_width() -> None:
    odd = [char for char in map(chr, range(sys.maxunicode + 1)) if re.search(f"{STRANGE}|{_INVISIBLE}", char)]
    assert len(odd) > 2000
    assert not any(is_ordinary(f"một{char}hai") for char in odd)
    assert is_ordinary("Đảng uỷ xã “Ví Dụ”,\nsố 474-QĐ/HU …")


@pytest.mark.parametrize("blank", ["\u00a0", "\u2003", "\u202f", "\u3000"])
def test_unusual_blanks_are_blanks(news: Callable[..., Intake], blank: str) -> None:
    intake = news(tin=f"{blank}Có{blank}tin{blank}", ngay_ban_hanh=f"25/8/2021{blank}")
    assert codes(intake) == []
    assert intake.records[0].van_ban.tin == "Có tin"


def test_letters_are_composed(news: Callable[..., Intake]) -> None:
    intake = news(tin=unicodedata.normalize("NFD", "Đảng uỷ xã"))
    assert codes(intake) == []
    assert intake.records[0].van_ban.tin == "Đảng uỷ xã"


@pytest.mark.parametrize("character", ["\u200b", "\u200e", "\u2060", "\u202e"])
@pytest.mark.parametrize("name", ["tin", "ngay_ban_hanh"])
def test_invisible_characters_are_one_problem(news: Callable[..., Intake], character: str, name: str) -> None:
    value = {"tin": f"Có{character} tin", "ngay_ban_hanh": f"25/8/2021{character}"}[name]
    intake = news(**{name: value})
    assert codes(intake) == ["ky-tu-vo-hinh"]
    assert intake.problems[0].params["ky_tu"] == f"U+{ord(character):04X}"


@pytest.mark.parametrize(
    ("text", "letter", "meant"),
    [("Đ\u0430ng uỷ", "\u0430", "a"), ("\u00d0ảng uỷ", "\u00d0", "Đ"), ("UB\u039dD", "\u039d", "N")],
)
def test_letters_that_only_look_right_are_named(
    news: Callable[..., Intake], text: str, letter: str, meant: str
) -> None:
    intake = news(tin=text)
    assert codes(intake) == ["chu-giong-chu-viet"]
    assert (intake.problems[0].params["chu"], intake.problems[0].params["dung"]) == (letter, meant)


def test_a_word_of_another_alphabet_is_no_problem(news: Callable[..., Intake]) -> None:
    assert codes(news(tin="Báo Правда, hệ số α")) == []


LEGACY = [
    ("tcvn3", "häp chi bé §¶ng uû x·", "họp chi bộ Đảng uỷ xã"),
    ("vni", "hoïp chi boä Ñaûng uyû xaõ", "họp chi bộ Đảng uỷ xã"),
]


@pytest.mark.parametrize(("font", "typed", "meant"), LEGACY)
def test_an_old_encoding_is_told_with_what_it_reads_as(
    news: Callable[..., Intake], font: str, typed: str, meant: str
) -> None:
    intake = news(tin=typed)
    assert codes(intake) == ["bang-ma-cu"]
    problem = intake.problems[0]
    assert (problem.params["doc_la"], problem.params["gia_tri"], problem.severity) == (meant, typed, Severity.ERROR)
    assert f"--bang-ma {font}" in explain(problem).advice
    assert intake.records == ()


@pytest.mark.parametrize(("font", "typed", "meant"), LEGACY)
def test_an_old_encoding_is_converted_on_request_and_told(
    news: Callable[..., Intake], font: str, typed: str, meant: str
) -> None:
    intake = news({"convert_from": LegacyFont(font)}, tin=typed, trich_yeu="về việc Hà Nam")
    assert codes(intake) == ["bang-ma-da-chuyen"]
    assert intake.problems[0].severity is Severity.WARNING
    assert intake.records[0].van_ban.tin == meant
    assert intake.records[0].van_ban.trich_yeu == "về việc Hà Nam"


def test_the_wrong_request_converts_nothing(news: Callable[..., Intake]) -> None:
    assert codes(news({"convert_from": LegacyFont.VNI}, tin=LEGACY[0][1])) == ["bang-ma-cu"]


def test_what_reads_both_ways_is_kept_and_told(news: Callable[..., Intake]) -> None:
    intake = news({"convert_from": LegacyFont.TCVN3}, tin=LEGACY[0][1], trich_yeu="cã")
    assert codes(intake) == ["bang-ma-da-chuyen", "bang-ma-khong-chac"]
    assert intake.records[0].van_ban.trich_yeu == "cã"


def test_two_styles_of_tone_marks_are_one_warning_with_both_places(tmp_path: Path) -> None:
    heads = [*NEWS_HEADS, "Ý kiến"]
    intake = take(
        save(
            tmp_path / "vao.xlsx",
            {"Báo tin": [heads, [*NEWS_ROW[:3], "về Đảng uỷ", "bi_thu", "Đảng ủy họp", "ủy viên\nuỷ ban"]]},
        )
    )
    (problem,) = intake.problems
    assert (problem.code, problem.severity, problem.position.cell) == ("kieu-dau-lan-lon", Severity.WARNING, "F2")
    sentence = explain(problem).sentence
    assert "«ủy»" in sentence
    assert "«uỷ» ở ô D2, trang «Báo tin»" in sentence
    assert len(intake.records) == 1


def test_one_style_other_than_the_office_s_is_told_as_such(tmp_path: Path) -> None:
    intake = take(save(tmp_path / "vao.xlsx", {"Báo tin": [NEWS_HEADS, [*NEWS_ROW[:5], "Đảng ủy họp"]]}))
    assert codes(intake) == ["kieu-dau-khac-co-quan"]


def test_headings_are_guarded_too(tmp_path: Path) -> None:
    heads = ["TrÝch yÕu" if head == "Trích yếu" else head for head in NEWS_HEADS]
    path = save(tmp_path / "vao.xlsx", {"Báo tin": [heads, NEWS_ROW]})
    assert found(take(path)) == [("bang-ma-cu", "Báo tin!D1")]
    intake = take(path, convert_from=LegacyFont.TCVN3)
    assert ("bang-ma-da-chuyen", "Báo tin!D1") in found(intake)
    assert intake.records[0].van_ban.trich_yeu == NEWS_ROW[3]


@given(st.text(max_size=30))
def test_what_is_plain_is_left_alone_and_what_is_left_is_plain_or_told(text: str) -> None:
    guard = Guard()
    left = guard.text(text, Position("vao.yaml", 1, 1))
    if is_plain(text):
        assert left == text
    if not guard.problems:
        assert left == unicodedata.normalize("NFC", text)
    for problem in guard.problems:
        explain(problem)
