"""Lets pydantic judge a record until nothing new is found, and says each complaint in our own words.

After every round, what was wrong or missing is replaced by a hole and the record is judged again. In the end there is
a model even of a bad record, so that the checks over several values run on all that is right. In a draft, a value that
is merely missing stays such a hole and is no problem.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Generic, TypeVar

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from reportgen.intake.tree import Loc, Place
from reportgen.messages import PYDANTIC_CODES, UNKNOWN_PYDANTIC_CODE, catalogue
from reportgen.model.checks import Finding, run_checks
from reportgen.model.holes import Hole
from reportgen.problems import Problem, Severity
from reportgen.sources.raw import RawScalar
from reportgen.sources.schema import Field, Shape, fields_of, is_told_by_rows, may_be_text, rows_title, shape_of_model

Model = TypeVar("Model", bound=BaseModel)

#: Code of a required value that is not there; models may raise it too, for what another value makes required.
MISSING = "thieu"
_SHOWN = 60


class Settling(Generic[Model]):
    """Judges one record.

    Args:
        model: What the record should become.
        data: The values by canonical key; holes are put into it.
        place: Where the values stand.
        draft: Whether missing values are allowed.
    """

    def __init__(self, model: type[Model], data: dict[str, Any], place: Place, *, draft: bool) -> None:
        self.problems: list[Problem] = []
        self._model = model
        self._data = data
        self._place = place
        self._draft = draft

    def run(self) -> Model | None:
        """Judge the record and run its checks.

        Returns:
            The model, with holes for what is wrong or missing; None if even so nothing can be made of the record.
        """
        while True:
            value = self._validated()
            findings = list(run_checks(value)) if value is not None else []
            missing = [finding for finding in findings if self._is_missing_in_draft(finding)]
            if not missing:
                self.problems.extend(self._from_finding(finding) for finding in findings)
                return value
            for finding in missing:
                self._punch(self._known_loc(finding.loc))

    def _validated(self) -> Model | None:
        while True:
            try:
                return self._model.model_validate(self._data)
            except ValidationError as error:
                if not self._take(error.errors(include_url=False)):
                    return None

    def _take(self, errors: list[ErrorDetails]) -> bool:
        """Note what is new and punch holes; False if the record as a whole is refused."""
        judged = [(self._known_loc(error["loc"], missing=error["type"] == "missing"), error) for error in errors]
        found = [(loc, error, isinstance(_get(self._data, loc), Hole)) for loc, error in _one_each(judged)]
        # All is noted before any hole is made: a list that becomes one would hide what is wrong with its other items.
        for loc, error, is_hole in found:
            if not loc or not is_hole:
                self._note(loc, error)
        for loc, _, is_hole in found:
            if not loc:
                return False
            self._punch(loc[:-1] if is_hole else loc)
            if is_hole and len(loc) == 1:
                return False
        return True

    def _note(self, loc: Loc, error: ErrorDetails) -> None:
        code = _code(error, self._place.at(loc))
        if code == MISSING and loc and (self._draft or self._is_told_with_its_rows(loc)):
            return
        context = {key: str(value) for key, value in error.get("ctx", {}).items()}
        self.problems.append(self._problem(code, loc, context, Severity.ERROR))

    def _from_finding(self, finding: Finding) -> Problem:
        # What the office lends has a place and is yet none of the data.
        loc = finding.loc if self._place.holds(finding.loc) else self._known_loc(finding.loc)
        return self._problem(finding.code, loc, finding.params, finding.severity)

    def _problem(self, code: str, loc: Loc, params: Mapping[str, str], severity: Severity) -> Problem:
        place = self._place.at(loc)
        node = place.node
        typed = _shortened(node.text) if isinstance(node, RawScalar) else ""
        known = {"muc": label_of(self._model, loc), "khoa": _last_name(loc), "gia_tri": typed}
        if code == MISSING and place.position.in_table and not self._place.holds(loc):
            code, own = _without_cell(self._model, loc)
            known |= own
        return Problem(code, place.position, {**known, **params}, severity)

    def _is_told_with_its_rows(self, loc: Loc) -> bool:
        """In a table the columns of figures are those of its rows: where the rows are missing, that is told."""
        field, around = _field_at(self._model, loc[:-1]), loc[-1]
        models = () if field is None else field.shape.models
        place = self._place.at(loc).position
        return place.in_table and isinstance(around, str) and any(is_told_by_rows(model, around) for model in models)

    def _is_missing_in_draft(self, finding: Finding) -> bool:
        loc = self._known_loc(finding.loc)
        return self._draft and finding.code == MISSING and bool(loc) and not isinstance(_get(self._data, loc), Hole)

    def _known_loc(self, loc: Loc, *, missing: bool = True) -> Loc:
        """Keep the parts of a pydantic path that lead somewhere in the data (names of union branches do not)."""
        kept: list[str | int] = []
        current: Any = self._data
        for index, part in enumerate(loc):
            if isinstance(current, dict) and isinstance(part, str):
                if part in current:
                    current = current[part]
                elif not (missing and index == len(loc) - 1):
                    continue
                kept.append(part)
            elif isinstance(current, list) and isinstance(part, int) and part < len(current):
                current = current[part]
                kept.append(part)
        return tuple(kept)

    def _punch(self, loc: Loc) -> None:
        hole = Hole(label_of(self._model, loc))
        match _get(self._data, loc[:-1]), loc[-1]:
            case dict() as values, str(name):
                values[name] = hole
            case list() as items, int(index):
                items[index] = hole


def label_of(model: type[BaseModel], loc: Loc) -> str:
    """Return the Vietnamese label of the field at a path, with the item's number if the path ends in a list."""
    label = ""
    for part, field in _along(model, loc):
        label = f"{label} ({part + 1})" if isinstance(part, int) else field.label if field else part
    return label


