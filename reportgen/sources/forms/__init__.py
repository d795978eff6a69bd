"""Forms: a workbook that a clerk fills without a manual, made from the models and read back by the rules of `tables`.

`write_workbook_form` and `write_single_form` are the doors; XlsxWriter is loaded only when a form is written.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from reportgen.sources.forms.build import build_form, build_single_form
from reportgen.sources.raw import RawMapping
from reportgen.sources.schema import FormKind


def write_workbook_form(
    kinds: Sequence[FormKind],
    samples: Mapping[str, RawMapping],
    office_model: type,
    shared_fields: Sequence[str],
    *,
    filled: bool = True,
) -> bytes:
    """Write the form of one or several kinds as a workbook.

    Args:
        kinds: The kinds of document; none for a form of the office alone.
        samples: The sample input of each kind, by id.
        office_model: The model of the office.
        shared_fields: The fields that the sheet «Chung» offers.
        filled: Whether the samples are written into it, to be overwritten.

    Returns:
        The workbook; the same form gives the same bytes.

    Raises:
        ValueError: A sample has a key that its model does not know.
    """
    from reportgen.sources.forms.write import write_form

    return write_form(build_form(kinds, samples, office_model, shared_fields, filled=filled))


def write_single_form(kind: FormKind, sample: RawMapping, office_model: type, *, filled: bool = True) -> bytes:
    """Write the form of one document as a workbook: labels and values side by side, rows of lists on other sheets.

    Args:
        kind: The kind of document.
        sample: Its sample input.
        office_model: The model of the office.
        filled: Whether the sample is written into it.

    Returns and Raises: as for `write_workbook_form`.
    """
    from reportgen.sources.forms.write import write_form

    return write_form(build_single_form(kind, sample, office_model, filled=filled))


__all__ = ["FormKind", "write_single_form", "write_workbook_form"]
