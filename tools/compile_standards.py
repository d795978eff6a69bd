"""Compile the facts of the regulations: YAML with its remarks, for people, to JSON, which is read forty times as fast.

Usage: `python tools/compile_standards.py [--check]`; with `--check` nothing is written and the exit code is 1 if a
.json is not what its .yaml says, or one of the two is missing.
"""

from __future__ import annotations

import json
import sys
from datetime import date
from pathlib import Path

import yaml

DATA = Path(__file__).parents[1] / "reportgen/standard/data"


def compile_facts(source: str) -> str:
    """Lay a YAML file out as JSON, in the same order; dates become ISO text.

    Raises:
        TypeError: There is a value that JSON does not know.
    """
    return json.dumps(yaml.safe_load(source), ensure_ascii=False, indent=1, default=_date) + "\n"


def _date(value: object) -> str:
    if type(value) is not date:
        raise TypeError(f"neither text, number nor date: {value!r}")
    return value.isoformat()


def main(arguments: list[str]) -> int:
    """Write every .json, or with `--check` compare it."""
    compiled = {path.with_suffix(".json"): compile_facts(path.read_text("utf-8")) for path in DATA.glob("*.yaml")}
    if "--check" in arguments:
        there = {path: path.read_text("utf-8") for path in DATA.glob("*.json")}
        return int(there != compiled)
    for path, text in compiled.items():
        path.write_text(text, encoding="utf-8", newline="\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
