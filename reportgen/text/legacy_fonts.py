"""Vietnamese typed for the fonts of before Unicode: recognised, and converted when somebody asks for it.

Such text is stored as Western European letters that only the old font shows as Vietnamese: TCVN3 (ABC, fonts
«.VnTime»: "§¶ng uû x·") gives each Vietnamese letter one code, VNI ("Ñaûng uyû xaõ") a letter and a mark. TCVN3 has no
codes for capitals with tone marks: its capital fonts (.VnTimeH) show small letters as capitals, which the text itself
does not tell.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from enum import StrEnum
from functools import cache, lru_cache
from types import MappingProxyType

from reportgen.text.syllables import is_syllable


class LegacyFont(StrEnum):
    """An encoding by font; the value is what a user types for it."""

    TCVN3 = "tcvn3"
    VNI = "vni"


#: What people call each.
NAMES: Mapping[LegacyFont, str] = MappingProxyType({LegacyFont.TCVN3: "TCVN3 (ABC)", LegacyFont.VNI: "VNI"})

# --- the tables ---------------------------------------------------------------------------------------------------

#: Code of the first letter of a run → the letters of the run (TCVN 5712:1993, table VN3).
_TCVN3_RUNS = (
    (0xA1, "ĂÂÊÔƠƯĐăâêôơưđ"),
    (0xB5, "àảãáạ"),
    (0xBB, "ằẳẵắ"),
    (0xC6, "ặầẩẫấậè"),
    (0xCE, "ẻẽéẹềểễếệìỉ"),
    (0xDC, "ĩíịò"),
    (0xE1, "ỏõóọồổỗốộờởỡớợù"),
    (0xF1, "ủũúụừửữứựỳỷỹýỵ"),
)


def _tcvn3() -> dict[str, str]:
    return {chr(start + index): letter for start, run in _TCVN3_RUNS for index, letter in enumerate(run)}


#: Marks after a letter, and what they make of "a"; other vowels take the same marks as far as they have the letters.
_VNI_TONES = "ùøûõï"
_VNI_HAT = "âáàåãä"
_VNI_BREVE = "êéèúüë"
_VNI_VOWELS = (
    ("a", "áàảãạ", "âấầẩẫậ", "ăắằẳẵặ"),
    ("e", "éèẻẽẹ", "êếềểễệ", ""),
    ("o", "óòỏõọ", "ôốồổỗộ", ""),
    ("ô", "ớờởỡợ", "", ""),
    ("u", "úùủũụ", "", ""),
    ("ö", "ứừửữự", "", ""),
    ("y", "ýỳỷỹ", "", ""),
)
_VNI_SINGLES = (
    ("ô", "ơ"),
    ("ö", "ư"),
    ("ñ", "đ"),
    ("í", "í"),
    ("ì", "ì"),
    ("æ", "ỉ"),
    ("ó", "ĩ"),
    ("ò", "ị"),
    ("î", "ỵ"),
)


def _vni_small() -> Iterator[tuple[str, str]]:
    for vowel, toned, hatted, breved in _VNI_VOWELS:
        for marks, letters in ((_VNI_TONES, toned), (_VNI_HAT, hatted), (_VNI_BREVE, breved)):
            for mark, letter in zip(marks, letters, strict=False):
                yield vowel + mark, letter
    yield from _VNI_SINGLES


@cache
def _vni() -> Mapping[str, str]:
    table = dict(_vni_small())
    for typed, letter in _vni_small():
        table[typed.upper()] = letter.upper()
        if len(typed) > 1:
            # A capital at the head of a word keeps a small mark in what people typed quickly.
            table.setdefault(typed[0].upper() + typed[1], letter.upper())
    return table


_TCVN3: Mapping[str, str] = MappingProxyType(_tcvn3())
_TCVN3_TABLE = str.maketrans(dict(_TCVN3))


@cache
def _vni_piece() -> re.Pattern[str]:
    return re.compile("|".join(sorted(map(re.escape, _vni()), key=len, reverse=True)))


# --- conversion ---------------------------------------------------------------------------------------------------


def convert(text: str, font: LegacyFont) -> str:
    """Return the text in Unicode. What the font has no code for stays as it is.

    Only text that is known to be in this encoding may be given: anything else is made worse.
    """
    if font is LegacyFont.TCVN3:
        return text.translate(_TCVN3_TABLE)
    return _vni_piece().sub(lambda piece: _vni()[piece.group()], text)


# --- recognition --------------------------------------------------------------------------------------------------

#: Letters that Vietnamese in Unicode has and no legacy text can hold.
SURELY_UNICODE = re.compile("[ĂăĐđĨĩŨũƠơƯư\u1ea0-\u1ef9]")
# What only odd texts are searched for is compiled for the first of them.
#: Western European signs that no Vietnamese in Unicode needs, quotation marks only in the midst of a word,
#: capitals with a mark after a small letter.
_FOREIGN_SIGN = "[¡-ª¬-º¼-¿ÄÅÆÇËÎÏÑÖ×ØÛÜßäåæçëîïñö÷øûü\u00ad]|(?<=[A-Za-z])[«»](?=[A-Za-z])|(?<=[a-z])[À-Ý]"
_MICRO_UNIT = "µ[a-zA-Z]?"
_TOKEN = re.compile("[A-Za-z\u00a1-\u00ff]+")
_LETTER = re.compile("[A-Za-z\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u00ff]")
_QUOTES = "«»"

#: Words without any foreign sign may be slips of the keyboard: one alone is no evidence.
_FEWEST_WORDS_WITHOUT_SIGN = 2


@lru_cache(maxsize=1024)  # short names with few marks come again in every record
def recognise(text: str) -> LegacyFont | None:
    """Tell which legacy encoding a text is in, None if it is none.

    A word counts for an encoding if it is no Vietnamese syllable as it stands and becomes one by conversion. The text
    is in an encoding if more words count for it than speak against it.
    """
    if text.isascii() or SURELY_UNICODE.search(text):
        return None
    words = _words(text)
    if all(_reads(word, str) for word in words):
        # Nearly always: nothing is converted to see what would become of it.
        return None
    balance = {font: _balance(words, font) for font in LegacyFont}
    best = max(balance, key=lambda font: balance[font])
    fewest = 1 if re.search(_FOREIGN_SIGN, text) else _FEWEST_WORDS_WITHOUT_SIGN
    return best if balance[best] >= fewest else None


def is_unsure(text: str, font: LegacyFont) -> bool:
    """Tell whether a short text reads as Vietnamese both as it stands and converted ("cã": cã or có)."""
    if text.isascii() or SURELY_UNICODE.search(text) or recognise(text):
        return False
    words = _words(text)
    return bool(words) and all(_reads(word, lambda piece: convert(piece, font)) for word in words)


def _words(text: str) -> list[str]:
    """Find the words that an encoding could have touched; single letters tell nothing."""
    found = (word for word in _TOKEN.findall(text) if not word.isascii() and _LETTER.search(word))
    return [word for word in found if len(word) > 1 and not re.fullmatch(_MICRO_UNIT, word)]


def _balance(words: list[str], font: LegacyFont) -> int:
    """Words that only the conversion makes Vietnamese, less those that speak against it."""
    counted = 0
    for word in words:
        as_typed, converted = _reads(word, str), _reads(word, lambda piece: convert(piece, font))
        if not as_typed:
            counted += 1 if converted else -1
        elif not converted:
            counted -= 1
    return counted


def _reads(word: str, change: Callable[[str], str]) -> bool:
    """Tell whether a word is a syllable after a change, quotation marks around it aside."""
    return any(is_syllable(change(piece)) for piece in {word, word.strip(_QUOTES)})
