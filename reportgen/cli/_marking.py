"""The marked copy of a workbook: where it may go, and putting it there."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path

import click

from reportgen.errors import ReportgenError
from reportgen.problems import Problem

#: Endings of workbooks that can be marked; a test holds them to those that the marking knows.
WORKBOOKS = (".xlsx", ".xlsm")


class MarkedFileError(ReportgenError):
    """Where the marked copy should go stands something that is no untouched marked copy of the same workbook."""

    code = "danh-dau-da-co"


def workbook_to_mark(inputs: Sequence[Path], marked: Path) -> Path:
    """Find the one workbook to mark.

    Raises:
        click.UsageError: The inputs are something else, or the copy would not be a workbook of its own.
    """
    if len(inputs) != 1 or inputs[0].suffix.lower() not in WORKBOOKS:
        raise click.UsageError("--danh-dau dùng với đúng một đầu vào là bảng Excel (.xlsx, .xlsm).")
    if marked.suffix.lower() != inputs[0].suffix.lower():
        raise click.UsageError(f"Bản đánh dấu phải có đuôi {inputs[0].suffix} như đầu vào.")
    if os.path.realpath(marked) == os.path.realpath(inputs[0]):
        raise click.UsageError("Bản đánh dấu phải là tệp khác: đầu vào không bao giờ bị sửa.")
    return inputs[0]


def mark(source: Path, marked: Path, problems: Sequence[Problem]) -> ReportgenError | None:
    """Write a copy of a workbook with its problems marked; the workbook itself is only read.

    Args:
        source: The workbook that was checked.
        marked: Where the copy goes; what stands there is replaced only if it is such a copy and nobody touched it.
        problems: What is wrong, in reading order.

    Returns:
        What refused the copy, None if it is written.
    """
    from reportgen.output.replace import replace_file
    from reportgen.output.write import write_new
    from reportgen.sources.marking import is_untouched_copy, marked_copy

    try:
        data = marked_copy(source, problems)
        if not _is_there(marked):
            write_new(marked, data)
        elif is_untouched_copy(marked, source):
            replace_file(marked, data)
        else:
            return MarkedFileError(file=str(marked), nguon=str(source))
    except ReportgenError as failure:
        return failure
    return None


def _is_there(path: Path) -> bool:
    try:
        return path.exists()
    except OSError:
        # Writing tells what is wrong with such a path.
        return False
