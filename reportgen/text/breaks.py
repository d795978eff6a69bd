"""Keeps together, with no-break spaces and hyphens, what may not part over a line end: "474-QĐ/HU", "18 chi bộ".

Only short, certain patterns are tied, so that justified prose keeps enough places to break.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from types import MappingProxyType

NO_BREAK_SPACE = "\u00a0"
NO_BREAK_HYPHEN = "\u2011"

# What stands with a number in front; of a long unit the first words are enough. Magnitudes may be followed by "đồng".
_UNITS = """
    chi bộ|chi uỷ|chi ủy|đảng bộ|đảng uỷ|đảng ủy|đảng viên|đồng chí|tổ chức|tập thể|cá nhân|đơn vị|cơ quan|địa phương
    đầu mối|thành viên|quần chúng|cán bộ|mô hình|điển hình|chuyên đề|chỉ tiêu|nhiệm vụ|giải pháp|nội dung|công trình
    dự án|ý kiến|văn bản|kế hoạch|nghị quyết|cuộc|hội nghị|buổi|đợt|lần|lượt người|lượt|bài viết|bài|tin bài|tin
    giấy khen|bằng khen|huy hiệu|trường hợp|vụ việc|vụ|xã|phường|huyện|tỉnh|thị trấn|thôn|bản|ấp|làng|tổ dân phố
    khu dân cư|hộ dân|hộ nghèo|hộ|nhân khẩu|người|ngày làm việc|ngày|tuần|quý|giờ|phút|trang|bản chính|hồ sơ
    điểm|lớp|học viên|nghìn tỷ đồng|tỷ đồng|tỉ đồng|triệu đồng|nghìn đồng|ngàn đồng|tỷ|tỉ|triệu|nghìn|ngàn|đồng
    suất quà|suất|con|cây|căn nhà|km2|km²|km|m2|m²|m3|m³|ha|kg|tấn|tạ|mm|cm|m|lít|công
