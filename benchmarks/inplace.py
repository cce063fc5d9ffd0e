"""Time an update of a large document of somebody else's: 10 MB of text in a file of 40 MB.

Against what any program must do (unpack all parts, parse the main one) and against python-docx,
which opens the document and saves it. In one process in alternating rounds; what counts is the
ratio of CPU time within a round.

    python benchmarks/inplace.py [--rounds 5]
"""

from __future__ import annotations

import argparse
import io
import random
import resource
import tempfile
import time
import zipfile
from collections.abc import Callable
from pathlib import Path
from statistics import median

import docx
from lxml import etree

import vpreport as vp

EXAMPLE = Path(__file__).parents[1] / "examples" / "hedemora"
MAIN = "word/document.xml"
PARAGRAPHS = 54_000
PICTURE = 30_000_000  # bytes that cannot be packed


def large_document(path: Path) -> Path:
    """Write a document whose text has an anchor in the middle."""
    plain = io.BytesIO()
    docx.Document().save(plain)
    text = (
        '<w:p w:rsidR="00AB12CD"><w:pPr><w:pStyle w:val="Normal"/></w:pPr><w:r><w:t>Stycke {} med '
        "några ord om verksamheten under året och lite till därutöver.</w:t></w:r></w:p>"
    )
    body = "".join(text.format(number) for number in range(PARAGRAPHS // 2))
    anchor = "<w:p><w:r><w:t>[[vpreport:maluppfyllelse]]</w:t></w:r></w:p>"
    with zipfile.ZipFile(plain) as old, zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            content = old.read(name)
            if name == MAIN:
                more = f"<w:body>{body}{anchor}{body}".encode()
                content = content.replace(b"<w:body>", more, 1)
            new.writestr(name, content)
        new.writestr("word/media/bild.jpeg", random.Random(1).randbytes(PICTURE))  # noqa: S311
    return path


def bare(path: Path) -> None:
    with zipfile.ZipFile(path) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    etree.fromstring(parts[MAIN])


def python_docx(path: Path) -> None:
    docx.Document(str(path)).save(io.BytesIO())


def seconds(act: Callable[[], object]) -> float:
    begun = time.process_time()
    act()
    return time.process_time() - begun


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=5)
    arguments = parser.parse_args()
    plan = vp.read_plan(EXAMPLE / "plan.toml")
    followups = [
        vp.merge(plan, vp.read_submissions(plan, EXAMPLE / "inbox", checkpoint=checkpoint))
        for checkpoint in ("2026-delar", "2026-ar")
    ]
    with tempfile.TemporaryDirectory() as folder:
        path = large_document(Path(folder) / "arsredovisning.docx")
        vp.update_document(followups[0], path)
        ratios: dict[str, list[float]] = {"bare": [], "python-docx": []}
        for number in range(arguments.rounds):
            followup = followups[(number + 1) % 2]
            ours = seconds(lambda followup=followup: vp.update_document(followup, path))
            ratios["bare"].append(ours / seconds(lambda: bare(path)))
            ratios["python-docx"].append(ours / seconds(lambda: python_docx(path)))
            print(f"update {ours:.2f} s")
            for extra in Path(folder).glob("*.bak*"):
                extra.unlink()
    for name, found in ratios.items():
        print(f"{median(found):.1f} times {name}")
    print(f"peak {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MiB")


if __name__ == "__main__":
    main()
