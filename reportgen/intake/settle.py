"""Lets pydantic judge a record until nothing new is found, and says each complaint in our own words.

After every round, what was wrong or missing is replaced by a hole and the record is judged again. In the end there is
a model even of a bad record, so that the checks over several values run on all that is right. In a draft, a value that
is merely missing stays such a hole and is no problem.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Generic, TypeVar

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from reportgen.intake.headings import MISSING, field_at, label_of, words_for_table
from reportgen.intake.tree import Loc, Place
from reportgen.messages import PYDANTIC_CODES, UNKNOWN_PYDANTIC_CODE, catalogue
from reportgen.model.checks import Finding, run_checks
from reportgen.model.forgiving import judge
from reportgen.model.holes import Hole
from reportgen.problems import Problem, Severity
from reportgen.sources.raw import RawScalar
from reportgen.sources.schema import is_told_by_rows

Model = TypeVar("Model", bound=BaseModel)

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
                return judge(self._model, self._data)
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
        if place.position.in_table:
            code, own = words_for_table(self._model, loc, code, has_cell=self._place.holds(loc))
            known |= own
        return Problem(code, place.position, {**known, **params}, severity)

    def _is_told_with_its_rows(self, loc: Loc) -> bool:
        """In a table the columns of figures are those of its rows: where the rows are missing, that is told."""
        field, around = field_at(self._model, loc[:-1]), loc[-1]
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
