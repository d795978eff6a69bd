"""Reads a guide as what a clerk does with it: files to type, commands to run, words that must appear.

What a fenced block is for stands after its language, where readers of the page do not see it:

* `yaml tep=a.yaml`: the whole text of a file.
* `yaml doan=a.yaml [bo=khoa,khoa]`: part of that file, in place of the keys it names (and of those under `bo`).
* `sh [ma=1]`: commands, run one after the other in the folder; all but the last must end well, the last with `ma`.
* `sh nguon`: a make target of the source folder.
* `text`: what the commands or the check of the part before it printed, spaces aside; lines may be cut short.
* `text trong=a.docx`: words that stand in that Word file.
* `powershell`: for Windows, not run.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

_FENCE = re.compile(r"^```(\w*)([^\n]*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_KEY = re.compile(r"^([^\s:#-][^:\n]*):", re.MULTILINE)
LANGUAGES = {"yaml", "sh", "text", "powershell"}


@dataclass(frozen=True)
class Block:
    """A fenced block: language, what it is for, text, and the line it begins on."""

    language: str
    notes: dict[str, str]
    text: str
    line: int


def blocks(page: Path) -> Iterator[Block]:
    content = page.read_text(encoding="utf-8")
    for match in _FENCE.finditer(content):
        words = (word.partition("=") for word in match[2].split())
        line = content.count("\n", 0, match.start()) + 1
        yield Block(match[1], {name: value for name, _, value in words}, match[3], line)


def replaced(whole: str, part: str, also: str = "") -> str:
    """The text of a file with one part of it written anew."""
    for key in [*_KEY.findall(part), *filter(None, also.split(","))]:
        whole = re.sub(rf"(?m)^{re.escape(key)}:.*\n(?:(?:[ \t].*|#.*)?\n)*", "", whole)
    return f"{whole}{part}"


def squeezed(text: str) -> str:
    return " ".join(text.split())
