"""Pages are counted by whatever LibreOffice there is, sick ones too: what can be counted is, the rest is told."""

from __future__ import annotations

import os
import shutil
import tempfile
import time
from pathlib import Path

import pytest

from reportgen.output.office import Installed, OfficeMissingError, find_office
from reportgen.output.pages import CHUNK, Counted, CountingError, NoRoomError, count_pages
from tests.support.office import CRASH, GOOD, HANG, NOTHING, TORN, calls, only, stand_in

IMPATIENT = 1.0
BROKEN, SLOW = Counted(why="trang-khong-chuyen-duoc"), Counted(why="trang-qua-lau")


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The system's temporary folder, empty."""
    place = tmp_path / "tam thời"
    place.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(place))
    return place


def documents(tmp_path: Path, count: int) -> list[Path]:
    made = [tmp_path / f"xa-{number}" / "giong-nhau.docx" for number in range(count)]
    for number, path in enumerate(made):
        path.parent.mkdir()
        path.write_bytes(b"%d" % number)
    return made


def counted(program: Path, paths: list[Path], patience: float = 60) -> tuple[list[Counted], bool]:
    """The counts, and whether the counting was given up."""
    counts: list[Counted] = []
    try:
        for count in count_pages(Installed(program, {}), paths, lambda _: None, patience):
            counts.append(count)
    except CountingError:
        return counts, True
    return counts, False


def test_a_program_is_found_on_path_under_either_name(tmp_path: Path) -> None:
    program = stand_in(tmp_path / "bin", GOOD)
    path = {"PATH": os.pathsep.join(["/khong/co", str(program.parent)])}
    assert find_office(path, "linux") == Installed(program, path)
    other = program.rename(program.with_name("libreoffice"))
    assert find_office(path, "linux") == Installed(other, path)
    other.chmod(0o644)
    with pytest.raises(OfficeMissingError):
        find_office(path, "linux")
    with pytest.raises(OfficeMissingError):
        find_office({}, "linux")


def test_windows_is_looked_through_where_programs_stand(tmp_path: Path) -> None:
    place = tmp_path / "LibreOffice" / "program" / "soffice.exe"
    place.parent.mkdir(parents=True)
    place.touch()
    assert find_office({"ProgramFiles": "/khong/co", "ProgramW6432": str(tmp_path)}, "win32").program == place
    console = place.with_suffix(".com")
    console.touch()
    assert find_office({"ProgramW6432": str(tmp_path)}, "win32").program == console


def test_many_calls_bring_every_count_in_order_and_leave_nothing(tmp_path: Path, folder: Path) -> None:
    program = stand_in(tmp_path / "bin", GOOD)
    heard: list[int] = []
    paths = documents(tmp_path, CHUNK + 3)
    assert list(count_pages(Installed(program, {}), paths, heard.append)) == [Counted(3)] * (CHUNK + 3)
    assert heard == sorted(heard)
    assert heard[-1] == CHUNK + 3
    assert [sum(word.endswith(".docx") for word in call) for call in calls(program)] == [CHUNK, 3]
    assert list(folder.iterdir()) == []
    assert [path.read_bytes() for path in paths] == [b"%d" % number for number in range(CHUNK + 3)]


def test_a_call_has_a_profile_of_its_own_and_no_window(tmp_path: Path, folder: Path) -> None:
    program = stand_in(tmp_path / "bin", GOOD)
    list(count_pages(Installed(program, {}), documents(tmp_path, 1), lambda _: None))
    ((_, *words),) = calls(program)
    assert "--headless" in words
    (profile,) = (word for word in words if word.startswith("-env:UserInstallation="))
    assert profile.startswith("-env:UserInstallation=file:///")
    assert "tam%20th%E1%BB%9Di/reportgen-trang-" in profile


@pytest.mark.parametrize(
    ("sick", "why"),
    [(NOTHING, BROKEN), (TORN, BROKEN), (CRASH, BROKEN), (HANG, SLOW)],
    ids=["no", "torn", "crash", "hang"],
)
def test_one_document_that_cannot_be_converted_costs_no_other_its_count(
    tmp_path: Path, folder: Path, sick: str, why: Counted
) -> None:
    program = stand_in(tmp_path / "bin", only(2, sick))
    assert counted(program, documents(tmp_path, 4), IMPATIENT) == ([Counted(3), why, Counted(3), Counted(3)], False)
    profiles = {word for call in calls(program) for word in call if word.startswith("-env:")}
    assert len(profiles) >= 2, "what broke off may have left its profile locked"
    assert list(folder.iterdir()) == []


