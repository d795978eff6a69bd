"""Rules that need more than one value of a record, and how they are run.

A rule is a method of a model, marked with the fields it reads:

    @check("tu_ngay", "den_ngay")
    def khong_nguoc(self) -> Iterator[Finding]:
        if self.den_ngay < self.tu_ngay:
            yield Finding("ngay-sai-thu-tu", loc=("den_ngay",), params={...})

It never raises; it yields what it found, placed relative to its own model. `run_checks` walks a model and all models
inside it. The door of the house gives it whole models, with holes for what is wrong or missing; of a model that was
built of some fields alone, only the checks that read no others are run.

A field named in the class variable `checked_apart` is not walked: the office is checked once, not once a document.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sized
from datetime import date
from functools import cache
from types import FunctionType
from typing import Any, NamedTuple, TypeAlias, TypeVar, cast

from pydantic import BaseModel

from reportgen.model.holes import Hole, HoleTouched, known
from reportgen.model.inside import LISTS, fields_with_models, is_model
from reportgen.problems import Severity
from reportgen.text.dates import short_date
from reportgen.text.slugs import name_key

#: Path of a value inside a record: field names and list indexes, as pydantic's own `loc`.
Loc: TypeAlias = tuple[str | int, ...]


class Finding(NamedTuple):
    """What a check found: the code of its sentence in `messages`, where, the values for the sentence, the weight."""

    code: str
    loc: Loc = ()
    params: Mapping[str, str] = {}
    severity: Severity = Severity.ERROR


CheckMethod = TypeVar("CheckMethod", bound=Callable[[Any], Iterator[Finding]])
_MARK = "_reportgen_check_fields"


def check(*fields: str) -> Callable[[CheckMethod], CheckMethod]:
    """Mark a method as a check that reads these fields of its own model (none: it looks after itself)."""

    def mark(method: CheckMethod) -> CheckMethod:
        setattr(method, _MARK, fields)
        return method

    return mark


@cache
def checks_of(model_class: type[BaseModel]) -> tuple[tuple[str, frozenset[str]], ...]:
    """Return the checks of a class as (method name, fields), those of its bases first, each in order of writing."""
    found: dict[str, frozenset[str]] = {}
    for base in reversed(model_class.__mro__):
        for name, value in vars(base).items():
            # Asked for anything, a validator that is not built yet builds itself.
            if isinstance(value, FunctionType) and hasattr(value, _MARK):
                found[name] = frozenset(cast("tuple[str, ...]", getattr(value, _MARK)))
            elif name in found:
                del found[name]
    return tuple(found.items())


class _Plan(NamedTuple):
    """What is to be done with every model of one class.

    Args:
        checks: Each check with the fields that it reads.
        read: The fields that any of them reads.
        inner: The fields that can hold models.
    """

    checks: tuple[tuple[Callable[[Any], Iterator[Finding]], frozenset[str]], ...]
    read: frozenset[str]
    inner: tuple[str, ...]


@cache
def _plan(model_class: type[BaseModel]) -> _Plan:
    checks = tuple((getattr(model_class, name), fields) for name, fields in checks_of(model_class))
    return _Plan(checks, frozenset().union(*(fields for _method, fields in checks)), fields_with_models(model_class))


def run_checks(model: BaseModel) -> list[Finding]:
    """Run the checks of a model and of the models inside it; places are relative to `model`.

    A check that meets a missing value of a draft stops there; what it found before stands.
    """
    found: list[Finding] = []
    _run(model, found)
    return found


def _run(model: BaseModel, found: list[Finding]) -> None:
    plan, values = _plan(type(model)), model.__dict__
    all_there = values.keys() >= plan.read
    for method, fields in plan.checks:
        if all_there or values.keys() >= fields:
            try:
                # What was found before a hole is met stays in the list.
                found.extend(method(model))
            except TypeError as error:
                _pass_over_hole(error, values.values())
    apart: Callable[[str], bool] = getattr(model, "is_checked_apart", lambda _name: False)
    for name in plan.inner:
        if name in values and not apart(name):
            _run_inside(values[name], name, found)


def _pass_over_hole(error: TypeError, values: Iterable[object]) -> None:
    # A function outside this room that refuses a hole says so with a plain TypeError.
    if not isinstance(error, HoleTouched) and not any(contains_hole(value) for value in values):
        raise error


def _run_inside(value: Any, step: str | int, found: list[Finding]) -> None:
    start = len(found)
    if isinstance(value, LISTS):
        for index, item in enumerate(value):
            if _can_be_checked(item.__class__):
                _run_inside(item, index, found)
    elif _can_be_checked(value.__class__):
        _run(value, found)
    if len(found) > start:
        found[start:] = [finding._replace(loc=(step, *finding.loc)) for finding in found[start:]]


@cache
def _can_be_checked(kind: Any) -> bool:
    """Tell whether there are checks in a value of this class, or may be in one inside it."""
    return issubclass(kind, LISTS) or (is_model(kind) and bool(_plan(kind).checks or _plan(kind).inner))


def holds_models(value: object) -> bool:
    """Tell whether a value is a model or a list, which may hold some."""
    kind: Any = type(value)
    return isinstance(value, LISTS) or is_model(kind)


def contains_hole(value: object) -> bool:
    """Tell whether a value, or anything inside it, is missing."""
    if isinstance(value, Hole):
        return True
    if not holds_models(value):
        return False
    return any(map(contains_hole, value if isinstance(value, LISTS) else value.__dict__.values()))


def walk_texts(value: object, loc: Loc = ()) -> list[tuple[Loc, str]]:
    """Gather every text inside a value with its place; fields checked apart (the office) are left out."""
    found = [(loc, value)] if isinstance(value, str) else []
    if holds_models(value):
        _gather_texts(value, loc, found)
    return found


def _gather_texts(value: Any, loc: Loc, found: list[tuple[Loc, str]]) -> None:
    # Into a list, since a generator inside generators hands every text up through all of them.
    apart: Collection[str] = getattr(type(value), "checked_apart", ())
    for step, inner in enumerate(value) if isinstance(value, LISTS) else value.__dict__.items():
        if step in apart:
            continue
        if isinstance(inner, str):
            found.append(((*loc, step), inner))
        elif holds_models(inner):
            _gather_texts(inner, (*loc, step), found)


def stated_count(loc: Loc, stated: int | None, items: Sized, what: str) -> Iterator[Finding]:
    """Find a stated count that differs from its list; nothing stated, nothing found.

    Args:
        loc: Place of the stated count.
        stated: The number the clerk typed.
        items: What is counted.
        what: Vietnamese name of the things counted ("đồng chí", "đơn vị").
    """
    if known(stated) is not None and stated != len(items):
        yield Finding("so-luong-khong-khop", loc, {"gia_tri": str(stated), "dem": str(len(items)), "vat": what})


def in_order(loc: Loc, before: tuple[str, date | None], after: tuple[str, date | None]) -> Iterator[Finding]:
    """Find two dates that stand the wrong way round; the same day is in order, an absent date is no mistake.

    Args:
        loc: Place of the date that should be changed first.
        before: Vietnamese name and value of the date that comes first ("ngày ban hành", date).
        after: The same for the date that comes later.
    """
    first, second = known(before[1]), known(after[1])
    if first is not None and second is not None and second < first:
        params = {"truoc": before[0], "ngay_truoc": short_date(first), "sau": after[0], "ngay_sau": short_date(second)}
        yield Finding("ngay-sai-thu-tu", loc, params)


def no_repeats(loc: Loc, names: Iterable[str], tail: Loc = (), code: str = "trung-lap") -> Iterator[Finding]:
    """Find entries of a list that say the same, whatever their case and spaces; missing ones are passed over.

    Args:
        loc: Place of the list.
        names: The text of each entry, in order.
        tail: Place of the text inside its entry (("ten",)).
        code: Code of the finding, whose sentence gets {gia_tri}, {thu_tu} and {lan_dau} (positions from 1).
    """
    first_seen: dict[str, int] = {}
    for index, name in enumerate(names):
        if isinstance(name, Hole):
            continue
        first = first_seen.setdefault(name_key(name), index)
        if first != index:
            params = {"gia_tri": name, "thu_tu": str(index + 1), "lan_dau": str(first + 1)}
            yield Finding(code, (*loc, index, *tail), params)
