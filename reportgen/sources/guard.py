"""The guard at the door for text: what cannot be seen or only looks right is reported, whatever the format of the file.

Words are never changed beyond NFC. What is reported as an error is put right for the judging that follows, since the
record is refused anyway and the clerk shall see one problem for one mistake. Legacy encodings are converted when asked
for, and then one warning says where.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterable, Iterator
from functools import lru_cache

from reportgen.problems import Position, Problem, Severity
from reportgen.sources.files import STRANGE, clean, is_ordinary, strange_characters
from reportgen.sources.raw import RawEntry, RawList, RawMapping, RawNode, RawScalar
from reportgen.text import legacy_fonts
from reportgen.text.legacy_fonts import LegacyFont
from reportgen.text.lookalikes import SUSPICIOUS, foreign_letters

#: Characters without width: zero-width spaces and joiners, marks of writing direction, soft hyphens.
_INVISIBLE = "[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069]"
_ALARM = "|".join((STRANGE, _INVISIBLE, SUSPICIOUS))
_SHOWN = 60
_PLACES_SHOWN = 5
#: Texts that no guard reports anything about; how many are remembered, and how long they may be (characters).
_HARMLESS: set[str] = set()
_MOST_REMEMBERED, _LONGEST_REMEMBERED = 8192, 250


@lru_cache(maxsize=4096)  # keys, names and fixed sentences come again in every record
def is_plain(text: str) -> bool:
    """Tell quickly whether a text needs no look: true for nearly all texts."""
    if text.isascii():
        return text.isprintable() or not _is_alarming(text)
    return (
        bool(legacy_fonts.SURELY_UNICODE.search(text))
        and not _is_alarming(text)
        and unicodedata.is_normalized("NFC", text)
    )


def _is_alarming(text: str) -> bool:
    return re.search(SUSPICIOUS if is_ordinary(text) else _ALARM, text) is not None


def are_plain(texts: Collection[str]) -> bool:
    """Tell quickly whether no text of many holds anything odd, old encodings aside: one sweep over all of them."""
    joined = "\n".join(texts)
    return not _is_alarming(joined) and unicodedata.is_normalized("NFC", joined)


def are_harmless(texts: Iterable[str]) -> bool:
    """Tell quickly whether a guard that converts nothing would report nothing about any text of a record.

    Most texts of a record stood in an earlier one: they were looked at then.
    """
    new = set(texts) - _HARMLESS
    if not new:
        return True
    if not are_plain(new) or any(legacy_fonts.recognise(text) for text in new):
        return False
    if len(_HARMLESS) >= _MOST_REMEMBERED:
        _HARMLESS.clear()
    _HARMLESS.update(text for text in new if len(text) <= _LONGEST_REMEMBERED)
    return True


class Guard:
    """Looks at the texts of one file; problems gather in the order of looking.

    Args:
        convert_from: The legacy encoding that the user says the file is in, None if nobody said so.
    """

    def __init__(self, convert_from: LegacyFont | None = None) -> None:
        self.problems: list[Problem] = []
        self._convert_from = convert_from
        self._converted: list[Position] = []
        self._unsure: list[tuple[str, Position]] = []

    def suspects(self, texts: Collection[str]) -> set[str]:
        """Find the texts that need a look one by one, each different text once."""
        different = set(texts)
        if are_plain(different):
            different = {text for text in different if not (text.isascii() or legacy_fonts.SURELY_UNICODE.search(text))}
        return {text for text in different if not is_plain(text) and not self._is_harmless(text)}

    def _is_harmless(self, text: str) -> bool:
        """Tell whether a text of Western letters only is Vietnamese as it stands."""
        if _is_alarming(text) or not unicodedata.is_normalized("NFC", text) or legacy_fonts.recognise(text):
            return False
        return self._convert_from is None or not legacy_fonts.is_unsure(text, self._convert_from)

    def text(self, text: str, position: Position) -> str:
        """Look at one text and return it in NFC, put right where it was reported."""
        if is_plain(text):
            return text
        text = self._from_legacy(unicodedata.normalize("NFC", text), position)
        if strange := strange_characters(text):
            self._report(("ky-tu-la", position, {"ky_tu": name}) for name in dict.fromkeys(name for _, name in strange))
            text = clean(text)
        if re.search(_INVISIBLE, text):
            names = dict.fromkeys(f"U+{ord(char):04X}" for char in re.findall(_INVISIBLE, text))
            self._report([("ky-tu-vo-hinh", position, {"ky_tu": ", ".join(names), "gia_tri": _shorten(text)})])
            text = re.sub(_INVISIBLE, "", text)
        return self._without_lookalikes(text, position) if re.search(SUSPICIOUS, text) else text

    def tree(self, node: RawNode) -> RawNode:
        """Look at all texts of a document, keys too."""
        match node:
            case RawScalar():
                text = self.text(node.text, node.position)
                return node if text == node.text else RawScalar(text, node.position, node.folded)
            case RawList():
                return RawList(tuple(map(self.tree, node.items)), node.position, node.flow)
            case RawMapping():
                return self.mapping(node)

    def mapping(self, node: RawMapping) -> RawMapping:
        """Look at all texts of a mapping."""
        return RawMapping(tuple(map(self._entry, node.entries)), node.position, node.flow)

    def _entry(self, entry: RawEntry) -> RawEntry:
        key, value = entry.key, entry.value
        if is_plain(key) and type(value) is RawScalar and is_plain(value.text):
            return entry
        return RawEntry(self.text(key, entry.key_position), entry.key_position, self.tree(value))

    def close(self) -> None:
        """Say at the end of a file what was converted, and which short texts may have been meant otherwise."""
        font = self._convert_from
        if font is None:
            return
        name = legacy_fonts.NAMES[font]
        if self._converted:
            params = {"bang_ma": name, "so": str(len(self._converted)), "cho": _places(self._converted)}
            self._report([("bang-ma-da-chuyen", self._converted[0], params)], Severity.WARNING)
            self._report(
                (
                    ("bang-ma-khong-chac", place, {"gia_tri": text, "doc_la": legacy_fonts.convert(text, font)})
                    for text, place in self._unsure
                ),
                Severity.WARNING,
            )

    def _from_legacy(self, text: str, position: Position) -> str:
        found = legacy_fonts.recognise(text)
        if found is None:
            if self._convert_from is not None and legacy_fonts.is_unsure(text, self._convert_from):
                self._unsure.append((text, position))
            return text
        converted = legacy_fonts.convert(text, found)
        if found is self._convert_from:
            self._converted.append(position)
        else:
            params = {
                "bang_ma": legacy_fonts.NAMES[found],
                "ma": found.value,
                "gia_tri": _shorten(text),
                "doc_la": _shorten(converted),
            }
            self._report([("bang-ma-cu", position, params)])
        return converted

    def _without_lookalikes(self, text: str, position: Position) -> str:
        for found in foreign_letters(text):
            code = "chu-giong-chu-viet" if found.meant else "chu-la-trong-tu"
            params = {
                "chu": found.letter,
                "ma": f"U+{ord(found.letter):04X}",
                "bang_chu": found.alphabet,
                "tu": _shorten(found.word),
                "dung": found.meant,
            }
            self._report([(code, position, params)])
            text = text.replace(found.letter, found.meant or found.letter)
        return text

    def _report(
        self, found: Iterable[tuple[str, Position, dict[str, str]]], severity: Severity = Severity.ERROR
    ) -> None:
        self.problems.extend(Problem(code, position, params, severity) for code, position, params in found)


def _places(positions: list[Position]) -> str:
    names = list(_place_names(positions[:_PLACES_SHOWN]))
    return ", ".join(names) + (", …" if len(positions) > _PLACES_SHOWN else "")


def _place_names(positions: Iterable[Position]) -> Iterator[str]:
    for position in positions:
        yield f"ô {position.cell}" if position.cell else f"dòng {position.line}"


def _shorten(text: str) -> str:
    return text if len(text) <= _SHOWN else f"{text[:_SHOWN].rstrip()}…"
