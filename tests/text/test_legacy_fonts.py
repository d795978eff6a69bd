"""Text of before Unicode: recognised, converted by tables, and never mistaken for Vietnamese as it is typed today."""

from __future__ import annotations

import shutil
import subprocess
import unicodedata

import pytest

from reportgen.kinds import all_kinds
from reportgen.text.legacy_fonts import _TCVN3, LegacyFont, convert, is_unsure, recognise
from reportgen.text.syllables import is_syllable

TCVN3 = [
    ("§¶ng uû x·", "Đảng uỷ xã"),
    ("Céng hßa x· héi chñ nghÜa ViÖt Nam", "Cộng hòa xã hội chủ nghĩa Việt Nam"),
    ("NguyÔn V¨n An", "Nguyễn Văn An"),
    ("kh«ng", "không"),
    ("B¸o c¸o kÕt qu¶ gi¸m s¸t", "Báo cáo kết quả giám sát"),
    ("l\u00adu tr÷", "lưu trữ"),
]
VNI = [
    ("Ñaûng uyû xaõ", "Đảng uỷ xã"),
    ("Coäng hoøa xaõ hoäi chuû nghóa Vieät Nam", "Cộng hòa xã hội chủ nghĩa Việt Nam"),
    ("Nguyeãn Vaên An", "Nguyễn Văn An"),
    ("Baùo caùo keát quaû giaùm saùt", "Báo cáo kết quả giám sát"),
    ("ÑAÛNG BOÄ", "ĐẢNG BỘ"),
    ("ngöôøi", "người"),
    ("Ñoäc laäp - Töï do - Haïnh phuùc", "Độc lập - Tự do - Hạnh phúc"),
]


@pytest.mark.parametrize(("typed", "meant"), TCVN3)
def test_tcvn3_is_recognised_and_converted(typed: str, meant: str) -> None:
    assert recognise(typed) is LegacyFont.TCVN3
    assert convert(typed, LegacyFont.TCVN3) == meant


@pytest.mark.parametrize(("typed", "meant"), VNI)
def test_vni_is_recognised_and_converted(typed: str, meant: str) -> None:
    assert recognise(typed) is LegacyFont.VNI
    assert convert(typed, LegacyFont.VNI) == meant


@pytest.mark.parametrize(
    "text",
    [
        "Hà Nam, các xã", "«các xã»", "Müller", "São Paulo", "Café", "5 m²", "3 × 4", "5 µm", "Huế", "§ 5", "Zürich",
        "10°C", "½ ngày", "A · B", "naïve", "Krông Pa", "Béc-lin", "toà nhà", "España", "Citroën", "Noël", "cô",
        "Bảng ¼", "xaã", "© 2021", "ABC", "", "Thông báo số 5: «Đảng uỷ»", "\u00ad",
    ],
)  # fmt: skip
def test_what_is_typed_today_is_not_taken_for_legacy_text(text: str) -> None:
    assert recognise(text) is None


def test_no_line_of_any_sample_is_taken_for_legacy_text() -> None:
    for kind in all_kinds().values():
        for line in kind.sample_path.read_text(encoding="utf-8").splitlines():
            assert recognise(line) is None, line
            for word in line.split():
                assert recognise(word) is None, word


def test_every_word_of_the_samples_survives_both_ways() -> None:
    """Encode real Vietnamese by the table turned round; recognising and converting gives it back."""
    encode = str.maketrans({letter: code for code, letter in _TCVN3.items()})
    for kind in all_kinds().values():
        for line in kind.sample_path.read_text(encoding="utf-8").lower().splitlines():
            old = line.replace("«", "").replace("»", "").translate(encode)
            if len(line.split()) > 4 and not old.isascii():
                assert recognise(old) is LegacyFont.TCVN3, old
                assert convert(old, LegacyFont.TCVN3) == line.replace("«", "").replace("»", "")


def test_a_word_that_reads_both_ways_is_unsure() -> None:
    assert is_unsure("cã", LegacyFont.TCVN3)
    assert not is_unsure("các", LegacyFont.TCVN3)
    assert not is_unsure("Đảng", LegacyFont.TCVN3)
    assert not is_unsure("ABC", LegacyFont.TCVN3)


@pytest.mark.skipif(shutil.which("iconv") is None, reason="cần lệnh iconv")
def test_the_tcvn3_table_is_the_one_of_the_system() -> None:
    for code, letter in _TCVN3.items():
        answer = subprocess.run(
            ["iconv", "-f", "TCVN5712-1", "-t", "UTF-8"], input=code.encode("latin-1"), capture_output=True, check=True
        )
        assert unicodedata.normalize("NFC", answer.stdout.decode()) == letter


@pytest.mark.parametrize("word", ["Đảng", "uỷ", "ủy", "quốc", "giếng", "gì", "nghiêng", "khuỷu", "các", "Thuyết", "ý"])
def test_syllables(word: str) -> None:
    assert is_syllable(word)


@pytest.mark.parametrize("word", ["Céng", "kong", "càc", "bảc", "strong", "xãá", "", "ngi", "gh"])
def test_no_syllables(word: str) -> None:
    assert not is_syllable(word)
