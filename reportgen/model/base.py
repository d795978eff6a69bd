"""What all models of the house share: unknown keys refused, values frozen, drafts' holes let through."""

from __future__ import annotations

from typing import Any, ClassVar

from pydantic import BaseModel, ConfigDict, model_validator


class Ban(BaseModel):
    """Base of every model. Field names are the public input keys; `title`, `description`, `examples` feed the forms.

    A field is required exactly when it has no default. Values arrive as text, lists and mappings; in place of any of
    them `forgiving.judge` takes a `Hole`.
    """

    # Of the models of all kinds a run needs those of one or two: each is built when the first value is validated.
    model_config = ConfigDict(extra="forbid", frozen=True, validate_default=False, defer_build=True)

    #: Fields whose own checks run elsewhere.
    checked_apart: ClassVar[frozenset[str]] = frozenset()

    def is_checked_apart(self, name: str) -> bool:
        """Tell whether the checks inside a field run elsewhere, so that no mistake is told twice."""
        return name in self.checked_apart


class BareBan(Ban):
    """Base of the models that may be typed as one bare text ("Chi bộ Mặt trận" → {ten: …})."""

    #: The field that the text stands for.
    bare_field: ClassVar[str]

    @model_validator(mode="before")
    @classmethod
    def _accept_bare_text(cls, data: Any) -> Any:
        return {cls.bare_field: data} if isinstance(data, str) else data
