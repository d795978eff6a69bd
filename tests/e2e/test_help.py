"""What the command says about itself: Vietnamese, with examples, at once."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from e2e.running import reportgen
from reportgen.cli._app import ALIASES
from reportgen.cli._options import STANDARD_IDS
from reportgen.standard import all_standards

COMMANDS = sorted(ALIASES.values())
ENGLISH = ("Usage", "Options", "Commands", "Show this", "Error", "Missing", "No such", "default:", "Try ", "[OPTIONS]")


def english_in(text: str) -> list[str]:
    return [word for word in ENGLISH if word in text]


@pytest.mark.parametrize("arguments", [(), ("--help",), ("-h",), *((command, "--help") for command in COMMANDS)])
def test_help_is_vietnamese(arguments: tuple[str, ...], tmp_path: Path) -> None:
    answer = reportgen(*arguments, folder=tmp_path)
    text = answer.out + answer.err
    assert answer.code == (0 if arguments else 2)
    assert "Cách dùng: reportgen" in text
    assert "Hiện phần hướng dẫn này rồi thoát." in text
    assert "Ví dụ:\n" in text
    assert english_in(text) == []


@pytest.mark.parametrize(("alias", "command"), ALIASES.items())
def test_an_alias_is_the_command(alias: str, command: str, tmp_path: Path) -> None:
    help_of_alias = reportgen(alias, "--help", folder=tmp_path).out
    assert help_of_alias == reportgen(command, "--help", folder=tmp_path).out
    assert f"{command} ({alias})" in reportgen("--help", folder=tmp_path).out


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        (("taoo",), "Không có lệnh 'taoo'. Có phải ý bạn là 'tao'?"),
        (("tao",), "Thiếu tham số 'ĐẦU_VÀO...'."),
        (("tao", "a.yaml", "--raa", "x"), "Không có tuỳ chọn '--raa'. Có phải ý bạn là '--ra'?"),
        (("tao", "a.yaml", "--ra"), "Tuỳ chọn '--ra' cần 1 giá trị."),
        (("tao", "a.yaml", "--the-thuc", "nd30"), "'nd30' không thuộc các giá trị"),
        (("tao", "a.yaml", "--ngay", "30/2/2026"), "phải là ngày có thật viết dạng NĂM-THÁNG-NGÀY"),
        (("tao", "a.yaml", "--ngay", "2026-02-30"), "phải là ngày có thật viết dạng NĂM-THÁNG-NGÀY"),
        (("mau",), "Thiếu tham số 'LOẠI...'."),
        (("mau", "quyet_dinh_giam_xat"), "Có phải ý bạn là «quyet_dinh_giam_sat»?"),
        (("loai", "quyết định giám sát", "thừa"), "Thừa tham số (thừa)"),
        (("loai", "zzz"), "Không có loại văn bản «zzz». Các loại:"),
    ],
)
def test_a_wrongly_typed_command_is_explained_in_vietnamese(
    arguments: tuple[str, ...], expected: str, tmp_path: Path
) -> None:
    answer = reportgen(*arguments, folder=tmp_path)
    assert answer.code == 2
    assert expected in answer.err
    assert answer.out == ""
    assert english_in(answer.err) == []


def test_the_version_is_told(tmp_path: Path) -> None:
    assert reportgen("--phien-ban", folder=tmp_path).out.startswith("reportgen, phiên bản ")


def test_python_dash_m_is_the_same_command(tmp_path: Path) -> None:
    done = subprocess.run([sys.executable, "-m", "reportgen", "loai"], cwd=tmp_path, capture_output=True, check=True)
    assert done.stdout.decode() == reportgen("loai", folder=tmp_path).out


def test_the_standards_offered_are_the_standards_there_are() -> None:
    assert tuple(standard.id for standard in all_standards()) == STANDARD_IDS


def test_help_loads_no_heavy_library(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-X", "importtime", "-m", "reportgen", "tao", "--help"],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=True,
    )
    heavy = ("pydantic", "docxtpl", "docx", "lxml", "yaml", "jinja2", "rapidfuzz", "xlsxwriter", "python_calamine")
    loaded = {line.rpartition("|")[2].strip().split(".")[0] for line in done.stderr.splitlines()}
    assert loaded.isdisjoint(heavy)


def test_vietnamese_comes_out_whole_where_the_system_expects_ascii(tmp_path: Path) -> None:
    answer = reportgen("loai", folder=tmp_path, PYTHONIOENCODING="ascii:strict", PYTHONUTF8="0")
    assert answer.code == 0
    assert "Quyết định" in answer.out


def test_a_reader_that_leaves_early_causes_no_noise(tmp_path: Path) -> None:
    with subprocess.Popen(
        [sys.executable, "-m", "reportgen", "mau", "quyet_dinh_giam_sat"],
        cwd=tmp_path,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as process:
        assert process.stdout is not None
        process.stdout.close()
        assert process.stderr is not None
        assert process.stderr.read() == b""
