"""The law as JSON for download from the built site: the catalogue, its worked cases, and the schema of each."""

import json
from collections.abc import Iterator
from pathlib import Path

from sphinx.application import Sphinx

from bologna_credits.law import export_cases, export_catalogue
from bologna_credits.recognition import schema

CATALOGUE = "catalogue.json"
CASES = "cases.json"


def files() -> Iterator[tuple[str, str]]:
    """Yield name and text of each file."""
    for name, document in ((CATALOGUE, export_catalogue()), (CASES, export_cases())):
        yield name, f"{json.dumps(document, ensure_ascii=False, indent=1)}\n"
    yield "catalogue.schema.json", schema.schema_text("catalogue")
    yield "cases.schema.json", schema.schema_text("cases")


def write_files(app: Sphinx, exception: Exception | None) -> None:
    """Write the files beside the pages of a finished site."""
    if exception is None and app.builder.format == "html":
        for name, text in files():
            Path(app.outdir, name).write_text(text, "utf-8")


def setup(app: Sphinx) -> dict[str, bool]:
    """Register the files."""
    app.connect("build-finished", write_files)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
