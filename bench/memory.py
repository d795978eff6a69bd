"""How much memory `reportgen tao` needs at its highest, for small and large batches, each in a process of its own.

Usage: `python -m bench.memory [SMALL LARGE]` (1000 and 20000 unless given). Prints the figures and their ratio; the
exit code is 1 if the large batch needs more than `LIMIT` times the small one.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
from pathlib import Path

from bench.generate import MAKERS, WRITERS

#: A batch of any size may need so many times the memory of a thousand documents.
LIMIT = 1.2
KIND = "quyet-dinh"
#: Runs the command and tells its highest memory; counted from the start of this very program, whatever started it.
_RUN = (
    "import sys; from pathlib import Path; from reportgen.cli import main; code = main(sys.argv[1:]); "
    "print('VmHWM', *[line.split()[1] for line in Path('/proc/self/status').read_text().splitlines() "
    "if line.startswith('VmHWM')], file=sys.stderr); sys.exit(code)"
)


def peak(folder: Path, count: int, *options: str) -> int:
    """Make a batch; returns the highest memory of the run in kB."""
    # A long path on purpose: it stands in every row of the report.
    source = folder / f"dau-vao-cuoi-nam-{count}"
    if not source.exists():
        WRITERS["jsonl"](list(MAKERS[KIND](count)), source)
    command = [sys.executable, "-c", _RUN, "tao", str(source), "--ra", f"out{count}", "--ten", "{tep}/{thu_tu}_{so}"]
    done = subprocess.run([*command, *options], cwd=folder, capture_output=True, text=True, check=True)
    return int(done.stderr.split()[-1])


def main(arguments: list[str]) -> int:
    """Measure; returns the exit code."""
    small, large = map(int, arguments or ("1000", "20000"))
    good = True
    with tempfile.TemporaryDirectory() as name:
        for label in ("first run", "second run, nothing changed"):
            few, many = (peak(Path(name), count) / 1024 for count in (small, large))
            good = good and many <= LIMIT * few
            print(f"{label}: {small} documents {few:.0f} MB, {large} documents {many:.0f} MB, ratio {many / few:.2f}")
    return 0 if good else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
