"""Builds all Word templates: every kind, every layout variant, every standard.

`python -m reportgen.template_set FOLDER` writes `FOLDER/<standard>/<kind>[.<variant>].docx`; the committed templates
are the result of exactly this, and a test holds them to it. Beside each stands what docxtpl makes of it, see
`render.preparation`.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

from reportgen.kinds import all_kinds
from reportgen.standard import all_standards


def template_name(standard_id: str, kind_id: str, variant: str = "") -> str:
    """Path of a template below the templates folder, with forward slashes."""
    stem = f"{kind_id}.{variant}" if variant else kind_id
    return f"{standard_id}/{stem}.docx"


def built_templates() -> Iterator[tuple[str, bytes]]:
    """Yield name and bytes of every template, in a fixed order."""
    # What builds templates is not for those who only want to know their names.
    from reportgen.render.builder import build_template

    for standard in all_standards():
        for kind in all_kinds().values():
            for variant, layout in kind.layouts.items():
                yield template_name(standard.id, kind.id, variant), build_template(layout, standard)


def write_templates(folder: Path) -> None:
    """Write every template below `folder`, with what is to be remembered of it, replacing what is there."""
    from reportgen.render.preparation import memory, memory_path

    for name, content in built_templates():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
        memory_path(path).write_bytes(memory(path))


if __name__ == "__main__":
    write_templates(Path(sys.argv[1]))
