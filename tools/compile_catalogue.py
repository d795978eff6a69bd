"""Compile the Vietnamese words of the command line: messages.po, for people, to messages.mo, for gettext.

Covers what our catalogue uses of the PO format: `msgid`, `msgid_plural`, `msgstr`, `msgstr[0]`, comments, and strings
over several lines. Usage: `python tools/compile_catalogue.py [--check]`; with `--check` nothing is written and the
exit code is 1 if the .mo is not what the .po says.
"""

from __future__ import annotations

import ast
import re
import struct
import sys
from pathlib import Path

PO = Path(__file__).parents[1] / "reportgen/cli/locale/vi/LC_MESSAGES/messages.po"
MO = PO.with_suffix(".mo")

_MAGIC = 0x950412DE
_HEADER_BYTES = 28
_LINE = re.compile(r'(?:(?P<keyword>msgid|msgid_plural|msgstr|msgstr\[0\])\s+)?(?P<text>".*")')


def parse(source: str) -> dict[str, str]:
    """Read PO text: message (plurals as gettext keeps them, singular NUL plural) to translation.

    Raises:
        ValueError: A line is not understood, or a message stands twice.
    """
    catalogue: dict[str, str] = {}
    for block in re.split(r"\n\s*\n", source):
        fields = _fields(block)
        if not fields:
            continue
        key = "\0".join(fields[name] for name in ("msgid", "msgid_plural") if name in fields)
        if key in catalogue:
            raise ValueError(f"stands twice: {key!r}")
        catalogue[key] = fields["msgstr[0]" if "msgid_plural" in fields else "msgstr"]
    return catalogue


def _fields(block: str) -> dict[str, str]:
    fields: dict[str, str] = {}
    keyword = ""
    for line in block.splitlines():
        if not line.strip() or line.startswith("#"):
            continue
        match = _LINE.fullmatch(line.strip())
        if match is None:
            raise ValueError(f"not understood: {line!r}")
        keyword = match["keyword"] or keyword
        fields[keyword] = fields.get(keyword, "") + ast.literal_eval(match["text"])
    return fields


def compile_catalogue(catalogue: dict[str, str]) -> bytes:
    """Lay a catalogue out as a GNU MO file: sorted, little-endian, without a hash table."""
    pairs = sorted((key.encode(), value.encode()) for key, value in catalogue.items())
    start = _HEADER_BYTES + 16 * len(pairs)
    keys, values, strings = b"", b"", b""
    for key, _ in pairs:
        keys += struct.pack("<II", len(key), start + len(strings))
        strings += key + b"\0"
    for _, value in pairs:
        values += struct.pack("<II", len(value), start + len(strings))
        strings += value + b"\0"
    tables = _HEADER_BYTES, _HEADER_BYTES + 8 * len(pairs)
    return struct.pack("<7I", _MAGIC, 0, len(pairs), *tables, 0, start) + keys + values + strings


def main(arguments: list[str]) -> int:
    """Write the .mo, or with `--check` compare it."""
    compiled = compile_catalogue(parse(PO.read_text(encoding="utf-8")))
    if "--check" in arguments:
        return int(MO.read_bytes() != compiled)
    MO.write_bytes(compiled)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
