"""Side by side in one run: plain docxtpl, the engine, the floor, the whole command.

Every round measures each of them once, in turn, so that a slow minute of the machine hits all alike; what is compared
are medians. Ratios hold from machine to machine, seconds do not. Run it with `make bench` or `python -m bench.compare`.
"""

from __future__ import annotations

import argparse
import compileall
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType

from docxtpl import DocxTemplate

import reportgen
from bench.generate import MAKERS, WRITERS, Data, write_json
from reportgen.intake import Options, load
from reportgen.kinds import Context, Kind, all_kinds
from reportgen.pipeline.templates import template_path
from reportgen.render.engine import Engine, load_engine
from reportgen.render.package import Part, write_package
from reportgen.sources import SUFFIXES

#: Documents that plain docxtpl makes in one round: its cost a document does not change with their number.
_PLAIN_DOCUMENTS = 50
_LONG_RUN = (10, 100, 1_000, 5_000, 20_000)
#: Where the growth begins: what is done once for a batch, its report too, is in the cost of these few.
_SMALLEST_BATCH = 2
_FEW, _FEW_ROUNDS = 100, 15
_START_UPS = 11
_COMMAND = (str(Path(sys.executable).with_name("reportgen")),)
_CLICK = (sys.executable, "-c", "import click")
#: How the whole command is run: as it is, and without the report on the batch, which is no part of making documents.
_RUNS: Mapping[str, tuple[str, ...]] = MappingProxyType({"": (), "_bare": ("--khong-bao-cao",)})
#: What is aimed at, by (kind, row): times plain docxtpl.
_GOALS: Mapping[tuple[str, str], float] = MappingProxyType(
    {
        ("quyet-dinh", "engine"): 45,
        ("bao-cao", "engine"): 20,
        ("quyet-dinh", "json"): 30,
        ("bao-cao", "json"): 15,
        ("quyet-dinh", "jsonl"): 30,
        ("bao-cao", "jsonl"): 15,
        ("quyet-dinh", "xlsx"): 30,
        ("bao-cao", "xlsx"): 15,
        ("quyet-dinh", "yaml"): 8,
        ("bao-cao", "yaml"): 8,
    }
)


@dataclass
class Timings:
    """Seconds a document, by what was measured; one number a round."""

    rounds: dict[str, list[float]] = field(default_factory=dict)

    def add(self, name: str, seconds: float) -> None:
        """Note one measurement."""
        self.rounds.setdefault(name, []).append(seconds)

    def median(self, name: str) -> float:
        """The middle one of all rounds."""
        return statistics.median(self.rounds[name])


@dataclass(frozen=True)
class Job:
    """The contexts of one kind with the template each of them fills."""

    contexts: Sequence[tuple[Path, Context]]
    engines: Mapping[Path, Engine]

    @classmethod
    def of(cls, records: list[Data], folder: Path) -> Job:
        """Accept the records as the command would, and put them into words."""
        intake = load(write_json(records, folder), None, Options(), all_kinds())
        if intake.problems:
            raise ValueError(intake.problems[0])
        contexts = []
        for record in intake.records:
            kind: Kind = record.kind
            context = kind.context(record.van_ban, record.setting)
            contexts.append((template_path(kind.id, kind.variant(context), record.setting.standard.id), context))
        return cls(contexts, {path: load_engine(path) for path, _ in contexts})


def plain(job: Job, folder: Path) -> None:
    """Make documents as the manual of docxtpl shows it."""
    for index, (path, context) in enumerate(job.contexts):
        word = DocxTemplate(str(path))
        word.render(context)
        word.save(str(folder / f"{index}.docx"))


def engine(job: Job, folder: Path) -> None:
    """Make documents with the compiled templates."""
    for index, (path, context) in enumerate(job.contexts):
        (folder / f"{index}.docx").write_bytes(job.engines[path].render(context))


def floor(job: Job, folder: Path) -> Callable[[], None]:
    """Prepare ready XML; what is left is to deflate the parts that change, copy the others, and write."""
    ready = [
        (job.engines[path], {name: xml.encode() for name, xml in job.engines[path].parts(context).items()})
        for path, context in job.contexts
    ]

    def make() -> None:
        for index, (template, parts) in enumerate(ready):
            members = (slot.ready or Part.once(slot.name, parts[slot.name]) for slot in template.slots)
            (folder / f"{index}.docx").write_bytes(write_package(members))

    return make


