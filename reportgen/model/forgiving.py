"""How a record with holes is judged: by the schema of its model, with every field letting a hole pass.

The schema of a model itself knows no holes, so that pydantic judges a right record without asking Python about every
value. This one is made from it for the others: drafts, and records whose mistakes are being replaced by holes.
"""

from __future__ import annotations

from functools import cache, partial
from typing import Any, TypeVar

from pydantic import BaseModel, ValidatorFunctionWrapHandler
from pydantic_core import CoreConfig, SchemaValidator, core_schema

from reportgen.model.holes import Hole

Model = TypeVar("Model", bound=BaseModel)


def judge(model: type[Model], data: object) -> Model:
    """Make a model of data that may have holes.

    Raises:
        ValidationError: Everything that is wrong, as `model_validate` tells it.
    """
    judged: Model = _validator(model).validate_python(data)
    return judged


@cache
def _validator(model: type[BaseModel]) -> SchemaValidator:
    model.model_rebuild()
    extra = model.model_config.get("extra") or "ignore"
    return SchemaValidator(_forgiving(model.__pydantic_core_schema__), CoreConfig(extra_fields_behavior=extra))


def _forgiving(schema: Any) -> Any:
    if isinstance(schema, list):
        return [_forgiving(part) for part in schema]
    if not isinstance(schema, dict):
        return schema
    changed = {key: part if key == "metadata" else _forgiving(part) for key, part in schema.items()}
    if changed.get("type") == "model-field":
        _let_holes_pass(changed)
    return _built_by_us(changed) if changed.get("type") == "model" else changed


def _let_holes_pass(field: dict[str, Any]) -> None:
    # A default stays outside, for it is what speaks for a field that is not there.
    holder = field["schema"] if field["schema"]["type"] == "default" else field
    holder["schema"] = core_schema.no_info_wrap_validator_function(_hole_or_judged, holder["schema"])


def _hole_or_judged(value: Any, handler: ValidatorFunctionWrapHandler) -> Any:
    return value if isinstance(value, Hole) else handler(value)


def _built_by_us(schema: dict[str, Any]) -> Any:
    # Left to itself, pydantic would take the validator that the class has already, which knows no holes.
    build = partial(_built, schema["cls"])
    return core_schema.no_info_wrap_validator_function(build, schema["schema"], ref=schema.get("ref"))


def _built(model: type[BaseModel], value: Any, handler: ValidatorFunctionWrapHandler) -> BaseModel:
    if isinstance(value, model):
        return value
    values, _extra, given = handler(value)
    return model.model_construct(given, **values)
