"""Sources: a file becomes raw text with the position of every value; nothing is typed here, nothing is guessed."""

from __future__ import annotations

from pathlib import Path

from reportgen.problems import Position, Problem
from reportgen.sources.json_source import read_json
from reportgen.sources.raw import ReadResult
from reportgen.sources.yaml_source import read_yaml

#: File name endings that `read` understands, as clerks write them.
SUFFIXES = (".yaml", ".yml", ".json")


def read(path: Path) -> ReadResult:
    """Read one input file, YAML or JSON by its ending.

    Args:
        path: The file; its text as given stands in every position.

    Returns:
        The document, or None if it cannot be made sense of, and what is wrong with the file.

    Raises:
        InputMissingError: There is no such file.
        InputUnreadableError: The file cannot be opened, or is a folder.
    """
    suffix = path.suffix.lower()
    if suffix == ".json":
        return read_json(path)
    if suffix in SUFFIXES:
        return read_yaml(path)
    place = Position(str(path), 1, 1)
    return ReadResult(None, (Problem("dang-tep-la", place, {"duoi": suffix or path.name}),))


__all__ = ["SUFFIXES", "ReadResult", "read"]