def _along(model: type[BaseModel], loc: Loc) -> Iterator[tuple[str | int, Field | None]]:
    """Yield the steps of a path, each name with its field."""
    shape: Shape | None = shape_of_model(model)
    for part in loc:
        if isinstance(part, int):
            shape = shape.item if shape else None
            yield part, None
        else:
            field = _field_in(shape, part)
            shape = field.shape if field else None
            yield part, field


def _field_at(model: type[BaseModel], loc: Loc) -> Field | None:
    return next((field for _, field in reversed(list(_along(model, loc)))), None)


def _without_cell(model: type[BaseModel], loc: Loc) -> tuple[str, dict[str, str]]:
    """Tell which heading, or which sheet of rows, a table lacks for a required value."""
    in_row = next((at for at in range(len(loc), 0, -1) if isinstance(loc[at - 1], int)), 0)
    field = _field_at(model, loc)
    if field is not None and field.shape.item is not None and field.shape.item.models:
        title = rows_title(field, nested=len(loc) - in_row > 1)
        return "thieu-trang-con", {"muc": title}
    outer = [label_of(model, loc[: end + 1]) for end in range(in_row, len(loc))]
    return "thieu-cot", {"cot": "», «".join(": ".join([*outer, *inner]) for inner in _inside(field))}


def _inside(field: Field | None) -> Sequence[tuple[str, ...]]:
    """The labels that a group's columns have besides its own: of what it must hold."""
    if field is None or may_be_text(field) or field.shape.item is not None or not field.shape.models:
        return [()]
    return [(one.label,) for one in fields_of(field.shape.models[0]).values() if one.required] or [()]


def _field_in(shape: Shape | None, name: str) -> Field | None:
    if shape is None:
        return None
    models = shape.models or (shape.item.models if shape.item else ())
    return next((fields_of(model)[name] for model in models if name in fields_of(model)), None)


def _get(data: Any, loc: Loc) -> Any:
    for part in loc:
        try:
            data = data[part]
        except (KeyError, IndexError, TypeError):
            return None
    return data


def _one_each(judged: list[tuple[Loc, ErrorDetails]]) -> list[tuple[Loc, ErrorDetails]]:
    """Keep one complaint a value: alternatives of one value complain each for itself, and ours say most."""
    best: dict[Loc, ErrorDetails] = {}
    for loc, error in judged:
        if loc not in best or (error["type"] in catalogue() and best[loc]["type"] not in catalogue()):
            best[loc] = error
    return list(best.items())


def _code(error: ErrorDetails, place: Place) -> str:
    if error["type"] in catalogue():
        return error["type"]
    code = PYDANTIC_CODES.get(error["type"], UNKNOWN_PYDANTIC_CODE)
    folded = isinstance(place.node, RawScalar) and place.node.folded
    return "thieu-gach-dau-dong" if code == "can-danh-sach" and folded else code


def _last_name(loc: Loc) -> str:
    return next((part for part in reversed(loc) if isinstance(part, str)), "")


def _shortened(text: str) -> str:
    return text if len(text) <= _SHOWN else f"{text[:_SHOWN].rstrip()}…"
