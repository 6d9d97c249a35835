"""Digests of the library's answers: ``python tools/digests.py``, run before and after a change that must not change an answer.

Each line is the SHA-256, shortened, of one text: the three examples as text, HTML and plain data, and the golden tables. Two runs
are compared with ``diff``; ``--write FOLDER`` keeps the texts, so that ``diff -r`` shows what changed where a digest did.
"""

import argparse
import hashlib
import json
import sys
from collections.abc import Iterator
from pathlib import Path

import bologna_credits as bc

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from tests.published.golden_tables import golden  # noqa: E402  # beside the tools, not installed


def texts() -> Iterator[tuple[str, str]]:
    """Names and texts of everything that is compared."""
    for folder in sorted(path.parent for path in (ROOT / "examples").glob("*/case.toml")):
        case = bc.interop.case.load(folder)
        decision = bc.recognise(case.transcript, case.agreement, case.home)
        yield f"{folder.name}.txt", str(decision)
        yield f"{folder.name}.html", decision._repr_html_()  # what a notebook shows
        yield f"{folder.name}.json", json.dumps(decision.to_dict(), indent=1, sort_keys=True, ensure_ascii=False)
    for prefix in bc.default_catalogue().prefixes:
        yield f"golden/{prefix.lower()}.txt", golden(prefix).partition("\n")[2]


def main() -> None:
    """Print the digests; keep the texts where that is asked for."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--write", type=Path, help="a folder that keeps the texts")
    chosen = parser.parse_args()
    tables = hashlib.sha256()
    for name, text in texts():
        if chosen.write:
            path = chosen.write / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, "utf-8")
        if name.startswith("golden/"):
            tables.update(text.encode())
        else:
            print(hashlib.sha256(text.encode()).hexdigest()[:16], name)
    print(tables.hexdigest()[:16], "golden tables")


if __name__ == "__main__":
    main()
