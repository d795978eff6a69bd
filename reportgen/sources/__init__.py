"""Sources: a file becomes raw text with the position of every value; nothing is typed here, nothing is guessed."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from reportgen.problems import TABLE_ENDINGS, Position, Problem
from reportgen.sources.raw import Piece, PlainRecord, ReadResult
from reportgen.sources.schema import KindWords

if TYPE_CHECKING:
    from reportgen.sources.spans import Span
    from reportgen.sources.tables.pieces import Sheets
    from reportgen.text.legacy_fonts import LegacyFont

_YAML = (".yaml", ".yml")
_TREES = (*_YAML, ".json")
#: Workbooks that can be read, and those that Excel must first save in its present format.
WORKBOOKS = (".xlsx", ".xlsm")
OTHER_WORKBOOKS = (".xls", ".xlsb", ".xlt", ".ods")
#: File name endings that `read` understands, as clerks write them.
SUFFIXES = (*_TREES, *TABLE_ENDINGS, ".jsonl")


def read(path: Path, kinds: Collection[KindWords] = (), convert_from: LegacyFont | None = None) -> ReadResult:
    """Read one input file, its format told by its ending.

    Args:
        path: The file; its text as given stands in every position.
        kinds: The kinds of document that exist: a table does not say by itself which fields are lists or groups.
        convert_from: The legacy encoding of the texts, if the user says that the file is in one; it is converted.

    Returns:
        The document, or None if it cannot be made sense of, and what is wrong with the file.

    Raises:
        InputMissingError: There is no such file.
        InputUnreadableError: The file cannot be opened, or is a folder.
    """
    suffix = path.suffix.lower()
    place = Position(str(path))
    if _is_lock(path):
        return ReadResult(None, (Problem("tep-khoa-tam", place),))
    if suffix in _TREES:
        return _guarded(_read_tree(path), convert_from)
    if suffix == ".jsonl":
        from reportgen.sources.jsonl_source import read_jsonl

        return read_jsonl(path, convert_from)
    if suffix in TABLE_ENDINGS:
        return _sheets(path, convert_from).in_full(tuple(kinds))
    code = "tep-bang-kieu-khac" if suffix in OTHER_WORKBOOKS else "dang-tep-la"
    return ReadResult(None, (Problem(code, place, {"duoi": suffix or path.name}),))


def read_pieces(
    path: Path,
    size: int,
    kinds: Collection[KindWords] = (),
    convert_from: LegacyFont | None = None,
    span: Span | None = None,
) -> Iterator[Piece]:
    """Read one input file like `read`, in pieces where its format allows it, so that a long file is never in memory.

    Args:
        path: The file; its text as given stands in every position.
        size: How many records a piece holds, for a format that is read in pieces.
        kinds: The kinds of document that exist.
        convert_from: The legacy encoding of the texts.
        span: The lines to be read of a JSON Lines file; None for all.

    Raises: as `read`.
    """
    suffix = "" if _is_lock(path) else path.suffix.lower()
    if suffix == ".jsonl":
        from reportgen.sources.jsonl_source import pieces

        yield from pieces(path, size, convert_from, span)
    elif suffix in _TREES and convert_from is None:
        yield _piece(_plain_tree(path))
    elif suffix in TABLE_ENDINGS and convert_from is None:
        yield from _sheets(path, None).pieces(size, tuple(kinds))
    else:
        yield Piece(read(path, kinds, convert_from))


def read_plainly(path: Path) -> dict[str, Any] | None:
    """Read what is no record (an office) without the places of its values: text, lists and groups, empty ones too.

    Returns:
        The values by the names typed; None if `read` may have something to say about the file, or its format has no
        quick way.

    Raises: as `read`.
    """
    if _is_lock(path) or path.suffix.lower() not in _YAML:
        return None
    from reportgen.sources.yaml_plain import plain_yaml_values

    return plain_yaml_values(path)


def _is_lock(path: Path) -> bool:
    """Tell whether a file is what Word or Excel puts beside one that is open."""
    return path.name.startswith("~$")


# Each reader is loaded when a file needs it: most commands read one format or two.


def _read_tree(path: Path) -> ReadResult:
    if path.suffix.lower() == ".json":
        from reportgen.sources.json_source import read_json

        return read_json(path)
    from reportgen.sources.yaml_source import read_yaml

    return read_yaml(path)


def _plain_tree(path: Path) -> PlainRecord | ReadResult:
    if path.suffix.lower() == ".json":
        from reportgen.sources.json_source import plain_json_file

        return plain_json_file(path)
    from reportgen.sources.yaml_plain import plain_yaml_file

    return plain_yaml_file(path)


def _piece(read: PlainRecord | ReadResult) -> Piece:
    return Piece(plain=(read,)) if isinstance(read, PlainRecord) else Piece(_guarded(read, None))


def _sheets(path: Path, convert_from: LegacyFont | None) -> Sheets:
    if path.suffix.lower() == ".csv":
        from reportgen.sources.tables.csv_file import read_csv

        return read_csv(path, convert_from)
    from reportgen.sources.tables.xlsx import read_workbook

    return read_workbook(path, convert_from)


def _guarded(result: ReadResult, convert_from: LegacyFont | None) -> ReadResult:
    if result.document is None:
        return result
    from reportgen.sources.guard import Guard

    guard = Guard(convert_from)
    document = guard.mapping(result.document)
    guard.close()
    return ReadResult(document, (*result.problems, *guard.problems))


__all__ = ["SUFFIXES", "WORKBOOKS", "ReadResult", "read", "read_pieces", "read_plainly"]
