"""Generate the pages of `docs/` that the program itself can tell: kinds, problems, standards, terms, commands.

Usage: `python tools/make_docs.py [--check] [FOLDER]`. FOLDER is `docs` unless given; pages of kinds that are gone are
removed. With `--check` nothing is written and the exit code is 1 if a page is not what would be written.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Mapping
from pathlib import Path

from pages import commands, glossary, kinds, problems, standards

DOCS = Path(__file__).parents[1] / "docs"


def pages() -> Mapping[str, str]:
    """Give every generated page: path below `docs/` → text."""
    return {
        **kinds.pages(),
        **problems.pages(),
        **standards.pages(),
        **glossary.pages(),
        **commands.pages(),
    }


def leftovers(folder: Path, wanted: Mapping[str, str]) -> list[Path]:
    """Find pages of kinds that do not exist any more."""
    return [
        path for path in sorted((folder / kinds.FOLDER).glob("*.md")) if f"{kinds.FOLDER}/{path.name}" not in wanted
    ]


def outdated(folder: Path, wanted: Mapping[str, str]) -> list[Path]:
    """Find pages that are missing, left over, or not as they would be written."""
    changed = [folder / name for name, text in wanted.items() if not _holds(folder / name, text)]
    return [*changed, *leftovers(folder, wanted)]


def _holds(path: Path, text: str) -> bool:
    return path.is_file() and path.read_text(encoding="utf-8") == text


def write(folder: Path, wanted: Mapping[str, str]) -> None:
    """Write all pages and remove what is left over."""
    for name, text in wanted.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="\n")
    for path in leftovers(folder, wanted):
        path.unlink()


def main(arguments: list[str]) -> int:
    """Write the pages, or with `--check` compare them."""
    parser = argparse.ArgumentParser(description="Viết lại các trang tài liệu mà chương trình tự kể được.")
    parser.add_argument("folder", nargs="?", type=Path, default=DOCS, help="thư mục ghi ra (mặc định: docs)")
    parser.add_argument("--check", action="store_true", help="chỉ so sánh, không ghi")
    asked = parser.parse_args(arguments)
    wanted = pages()
    if asked.check:
        old = outdated(asked.folder, wanted)
        sys.stderr.writelines(f"Cần chạy make tai-lieu: {path}\n" for path in old)
        return int(bool(old))
    write(asked.folder, wanted)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
