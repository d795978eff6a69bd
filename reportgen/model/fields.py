"""Types of single values: what the clerk typed becomes text, number, date or choice, or a problem with its code.

Everything arrives as text. Every refusal is a `PydanticCustomError` whose type is a code of `messages` and whose
context holds the values of the sentence, always with `gia_tri`, the value as typed.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal
from functools import cached_property, lru_cache
from typing import Annotated, Any, ClassVar, TypeVar

from annotated_types import MinLen
from pydantic import GetCoreSchemaHandler
from pydantic_core import CoreSchema, PydanticCustomError, core_schema

from reportgen.model.holes import Hole
from reportgen.standard import honorific_before
from reportgen.text.dates import DateError, parse_date, short_date
from reportgen.text.likeness import SLIP_IN_LIST, misspelt
from reportgen.text.normalise import control_characters, is_tidy, tidy, tidy_lines
from reportgen.text.numbers import NumberFormatError, parse_decimal, parse_integer, parse_percent
from reportgen.text.punctuation import strip_end
from reportgen.text.slugs import fold

T = TypeVar("T")

_LETTER = re.compile(r"[^\W_]")
_PARAGRAPH_BREAK = re.compile(r"\n[ \t]*\n")
_DATE_LIKE = re.compile(r"\s*(ngày\s+)?\d{1,4}\s*([/.-]|tháng)", re.IGNORECASE)
_SPELLED_WORD = re.compile(r"[^\W\d_]{2}")
_PARTY_ADDRESS = re.compile(r"^(đồng chí|đ/c)\b", re.IGNORECASE)


def refuse(code: str, **params: str) -> PydanticCustomError:
    """Build the error that carries one of our codes through pydantic; its context fills the sentence."""
    return PydanticCustomError(code, "see reportgen.messages", params)


class After:
    """Reads a value once pydantic has taken it for what the annotation says: put into `Annotated[str, After(...)]`.

    pydantic's own `AfterValidator` looks at the signature of its function for every field that has it.

    Args:
        read: Gives the value as it is kept, or refuses it.
    """

    def __init__(self, read: Callable[[Any], object]) -> None:
        self._read = read

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        return core_schema.no_info_after_validator_function(self._read, handler(source))


class Before(After):
    """The same, before pydantic looks at a value: what was typed becomes what the annotation says."""

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        return core_schema.no_info_before_validator_function(self._read, handler(source))


# --- text ---------------------------------------------------------------------------------------------------------


def _readable(raw: str, cleaned: str) -> str:
    if strange := control_characters(raw):
        raise refuse("ky-tu-la", gia_tri=cleaned, ky_tu=", ".join(strange))
    if not cleaned:
        raise refuse("de-trong", gia_tri=raw)
    if not _LETTER.search(cleaned):
        raise refuse("khong-co-chu", gia_tri=cleaned)
    return cleaned


#: Texts whose reading is remembered: the documents of a batch share most of their names and wording.
_REMEMBERED = 4096


@lru_cache(maxsize=_REMEMBERED)
def _one_line(value: str) -> str:
    return strip_end(_readable(value, tidy(value)))


def _lines(value: str) -> str:
    return _readable(value, tidy_lines(value))


@lru_cache(maxsize=_REMEMBERED)
def _paragraph(value: str) -> str:
    if is_tidy(value) and _LETTER.search(value):
        return value
    if _PARAGRAPH_BREAK.search(value.strip()):
        raise refuse("nhieu-doan-trong-mot-o", gia_tri=shorten(tidy(value)))
    return _readable(value, tidy(value))


@lru_cache(maxsize=_REMEMBERED)
def _person(value: str) -> str:
    name = _one_line(value)
    if _SPELLED_WORD.search(name) and " " in name and (name.isupper() or name.islower()):
        usual = " ".join(word.capitalize() for word in name.split())
        raise refuse("ho-ten-sai-hoa-thuong", gia_tri=name, dung=usual)
    if any(character.isdigit() for character in name):
        raise refuse("ho-ten-co-so", gia_tri=name)
    if address := _PARTY_ADDRESS.match(name):
        raise refuse("ho-ten-kem-xung-ho", gia_tri=name, xung_ho=address.group())
    if rank := honorific_before(name):
        raise refuse("ho-ten-kem-hoc-ham", gia_tri=name, hoc_ham=rank)
    return name


def shorten(text: str, limit: int = 60) -> str:
    """Cut a long text at a space for showing it inside a sentence."""
    return text if len(text) <= limit else text[:limit].rsplit(" ", 1)[0] + "…"


def _is_slug(value: str) -> str:
    if not re.fullmatch(r"[a-z][a-z0-9_]*", value.strip()):
        raise refuse("ma-sai-dang", gia_tri=value)
    return value.strip()


#: One line of text: NFC, single spaces, at least one letter or digit, no end mark (the sentence around it has its own).
VanBanNgan = Annotated[str, After(_one_line)]
#: Text whose line breaks are meant (the name of an organ over two lines).
NhieuDong = Annotated[str, After(_lines)]
#: One paragraph; line ends inside are spaces, an empty line (a second paragraph) is refused.
DoanVan = Annotated[str, After(_paragraph)]
#: A person's name, without title or rank (HD05 II.I.7.1.3).
HoTen = Annotated[str, After(_person)]
#: A short code by which other values of the record refer to this one.
Ma = Annotated[str, After(_is_slug)]


# --- dates and numbers --------------------------------------------------------------------------------------------


def _date(value: object) -> object:
    if not isinstance(value, str):
        return value
    try:
        return parse_date(value)
    except DateError as error:
        raise refuse(error.code, **{"gia_tri": value} | error.params) from error


def _deadline(value: object) -> object:
    return _date(value) if isinstance(value, str) and _DATE_LIKE.match(value) else value


def _number(parse: Callable[[str], object]) -> Before:
    def read(value: object) -> object:
        if not isinstance(value, str):
            return value
        try:
            return parse(value)
        except NumberFormatError as error:
            raise refuse(error.code, **{"gia_tri": value} | error.params) from error

    return Before(read)


def _not_negative(value: T) -> T:
    if value < 0:  # type: ignore[operator]
        raise refuse("so-am", gia_tri=str(value).replace(".", ","))
    return value


def _positive(value: int) -> int:
    if value < 1:
        raise refuse("so-phai-tu-mot", gia_tri=str(value))
    return value


def _share(value: Decimal) -> Decimal:
    if not 0 <= value <= 100:
        raise refuse("phan-tram-ngoai-khoang", gia_tri=str(value).replace(".", ","))
    return value


class LaPhanTram:
    """Marks a number as a percentage, for the forms."""

    is_percentage: ClassVar[bool] = True


#: A calendar date, day first or ISO.
Ngay = Annotated[date, Before(_date)]
#: A deadline: a date, or words ("trong quý IV năm 2021"). What begins like a date must be one.
Han = Annotated[date | VanBanNgan, Before(_deadline)]
#: A whole number, 0 or more.
SoNguyen = Annotated[int, _number(parse_integer), After(_not_negative)]
#: A whole number, 1 or more.
SoThuTu = Annotated[int, _number(parse_integer), After(_positive)]
#: A count that the clerk states and a list must bear out.
SoLuongNeu = SoNguyen
#: A decimal number, 0 or more, typed the Vietnamese way ("1.234,5").
SoThapPhan = Annotated[Decimal, _number(parse_decimal), After(_not_negative)]
#: A percentage from 0 to 100, with or without its sign.
PhanTram = Annotated[Decimal, _number(parse_percent), After(_share), LaPhanTram()]


# --- choices ------------------------------------------------------------------------------------------------------

_YES = frozenset({"co", "true", "yes", "y", "x", "1", "dung"})
_NO = frozenset({"khong", "false", "no", "n", "0", "sai"})


def _yes_or_no(value: object) -> object:
    if not isinstance(value, str):
        return value
    key = fold(value)
    if key in _YES or key in _NO:
        return key in _YES
    raise refuse("co-khong-sai-dang", gia_tri=value)


#: «có» or «không», or what people type for them.
CoKhong = Annotated[bool, Before(_yes_or_no)]


class LuaChon:
    """A choice: put into `Annotated[str, LuaChon(...)]`. Accepts slug, label or alias; the value is the slug.

    Forms find it in the field's `metadata` to offer the labels.

    Args:
        labels: Slug → Vietnamese label, in the order of offering.
        aliases: Other spellings → slug, compared like labels (case, marks and separators do not count).
    """

    def __init__(self, labels: Mapping[str, str], aliases: Mapping[str, str]) -> None:
        self.labels = labels
        self.aliases = aliases

    @classmethod
    def of(cls, labels: Mapping[str, str], **aliases: str) -> LuaChon:
        """Build a choice; aliases are given as slug of the spelling = slug of the choice."""
        return cls(labels, aliases)

    def read(self, value: str) -> str:
        """Find the slug of what was typed.

        Raises:
            PydanticCustomError: `lua-chon-gan-dung` or, where no label is like it, `lua-chon-khong-co`.
        """
        # Marks decide first: «uỷ» and «ủy» fold alike.
        chosen = self._spellings.get(value) or self._spellings.get(tidy(value).casefold())
        if chosen is not None:
            return chosen
        alike = self._foldings.get(fold(value), set())
        if len(alike) == 1:
            return next(iter(alike))
        offered = ", ".join(f"«{label}»" for label in self.labels.values())
        # Two that fold alike («uỷ», «ủy») are as near as each other.
        if not alike and (near := self._nearest(value)) is not None:
            raise refuse("lua-chon-gan-dung", gia_tri=value, gan_nhat=self.labels[near], lua_chon=offered)
        raise refuse("lua-chon-khong-co", gia_tri=value, lua_chon=offered)

    @cached_property
    def _spellings(self) -> dict[str, str]:
        """The slug of every spelling with its marks: what is offered is mostly typed as it is offered."""
        found: dict[str, str] = {}
        for slug, label in self.labels.items():
            for spelling in (slug, label, label.casefold()):
                found.setdefault(spelling, slug)
        return found

    @cached_property
    def _foldings(self) -> dict[str, set[str]]:
        """The slugs that every spelling may stand for when marks, case and separators do not count."""
        found: dict[str, set[str]] = {}
        names = [(name, slug) for slug, label in self.labels.items() for name in (slug, label)]
        for name, slug in (*names, *self.aliases.items()):
            found.setdefault(fold(name), set()).add(slug)
        return found

    def _nearest(self, value: str) -> str | None:
        spellings = {fold(name): slug for slug, label in self.labels.items() for name in (slug, label)}
        spelling = misspelt(value, spellings, at_least=SLIP_IN_LIST)
        return None if spelling is None else spellings[spelling]

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        return core_schema.no_info_after_validator_function(self.read, handler(source))


# --- lists --------------------------------------------------------------------------------------------------------


def _as_list(value: object) -> object:
    # A single value where a list is expected is the list of that value.
    return (value,) if isinstance(value, (str, dict)) else value


#: One value or a list of them, kept as a tuple; may be empty.
MotHoacNhieu = Annotated[tuple[T, ...], Before(_as_list)]
#: The same, with at least one entry.
ItNhatMot = Annotated[tuple[T, ...], Before(_as_list), MinLen(1)]


def deadline_text(deadline: date | str | Hole) -> str:
    """Print a deadline: "ngày 30/9/2021", or the clerk's words, or the hole."""
    return f"ngày {short_date(deadline)}" if isinstance(deadline, date) else str(deadline)
