"""Names by a pattern: whatever was typed, the name is safe on every system and stays inside the folder."""

from __future__ import annotations

import re
from pathlib import PureWindowsPath

import pytest
from hypothesis import given, reject
from hypothesis import strategies as st

from reportgen.messages import explain
from reportgen.output.names import MAX_NAME, is_inside
from reportgen.output.pattern import MAX_PATH, PatternError, parse_pattern, safe_part

FIELDS = {"so_ky_hieu", "don_vi", "loai"}
DEVICES = {"con", "prn", "aux", "nul", *(f"com{n}" for n in range(10)), *(f"lpt{n}" for n in range(10))}
FORBIDDEN = re.compile(r'[<>:"|?*\\\x00-\x1f]')
LITERALS = st.text(
    st.one_of(st.sampled_from(" -_.,()+&'=@aAđĐ0"), st.characters(categories=["L", "N"])), min_size=1, max_size=30
)
PIECES = st.lists(st.one_of(LITERALS, st.sampled_from(sorted(FIELDS)).map("{{{}}}".format)), min_size=1, max_size=4)
PATTERNS = st.lists(PIECES.map("".join), min_size=1, max_size=4).map("/".join)
VALUES = st.fixed_dictionaries({field: st.text(max_size=300) for field in sorted(FIELDS)})


def fill(pattern: str, **values: str) -> str:
    return parse_pattern(pattern, FIELDS).fill({"so_ky_hieu": "", "don_vi": "", "loai": ""} | values)


def test_folders_and_name_come_from_the_fields() -> None:
    name = fill("{don_vi}/{so_ky_hieu}_{loai}", don_vi="Đảng uỷ xã A", so_ky_hieu="474-QĐ/HU", loai="quyet_dinh")
    assert name == "dang-uy-xa-a/474-QD-HU_quyet-dinh.docx"


def test_an_ending_typed_by_the_user_is_not_doubled_and_a_backslash_is_a_folder() -> None:
    assert fill(r"Năm 2026\{so_ky_hieu}.docx", so_ky_hieu="1") == "Năm 2026/1.docx"


@given(PATTERNS, VALUES)
def test_every_name_is_safe_on_every_system(pattern: str, values: dict[str, str]) -> None:
    try:
        name = parse_pattern(pattern, FIELDS).fill(values)
    except PatternError:
        reject()
    assert is_inside(name)
    assert not PureWindowsPath(name).is_absolute()
    assert name.endswith(".docx")
    for part in name.split("/"):
        assert 0 < len(part) <= MAX_NAME
        assert not FORBIDDEN.search(part)
        assert part == part.strip(" .")
        assert part.split(".")[0].rstrip().casefold() not in DEVICES


@given(VALUES)
def test_a_value_makes_no_folder_and_no_long_path(values: dict[str, str]) -> None:
    name = fill("{don_vi}/{loai}/{so_ky_hieu}", **values)
    assert name.count("/") == 2
    assert len(name) <= MAX_PATH


@pytest.mark.parametrize("device", ["con", "NUL", "com1", "Lpt9", "aux.2026", "con ", "prn .x"])
def test_a_name_that_windows_gives_to_a_device_is_changed(device: str) -> None:
    assert safe_part(device, 50).split(".")[0].casefold() not in DEVICES


@pytest.mark.parametrize(
    ("pattern", "code"),
    [
        ("{khong_co}", "mau-ten-truong-la"),
        ("{}", "mau-ten-truong-la"),
        ("{so_ky_hieu!r}", "mau-ten-truong-la"),
        ("../{loai}", "mau-ten-thu-muc-rong"),
        ("/etc/{loai}", "mau-ten-thu-muc-rong"),
        ("{loai}/", "mau-ten-thu-muc-rong"),
        ("a//{loai}", "mau-ten-thu-muc-rong"),
        ("C:/{loai}", "mau-ten-ky-tu-la"),
        ("{loai}?", "mau-ten-ky-tu-la"),
        ("{loai", "mau-ten-ky-tu-la"),
        ("a\nb", "mau-ten-ky-tu-la"),
    ],
)
def test_a_pattern_that_cannot_be_used_is_refused_with_a_sentence(pattern: str, code: str) -> None:
    with pytest.raises(PatternError) as refused:
        parse_pattern(pattern, FIELDS)
    assert refused.value.problem.code == code
    assert explain(refused.value.problem).advice
