"""Writing documents: whole or absent, never over a person's work, every refusal with a sentence."""

from __future__ import annotations

import errno
import os
import resource
import signal
import stat
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from reportgen.messages import explain
from reportgen.output import failures, journal
from reportgen.output.manifest import Entry, manifest_path, read_manifest
from reportgen.output.staging import Ready, Seen, judge, look, sha256_of, stage
from reportgen.output.status import Status
from reportgen.output.write import open_folder, peek_folder, write_new

NAME = "474-QD-HU_quyet-dinh-giam-sat.docx"
BESIDE_NAME = "474-QD-HU_quyet-dinh-giam-sat_ban-moi.docx"
NOBODY = 65534


def entry(data: bytes, name: str = NAME) -> Entry:
    return Entry(name, "quyet_dinh_giam_sat", "a.yaml", 1, sha256_of(data), "r", "t", "hd36", "s", "0.1.0")


def put(folder: Path, data: bytes, name: str = NAME, *, beside: bool = False) -> Status | None:
    with open_folder(folder) as output:
        return output.put(entry(data, name), data, beside=beside).status


def visible(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


@contextmanager
def without_root_rights() -> Iterator[None]:
    """Permissions do not bind root: give its rights up for a moment."""
    if os.geteuid() != 0:
        yield
        return
    os.seteuid(NOBODY)
    try:
        yield
    finally:
        os.seteuid(0)


def test_a_new_document_is_written_and_recorded(tmp_path: Path) -> None:
    folder = tmp_path / "moi" / "out"
    assert put(folder, b"one") is Status.WRITTEN
    assert (folder / NAME).read_bytes() == b"one"
    assert visible(folder) == [".reportgen", NAME]
    assert read_manifest(folder).known(NAME).wrote(sha256_of(b"one"))


def test_the_same_bytes_again_change_nothing(tmp_path: Path) -> None:
    put(tmp_path, b"one")
    before = (tmp_path / NAME).stat().st_mtime_ns, manifest_path(tmp_path).read_bytes()
    assert put(tmp_path, b"one") is Status.UNCHANGED
    assert ((tmp_path / NAME).stat().st_mtime_ns, manifest_path(tmp_path).read_bytes()) == before


def test_our_own_file_is_replaced(tmp_path: Path) -> None:
    put(tmp_path, b"one")
    assert put(tmp_path, b"two") is Status.REPLACED
    assert (tmp_path / NAME).read_bytes() == b"two"


def test_a_file_that_a_person_changed_is_kept(tmp_path: Path) -> None:
    put(tmp_path, b"one")
    (tmp_path / NAME).write_bytes(b"one, reviewed")
    assert put(tmp_path, b"two") is Status.KEPT
    assert (tmp_path / NAME).read_bytes() == b"one, reviewed"
    assert not read_manifest(tmp_path).known(NAME).wrote(sha256_of(b"two"))


def test_a_file_that_a_person_changed_and_nothing_newer_than_it_is_no_news(tmp_path: Path) -> None:
    put(tmp_path, b"one")
    (tmp_path / NAME).write_bytes(b"one, reviewed")
    assert put(tmp_path, b"one") is Status.EDITED
    assert put(tmp_path, b"one", beside=True) is Status.EDITED
    assert visible(tmp_path) == [".reportgen", NAME]
    assert put(tmp_path, b"two", beside=True) is Status.BESIDE
    (tmp_path / BESIDE_NAME).write_bytes(b"two, reviewed")
    assert put(tmp_path, b"two", beside=True) is Status.BESIDE
    assert (tmp_path / BESIDE_NAME).read_bytes() == b"two, reviewed"
    assert (tmp_path / NAME).read_bytes() == b"one, reviewed"
    assert visible(tmp_path) == [".reportgen", NAME, BESIDE_NAME]


def test_a_file_we_never_wrote_is_kept(tmp_path: Path) -> None:
    (tmp_path / NAME).write_bytes(b"somebody's")
    assert put(tmp_path, b"two") is Status.KEPT
    assert (tmp_path / NAME).read_bytes() == b"somebody's"


def test_a_file_equal_to_ours_but_not_recorded_is_adopted(tmp_path: Path) -> None:
    (tmp_path / NAME).write_bytes(b"one")
    assert put(tmp_path, b"one") is Status.UNCHANGED
    assert put(tmp_path, b"two") is Status.REPLACED


def test_runs_that_see_no_lock_do_not_mix_their_bytes(tmp_path: Path) -> None:
    (tmp_path / ".reportgen" / "tam").mkdir(parents=True)
    staged = stage(tmp_path, 7, b"theirs")
    with pytest.raises(failures.RunInProgressError):
        stage(tmp_path, 7, b"ours")
    assert staged.read_bytes() == b"theirs"


def test_a_manifest_of_another_folder_gives_no_rights_here(tmp_path: Path) -> None:
    put(tmp_path / "a", b"one")
    (tmp_path / "b").mkdir()
    (tmp_path / "b" / NAME).write_bytes(b"one")
    assert put(tmp_path / "b", b"two") is Status.KEPT


def test_documents_of_a_killed_run_that_never_got_their_names_are_swept(tmp_path: Path) -> None:
    waiting = tmp_path / ".reportgen" / "tam"
    waiting.mkdir(parents=True)
    (waiting / "7.tmp").write_bytes(b"half")
    (tmp_path / "x.tmp").write_bytes(b"somebody's")
    put(tmp_path, b"one")
    assert visible(tmp_path) == [".reportgen", NAME, "x.tmp"]
    assert visible(waiting) == []


def test_a_torn_last_line_is_cut_off(tmp_path: Path) -> None:
    put(tmp_path, b"one")
    whole = manifest_path(tmp_path).read_bytes()
    with manifest_path(tmp_path).open("ab") as log:
        log.write(entry(b"two").line().encode()[:50])
    assert put(tmp_path, b"one") is Status.UNCHANGED
    assert manifest_path(tmp_path).read_bytes() == whole


def test_a_last_line_without_its_end_gets_it(tmp_path: Path) -> None:
    put(tmp_path, b"one")
    whole = manifest_path(tmp_path).read_bytes()
    manifest_path(tmp_path).write_bytes(whole.rstrip())
    assert put(tmp_path, b"one") is Status.UNCHANGED
    assert manifest_path(tmp_path).read_bytes() == whole


def test_what_was_put_in_place_but_not_recorded_is_recorded_by_the_next_run(tmp_path: Path) -> None:
    put(tmp_path, b"one")
    before = manifest_path(tmp_path).read_bytes()
    journal.announce(tmp_path, [entry(b"two"), entry(b"three", "b.docx")])
    (tmp_path / NAME).write_bytes(b"two")
    assert put(tmp_path, b"four") is Status.REPLACED
    added = manifest_path(tmp_path).read_bytes().removeprefix(before)
    assert added == (entry(b"two").line() + entry(b"four").line()).encode()
    assert journal.announced(tmp_path) == ()


def test_no_line_claims_a_document_that_is_not_in_its_place(tmp_path: Path) -> None:
    (tmp_path / "b.docx").mkdir()
    with open_folder(tmp_path) as output:
        names = ["a.docx", "b.docx", "c.docx"]
        chunk = [
            Ready(entry(b"x", name), tmp_path / name, Status.WRITTEN, Seen(), stage(tmp_path, n, b"x"))
            for n, name in enumerate(names)
        ]
        placed = output.place(chunk)
    assert [one.status for one in placed] == [Status.WRITTEN, None, Status.WRITTEN]
    assert [name for name in names if read_manifest(tmp_path).known(name).wrote(sha256_of(b"x"))] == [
        "a.docx",
        "c.docx",
    ]


def test_a_file_that_a_person_saves_while_the_document_is_made_is_kept(tmp_path: Path) -> None:
    put(tmp_path, b"one")
    with open_folder(tmp_path) as output:
        seen = look(tmp_path / NAME, tmp_path)
        ready = Ready(entry(b"two"), tmp_path / NAME, Status.REPLACED, seen, stage(tmp_path, 0, b"two"))
        (tmp_path / NAME).write_bytes(b"one, reviewed at this very moment")
        (placed,) = output.place([ready])
    assert placed.status is Status.KEPT
    assert (tmp_path / NAME).read_bytes() == b"one, reviewed at this very moment"


def test_a_new_version_goes_beside_a_changed_file_under_a_name_of_its_own(tmp_path: Path) -> None:
    beside = NAME.replace(".docx", "_ban-moi.docx")
    put(tmp_path, b"one")
    (tmp_path / NAME).write_bytes(b"one, reviewed")
    assert put(tmp_path, b"two", beside=True) is Status.BESIDE
    assert (tmp_path / beside).read_bytes() == b"two"
    assert put(tmp_path, b"two", beside=True) is Status.BESIDE
    assert put(tmp_path, b"three", beside=True) is Status.BESIDE
    assert (tmp_path / beside).read_bytes() == b"three"
    (tmp_path / beside).write_bytes(b"three, reviewed")
    put(tmp_path, b"four", beside=True)
    assert (tmp_path / NAME.replace(".docx", "_ban-moi-2.docx")).read_bytes() == b"four"
    assert (tmp_path / NAME).read_bytes() == b"one, reviewed"
    assert (tmp_path / beside).read_bytes() == b"three, reviewed"


def test_a_document_goes_into_a_folder_of_its_own(tmp_path: Path) -> None:
    assert put(tmp_path, b"one", "xa-a/quy-1/b.docx") is Status.WRITTEN
    assert (tmp_path / "xa-a/quy-1/b.docx").read_bytes() == b"one"
    assert put(tmp_path, b"two", "xa-a/quy-1/b.docx") is Status.REPLACED


def test_a_link_out_of_the_folder_is_not_followed(tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "xa-a").symlink_to(tmp_path / "elsewhere")
    with pytest.raises(failures.OutsideFolderError) as refused:
        put(tmp_path / "out", b"one", "xa-a/b.docx")
    assert explain(refused.value).advice
    assert visible(tmp_path / "elsewhere") == []


def test_a_file_where_a_folder_inside_should_be_stops_only_what_goes_there(tmp_path: Path) -> None:
    (tmp_path / "xa-a").write_bytes(b"")
    with pytest.raises(failures.SubfolderIsFileError) as refused:
        put(tmp_path, b"one", "xa-a/b.docx")
    assert not refused.value.stops_run


def test_a_new_file_has_the_rights_of_ordinary_files(tmp_path: Path) -> None:
    put(tmp_path, b"one")
    ordinary = tmp_path / "ordinary"
    ordinary.touch()
    assert stat.S_IMODE((tmp_path / NAME).stat().st_mode) == stat.S_IMODE(ordinary.stat().st_mode)


@pytest.mark.parametrize("name", ["../x.docx", "a/../../x.docx", "/x.docx", "a//b.docx", "a\\b.docx", "C:x.docx"])
def test_a_name_that_leads_elsewhere_is_refused(tmp_path: Path, name: str) -> None:
    with pytest.raises(ValueError, match="not a name inside the folder"):
        put(tmp_path / "out", b"one", name)
    assert not (tmp_path / "x.docx").exists()


def test_two_runs_in_one_folder_do_not_mix(tmp_path: Path) -> None:
    with open_folder(tmp_path), pytest.raises(failures.RunInProgressError), open_folder(tmp_path):
        pass
    assert put(tmp_path, b"one") is Status.WRITTEN


def test_a_killed_run_leaves_the_old_file_or_the_new_one_and_the_next_run_goes_on(tmp_path: Path) -> None:
    put(tmp_path, b"old" * 1000)
    script = (
        "import sys; from pathlib import Path; from reportgen.output.write import open_folder\n"
        "from reportgen.output.staging import sha256_of\n"
        "from reportgen.output.manifest import Entry\n"
        "with open_folder(Path(sys.argv[1])) as output:\n"
        "    for n in range(10**9):\n"
        "        data = b'%d ' % n * 20000\n"
        f"        output.put(Entry({NAME!r}, 'k', 'a', 1, sha256_of(data), 'r', 't', 's', 'p', '0'), data)\n"
        "        print(n, flush=True)\n"
    )
    for round_number in range(5):
        with subprocess.Popen([sys.executable, "-c", script, str(tmp_path)], stdout=subprocess.PIPE) as process:
            assert process.stdout is not None
            for _ in range(3 + round_number):
                assert process.stdout.readline()
            process.send_signal(signal.SIGKILL)
        words = (tmp_path / NAME).read_bytes().split()
        assert len(words) == 20000
        assert len(set(words)) == 1
        assert put(tmp_path, b"next %d" % round_number) is Status.REPLACED
        assert visible(tmp_path) == [".reportgen", NAME]


def test_looking_changes_nothing(tmp_path: Path) -> None:
    folder = tmp_path / "out"
    assert judge(look(folder / NAME, folder), "1", peek_folder(folder).known(NAME)) is Status.WRITTEN
    assert visible(tmp_path) == []


def test_a_file_where_the_folder_should_be_is_refused(tmp_path: Path) -> None:
    (tmp_path / "out").write_bytes(b"")
    with pytest.raises(failures.NotAFolderError):
        put(tmp_path / "out", b"one")
    with pytest.raises(failures.NotAFolderError):
        put(tmp_path / "out" / "sub", b"one")
    with pytest.raises(failures.NotAFolderError):
        peek_folder(tmp_path / "out")


def test_a_folder_under_the_name_of_the_document_is_refused(tmp_path: Path) -> None:
    (tmp_path / NAME).mkdir()
    with pytest.raises(failures.TargetIsFolderError):
        put(tmp_path, b"one")


def test_a_name_too_long_for_the_system_is_refused(tmp_path: Path) -> None:
    with pytest.raises(failures.PathTooLongError):
        put(tmp_path, b"one", "a" * 300 + ".docx")
    assert visible(tmp_path) == [".reportgen"]


def test_a_folder_that_may_not_be_written_is_refused(tmp_path: Path) -> None:
    for parent in (tmp_path, *tmp_path.parents[:2]):
        parent.chmod(0o755)
    tmp_path.chmod(0o555)
    with without_root_rights(), pytest.raises(failures.FolderRefusedError) as refused:
        put(tmp_path / "out", b"one")
    tmp_path.chmod(0o755)
    assert explain(refused.value).advice
    assert visible(tmp_path) == []


def test_a_full_disk_leaves_the_old_file_and_no_trace(tmp_path: Path) -> None:
    put(tmp_path, b"old")
    _, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, hard))
    try:
        with pytest.raises(failures.DiskFullError):
            put(tmp_path, b"x" * 200_000)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (hard, hard))
    assert (tmp_path / NAME).read_bytes() == b"old"
    assert visible(tmp_path) == [".reportgen", NAME]
    assert put(tmp_path, b"new") is Status.REPLACED


