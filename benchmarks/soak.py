"""Very many spoilt workbooks, one after another: no traceback, no hang, no silent difference.

    python benchmarks/soak.py --count 100000 --seed 1

Mutant number n of a seed is the same on every machine; `--only N` reads one again and shows all
that was found. What people and programs do to workbooks is in `tests/mutations.py`. Where
LibreOffice is installed, workbooks that it has saved are among the seeds.
"""

from __future__ import annotations

import argparse
import multiprocessing as mp
import resource
import signal
import sys
import tempfile
import time
import traceback
from collections import Counter
from dataclasses import dataclass, field
from multiprocessing.connection import Connection, wait
from pathlib import Path

ROOT = Path(__file__).parents[1]
sys.path[:0] = [str(ROOT / "src"), str(ROOT / "tests")]

import mutations  # noqa: E402 - the path must be there first

from vpreport.texts.messages import describe  # noqa: E402

HANG = 10  # seconds that one file may take
MEMORY = 2 * 1024**3  # bytes of address space for a worker
STRIDE = 1_000_000_007  # apart enough that two seeds share no mutants


@dataclass
class Result:
    """What came of one mutant."""

    number: int
    operators: tuple[str, ...] = ()
    codes: Counter[str] = field(default_factory=Counter)
    used: bool = False
    seconds: float = 0.0
    peak: int = 0  # KiB in memory of the worker so far
    silent: list[str] = field(default_factory=list)
    failed: str = ""


class HangError(Exception):
    """A file has taken too long."""


def main() -> int:
    arguments = _arguments()
    seeds = _libreoffice_seeds()
    if arguments.only is not None:
        return _show(arguments.only, seeds)
    numbers = range(arguments.seed * STRIDE, arguments.seed * STRIDE + arguments.count)
    started = time.perf_counter()
    results = _run(numbers, arguments.processes, seeds)
    return _report(results, time.perf_counter() - started)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--count", type=int, default=100_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--processes", type=int, default=mp.cpu_count())
    parser.add_argument("--only", type=int, metavar="NUMBER")
    return parser.parse_args()


def _libreoffice_seeds() -> tuple[mutations.Seed, ...]:
    """Return workbooks that LibreOffice has saved as .xlsx and .ods, if it is here."""
    from dataclasses import replace

    import libreoffice

    if libreoffice.why_missing():
        print("LibreOffice is not here; no workbooks saved by it are among the seeds.")
        return ()
    honest = [mutations.seed(name, 0, ".xlsx") for name in mutations.DEPARTMENTS]
    saved = []
    with tempfile.TemporaryDirectory() as folder, libreoffice.office(Path(folder)) as office:
        for one in honest:
            source = Path(folder) / f"{one.department}.xlsx"
            source.write_bytes(mutations.packed(one.parts))
            for suffix in (".xlsx", ".ods"):
                target = Path(folder) / f"saved-{one.department}{suffix}"
                office.convert(source, target)
                parts = mutations.parts_of(target.read_bytes())
                saved.append(replace(one, suffix=suffix, parts=parts))
    return tuple(saved)


