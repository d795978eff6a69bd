"""CSV files: delimiters, encodings, rows over several lines, and the place of every problem."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reportgen.intake import Intake
from reportgen.messages import explain
from reportgen.sources import read
from reportgen.text.legacy_fonts import _TCVN3, LegacyFont
from tests.support.small_kinds import HEADS, KINDS, ROW, found, row, take

KIND_HEADS = ["Loại văn bản", *HEADS]
KIND_ROW = ["giay_moi", *ROW]


def text_of(rows: list[list[str]], delimiter: str = ",") -> str:
    buffer = io.StringIO()
    csv.writer(buffer, delimiter=delimiter).writerows(rows)
    return buffer.getvalue()


def take_text(tmp_path: Path, text: str, encoding: str = "utf-8", **options: object) -> Intake:
    path = tmp_path / "ds.csv"
    path.write_bytes(text.encode(encoding))
    return take(path, **options)


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_delimiter_and_encoding_are_found(tmp_path: Path, delimiter: str, encoding: str) -> None:
    intake = take_text(tmp_path, text_of([KIND_HEADS, KIND_ROW], delimiter), encoding)
    assert found(intake) == []
    (record,) = intake.records
    assert [unit.ten for unit in record.van_ban.don_vi] == ["Chi bộ Một", "Chi bộ Hai"]
    assert (record.position.line, record.position.cell) == (2, None)


def test_paths_head_the_fields_of_groups(tmp_path: Path) -> None:
    rows = [[*KIND_HEADS, "thoi_gian.tu_ngay", "Thời gian: Đến ngày"], [*KIND_ROW, "1/8/2021", "2021-08-02"]]
    intake = take_text(tmp_path, text_of(rows))
    assert found(intake) == []
    assert intake.records[0].van_ban.thoi_gian.den_ngay.day == 2


def test_places_are_lines_of_the_file_and_columns_of_the_table(tmp_path: Path) -> None:
    rows = [KIND_HEADS, KIND_ROW, ["giay_moi", *row(ma="b", so_ky_hieu="6", ngay_ban_hanh="31/6/2021")]]
    intake = take_text(tmp_path, text_of(rows))
    # The cell of the units holds a line break, so the third row starts on the fourth line.
    assert found(intake) == [("ngay-khong-co-that", "4:4")]


def test_text_stays_text(tmp_path: Path) -> None:
    intake = take_text(tmp_path, text_of([KIND_HEADS, ["giay_moi", *row(noi_dung="012")]]))
    assert intake.records[0].van_ban.noi_dung == "012"


def test_an_unknown_heading_is_told(tmp_path: Path) -> None:
    assert found(take_text(tmp_path, text_of([[*KIND_HEADS, "Phong hop"], [*KIND_ROW, "P1"]]))) == [("cot-la", "1:9")]


WRONG = [
    (b"", "tep-rong"),
    (b"\n\n", "tep-rong"),
    ("Lo,Tin\nbáo".encode("latin-1"), "csv-sai-bang-ma"),
    (b'Lo,Tin\n"a,b\n', "csv-nhay-ho"),
    (b'Lo,Tin\n"a"b,c\n', "csv-nhay-ho"),
    (b"PK\x03\x04", "tep-nhi-phan"),
    (b"a" * 200_000, "csv-nhay-ho"),
]


@pytest.mark.parametrize(("data", "code"), WRONG)
def test_what_cannot_be_read_is_one_problem(tmp_path: Path, data: bytes, code: str) -> None:
    (tmp_path / "ds.csv").write_bytes(data)
    assert [problem for problem, _ in found(take(tmp_path / "ds.csv"))] == [code]


def test_bytes_of_an_old_font_are_read_when_somebody_says_so(tmp_path: Path) -> None:
    encode = str.maketrans({letter: code for code, letter in _TCVN3.items()})
    heads = "loai,ma,so_ky_hieu,ngay_ban_hanh,trich_yeu,nguoi_ky,noi_dung,don_vi"
    text = f"{heads}\ngiay_moi,a,5,25/8/2021,về việc họp kiểm điểm,bi_thu,họp chi bộ,chi bộ thị trấn"
    old = text.translate(encode)
    assert [code for code, _ in found(take_text(tmp_path, old, "latin-1"))] == ["csv-sai-bang-ma"]
    intake = take_text(tmp_path, old, "latin-1", convert_from=LegacyFont.TCVN3)
    assert [code for code, _ in found(intake)] == ["bang-ma-da-chuyen"]
    assert intake.records[0].van_ban.trich_yeu == "về việc họp kiểm điểm"


@settings(deadline=None)
@given(st.text(alphabet='ab;,\t\n\r"à\x00 ', max_size=80))
def test_whatever_is_typed_gives_a_document_or_a_problem(tmp_path_factory: pytest.TempPathFactory, text: str) -> None:
    path = tmp_path_factory.getbasetemp() / "bat-ky.csv"
    path.write_bytes(text.encode())
    result = read(path, tuple(KINDS.values()))
    assert result.document is not None or result.problems
    for problem in result.problems:
        explain(problem)
