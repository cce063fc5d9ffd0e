"""Make the README's pictures from what the demo writes, as LibreOffice prints it.

    python docs/make_pictures.py

Needs vpreport, LibreOffice (soffice) and poppler (pdftoppm, pdftotext).
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

PICTURES = Path(__file__).with_name("pictures")


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """The first page of `document` on which `words` stand; `width` in pixels."""

    name: str
    document: str
    words: str
    width: int


WANTED = (
    Picture(
        name="template",
        document="input_templates/2026-delar-it.xlsx",
        words="Indikatorer – IT-avdelningen",
        width=1000,
    ),
    Picture(
        name="workbook", document="uppfoljning-2026-delar.xlsx", words="Inriktningsmål", width=800
    ),
    Picture(
        name="section",
        document="avsnitt-2026-delar.docx",
        words="Indikatorer för mål 1.3",
        width=560,
    ),
)


def main() -> None:
    PICTURES.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        run(sys.executable, "-m", "vpreport", "demo", str(folder))
        documents = [str(folder / picture.document) for picture in WANTED]
        profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
        run("soffice", "--headless", profile, "--convert-to", "pdf", "--outdir", name, *documents)
        for picture in WANTED:
            draw(picture, folder / f"{Path(picture.document).stem}.pdf")


def draw(picture: Picture, pdf: Path) -> None:
    pages = run("pdftotext", "-layout", str(pdf), "-").split("\f")
    found = [number for number, text in enumerate(pages, start=1) if picture.words in text]
    if not found:
        raise SystemExit(f"No page of {picture.document} has “{picture.words}”.")
    width, target = str(picture.width), str(PICTURES / picture.name)
    only = ("-f", str(found[0]), "-l", str(found[0]), "-singlefile")
    run("pdftoppm", *only, "-png", "-scale-to-x", width, "-scale-to-y", "-1", str(pdf), target)


def run(*command: str) -> str:
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout


if __name__ == "__main__":
    main()