def measure_engine(job: Job, rounds: int, folder: Path) -> Timings:
    """Time plain docxtpl, the engine and the floor, contexts in memory to files on disk."""
    timings, few = Timings(), Job(job.contexts[:_PLAIN_DOCUMENTS], job.engines)
    for number in range(rounds):
        with _new_folder(folder, f"plain-{number}") as place:
            timings.add("docxtpl", _seconds(plain, few, place) / len(few.contexts))
        with _new_folder(folder, f"engine-{number}") as place:
            timings.add("engine", _seconds(engine, job, place) / len(job.contexts))
        with _new_folder(folder, f"floor-{number}") as place:
            timings.add("floor", _seconds(floor(job, place)) / len(job.contexts))
    return timings


def measure_command(job: Job, inputs: Mapping[str, Path], rounds: int, folder: Path) -> Timings:
    """Time the installed command, start-up included, against plain docxtpl in the same rounds."""
    timings, few = Timings(), Job(job.contexts[:_PLAIN_DOCUMENTS], job.engines)
    for number in range(rounds):
        with _new_folder(folder, f"beside-{number}") as place:
            timings.add("docxtpl", _seconds(plain, few, place) / len(few.contexts))
        for form, source in inputs.items():
            for name, options in _RUNS.items():
                out = folder / f"out-{form}-{name}-{number}"
                _settle()
                seconds = _seconds(run, *_COMMAND, "tao", str(source), "--ra", str(out), *options)
                made = len(list(out.rglob("*.docx")))
                if made != len(job.contexts):
                    raise ValueError(f"{form}: {made} documents instead of {len(job.contexts)}")
                timings.add(form + name, seconds / made)
    return timings


def measure_start(example: Path, rounds: int) -> Timings:
    """Time the start of small commands against the import of click alone."""
    timings = Timings()
    commands = {
        "import click": _CLICK,
        "reportgen --help": (*_COMMAND, "--help"),
        "reportgen kiem-tra": (*_COMMAND, "kiem-tra", str(example)),
        "reportgen tao": (*_COMMAND, "tao", str(example), "--ra", str(example.parent / "out")),
    }
    for _ in range(rounds):
        for name, words in commands.items():
            timings.add(name, _seconds(run, *words))
    return timings


def measure_growth(kind: str, counts: Sequence[int], folder: Path) -> list[tuple[int, float]]:
    """Time the command on more and more documents.

    Returns:
        Each count with the seconds of a document: what is done once a batch is taken off, as two documents take it;
        small batches get their report too, which they would not without asking.
    """
    form = "jsonl" if ".jsonl" in SUFFIXES else "json"
    seconds = {}
    for count in (_SMALLEST_BATCH, *counts):
        source = folder / f"growth-{count}"
        WRITERS[form](list(MAKERS[kind](count)), source)
        # A few documents hardly show beside the start-up, which differs from run to run.
        rounds = range(_FEW_ROUNDS if count <= _FEW else 1)
        outs = [folder / f"growth-out-{count}-{number}" for number in rounds]
        seconds[count] = min(
            _seconds(run, *_COMMAND, "tao", str(source), "--ra", str(out), "--bao-cao") for out in outs
        )
    once = seconds[_SMALLEST_BATCH]
    return [(count, (seconds[count] - once) / (count - _SMALLEST_BATCH)) for count in counts]


def run(*words: str) -> None:
    """Run a command; its failure is ours."""
    subprocess.run(words, check=True, capture_output=True)


def _settle() -> None:
    """Have what others wrote brought to the disk: the command asks for that, and would wait for their files too."""
    if hasattr(os, "sync"):
        os.sync()


def _seconds(work: Callable[..., object], *given: object) -> float:
    start = time.perf_counter()
    work(*given)
    return time.perf_counter() - start


@contextmanager
def _new_folder(parent: Path, name: str) -> Iterator[Path]:
    # Always a new one, and none is cleared in between: ext4 is slow for a while after many files were deleted.
    folder = parent / name
    folder.mkdir()
    yield folder


# --- tables -----------------------------------------------------------------------------------------------------------

_FORMS: Mapping[str, str] = MappingProxyType(
    {"json": "tệp JSON", "jsonl": "JSON Lines", "xlsx": "một bảng Excel", "yaml": "tệp YAML"}
)
_NAMES: Mapping[str, str] = MappingProxyType(
    {
        "docxtpl": "docxtpl thường",
        "engine": "riêng máy dựng (dữ liệu trong bộ nhớ → tệp)",
        "floor": "mức sàn (nén XML có sẵn, chép phần còn lại, ghi)",
        **{form: f"cả lệnh `reportgen tao`, từ {words}" for form, words in _FORMS.items()},
        **{f"{form}_bare": f"như trên, không ghi bảng báo cáo, từ {words}" for form, words in _FORMS.items()},
    }
)


