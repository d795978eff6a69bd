"""Every sentence that tells a clerk what went wrong and what to do: the only home of that wording.

The words stand in TOML files, one for each room (`messages/*.toml`), and one in the folder of each kind of document
that has something of its own to tell (`kinds/<kind>/messages.toml`). A code has a sentence (`cau`), an advice
(`cach_sua`) and, where many places may share it, a predicate that follows their count (`vi_ngu`), all with `{name}`
slots that the problem's params fill. Where a clerk with a table needs other words than one with a text file, the entry
has them beside (`cau_bang`, `cach_sua_bang`, `vi_ngu_bang`): they speak of headings, columns and sheets, not of keys.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import NamedTuple

from reportgen.errors import ReportgenError
from reportgen.problems import Problem

_HERE = Path(__file__).parent
#: The keys of an entry, and what those of the words for tables end in.
_WORDS, _IN_TABLE = ("cau", "cach_sua", "vi_ngu"), "_bang"


class Message(NamedTuple):
    """A Vietnamese sentence and what to do about it.

    Args:
        sentence: What is wrong.
        advice: What to do.
        predicate: What is wrong, as it follows a count of rows or places ("12 dòng …"); empty: the sentence serves.
        in_table: The words for a workbook or a CSV file, None where they are the same.
    """

    sentence: str
    advice: str
    predicate: str = ""
    in_table: Message | None = None


def section_files() -> Iterator[Path]:
    """Yield the files of the catalogue: the rooms' first, then the kinds', each in alphabetical order."""
    yield from sorted(_HERE.glob("*.toml"))
    yield from sorted(_HERE.parent.glob("kinds/*/messages.toml"))


def read_section(path: Path) -> dict[str, Message]:
    """Read one file of the catalogue, in its order."""
    # Most runs have nothing to tell.
    import tomllib

    entries = tomllib.loads(path.read_text(encoding="utf-8"))
    return {code: _message(entry) for code, entry in entries.items()}


def _message(entry: Mapping[str, str]) -> Message:
    plain = Message(entry["cau"], entry["cach_sua"], entry.get("vi_ngu", ""))
    if not any(key.endswith(_IN_TABLE) for key in entry):
        return plain
    sentence, advice, predicate = (entry.get(f"{key}{_IN_TABLE}", entry.get(key, "")) for key in _WORDS)
    return plain._replace(in_table=Message(sentence, advice, predicate))


@cache
def catalogue() -> Mapping[str, Message]:
    """Give every message by its code; read when the first one is needed, for most runs need none."""
    return MappingProxyType({code: message for path in section_files() for code, message in read_section(path).items()})


#: What pydantic calls its own complaints → our code; what is not here gets `UNKNOWN_PYDANTIC_CODE`.
PYDANTIC_CODES: Mapping[str, str] = MappingProxyType(
    {
        "missing": "thieu",
        "list_type": "can-danh-sach",
        "tuple_type": "can-danh-sach",
        "dict_type": "can-nhom",
        "mapping_type": "can-nhom",
        "model_type": "can-nhom",
        "model_attributes_type": "can-nhom",
        "too_short": "it-muc-qua",
        "too_long": "nhieu-muc-qua",
    }
)
UNKNOWN_PYDANTIC_CODE = "gia-tri-khong-hop-le"


def explain(subject: Problem | ReportgenError) -> Message:
    """Fill the catalogue's sentence and advice for one problem or failure.

    Raises:
        KeyError: The code has no entry, or a slot has no value: a bug of ours, caught by a contract test.
    """
    template = catalogue()[subject.code]
    if template.in_table is not None and isinstance(subject, Problem) and subject.position.in_table:
        template = template.in_table
    sentence, advice, predicate = (
        text.format(**subject.params) for text in (template.sentence, template.advice, template.predicate)
    )
    return Message(sentence, advice, predicate)
