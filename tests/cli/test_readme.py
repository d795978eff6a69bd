"""The README tells what there is: commands, aliases, options, exit codes, make targets, inputs."""

from __future__ import annotations

import re
from pathlib import Path

import click
import pytest

from reportgen.cli._app import ALIASES, app
from reportgen.errors import ExitCode

REPOSITORY = Path(__file__).parents[2]
README = (REPOSITORY / "README.md").read_text(encoding="utf-8")


def options() -> set[str]:
    return {
        name
        for command in app.commands.values()
        for parameter in command.params
        if isinstance(parameter, click.Option)
        for name in parameter.opts
    } | {"--help"}


@pytest.mark.parametrize("command", app.commands)
def test_every_command_is_told_with_its_alias(command: str) -> None:
    (alias,) = (alias for alias, name in ALIASES.items() if name == command)
    assert re.search(rf"^\| `reportgen {command}[ `].*\(`{alias}`\) \|", README, re.MULTILINE)


def test_every_command_named_exists() -> None:
    assert set(re.findall(r"reportgen ([a-z-]+)", README)) == set(app.commands)


def test_every_option_is_told_and_every_option_told_exists() -> None:
    told = set(re.findall(r"(?<![\w-])(--?[a-z][a-z-]*)", README))
    assert told == options()


def test_every_exit_code_is_told() -> None:
    assert [int(code) for code in re.findall(r"^\| (\d+) \|", README, re.MULTILINE)] == sorted(ExitCode)


def test_every_make_target_told_exists() -> None:
    targets = set(re.findall(r"^([a-z-]+):", (REPOSITORY / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))
    assert set(re.findall(r"`?make ([a-z]+)", README)) <= targets


def test_every_input_told_exists() -> None:
    told = re.findall(r"`(inputs/[\w./-]+)`", README)
    assert told
    assert [path for path in told if not (REPOSITORY / path).exists()] == []