def windows_error(code: int, number: int) -> OSError:
    error = PermissionError(number, "refused")
    error.winerror = code  # type: ignore[attr-defined]
    return error


def test_a_file_open_in_word_is_told_apart_from_a_folder_without_rights(tmp_path: Path) -> None:
    target = tmp_path / NAME
    refusal = windows_error(5, errno.EACCES)
    assert type(failures.from_os_error(refusal, target)) is failures.FolderRefusedError
    target.touch()
    assert type(failures.from_os_error(refusal, target)) is failures.FileLockedError
    assert type(failures.from_os_error(windows_error(32, errno.EACCES), target)) is failures.FileLockedError
    assert type(failures.from_os_error(windows_error(206, errno.ENOENT), target)) is failures.PathTooLongError


def test_a_refusal_nobody_foresaw_still_has_a_sentence(tmp_path: Path) -> None:
    failure = failures.from_os_error(OSError(errno.EIO, "Input/output error"), tmp_path / NAME)
    assert "5: Input/output error" in explain(failure).sentence


@pytest.mark.parametrize("kind", [failures.OutputError, *failures.OutputError.__subclasses__()])
def test_every_refusal_has_a_sentence_and_an_advice(kind: type[failures.OutputError]) -> None:
    message = explain(kind(file="x.docx", reason="r"))
    assert "x.docx" in message.sentence
    assert message.advice.endswith(".")


def test_a_new_file_is_never_written_over_another(tmp_path: Path) -> None:
    write_new(tmp_path / "a.yaml", b"one")
    with pytest.raises(failures.AlreadyThereError):
        write_new(tmp_path / "a.yaml", b"two")
    assert (tmp_path / "a.yaml").read_bytes() == b"one"
    with pytest.raises(failures.FolderMissingError):
        write_new(tmp_path / "missing" / "a.yaml", b"two")
