"""The quarter in a dozen lines: templates out, answers in, workbook and Word section out.

Run it anywhere (`python examples/quarter.py`); it writes to `input_templates/` and `output/`.
"""

from pathlib import Path

import vpreport as vp

example = Path(__file__).parent / "hedemora"

plan = vp.read_plan(example / "plan.toml")
vp.write_templates(plan, checkpoint="2026-delar", folder="input_templates")
intake = vp.read_submissions(plan, example / "inbox", checkpoint="2026-delar")
for finding in intake.findings:
    print(vp.describe(finding))
followup = vp.merge(plan, intake)
vp.write_workbook(followup, "output/uppfoljning-2026-delar.xlsx")
vp.write_section(followup, "output/avsnitt-2026-delar.docx")
print(followup.frame().groupby("status").size())
