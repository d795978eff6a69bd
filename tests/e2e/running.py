"""The installed command, run as a user runs it."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

COMMAND = Path(sys.executable).with_name("reportgen")


@dataclass(frozen=True)
class Answer:
    """What a run left: exit code and both streams."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> dict[str, Any]:
        answer = json.loads(self.out)
        assert isinstance(answer, dict)
        return answer

    @property
    def codes(self) -> list[str]:
        return [problem["code"] for problem in self.json["problems"]]


def reportgen(*arguments: str | Path, folder: Path, **environment: str) -> Answer:
    """Run `reportgen` in a folder; the language of the system is English and its encoding plain ASCII."""
    inherited = {name: value for name, value in os.environ.items() if name in ("PATH", "HOME", "TMPDIR")}
    done = subprocess.run(
        [str(COMMAND), *map(str, arguments)],
        cwd=folder,
        env={
            **inherited,
            "LANG": "en_US.UTF-8",
            "LC_ALL": "C",
            "XDG_STATE_HOME": str(folder / ".state"),
            **environment,
        },
        capture_output=True,
        check=False,
        timeout=120,
    )
    return Answer(done.returncode, done.stdout.decode("utf-8"), done.stderr.decode("utf-8"))
