"""The wheel: everything a user needs is inside, and it works from any folder."""

from __future__ import annotations

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from reportgen.kinds import all_kinds
from reportgen.standard import all_standards

REPOSITORY = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def unpacked(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder as `pip install` would leave it, our own dependencies aside."""
    folder = tmp_path_factory.mktemp("wheel")
    build = [sys.executable, "-m", "pip", "wheel", "--no-deps", "--no-build-isolation", "--no-index", "--quiet"]
    done = subprocess.run([*build, "--wheel-dir", str(folder), str(REPOSITORY)], capture_output=True, check=False)
    assert done.returncode == 0, done.stderr.decode()
    (wheel,) = folder.glob("*.whl")
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(folder / "site")
    return folder / "site"


def test_the_wheel_holds_every_template_and_the_licence(unpacked: Path) -> None:
    for standard in all_standards():
        for kind_id in all_kinds():
            for suffix in (".docx", ".prepared.json"):
                assert (unpacked / "reportgen" / "templates" / standard.id / f"{kind_id}{suffix}").is_file()
    assert list(unpacked.glob("reportgen-*.dist-info/licenses/LICENSE"))
    assert not (unpacked / "tests").exists()


@pytest.mark.parametrize("kind_id", all_kinds())
def test_the_wheel_makes_documents_in_any_folder(kind_id: str, unpacked: Path, tmp_path: Path) -> None:
    # Isolated from the checkout: only the unpacked wheel and the libraries are on the path.
    libraries = next(path for path in sys.path if path.endswith("site-packages"))
    start = (
        f"import sys; sys.path[:] = [{str(unpacked)!r}, *(p for p in sys.path if p != {str(REPOSITORY)!r})]; "
        f"import reportgen.cli; assert reportgen.__file__.startswith({str(unpacked)!r}); "
        "sys.exit(reportgen.cli.main())"
    )

    def run(*arguments: str) -> str:
        done = subprocess.run(
            [sys.executable, "-c", start, *arguments],
            cwd=tmp_path,
            env={"PATH": os.environ["PATH"], "PYTHONPATH": libraries},
            capture_output=True,
            encoding="utf-8",
            check=False,
        )
        assert done.returncode == 0, done.stderr
        return done.stdout

    run("mau", kind_id, "-o", "a.yaml")
    assert "1 mới" in run("tao", "a.yaml")
    assert "Cách dùng" in run("--help")