def ratio_table(kind: str, timings: Timings) -> list[str]:
    """Rows of one kind: milliseconds a document, times plain docxtpl, the goal."""
    base = timings.median("docxtpl")
    rows = []
    for name in timings.rounds:
        took, goal = timings.median(name), _GOALS.get((kind, name.removesuffix("_bare")))
        aim = f"≥ {goal:g}×" if goal else ""
        rows.append(f"| {kind} | {_NAMES[name]} | {took * 1000:.2f} | {base / took:.1f}× | {aim} |")
    return rows


def start_table(timings: Timings) -> list[str]:
    """Rows of the start-up: milliseconds and times the import of click."""
    base = timings.median("import click")
    return [
        f"| `{name}` | {timings.median(name) * 1000:.0f} | {timings.median(name) / base:.2f}× |"
        for name in timings.rounds
    ]


def growth_table(kind: str, costs: Iterable[tuple[int, float]]) -> list[str]:
    """Rows of the long run."""
    return [f"| {kind} | {count} | {cost * 1000:.2f} |" for count, cost in costs]


def report(asked: argparse.Namespace, folder: Path) -> Iterator[str]:
    """Measure what was asked for, and yield the lines of the report as they come."""
    yield "| văn bản | đo | ms một văn bản | so với docxtpl thường | đích |"
    yield "|---|---|---:|---:|---:|"
    for kind in asked.loai:
        records = list(MAKERS[kind](asked.so_luong))
        forms = [form for form in asked.dang if f".{form}" in SUFFIXES]
        inputs = {form: folder / f"{kind}-{form}" for form in forms}
        for form, place in inputs.items():
            WRITERS[form](records, place)
        job = Job.of(records, folder / f"{kind}-contexts")
        yield from ratio_table(kind, measure_engine(job, asked.vong, _made(folder / f"{kind}-engine")))
        if inputs:
            command = measure_command(job, inputs, asked.vong, _made(folder / f"{kind}-command"))
            yield from ratio_table(kind, command)
    if asked.khoi_dong:
        yield from ("", "| khởi động | ms | so với `import click` |", "|---|---:|---:|")
        yield from start_table(measure_start(_small_input(folder), min(asked.vong * 2 + 1, _START_UPS)))
    if asked.dai:
        yield from ("", "| văn bản | số lượng | ms một văn bản, không kể khởi động |", "|---|---:|---:|")
        for kind in asked.loai:
            yield from growth_table(kind, measure_growth(kind, _LONG_RUN, _made(folder / f"{kind}-growth")))


def _small_input(folder: Path) -> Path:
    (path,) = WRITERS["yaml"](list(MAKERS["quyet-dinh"](1)), folder / "small")
    return path


def _made(folder: Path) -> Path:
    folder.mkdir()
    return folder


def main(arguments: Sequence[str] | None = None) -> None:
    """Measure, show the report line by line, and write it to a file if one is named."""
    parser = argparse.ArgumentParser(description="Đo tốc độ, so với docxtpl thường trong cùng một lần chạy.")
    parser.add_argument("--so-luong", type=int, default=1000, help="số văn bản mỗi vòng")
    parser.add_argument("--vong", type=int, default=5, help="số vòng; lấy trung vị")
    parser.add_argument("--loai", nargs="+", choices=sorted(MAKERS), default=["quyet-dinh", "bao-cao"])
    parser.add_argument("--dang", nargs="*", choices=sorted(WRITERS), default=["json", "jsonl", "xlsx", "yaml"])
    parser.add_argument("--khoi-dong", action=argparse.BooleanOptionalAction, default=True, help="đo khởi động")
    parser.add_argument("--dai", action="store_true", help="đo thêm từ 10 đến 20.000 văn bản (lâu)")
    parser.add_argument("--bang", type=Path, help="ghi bảng vào tệp này")
    asked = parser.parse_args(arguments)
    # What was edited since it was installed would be compiled at every start, where runs may not write bytecode.
    compileall.compile_dir(Path(reportgen.__file__).parent, quiet=1)
    lines = []
    with tempfile.TemporaryDirectory(prefix="reportgen-bench-") as folder:
        for line in report(asked, Path(folder)):
            print(line, flush=True)
            lines.append(line)
    if asked.bang:
        asked.bang.parent.mkdir(parents=True, exist_ok=True)
        asked.bang.write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