"""
_BEFORE_DASH = re.compile(r"(?<=\S) (?=- )")
_S = "[ \u00a0]"
_H = "[-\u2011]"
#: What `re.IGNORECASE` takes for the same letter, beside the capital.
_SAME_LETTER = MappingProxyType({"i": "ıİ", "k": "\u212a", "s": "ſ"})


def _any_of(*tables: str) -> str:
    """Return the words of tables as one pattern, in any case, the longest first, either blank between their syllables.

    The words stand by their first letter, so that the search passes over most of them without trying each.
    """
    by_letter: dict[str, list[str]] = {}
    for word in _words(*tables):
        by_letter.setdefault(word[0], []).append(word[1:].replace(" ", _S))
    branches = (f"{_set_of(letter)}(?i:{'|'.join(ends)})" for letter, ends in by_letter.items())
    return f"(?:{'|'.join(branches)})"


def _beginnings_of(*tables: str) -> str:
    """Return what the first two letters of the words of tables can be: a look that most other words do not stand."""
    return _set_of(word[0] for word in _words(*tables)) + _set_of(word[1] for word in _words(*tables))


def _words(*tables: str) -> list[str]:
    words = {word.strip() for table in tables for word in table.replace("\n", "|").split("|")} - {""}
    return sorted(words, key=_by_length)


def _by_length(word: str) -> tuple[int, str]:
    return -len(word), word


def _set_of(letters: Iterable[str]) -> str:
    """Return letters as a set, in either case."""
    cases = {case for letter in letters for case in letter + letter.upper() + _SAME_LETTER.get(letter, "")}
    return f"[{''.join(sorted(cases))}]"


_RANGE = f"{_S}?[-\u2011–]{_S}?"
_DAY_MONTH = r"\d{1,2}(?:/\d{1,2}(?:/\d{4})?)?"
_DATE = rf"\d{{1,2}}/\d{{1,2}}/\d{{4}}|\d{{1,2}}{_H}\d{{1,2}}{_H}\d{{4}}"
_PERIOD = rf"{_DAY_MONTH}{_RANGE}\d{{1,2}}/\d{{1,2}}(?:/\d{{4}})?"
_SYMBOL = rf"\d{{1,5}}[a-z]?(?:/\d{{4}})?(?:{_H}|/)[A-ZĐƯ][A-ZĐƯa-z0-9]*(?:(?:{_H}|/)[A-ZĐƯ][A-ZĐƯa-z0-9]*)*"
_NUMBER = r"\d{1,3}(?:\.\d{3})+(?:,\d+)?|\d{1,5}/\d{1,5}|\d+(?:,\d+)?"
_ROMAN = r"[IVXLC]+"
# In "30 tháng 8 năm 2021" the month is no unit: it goes with its own number.
_UNIT = rf"(?:{_any_of(_UNITS)}|{_any_of('tháng|năm')}(?!{_S}\d)|[A-ZĐƯ]{{2,8}})(?!\w)"

# What stands before a number, by what may follow.
_NO = "số"
_DAY = "ngày"
_MONTH = "tháng|quý"
_YEARS = "năm|kỳ|giai đoạn"
_PART = "điều|khoản|phần|chương|mục|tiểu mục|phụ lục|biểu|bảng"
_POINT = "điểm"
_ORDINAL = "lần|phần|chương|khoá|khóa|kỳ|mục"
_COUNTED = "khoá|khóa|lần|kỳ|đợt|tập|đại hội|hội nghị"
_WORK = "giám sát|kiểm tra"
_HEADS = (_NO, _DAY, _MONTH, _YEARS, _PART, _POINT, _ORDINAL, _COUNTED, _WORK)

# A thing begins after a character that is no part of a word or number. The pattern takes that character along, for a
# pattern that begins with a set is searched for several times as fast as one that begins by looking back. A thing must
# not end with a character that may stand before the next one: therefore "%" is only looked at.
_TIED = re.compile(
    rf"""
    [^\w.,/\-\u2011]
    (?:
      (?=\d)
      (?:
        # numbers of documents
        {_SYMBOL}
        # dates, periods, years
      | (?:{_PERIOD}|{_DATE})(?![\d/])
      | \d{{4}}{_RANGE}\d{{4}}(?!\w)
        # quantities
      | (?:{_NUMBER})(?:{_RANGE}(?:{_NUMBER}))?{_S}(?:(?=%)|{_UNIT})
      )
    | (?={_beginnings_of(*_HEADS)})(?={_any_of(*_HEADS)}{_S})
      (?:
        # numbers of documents
        {_any_of(_NO)}{_S}{_SYMBOL}
        # dates and periods
      | {_any_of(_DAY)}{_S}(?:{_PERIOD}|{_DATE}|{_DAY_MONTH})(?![\d/])
      | {_any_of(_MONTH)}{_S}(?:\d{{1,2}}|{_ROMAN})(?:{_RANGE}\d{{1,2}})?(?:/\d{{4}})?(?![\w/])
      | {_any_of(_YEARS)}{_S}\d{{4}}(?:{_RANGE}\d{{4}})?(?!\w)
        # parts of a document and things that are numbered
      | {_any_of(_PART)}{_S}(?:\d+(?:\.\d+)*|{_ROMAN})(?![\w/])
      | {_any_of(_POINT)}{_S}(?:[a-eg-ik-vxyđ]|\d+(?:\.\d+)*)(?!\w)
      | {_any_of(_ORDINAL)}{_S}thứ{_S}(?:\w+)
      | {_any_of(_COUNTED)}{_S}(?:\d{{1,3}}|{_ROMAN})(?![\w/])
      | (?:{_any_of(_NO)}{_S}\d+(?![\w/])|{_any_of(_WORK)}{_S}\d+(?![\w.,/]))(?!{_S}{_UNIT})
      )
    )
    """,
    re.VERBOSE,
)


@lru_cache(maxsize=4096)  # what comes again in every document of a batch: recipients, headings, units
def keep_together(text: str) -> str:
    """Return the text with no-break spaces and hyphens inside the things that must not part over a line end.

    Those are: numbers of documents, dates, periods, numbered parts ("khoản 2", "Phần I"), numbered things ("tháng 8",
    "lần thứ 2"), and a number with its unit ("18 chi bộ", "98,5 %", "2,1 tỷ đồng"). The length stays, and so does a
    text that was tied before; the text must be in NFC. A dash between blanks goes with the word before it: at the start
    of a line it would look like an item of a list.
    """
    tied = _TIED.sub(_tie_after_first, f" {text}")[1:]
    return _BEFORE_DASH.sub(NO_BREAK_SPACE, tied) if " - " in tied else tied


def _tie_after_first(found: re.Match[str]) -> str:
    before_and_thing = found[0]
    return before_and_thing[0] + keep_name(before_and_thing[1:])


def keep_name(name: str) -> str:
    """Return the name of a person with all its spaces and hyphens made no-break."""
    return name.replace(" ", NO_BREAK_SPACE).replace("-", NO_BREAK_HYPHEN)


def keep_names(text: str, names: Iterable[str]) -> str:
    """Return the text with every name that stands in it as whole words made no-break.

    Where names overlap, the first one counts, and of those that begin together the longest. Searching for each name is
    four times as fast as one pattern of all names, which is another one for every document.
    """
    there = [name for name in names if name in text]
    if not there:
        return text
    places = {(start, -len(name)): name for name in there for start in _whole_words(name, text)}
    pieces: list[str] = []
    done = 0
    for (start, _), name in sorted(places.items()):
        if start >= done:
            pieces += (text[done:start], keep_name(name))
            done = start + len(name)
    return "".join([*pieces, text[done:]])


def _whole_words(words: str, text: str) -> Iterable[int]:
    """Yield where words stand in a text without a letter or digit touching them."""
    start = text.find(words)
    while start >= 0:
        if not _is_word(text[start - 1 : start]) and not _is_word(text[start + len(words) :][:1]):
            yield start
        start = text.find(words, start + 1)


def _is_word(char: str) -> bool:
    return char.isalnum() or char == "_"


def plain(text: str) -> str:
    """Return the text with ordinary spaces and hyphens again, for comparing."""
    return text.replace(NO_BREAK_SPACE, " ").replace(NO_BREAK_HYPHEN, "-")
