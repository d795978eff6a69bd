"""Programs that stand where LibreOffice is looked for and do as a sick one does: real ones, found on a real PATH."""

from __future__ import annotations

from pathlib import Path

from pypdf import PdfWriter

#: What a stand-in does with one document: `$doc` to `$pdf`. A good PDF of three pages lies under `$good`.
GOOD = 'cp "$good" "$pdf"'
NOTHING = ":"
HANG = "sleep 600"
CRASH = "kill -SEGV $$"
TORN = 'head -c 300 "$good" > "$pdf"'


def only(number: int, sick: str) -> str:
    """Be sick of one document of a call, and good to the others."""
    return f'case "$doc" in */{number:04d}.docx) {sick};; *) {GOOD};; esac'


def stand_in(folder: Path, each: str) -> Path:
    """Make a `soffice` that does this with each document, and notes the process and every call.

    Returns:
        The program, alone in its folder but for `calls` (a line a call: its process, its documents).
    """
    folder.mkdir(exist_ok=True)
    good = PdfWriter()
    for _ in range(3):
        good.add_blank_page(595, 842)
    good.write(folder / "good.pdf")
    program = folder / "soffice"
    program.write_text(
        f"""#!/bin/sh
good='{folder}/good.pdf'
PATH=/usr/bin:/bin
echo "$$ $*" >> '{folder}/calls'
for doc; do
    case "$doc" in *.docx) ;; *) continue ;; esac
    pdf="${{doc%.docx}}.pdf"
    {each}
done
""",
        encoding="utf-8",
    )
    program.chmod(0o755)
    return program


def calls(program: Path) -> list[list[str]]:
    """The words of each call of a stand-in: its process first."""
    return [line.split() for line in (program.parent / "calls").read_text(encoding="utf-8").splitlines()]
