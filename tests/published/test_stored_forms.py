"""What an earlier version stored, this one reads and verifies."""

import json
import re
from pathlib import Path
from typing import Any

import pytest

from bologna_credits import Dossier, Recognition, verify
from bologna_credits.interop.case import LoadedCase
from tests.published.stored_forms import FOLDER, documents, text_of

FILES = sorted(FOLDER.glob("*/*.json"))
# Digests follow every edit of a definition file; the form is what is watched here.
_DIGEST = re.compile(r"\([0-9a-f]{12}\)|sha256:[0-9a-f]{64}")
READERS: dict[str, Any] = {"case": LoadedCase, "decision": Recognition, "dossier": Dossier}


@pytest.mark.parametrize("path", FILES, ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_a_document_of_every_release_is_read_and_can_be_verified(path: Path) -> None:
    read = READERS[path.stem].from_dict(json.loads(path.read_text("utf-8")))
    if path.stem == "case":
        assert read.recognise().rows
    else:
        assert {finding.code for finding in verify(read)} & {"verify.same", "verify.changed", "verify.impossible"}


def test_every_kind_of_document_of_each_release_is_kept() -> None:
    assert {path.parent.name for path in FILES} >= {"unreleased"}
    for folder in {path.parent for path in FILES}:
        assert sorted(path.stem for path in folder.glob("*.json")) == sorted(READERS)


@pytest.mark.parametrize("kind", READERS)
def test_a_change_of_the_stored_form_is_seen(kind: str) -> None:
    cure = (
        "the stored form or an answer changed: run python -m tests.published.stored_forms, and name the change in the changelog"
    )
    kept = (FOLDER / "unreleased" / f"{kind}.json").read_text("utf-8")
    assert _DIGEST.sub("#", text_of(documents()[kind])) == _DIGEST.sub("#", kept), cure
