"""YAML as clerks type it → text with places, or the problem at the line where it was made."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reportgen.messages import explain
from reportgen.problems import Severity
from reportgen.sources import ReadResult, read
from reportgen.sources.files import InputIsFolderError, InputMissingError
from reportgen.sources.raw import RawList, RawMapping, RawScalar


def read_bytes(folder: Path, data: bytes, name: str = "vao.yaml") -> ReadResult:
    path = folder / name
    path.write_bytes(data)
    return read(path)


def read_text(folder: Path, text: str) -> ReadResult:
    return read_bytes(folder, text.encode())


def value(result: ReadResult, key: str) -> str:
    assert result.document is not None
    (entry,) = [entry for entry in result.document.entries if entry.key == key]
    assert isinstance(entry.value, RawScalar)
    return entry.value.text


@pytest.mark.parametrize(
    "typed", ["05", "012", "08", "12:30", "no", "yes", "true", "1.10", "0x1F", "1e3", "2021-08-25"]
)
def test_a_value_stays_what_was_typed(tmp_path: Path, typed: str) -> None:
    assert value(read_text(tmp_path, f"muc: {typed}\n"), "muc") == typed


@pytest.mark.parametrize("typed", ["", "~", "null", "Null", "NULL", "''", '""'])
def test_nothing_typed_is_empty_text(tmp_path: Path, typed: str) -> None:
    assert value(read_text(tmp_path, f"muc: {typed}\nkhac: 1\n"), "muc") == ""


def test_the_word_null_in_quotes_is_a_word(tmp_path: Path) -> None:
    assert value(read_text(tmp_path, "muc: 'null'\n"), "muc") == "null"


def test_every_value_knows_its_line_and_column(tmp_path: Path) -> None:
    result = read_text(tmp_path, "# ghi chú\nloai: tin\ndon_vi:\n  - ten: Chi bộ Một\n  - Chi bộ Hai\n")
    assert result.document is not None
    kind, units = result.document.entries
    assert (kind.key_position.line, kind.key_position.column) == (2, 1)
    assert (kind.value.position.line, kind.value.position.column) == (2, 7)
    assert isinstance(units.value, RawList)
    first, second = units.value.items
    assert isinstance(first, RawMapping)
    assert (first.position.line, first.position.column) == (4, 5)
    assert (first.entries[0].value.position.line, first.entries[0].value.position.column) == (4, 10)
    assert (second.position.line, second.position.column) == (5, 5)


def test_keys_and_values_in_decomposed_letters_are_composed(tmp_path: Path) -> None:
    result = read_text(tmp_path, "tri\u0301ch ye\u0302\u0301u: ho\u0323p\n")
    assert value(result, "trích yếu") == "họp"


@pytest.mark.parametrize(
    "data", [b"\xef\xbb\xbfmuc: a\nkhac: b\n", b"muc: a\r\nkhac: b\r\n", b"--- \nmuc: a\nkhac: b\n...\n"]
)
def test_byte_order_mark_windows_line_ends_and_document_marks_are_accepted(tmp_path: Path, data: bytes) -> None:
    result = read_bytes(tmp_path, data)
    assert result.problems == ()
    assert (value(result, "muc"), value(result, "khac")) == ("a", "b")


def test_lines_are_counted_alike_with_windows_line_ends(tmp_path: Path) -> None:
    result = read_bytes(tmp_path, b"a: 1\r\nb: 2\r\nc: x: y\r\n")
    assert [(problem.code, problem.position.line) for problem in result.problems] == [("yaml-hai-cham", 3)]


def test_block_text_keeps_its_lines(tmp_path: Path) -> None:
    assert value(read_text(tmp_path, "muc: |\n  một\n  hai\n"), "muc") == "một\nhai\n"


SLIPS = [
    ("trich_yeu: Về việc: A\n", "yaml-hai-cham", 1, 12),
    ("a: b: \n", "yaml-hai-cham", 1, 4),
    ("a: b\n c: d\n", "yaml-thut-le", 2, 2),
    ("a:\n  b: c\n d: e\n", "yaml-thut-le", 3, 2),
    (" a: b\nc: d\n", "yaml-thut-le", 2, 1),
    ("l:\n - a: b\n   c: d\n  e: f\n", "yaml-thut-le", 4, 3),
    ("- a\nb: c\n", "yaml-thut-le", 2, 1),
    ("a:\n\tb: c\n", "yaml-tab", 2, 1),
    ("a: x\n\tb: y\n", "yaml-tab", 2, 1),
    ("l:\n  - a\n \t- b: c\n", "yaml-tab", 3, 2),
    ('a: "xin\nb: c\n', "yaml-ngoac-ho", 1, 4),
    ("a: 'xin\n", "yaml-ngoac-ho", 1, 4),
    ('a: "xin chào\nb: "hai"\n', "yaml-ngoac-ho", 1, 4),
    ('x: y\na: "một\nso_ky_hieu: hai"\n', "yaml-ngoac-ho", 2, 4),
    ("a: {ct05} về\n", "yaml-ngoac-nhon", 1, 4),
    ("l:\n  - {ct05} về\n", "yaml-ngoac-nhon", 2, 5),
    ("a: [1] về\nb: c\n", "yaml-ngoac-nhon", 1, 4),
    ("a: {\n", "yaml-ngoac-vuong-ho", 1, 4),
    ("a: [b,\n", "yaml-ngoac-vuong-ho", 1, 4),
    ("a: [b, c\nd: e\n", "yaml-ngoac-vuong-ho", 1, 4),
    ("x: y\na:b\n", "yaml-thieu-cach", 2, 1),
    ("x: y\nabc\n", "yaml-thieu-hai-cham", 2, 1),
    ("a: |\n x\ny\n", "yaml-thieu-hai-cham", 3, 1),
    ("l:\n  - A\n  B\n", "yaml-thieu-gach", 3, 3),
    ("l:\n  - A\n  -B\n", "yaml-sau-gach", 3, 3),
    ("a: - b\n", "yaml-gach-cung-dong", 1, 4),
    ("a: @x\n", "yaml-dau-dac-biet", 1, 4),
    ("a: `x\n", "yaml-dau-dac-biet", 1, 4),
    ("a: %x\n", "yaml-dau-dac-biet", 1, 4),
    ("a: * b\n", "yaml-dau-dac-biet", 1, 4),
    ("a: & b\n", "yaml-dau-dac-biet", 1, 4),
    ("a: ]\n", "yaml-dau-dac-biet", 1, 4),
    ("a: ,b\n", "yaml-dau-dac-biet", 1, 4),
    ("a: | x\n", "yaml-dau-dac-biet", 1, 4),
    ("a: ?\n", "yaml-dau-dac-biet", 1, 4),
    ("%x\na: b\n", "yaml-dau-dac-biet", 1, 1),
    ('a: "A" và B\n', "yaml-sau-ngoac-kep", 1, 4),
    ("a: 'it's'\n", "yaml-sau-ngoac-kep", 1, 4),
    ('a: "C:\\Users\\q"\n', "yaml-gach-cheo", 1, 7),
    ("a: *b\n", "yaml-bi-danh", 1, 4),
    ("x: y\na: &b c\n", "yaml-neo", 2, 4),
    ("a: !quan trọng\n", "yaml-the", 1, 4),
    ("a: !!int 5\n", "yaml-the", 1, 4),
    ("<<: b\n", "yaml-gop-khoa", 1, 1),
    ("a: b\n---\nc: d\n", "yaml-nhieu-tai-lieu", 2, 1),
    ("? [a]\n: b\n", "khoa-phuc-tap", 1, 3),
    ("{a: b}: c\n", "khoa-phuc-tap", 1, 1),
    ("", "tep-rong", 1, 1),
    ("# chỉ có ghi chú\n", "tep-rong", 1, 1),
    ("- a: b\n", "goc-la-danh-sach", 1, 1),
    ("so:474\n", "goc-la-chu", 1, 1),
    ("a: b\u000bc\n", "ky-tu-la", 1, 5),
    ("x: y\na: b\u2028c\n", "ky-tu-la", 2, 5),
    ("a: b\0c\n", "ky-tu-la", 1, 5),
    ("a: b\ufeffc\n", "ky-tu-la", 1, 5),
    ("a: Huy\ufffdn\n", "ky-tu-la", 1, 7),
    ('a: "b\\0c"\n', "ky-tu-la", 1, 4),
    ("a: chữ #2\n", "yaml-dau-thang", 1, 8),
    ("a: " + "[" * 40 + "]" * 40 + "\n", "long-qua-sau", 1, 33),
]


@pytest.mark.parametrize(("text", "code", "line", "column"), SLIPS, ids=[repr(slip[0])[:40] for slip in SLIPS])
def test_a_slip_is_named_at_its_place(tmp_path: Path, text: str, code: str, line: int, column: int) -> None:
    result = read_text(tmp_path, text)
    assert [(p.code, p.position.line, p.position.column) for p in result.problems] == [(code, line, column)]
    assert explain(result.problems[0]).advice


def test_the_colon_advice_shows_the_line_as_it_should_be_typed(tmp_path: Path) -> None:
    result = read_text(tmp_path, "trich_yeu: Về việc: 'A'\n")
    assert "'Về việc: ''A'''" in explain(result.problems[0]).advice


def test_what_only_looks_like_a_comment_is_a_warning(tmp_path: Path) -> None:
    result = read_text(tmp_path, "a: đề án #2\nb: x # ghi chú\n")
    assert [problem.severity for problem in result.problems] == [Severity.WARNING]
    assert result.document is not None


def test_strange_characters_do_not_hide_the_rest(tmp_path: Path) -> None:
    result = read_text(tmp_path, "a: b\u000bc\nd: &x e\n")
    assert [problem.code for problem in result.problems] == ["ky-tu-la", "yaml-neo"]
    assert value(result, "d") == "e"


@pytest.mark.parametrize(
    ("data", "code", "line"),
    [
        ("loai: họp\n".encode("utf-16"), "tep-utf16", 1),
        ("loai: tin\n".encode("utf-16-le"), "tep-utf16", 1),
        ("loai: tin\n".encode("utf-16-be"), "tep-utf16", 1),
        (b"PK\x03\x04\x14\x00\x06\x00", "tep-nhi-phan", 1),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "tep-nhi-phan", 1),
        (b"%PDF-1.7\n", "tep-nhi-phan", 1),
        (bytes(range(256)) * 4, "tep-nhi-phan", 1),
        (b"a: b\nloai: h" + b"\xf2" + b"p\n", "khong-phai-utf8", 2),
        (b"a: " + b"x" * (10 * 1024 * 1024) + b"\n", "tep-qua-lon", 1),
    ],
)
def test_a_file_that_is_no_text_is_told_what_it_is(tmp_path: Path, data: bytes, code: str, line: int) -> None:
    result = read_bytes(tmp_path, data)
    assert result.document is None
    assert [(problem.code, problem.position.line) for problem in result.problems] == [(code, line)]


def test_too_many_values_are_refused(tmp_path: Path) -> None:
    result = read_text(tmp_path, "a:\n" + "- 1\n" * 200_001)
    assert [problem.code for problem in result.problems] == ["qua-nhieu-muc"]


def test_a_file_of_another_type_is_refused(tmp_path: Path) -> None:
    assert [problem.code for problem in read_bytes(tmp_path, b"a: b", "vao.txt").problems] == ["dang-tep-la"]


def test_a_missing_file_and_a_folder_are_failures_of_the_world(tmp_path: Path) -> None:
    with pytest.raises(InputMissingError) as missing:
        read(tmp_path / "khong-co.yaml")
    assert "khong-co.yaml" in explain(missing.value).sentence
    (tmp_path / "thu-muc.yaml").mkdir()
    with pytest.raises(InputIsFolderError):
        read(tmp_path / "thu-muc.yaml")


@settings(deadline=None)
@given(st.text(alphabet="ab:- \n\t'\"{}[]#&*!|>%@,?\\à\u0300", max_size=60))
def test_whatever_is_typed_gives_a_document_or_a_placed_problem(
    tmp_path_factory: pytest.TempPathFactory, text: str
) -> None:
    result = read_text(tmp_path_factory.getbasetemp(), text)
    assert result.document is not None or result.problems
    lines = text.count("\n") + 1
    for problem in result.problems:
        explain(problem)
        assert 1 <= (problem.position.line or 0) <= lines
