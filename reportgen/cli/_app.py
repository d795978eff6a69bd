"""The command `reportgen` with its subcommands and their English aliases; of these it loads the one that is run."""

from __future__ import annotations

import importlib
from collections.abc import Iterator, Mapping
from types import MappingProxyType

import click

from reportgen import __version__

#: English names, for scripts and foreign keyboards.
ALIASES: Mapping[str, str] = MappingProxyType({"kinds": "loai", "form": "mau", "validate": "kiem-tra", "build": "tao"})


class CommandShelf(Mapping[str, click.Command]):
    """The commands by name, in the order of a clerk's work; each is loaded from its module when it is asked for."""

    _NAMES = ("loai", "mau", "kiem-tra", "tao")

    def __getitem__(self, name: str) -> click.Command:
        if name not in self._NAMES:
            raise KeyError(name)
        slug = name.replace("-", "_")
        command: click.Command = getattr(importlib.import_module(f"reportgen.cli.{slug}"), slug)
        return command

    def __iter__(self) -> Iterator[str]:
        return iter(self._NAMES)

    def __len__(self) -> int:
        return len(self._NAMES)


class AliasedGroup(click.Group):
    """A group whose commands answer to a second name, shown beside the first in the help."""

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Find a command by its name or alias."""
        return super().get_command(ctx, ALIASES.get(cmd_name, cmd_name))

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Find the command of a command line; its help goes by its own name, whichever was typed."""
        _, command, rest = super().resolve_command(ctx, args)
        return None if command is None else command.name, command, rest

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 -- click's signature
        """Give the commands in the order of a clerk's work."""
        return list(self.commands)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """List the commands, each with its alias."""
        alias_of = {command: alias for alias, command in ALIASES.items()}
        names = {name: f"{name} ({alias_of[name]})" for name in self.list_commands(ctx)}
        limit = formatter.width - 6 - max(map(len, names.values()))
        with formatter.section("Lệnh"):
            formatter.write_dl(
                [(shown, self.commands[name].get_short_help_str(limit)) for name, shown in names.items()]
            )


@click.group(
    cls=AliasedGroup,
    commands=CommandShelf(),
    context_settings={"help_option_names": ["--help", "-h"]},
    options_metavar="[TUỲ CHỌN]",
    subcommand_metavar="LỆNH [THAM SỐ]...",
    epilog="""\b
Ví dụ:
  reportgen mau quyet_dinh_giam_sat -o quyet-dinh.yaml
  reportgen tao quyet-dinh.yaml --ra out

Gõ «reportgen LỆNH --help» để xem hướng dẫn của từng lệnh.""",
)
@click.version_option(__version__, "--phien-ban", "--version", prog_name="reportgen")
def app() -> None:
    """Sinh văn bản của Đảng bằng Word, đúng thể thức, từ dữ liệu YAML hoặc JSON."""