@pytest.mark.parametrize("sick", [NOTHING, CRASH, HANG], ids=["no", "crash", "hang"])
def test_a_program_that_brings_nothing_is_given_up_soon(tmp_path: Path, folder: Path, sick: str) -> None:
    program = stand_in(tmp_path / "bin", sick)
    assert counted(program, documents(tmp_path, 2 * CHUNK), IMPATIENT / 2) == ([], True)
    assert len(calls(program)) == 5
    assert list(folder.iterdir()) == []


def test_a_program_that_cannot_even_be_started_is_given_up(tmp_path: Path, folder: Path) -> None:
    program = stand_in(tmp_path / "bin", GOOD)
    program.write_bytes(b"\x7fELF, but nothing more")
    assert counted(program, documents(tmp_path, 1)) == ([], True)


def test_one_that_breaks_in_the_middle_keeps_what_was_counted(tmp_path: Path, folder: Path) -> None:
    each = f"""[ "$(wc -l < '{tmp_path}/bin/calls')" -gt 1 ] && exit 1; {GOOD}"""
    counts, given_up = counted(stand_in(tmp_path / "bin", each), documents(tmp_path, 3 * CHUNK))
    assert counts == [Counted(3)] * CHUNK
    assert given_up


def test_a_last_document_that_fails_alone_does_not_condemn_the_program(tmp_path: Path, folder: Path) -> None:
    each = f"""[ "$(wc -l < '{tmp_path}/bin/calls')" -gt 1 ] && exit 1; {GOOD}"""
    counts, given_up = counted(stand_in(tmp_path / "bin", each), documents(tmp_path, CHUNK + 1))
    assert (counts[-1], given_up) == (BROKEN, False)


def test_a_document_that_is_gone_is_told_and_the_others_are_counted(tmp_path: Path, folder: Path) -> None:
    paths = documents(tmp_path, 3)
    paths[1].unlink()
    counts, given_up = counted(stand_in(tmp_path / "bin", GOOD), paths)
    assert counts == [Counted(3), Counted(why="trang-khong-doc-lai-duoc"), Counted(3)]
    assert not given_up
    shutil.rmtree(paths[0].parent)
    assert counted(stand_in(tmp_path / "bin", GOOD), paths[:2]) == (
        [Counted(why="trang-khong-doc-lai-duoc")] * 2,
        False,
    )


def test_a_temporary_folder_that_refuses_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "khong-co"))
    with pytest.raises(NoRoomError) as failure:
        counted(stand_in(tmp_path / "bin", GOOD), documents(tmp_path, 1))
    assert failure.value.params["file"] == str(tmp_path / "khong-co")


def test_what_a_stopped_call_lays_down_goes_with_the_folder(tmp_path: Path, folder: Path) -> None:
    program = stand_in(tmp_path / "bin", f'touch "$TMPDIR/lu1.tmp"; echo "$TMPDIR $MOT" > {tmp_path}/noi; {HANG}')
    with pytest.raises(CountingError):
        list(count_pages(Installed(program, {"MOT": "1"}), documents(tmp_path, 1), lambda _: None, IMPATIENT / 2))
    assert (tmp_path / "noi").read_text().startswith(f"{folder}/reportgen-trang-")
    assert (tmp_path / "noi").read_text().endswith(" 1\n")
    assert list(folder.iterdir()) == []


def test_a_call_that_hangs_is_ended_with_all_that_it_started(tmp_path: Path, folder: Path) -> None:
    program = stand_in(tmp_path / "bin", f"sleep 600 & echo $! >> '{tmp_path}/started'; wait")
    counted(program, documents(tmp_path, 1), IMPATIENT)
    started = [int(word) for word in (tmp_path / "started").read_text().split()]
    deadline = time.monotonic() + 10
    while any(map(runs, started)) and time.monotonic() < deadline:
        time.sleep(0.02)
    assert started
    assert not any(map(runs, started))


def runs(pid: int) -> bool:
    try:
        return Path(f"/proc/{pid}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()[0] != "Z"
    except (FileNotFoundError, ProcessLookupError):
        return False
