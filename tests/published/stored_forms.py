"""The stored documents of each release, which every later version reads: ``python -m tests.published.stored_forms 0.2.0`` writes those of one.

The folder ``unreleased`` is written anew with every change of the stored form (``python -m tests.published.stored_forms``), so that a change is
seen in the history; at a release it is copied under the number of the version and stays as it is.
"""

import json
import sys
from pathlib import Path
from typing import Any

from bologna_credits import Dossier, interop

ROOT = Path(__file__).parent.parent.parent
FOLDER = Path(__file__).parent / "stored"


def documents() -> dict[str, Any]:
    """Return one stored case, decision and dossier, by the name of its file."""
    case = interop.case.load(ROOT / "examples" / "oslo-kostanay")
    decision = case.recognise()
    point = decision.open[0]
    settled = decision.settle(point.code, point.subject, "fails", by="Dean", on="2017-02-01", because="minute 3")
    dossier = Dossier(settled, appeal_to="Appeals board", appeal_until="2017-03-15").provisional(
        "2017-02-01", by="International office"
    )
    return {"case": case.to_dict(), "decision": decision.to_dict(), "dossier": dossier.to_dict()}


def text_of(document: object) -> str:
    """Return a document as it is kept."""
    return json.dumps(document, ensure_ascii=False, indent=1, sort_keys=True) + "\n"


def main(release: str = "unreleased") -> None:
    """Write the documents of a release."""
    folder = FOLDER / release
    folder.mkdir(parents=True, exist_ok=True)
    for name, document in documents().items():
        (folder / f"{name}.json").write_text(text_of(document), "utf-8")


if __name__ == "__main__":
    main(*sys.argv[1:])
