"""Every problem and failure by the room that tells it: its code, its sentence, and what to do."""

from __future__ import annotations

import ast
from collections import defaultdict
from collections.abc import Iterator, Mapping
from pathlib import Path
from types import MappingProxyType

import reportgen
from pages.markdown import code, lines, page, plain, table
from reportgen.kinds import all_kinds
from reportgen.messages import PYDANTIC_CODES, UNKNOWN_PYDANTIC_CODE, Message, catalogue

PACKAGE = Path(reportgen.__file__).parent

#: Rooms from the lowest layer up, with the words that head their part of the page. A code that several rooms tell
#: stands with the lowest of them; one that none tells, which the tests of the catalogue refuse, comes last.
ROOMS: Mapping[str, str] = MappingProxyType(
    {
        "text": "Ngày và con số",
        "standard": "Thể thức",
        "model": "Cơ quan, con người, viện dẫn, số liệu",
        "kinds": "Riêng từng loại văn bản",
        "sources": "Đọc tệp đầu vào",
        "intake": "Các mục của một văn bản",
        "render": "Khuôn mẫu Word",
        "output": "Ghi tệp kết quả",
        "pipeline": "Cả lần chạy",
        "cli": "Dòng lệnh",
        "": "Không phòng nào báo",
    }
)


def pages() -> Mapping[str, str]:
    """Give the page below `docs/`."""
    by_place: dict[str, list[str]] = defaultdict(list)
    places = _places()
    for problem in sorted(catalogue()):
        by_place[_home(problem, places[problem])].append(problem)
    sections = (part for place in sorted(by_place, key=_rank) for part in _section(place, by_place[place]))
    return {"loi.md": page("# Các lỗi và cách sửa", _INTRODUCTION, *sections)}


_INTRODUCTION = (
    "Mọi câu mà chương trình báo, xếp theo chỗ phát hiện. Chữ trong ngoặc nhọn, như {gia_tri}, được thay bằng chữ thật "
    "trong dữ liệu của bạn. «Trong bảng» là lời báo khi đầu vào là Excel hay CSV. Mã lỗi in ra khi dùng `--json`."
)


def _places() -> Mapping[str, set[str]]:
    """Find the rooms (for kinds also the kind) whose source names each code."""
    found: dict[str, set[str]] = defaultdict(set)
    for path in sorted(PACKAGE.rglob("*.py")):
        place = _place(path.relative_to(PACKAGE))
        for constant in _strings(path):
            if constant in catalogue() and not place.startswith("messages"):
                found[constant].add(place)
    for problem in {*PYDANTIC_CODES.values(), UNKNOWN_PYDANTIC_CODE}:
        found[problem] = {"intake"}
    return found


def _place(path: Path) -> str:
    room = path.parts[0].removesuffix(".py")
    is_kind = room == "kinds" and len(path.parts) > 2
    return f"kinds/{path.parts[1]}" if is_kind else room


def _strings(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield node.value


def _home(problem: str, places: set[str]) -> str:
    """Choose the lowest room; a code of several kinds belongs to the kinds together.

    Raises:
        ValueError: A room has no heading here.
    """
    rooms = {place.split("/")[0] for place in places} or {""}
    if strange := sorted(rooms - ROOMS.keys()):
        raise ValueError(f"{problem}: give {strange} a heading in ROOMS of {Path(__file__).name}")
    lowest = min(rooms, key=list(ROOMS).index)
    return min(places) if lowest == "kinds" and len(places) == 1 else lowest


def _rank(place: str) -> tuple[int, str]:
    return list(ROOMS).index(place.split("/")[0]), place


def _section(place: str, problems: list[str]) -> Iterator[str]:
    room, _, kind = place.partition("/")
    yield f"## {plain(all_kinds()[kind].label)}" if kind else f"## {ROOMS[room]}"
    rows = ([f'<a id="{problem}"></a>{code(problem)}', *_words(catalogue()[problem])] for problem in problems)
    yield table(("Mã", "Câu báo", "Cách sửa"), rows)


def _words(message: Message) -> list[str]:
    """Give sentence and advice; below them those for tables, where they are others."""
    own = message.in_table
    pairs = [(message.sentence, own and own.sentence), (message.advice, own and own.advice)]
    return [lines([_shown(text), _in_table(text, other)]) for text, other in pairs]


def _in_table(text: str, other: str | None) -> str:
    return "" if other is None or other == text else f"*Trong bảng:* {_shown(other)}"


def _shown(text: str) -> str:
    return plain(_pattern(text))


def _pattern(text: str) -> str:
    return text.replace("{{", "{").replace("}}", "}")
