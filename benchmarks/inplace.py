"""Time an update of a large document of somebody else's: 10 MB of text in a file of 40 MB.

Against what any program must do (unpack all parts, parse the main one) and against python-docx,
which opens the document and saves it. In one process in alternating rounds; what counts is the
ratio of CPU time within a round. Two documents: one of text alone, one of chapters with headings,
captions and tables. The peak of memory is that of a process that does nothing but the update.

    python benchmarks/inplace.py [--rounds 5]
"""

from __future__ import annotations

import argparse
import gc
import io
import multiprocessing
import random
import resource
import shutil
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
HALF = 4_950_000  # bytes of text before the anchor, and after it
PICTURE = 30_000_000  # bytes that cannot be packed
WORDS = (
    "kommunen verksamheten under året har planerat genomfört resultat uppföljning personal budget "
    "skola omsorg teknik invånare service nämnden arbetet utveckling målet prognosen avvikelse"
)


class Writer:
    """Writes text of somebody else's, the same every time."""

    def __init__(self) -> None:
        self.random = random.Random(3)  # noqa: S311
        self.number = 0

    def words(self, count: int) -> str:
        return " ".join(self.random.choices(WORDS.split(), k=count))

    def paragraph(self) -> str:
        run = '<w:r w:rsidR="00AB12CD"><w:t xml:space="preserve">{}</w:t></w:r>'
        runs = "".join(run.format(self.words(12)) for _ in range(self.random.randint(1, 4)))
        return f'<w:p w:rsidR="00AB12CD"><w:pPr><w:pStyle w:val="BodyText"/></w:pPr>{runs}</w:p>'

    def heading(self) -> str:
        self.number += 1
        mark = f'<w:bookmarkStart w:id="{self.number}" w:name="_Toc{self.number}"/>'
        return (
            f'<w:p><w:pPr><w:pStyle w:val="Heading2"/></w:pPr>{mark}<w:r><w:t>{self.words(4)}'
            f'</w:t></w:r><w:bookmarkEnd w:id="{self.number}"/></w:p>'
        )

    def table(self) -> str:
        cell = (
            '<w:tc><w:tcPr><w:tcW w:w="2000" w:type="dxa"/></w:tcPr><w:p><w:pPr>'
            '<w:spacing w:after="0"/></w:pPr><w:r><w:t>{}</w:t></w:r></w:p></w:tc>'
        )
        row = "<w:tr>" + cell * 5 + "</w:tr>"
        rows = (row.format(*(self.words(3) for _ in range(5))) for _ in range(8))
        field = '<w:fldSimple w:instr=" SEQ Tabell "><w:r><w:t>1</w:t></w:r></w:fldSimple>'
        return (
            '<w:p><w:pPr><w:pStyle w:val="Caption"/></w:pPr><w:r><w:t xml:space="preserve">Tabell '
            f"</w:t></w:r>{field}<w:r><w:t>. {self.words(3)}</w:t></w:r></w:p><w:tbl><w:tblPr>"
            '<w:tblStyle w:val="TableGrid"/></w:tblPr><w:tblGrid><w:gridCol w:w="2000"/>'
            f"</w:tblGrid>{''.join(rows)}</w:tbl>"
        )

    def chapter(self) -> str:
        count = self.random.randint(5, 25)
        return self.heading() + "".join(self.paragraph() for _ in range(count)) + self.table()

    def half(self, part: Callable[[], str]) -> str:
        pieces, size = [], 0
        while size < HALF:
            pieces.append(part())
            size += len(pieces[-1].encode())
        return "".join(pieces)


def large_document(path: Path, *, with_tables: bool) -> Path:
    """Write a document whose text has an anchor in the middle."""
    plain = io.BytesIO()
    docx.Document().save(plain)
    writer = Writer()
    part = writer.chapter if with_tables else writer.paragraph
    anchor = "<w:p><w:r><w:t>[[vpreport:maluppfyllelse]]</w:t></w:r></w:p>"
    text = f"<w:body>{writer.half(part)}{anchor}{writer.half(part)}".encode()
    with zipfile.ZipFile(plain) as old, zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            content = old.read(name)
            new.writestr(name, content.replace(b"<w:body>", text, 1) if name == MAIN else content)
        new.writestr("word/media/bild.jpeg", random.Random(1).randbytes(PICTURE))  # noqa: S311
    return path


def bare(path: Path) -> None:
    with zipfile.ZipFile(path) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    etree.fromstring(parts[MAIN])


def python_docx(path: Path) -> None:
    docx.Document(str(path)).save(io.BytesIO())


def seconds(act: Callable[[], object]) -> float:
    gc.collect()  # what the one before has left is not to be paid for here
    begun = time.process_time()
    act()
    return time.process_time() - begun


def compare(path: Path, followups: list[vp.FollowUp], rounds: int) -> None:
    """Print how many times the CPU time of the others an update takes."""
    ratios: dict[str, list[float]] = {"bare": [], "python-docx": []}
    for number in range(rounds):
        followup = followups[(number + 1) % 2]
        ours = seconds(lambda: vp.update_document(followup, path))  # noqa: B023 (called at once)
        ratios["bare"].append(ours / seconds(lambda: bare(path)))
        ratios["python-docx"].append(ours / seconds(lambda: python_docx(path)))
        print(f"  update {ours:.2f} s")
        for extra in path.parent.glob("*.bak*"):
            extra.unlink()
    for name, found in ratios.items():
        print(f"  {median(found):.1f} times {name}")


def follow_ups() -> list[vp.FollowUp]:
    """Return an interim follow-up and an annual one."""
    plan = vp.read_plan(EXAMPLE / "plan.toml")
    return [
        vp.merge(plan, vp.read_submissions(plan, EXAMPLE / "inbox", checkpoint=checkpoint))
        for checkpoint in ("2026-delar", "2026-ar")
    ]


def peak(path: Path) -> None:
    vp.update_document(follow_ups()[1], path)
    print(f"  peak {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MiB", flush=True)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=5)
    arguments = parser.parse_args()
    followups = follow_ups()
    for with_tables in (False, True):
        print("chapters with tables:" if with_tables else "text alone:")
        with tempfile.TemporaryDirectory() as folder:
            path = large_document(Path(folder) / "arsredovisning.docx", with_tables=with_tables)
            vp.update_document(followups[0], path)
            alone = multiprocessing.get_context("spawn").Process(
                target=peak, args=(shutil.copy(path, path.with_name("b.docx")),)
            )
            alone.start()
            alone.join()
            compare(path, followups, arguments.rounds)


if __name__ == "__main__":
    main()