def _mutant(number: int, seeds: tuple[mutations.Seed, ...]) -> mutations.Mutant:
    """Return the mutant; every third is of a workbook that LibreOffice has saved."""
    given = seeds[number // 3 % len(seeds)] if seeds and number % 3 == 0 else None
    return mutations.mutant(number, given=given)


def _run(numbers: range, processes: int, seeds: tuple[mutations.Seed, ...]) -> list[Result]:
    """Read every mutant in one of the workers; a worker that dies is replaced."""
    results: list[Result] = []
    todo = [numbers[start::processes] for start in range(processes)]
    workers = {_start(share, seeds): share for share in todo}
    while workers:
        for pipe in wait(list(workers)):
            if not isinstance(pipe, Connection):
                continue
            share = workers[pipe]
            try:
                result = pipe.recv()
            except EOFError:
                del workers[pipe]
                if len(share):
                    results.append(Result(number=share[0], failed="the worker died"))
                    workers[_start(share[1:], seeds)] = share[1:]
                continue
            results.append(result)
            workers[pipe] = share[1:]
            if len(results) % 5000 == 0:
                print(f"{len(results)} of {len(numbers)}", flush=True)
    return results


def _start(share: range, seeds: tuple[mutations.Seed, ...]) -> Connection:
    receiving, sending = mp.Pipe(duplex=False)
    process = mp.Process(target=_work, args=(share, seeds, sending), daemon=True)
    process.start()
    sending.close()
    return receiving


def _work(share: range, seeds: tuple[mutations.Seed, ...], pipe: Connection) -> None:
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    # What hangs inside a library in C answers no alarm, but ends at this limit of the processor.
    signal.signal(signal.SIGALRM, _too_long)
    with tempfile.TemporaryDirectory(dir=_quick_folder()) as folder:
        for number in share:
            pipe.send(_one(number, seeds, Path(folder)))
    pipe.close()


def _quick_folder() -> str | None:
    return "/dev/shm" if Path("/dev/shm").is_dir() else None  # noqa: S108 - a folder of our own in it


def _too_long(*_: object) -> None:
    raise HangError


def _one(number: int, seeds: tuple[mutations.Seed, ...], folder: Path) -> Result:
    result = Result(number=number)
    try:
        mutant = _mutant(number, seeds)
        result.operators = mutant.operators
        _limit_processor()
        signal.alarm(HANG)
        started = time.process_time()
        intake = mutations.read(mutant, folder)
        result.seconds = time.process_time() - started
        signal.alarm(0)
        result.codes.update(finding.number for finding in intake.findings)
        result.used = bool(intake.submissions)
        result.silent = mutations.judge(mutant, intake)
        for finding in intake.findings:
            describe(finding)
    except HangError:
        result.failed = f"still at it after {HANG} seconds"
    except BaseException:  # noqa: BLE001 - to be shown with its number
        result.failed = traceback.format_exc()
    finally:
        signal.alarm(0)
    result.peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return result


def _limit_processor() -> None:
    spent = int(time.process_time()) + 1
    resource.setrlimit(resource.RLIMIT_CPU, (spent + 2 * HANG, resource.RLIM_INFINITY))


def _show(number: int, seeds: tuple[mutations.Seed, ...]) -> int:
    mutant = _mutant(number, seeds)
    print(mutant.seed.department, mutant.seed.suffix, ", ".join(mutant.operators))
    kept = Path(f"mutant-{number}{mutant.seed.suffix}")
    kept.write_bytes(mutant.data)
    print(f"kept as {kept}")
    with tempfile.TemporaryDirectory() as folder:
        intake = mutations.read(mutant, Path(folder))
    for finding in intake.findings:
        print(" ", describe(finding))
    for line in mutations.judge(mutant, intake):
        print("SILENT", line)
    return 0


def _report(results: list[Result], seconds: float) -> int:
    codes: Counter[str] = Counter()
    for result in results:
        codes += result.codes
    failed = [result for result in results if result.failed]
    silent = [result for result in results if result.silent]
    slowest = max(results, key=lambda result: result.seconds)
    print(f"{len(results)} mutants in {seconds:.0f} s ({len(results) / seconds:.0f} a second)")
    print(f"{sum(result.used for result in results)} used, the others refused with a sentence")
    print(f"{sum(codes.values())} findings:", ", ".join(f"{c} {n}" for c, n in codes.most_common()))
    print(f"{len(failed)} tracebacks, hangs or dead workers; {len(silent)} silent differences")
    print(f"slowest: number {slowest.number}, {slowest.seconds:.2f} s of the processor")
    print(f"most memory: {max(result.peak for result in results) / 1024:.0f} MiB")
    for result in failed[:20]:
        print(f"\nnumber {result.number} ({', '.join(result.operators)}): {result.failed}")
    for result in silent[:20]:
        print(f"\nnumber {result.number} ({', '.join(result.operators)}): {result.silent[0]}")
    return 1 if failed or silent else 0


if __name__ == "__main__":
    sys.exit(main())
