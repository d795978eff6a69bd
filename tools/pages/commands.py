"""The help of every command, as the program prints it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import click

from pages.markdown import fenced, page
from reportgen.cli import _vi

#: Width of the help (characters): what click makes of a terminal of 80.
WIDTH = 78


def pages() -> Mapping[str, str]:
    """Give the page below `docs/`."""
    _vi.speak()
    # Some words of click are looked up when a command is declared, so not before it speaks Vietnamese.
    from reportgen.cli._app import app

    return {"lenh.md": page("# Các lệnh", "Phần hướng dẫn in ra khi gõ `--help`.", *_sections(app, "reportgen", None))}


def _sections(command: click.Command, name: str, parent: click.Context | None) -> Iterator[str]:
    settings = command.context_settings
    context = click.Context(command, info_name=name, parent=parent, terminal_width=WIDTH, **settings)
    yield f"## {context.command_path}"
    yield fenced(command.get_help(context), "text")
    if isinstance(command, click.Group):
        for inner in command.list_commands(context):
            if (found := command.get_command(context, inner)) is not None:
                yield from _sections(found, inner, context)
