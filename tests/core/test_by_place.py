import copy
import pickle
import subprocess
import sys
from pathlib import Path
from typing import Any

import attrs
import pytest

import bologna_credits as bc
from bologna_credits.core import Source
from bologna_credits.core.by_place import by_place
from bologna_credits.core.findings import Finding, Report, Verdict


@attrs.frozen(cache_hash=True)
class Remembering:
    __reduce__ = by_place

    code: str
    items: tuple[int, ...] = ()
    word: str = "unsaid"


@attrs.frozen
class One:
    __reduce__ = by_place

    code: str


def test_a_record_comes_back_equal() -> None:
    for record in (Remembering("a", (1,)), Remembering("a", (), "said"), One("a")):
        assert pickle.loads(pickle.dumps(record)) == record
        assert copy.deepcopy(record) == record


def test_defaults_at_the_end_and_names_of_fields_are_not_written() -> None:
    assert Remembering("a").__reduce__()[1] == (Remembering, "a")
    assert Remembering("a", (), "said").__reduce__()[1] == (Remembering, "a", (), "said")
    assert b"items" not in pickle.dumps(Remembering("a", (1,), "said"))


def test_converters_and_checks_do_not_run_again(monkeypatch: pytest.MonkeyPatch) -> None:
    kept = pickle.dumps(Finding("identity", Verdict.HOLDS))

    def converter(*_: object) -> Any:
        raise AssertionError("the verdict was read again")

    monkeypatch.setattr("bologna_credits.core.findings.read_verdict", converter)
    monkeypatch.setattr("bologna_credits.core.reading.read_word", converter)
    assert pickle.loads(kept).code == "identity"


def test_a_remembered_hash_stays_in_its_process(tmp_path: Path) -> None:
    source = Source("a", "A title", "https://example.org", "secondary")
    bologna = bc.Institution("Bologna", "IT", {"erasmus": "I BOLOGNA01"})
    values = (source, bologna, Report([Finding("identity", Verdict.HOLDS, "A", (), source)]))
    assert len({hash(value) for value in values}) == 3
    path = tmp_path / "values.pickle"
    path.write_bytes(pickle.dumps(values))
    code = (
        "import pickle, sys, bologna_credits as bc; source, bologna, report = pickle.load(open(sys.argv[1], 'rb'));"
        "from bologna_credits.core import Source;"
        "assert {Source('a', 'A title', 'https://example.org', 'secondary')} == {source};"
        "assert {bc.Institution('Bologna', 'IT', {'erasmus': 'I BOLOGNA01'})} == {bologna};"
        "assert report.sources == (source,)"
    )
    for seed in ("1", "2"):
        done = subprocess.run(
            [sys.executable, "-c", code, str(path)],
            env={"PYTHONHASHSEED": seed, "PYTHONPATH": str(Path(bc.__file__).parents[1])},
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.stderr == ""
