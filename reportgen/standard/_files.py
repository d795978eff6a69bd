"""Read our own data files: the one place of this room that knows YAML."""

from __future__ import annotations

from importlib import resources
from typing import Any

import yaml


def read(name: str) -> dict[str, Any]:
    """Read `data/<name>.yaml` of this package (UTF-8, NFC, no repeated keys: tests hold them to it)."""
    text = resources.files("reportgen.standard").joinpath("data", f"{name}.yaml").read_text(encoding="utf-8")
    content: dict[str, Any] = yaml.load(text, Loader=yaml.CSafeLoader)
    return content
