"""Records filled in while they are checked: what waits gives the document, and what refuses is known before."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest
from e2e.records import numbered, sample, write

from reportgen.intake import Options, load
from reportgen.kinds import all_kinds
from reportgen.pipeline.building import open_batch
from reportgen.pipeline.checking import Checked, Checker, Errand, Worded
from reportgen.pipeline.filling import fill, word
from reportgen.pipeline.outcomes import Fate
from reportgen.pipeline.preparing import lost, prepare
from reportgen.pipeline.spool import Spool
from reportgen.pipeline.templates import compiled
from reportgen.pipeline.types import Filled, Head, Plan, Request, Words, WorkerLostError
from reportgen.pipeline.workers import in_order
from reportgen.problems import Position
from reportgen.render.engine import Engine, TemplateRefusesError
from reportgen.render.package import TemplateBrokenError, unpack_parts

TEMPLATE = "hd36/quyet_dinh_giam_sat.docx"
FINGERPRINT = "from reportgen.pipeline.filling import fill; from reportgen.pipeline.types import Words; import sys; "


def request(folder: Path) -> Request:
    return Request((folder,), date(2026, 5, 27))


def engine_of(template: str) -> Engine:
    engine = compiled(template)
    assert isinstance(engine, Engine)
    return engine


@pytest.mark.parametrize("kind_id", all_kinds())
def test_what_waits_gives_the_document_that_is_made_at_once(kind_id: str) -> None:
    intake = load([all_kinds()[kind_id].sample_path], None, Options(), all_kinds())
    (record,) = intake.records
    words = word(record)
    engine = engine_of(words.template)
    filled = fill(words)
    assert filled.failure is None
    assert engine.package(unpack_parts(filled.body)) == engine.render(words.context)
    assert len(filled.body) < len(engine.render(words.context))


def test_the_hash_of_the_words_is_the_same_in_every_process_and_tells_different_ones_apart() -> None:
    contexts = ['{"a": "ư", "b": ["x", "x", {"c": True}]}', '{"a": "u", "b": ["x", "x", {"c": True}]}']
    script = f"{FINGERPRINT} print(*[fill(Words('x', eval(one))).record_sha256 for one in sys.argv[1:]])"
    told = {
        subprocess.run(
            [sys.executable, "-c", script, *contexts],
            capture_output=True,
            text=True,
            check=True,
            env={"PYTHONHASHSEED": seed, "PYTHONPATH": str(Path(__file__).parents[2])},
        ).stdout
        for seed in ("1", "2")
    }
    (hashes,) = told
    assert len(set(hashes.split())) == 2


def test_a_template_that_refuses_or_is_broken_is_part_of_the_answer() -> None:
    assert isinstance(fill(Words(TEMPLATE, {})).failure, TemplateRefusesError)
    assert isinstance(fill(Words("hd36/khong-co.docx", {})).failure, TemplateBrokenError)


@pytest.mark.parametrize("workers", [1, 2])
def test_after_an_error_that_stops_all_nothing_more_is_filled(tmp_path: Path, workers: int) -> None:
    records = numbered(30)
    records[0]["ngay_ban_hanh"] = "30/2/2021"
    write(tmp_path / "a.json", *records)
    asked = request(tmp_path)._replace(workers=workers)
    stopped, going = prepare(asked), prepare(asked._replace(skip_bad=True))
    assert [problem.code for problem in stopped.problems] == [problem.code for problem in going.problems]
    assert [one.head for one in stopped.documents] == [one.head for one in going.documents]
    assert not any(stopped.documents.body(index) for index in range(29))
    assert all(going.documents.body(index) for index in range(29))
    with pytest.raises(ValueError, match="nothing may be made"), open_batch(stopped, tmp_path / "out"):
        pass
    assert not (tmp_path / "out").exists()


def test_who_only_checks_fills_nothing(tmp_path: Path) -> None:
    write(tmp_path / "a.json", sample())
    plan = prepare(request(tmp_path), to_make=False)
    assert (len(plan.documents), plan.documents.body(0), plan.templates) == (1, b"", {""})


def test_a_document_whose_template_refuses_does_not_stop_the_others(tmp_path: Path) -> None:
    write(tmp_path / "a.json", *numbered(3))
    plan = prepare(request(tmp_path))
    refusal = TemplateRefusesError(file="x.docx", reason="r")
    with open_batch(plan._replace(refusals={1: refusal}), tmp_path / "out") as batch:
        outcomes = list(batch.outcomes())
    assert [one.fate for one in outcomes] == [Fate.WRITTEN, Fate.FAILED, Fate.WRITTEN]
    assert outcomes[1].failure is refusal
    assert len(list((tmp_path / "out").glob("*.docx"))) == 2


def test_a_plan_that_needs_a_broken_template_makes_nothing(tmp_path: Path) -> None:
    spool = Spool()
    head = Head("a.docx", "quyet_dinh_giam_sat", "1", "", "hd36", Position("a.yaml"), 1)
    spool.add(0, head, Filled("hd36/khong-co.docx", "r", b""))
    plan = Plan(spool, (), frozenset({"hd36/khong-co.docx"}))
    with pytest.raises(TemplateBrokenError), open_batch(plan, tmp_path / "out"):
        pass
    assert not (tmp_path / "out").exists()


def kill(job: Errand | Worded) -> list[Checked]:
    """Die over what is to be filled, again and again."""
    if isinstance(job, Worded):
        os.kill(os.getpid(), signal.SIGKILL)
    return []


def test_a_record_over_which_processes_die_fails_alone_and_a_file_stops_all(tmp_path: Path) -> None:
    write(tmp_path / "a.json", sample())
    checker = Checker(request(tmp_path), to_make=True)
    (sheaf,) = checker.reader.sheaves(tmp_path / "a.json")
    ((result,),) = next(in_order(kill, [checker.worded(sheaf)], 2, lost, lambda _: None))
    assert result.head is not None
    assert result.filled.template == TEMPLATE
    assert isinstance(result.filled.failure, WorkerLostError)
    with pytest.raises(WorkerLostError):
        lost(Errand(tmp_path / "a.json"))
