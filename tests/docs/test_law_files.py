"""The built site offers the law and its worked cases as JSON, each with its schema."""

import importlib
import json
from pathlib import Path
from typing import Any

import pytest

pytest.importorskip("sphinx", reason="needs the extra docs")

import law_files
from sphinx.application import Sphinx
from sphinx.util.docutils import docutils_namespace, patch_docutils

jsonschema: Any = importlib.import_module("jsonschema")  # its stubs are a package of their own


def test_a_built_site_has_each_document_and_its_schema(tmp_path: Path) -> None:
    source = tmp_path / "docs"
    source.mkdir()
    (source / "conf.py").write_text("extensions = ['law_files']\n")
    (source / "index.rst").write_text("Title\n=====\n")
    with patch_docutils(), docutils_namespace():
        Sphinx(source, source, tmp_path / "out", tmp_path / "trees", "html", status=None, warning=None).build()
    read = {path.name: json.loads(path.read_text("utf-8")) for path in (tmp_path / "out").glob("*.json")}
    assert {law_files.CATALOGUE, law_files.CASES, "catalogue.schema.json", "cases.schema.json"} <= set(read)
    for name in ("catalogue", "cases"):
        assert read[f"{name}.json"]["kind"] == name
        jsonschema.Draft202012Validator(read[f"{name}.schema.json"]).validate(read[f"{name}.json"])
    assert read["cases.json"]["catalogue"] == read["catalogue.json"]["digest"]


def test_the_pages_link_the_files_by_their_names(root: Path) -> None:
    page = (root / "docs" / "how-to" / "export-law.md").read_text("utf-8")
    assert all(
        f'href="../{name}"' in page for name in ("cases.json", "cases.schema.json", "catalogue.json", "catalogue.schema.json")
    )
