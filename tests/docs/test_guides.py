"""The guides are true: every command runs as written, every file is read, every message quoted is the one given."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

from tests.docs.guides import LANGUAGES, Block, blocks, replaced, squeezed
from tests.e2e.running import COMMAND
from tests.support import word

REPOSITORY = Path(__file__).parents[2]
GUIDES = sorted((REPOSITORY / "docs" / "huong-dan").glob("*.md"))
#: What a guide says that only a machine with LibreOffice can do.
NEEDS_OFFICE = "--dem-trang\n"


@dataclass
class Desk:
    """The folder in which a guide is followed, what was last printed there, and what nobody has looked at yet."""

    folder: Path
    printed: str = ""
    unread: str = ""
    environment: dict[str, str] = field(default_factory=dict)

    def follow(self, block: Block) -> None:
        match block.language:
            case "yaml" if "tep" in block.notes:
                (self.folder / block.notes["tep"]).write_text(block.text, encoding="utf-8")
            case "yaml":
                self._check_part(block)
            case "sh" if "nguon" in block.notes:
                self._run(block.text.replace("make ", f"make -n -C '{REPOSITORY}' "), 0)
            case "sh":
                self._run(block.text, int(block.notes.get("ma", "0")))
            case "text":
                self._look(block)

    def _check_part(self, block: Block) -> None:
        """A part with no words after it must be right: so says the guide."""
        self.settled()
        name = block.notes["doan"]
        before = (self.folder / name).read_text(encoding="utf-8")
        (self.folder / name).write_text(replaced(before, block.text, block.notes.get("bo", "")), encoding="utf-8")
        done = self._shell(f"reportgen kiem-tra {self._document(name)}")
        (self.folder / name).write_text(before, encoding="utf-8")
        self.printed = done.stdout
        self.unread = "" if done.stdout.startswith("0 lỗi, 0 cảnh báo") else done.stdout

    def _document(self, name: str) -> str:
        """The document to check: the part's own file, or what stands beside an office."""
        return "quyet-dinh.yaml" if name == "co_quan.yaml" else name

    def _run(self, commands: str, code: int) -> None:
        self.settled()
        done = self._shell(f"set -e\n{commands}")
        assert done.returncode == code, done.stdout
        self.printed = done.stdout

    def _shell(self, script: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            ["bash", "-c", script],
            cwd=self.folder,
            env=self.environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            encoding="utf-8",
            check=False,
            timeout=120,
        )

    def _look(self, block: Block) -> None:
        self.unread = ""
        file = block.notes.get("trong")
        shown = "\n".join(word.paragraphs((self.folder / file).read_bytes())) if file else self.printed
        for line in block.text.splitlines():
            assert squeezed(line) in squeezed(shown), shown

    def settled(self) -> None:
        assert self.unread == "", "the guide says nothing of this"


def followed() -> Iterator[Any]:
    """The guides, marked with what following them needs."""
    for path in GUIDES:
        commands = [block.text for block in blocks(path) if block.language == "sh"]
        needs = pytest.mark.libreoffice if any(NEEDS_OFFICE in text for text in commands) else ()
        yield pytest.param(path, marks=needs, id=path.stem)


@pytest.mark.parametrize("guide", list(followed()))
def test_a_guide_can_be_followed_as_written(guide: Path, tmp_path: Path) -> None:
    path = f"{COMMAND.parent}{os.pathsep}{os.environ['PATH']}"
    desk = Desk(tmp_path, environment={"PATH": path, "HOME": str(tmp_path), "LANG": "C.UTF-8"})
    for block in blocks(guide):
        try:
            desk.follow(block)
        except AssertionError as error:
            raise AssertionError(f"{guide.name}, line {block.line}: {error}") from error
    desk.settled()


@pytest.mark.parametrize("guide", GUIDES, ids=lambda path: path.stem)
def test_every_block_says_what_it_is_for(guide: Path) -> None:
    for block in blocks(guide):
        assert block.language in LANGUAGES, f"line {block.line}"
        assert block.language != "yaml" or {"tep", "doan"} & block.notes.keys(), f"line {block.line}"


def test_a_wrong_message_in_a_guide_is_noticed(tmp_path: Path) -> None:
    desk = Desk(tmp_path, printed="Thiếu «Trích yếu».")
    with pytest.raises(AssertionError):
        desk.follow(Block("text", {}, "Thiếu «Số, ký hiệu».", 1))
