"""What Excel itself checks while a form is filled (choices, dates, numbers), and what it explains beside a cell."""

from __future__ import annotations

from typing import Any

from reportgen.sources.forms.plan import FormColumn
from reportgen.sources.schema import Field

_TITLE_LIMIT, _TEXT_LIMIT = 32, 255
#: A list longer than this has other spellings that are as good; choosing outside it only warns.
_CLOSED_LIST = 12

_WRONG = {
    "date": "Ghi ngày/tháng/năm, ngày trước tháng sau, ví dụ 25/8/2021.",
    "integer": "Ghi một số nguyên từ 0 trở lên, không kèm chữ.",
    "decimal": "Ghi một số từ 0 trở lên, không kèm chữ.",
    "percent": "Ghi tỷ lệ từ 0% đến 100%, ví dụ 98,5%.",
}
_WRONG_CHOICE = "Chọn một mục trong danh sách."


def check_of(column: FormColumn, cell: str, source: str = "") -> dict[str, Any]:
    """Say how Excel checks the cells of a column, in the terms of XlsxWriter.

    Args:
        column: The column.
        cell: The first of its cells ("C5"), for formulas.
        source: Where the choices stand ("='_Danh mục'!$A$2:$A$6"); "" if there are none.
    """
    rule = _rule(column.field, cell, source)
    return {**rule, "ignore_blank": True, **_explanation(column)}


def _rule(field: Field | None, cell: str, source: str) -> dict[str, Any]:
    shape = field.shape if field is not None else None
    if source:
        is_closed = shape is not None and 0 < len(shape.choices) <= _CLOSED_LIST
        rule: dict[str, Any] = {"validate": "list", "source": source}
        return rule | _refusal(_WRONG_CHOICE, is_closed=is_closed)
    match shape.holds if shape is not None else "":
        case "date":
            return {"validate": "custom", "value": date_formula(cell)} | _refusal(_WRONG["date"])
        case "integer":
            return {"validate": "integer", "criteria": ">=", "value": 0} | _refusal(_WRONG["integer"])
        case "decimal":
            return {"validate": "decimal", "criteria": ">=", "value": 0} | _refusal(_WRONG["decimal"])
        case "percent":
            between = {"criteria": "between", "minimum": 0, "maximum": 1}
            return {"validate": "decimal", **between} | _refusal(_WRONG["percent"])
        case _:
            return {"validate": "any"}


def date_formula(cell: str) -> str:
    """Write the formula that holds for a real date of Excel, and for a text "ngày/tháng/năm" of a day that exists.

    Cells for dates are text: Excel on a computer set to English would turn 3/4/2021 into the 4th of March, and no one
    would notice. So Excel's own check of dates, which refuses text, cannot be used.
    """
    day = f'LEFT({cell},FIND("/",{cell})-1)'
    # Excel takes no more than 255 letters: with wide gaps for slashes, the month stands in the middle.
    month = f'MID(SUBSTITUTE({cell},"/",REPT(" ",9)),9,9)'
    exists = f"DAY(DATE(RIGHT({cell},4),{month},{day}))=--{day}"
    return f"=IFERROR(AND({exists},ABS({month}-6.5)<6),ISNUMBER({cell}))"


def _refusal(text: str, *, is_closed: bool = True) -> dict[str, Any]:
    return {"error_type": "stop" if is_closed else "warning", "error_title": "Xem lại ô này", "error_message": text}


def _explanation(column: FormColumn) -> dict[str, Any]:
    title, text = column.heading.split(": ")[-1], explanation(column)
    if not text:
        return {}
    return {"input_title": title[:_TITLE_LIMIT], "input_message": shortened(text)}


def explanation(column: FormColumn) -> str:
    """Say what belongs in a column: its description, that it takes lines, an example."""
    field = column.field
    if field is None:
        return column.note
    parts = [field.description]
    if field.shape.item is not None:
        parts.append("Nhiều mục thì mỗi mục một dòng trong ô (Alt+Enter).")
    if field.examples:
        parts.append(f"Ví dụ: {example_of(field)}")
    return " ".join(parts)


def example_of(field: Field) -> str:
    """Return the first example of a field, the items of a list apart by semicolons."""
    if not field.examples:
        return ""
    first = field.examples[0]
    return "; ".join(map(str, first)) if isinstance(first, list | tuple) else str(first)


def shortened(text: str) -> str:
    """Cut a text to what Excel takes beside a cell."""
    return text if len(text) <= _TEXT_LIMIT else text[: _TEXT_LIMIT - 1].rsplit(" ", 1)[0] + "…"
