"""Keeps Python's search for reference cycles away while many small values are made that can hold none."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def cycles_unsought() -> Iterator[None]:
    """Pause the collector: on a large workbook it would look through all values again and again and find nothing."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()
