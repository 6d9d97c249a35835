"""A pickle names what the default catalogue holds, and holds what it does not."""

import copy
import multiprocessing
import os
import pickle
import subprocess
import sys
import threading
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
from fractions import Fraction
from pathlib import Path
from typing import Any

import attrs
import pytest

from bologna_credits import (
    BolognaError,
    Catalogue,
    Grade,
    GradingScale,
    convert_grade,
    credit_system,
    credit_systems,
    default_catalogue,
    grading_scale,
    grading_scales,
)
from bologna_credits.core import StalePickleError
from bologna_credits.core.bundled import BUNDLED
from bologna_credits.core.references import reference_to
from bologna_credits.law import read_definition
from bologna_credits.law.catalogue import owns
from bologna_credits.law.compiled import read_compiled, sha256
from bologna_credits.law.compiling import compiled
from bologna_credits.law.files import DataFolder, key_of
from bologna_credits.law.plugins import Installed
from bologna_credits.law.references import default_grade, default_scale, default_system
from bologna_credits.version import VERSION

MOST_BYTES = 150
FILE = 'format = 1\nnames = { en = "Nowhere" }\nsources.a = { title = "a", url = "https://example.org/a", seen = "secondary" }\n'
ROWS = 'rows = [{ label = "good", passes = true }, { label = "bad", passes = false }]'
HASHES = """
from bologna_credits import credit_systems, grading_scales
from bologna_credits.core.references import reference_to
for value in (*grading_scales(), *credit_systems()):
    print(*reference_to(value)[1][:2])
"""


@pytest.fixture(name="kz")
def _kz() -> GradingScale:
    """The default catalogue's own scale, asked for by each test: mutation testing begins with a new catalogue."""
    return grading_scale("KZ-2011")


def back(value: Any) -> Any:
    return pickle.loads(pickle.dumps(value, 5))


def digest_of(value: Any) -> str:
    reference = reference_to(value)
    assert reference is not None
    return str(reference[1][1])


def plain(value: Any) -> list[tuple[Any, ...]]:
    """The arguments of the reference to a value, without the digest."""
    reference = reference_to(value)
    return [] if reference is None else [(*reference[1][:1], *reference[1][2:])]


# What the default catalogue holds.


def test_every_scale_is_the_catalogues_own_object_again() -> None:
    for scale in grading_scales():
        data = pickle.dumps(scale, 5)
        assert len(data) <= MOST_BYTES
        assert pickle.loads(data) is scale


def test_every_printed_grade_takes_150_bytes_at_most_and_is_one_of_the_catalogues_scale() -> None:
    for scale in grading_scales():
        for grade in scale.grades:
            data = pickle.dumps(grade, 5)
            again = pickle.loads(data)
            assert len(data) <= MOST_BYTES, grade
            assert (again, again.passes, again.value, again.quality) == (grade, grade.passes, grade.value, grade.quality)
            assert again.scale is scale


def test_every_credit_system_is_the_catalogues_own_object_again() -> None:
    for system in credit_systems():
        data = pickle.dumps(system, 5)
        assert len(data) <= MOST_BYTES
        assert pickle.loads(data) is system


def test_a_grade_keeps_the_percentage_beside_it_exactly(kz: GradingScale) -> None:
    for percent in (0, 100, Fraction("87.25"), Fraction(260, 3)):
        grade = kz.grade("A-").with_percent(percent)
        data = pickle.dumps(grade, 5)
        again = pickle.loads(data)
        assert len(data) <= MOST_BYTES
        assert (again, again.percent) == (grade, Fraction(percent))
        assert type(again.percent) is Fraction


def test_a_mark_that_is_an_exact_ratio_reads_back() -> None:
    mark = grading_scale("FR-20").labelled("40/3")
    assert back(mark) == mark
    assert back(mark).value == Fraction(40, 3)


def test_a_mark_that_was_read_back_is_remembered_by_the_scale_as_any_other() -> None:
    mark = grading_scale("IT-30").grade("27")
    assert back(mark) is grading_scale("IT-30").grade("27")


def test_many_grades_of_one_scale_name_it_once(kz: GradingScale) -> None:
    one, ten = (len(pickle.dumps(kz.grades[:count], 5)) for count in (1, 10))
    assert ten - one < 9 * 20  # of each further one there is its label, and no digest of 12 digits


@pytest.mark.parametrize("protocol", range(pickle.HIGHEST_PROTOCOL + 1))
def test_every_protocol_of_pickles_refers(protocol: int, kz: GradingScale) -> None:
    system = credit_system("KZ-RK")
    grade, scale, again = pickle.loads(pickle.dumps((kz.grade("A"), kz, system), protocol))
    assert grade == kz.grade("A")
    assert scale is kz is grade.scale
    assert again is system


def test_copies_of_what_never_changes_are_the_thing_itself(kz: GradingScale) -> None:
    for value in (kz, kz.grade("A"), credit_system("KZ-RK")):
        assert copy.copy(value) is value
        assert copy.deepcopy([value])[0] is value


def where_it_is_known(grade: Grade, scale: GradingScale) -> tuple[bool, bool, int, Grade]:
    """Say in another process if a grade and a scale are of the catalogue there, and hand a grade back."""
    own = grading_scale(scale.code)
    return scale is own, grade.scale is own, os.getpid(), convert_grade(grade, to="ECTS-AF").grade


def test_grades_and_scales_walk_to_a_spawned_process_and_back(kz: GradingScale) -> None:
    with ProcessPoolExecutor(1, mp_context=multiprocessing.get_context("spawn")) as pool:
        own_scale, own_grade, process, converted = pool.submit(where_it_is_known, kz.grade("B+"), kz).result()
    assert own_scale
    assert own_grade
    assert process != os.getpid()
    assert converted == convert_grade(kz.grade("B+"), to="ECTS-AF").grade
    assert converted.scale is grading_scale("ECTS-AF")


# What it does not hold.


def test_a_callers_own_scale_is_pickled_in_full(kz: GradingScale) -> None:
    own = attrs.evolve(kz, note="mine")
    assert reference_to(own) is None
    assert reference_to(own.grade("A")) is None
    assert back(own) == own != kz
    assert back(own.grade("A")).scale == own


def test_a_scale_that_equals_one_of_the_catalogue_is_pickled_in_full(kz: GradingScale) -> None:
    equal = attrs.evolve(kz)
    assert equal == kz
    assert reference_to(equal) is None
    again = back(equal)
    assert again == kz
    assert again is not kz


def test_a_callers_own_credit_system_is_pickled_in_full() -> None:
    own = attrs.evolve(credit_system("KZ-RK"), note="mine")
    assert reference_to(own) is None
    assert back(own) == own == copy.copy(own)
    assert back(own).note == "mine"


def test_what_an_extra_definition_brings_is_pickled_in_full(nowhere: Catalogue) -> None:
    scale = nowhere.grading_scale("XX-S")
    assert reference_to(scale) is None
    assert back(scale) == scale
    assert back(scale.grade("7")) == scale.grade("7")


def test_a_code_that_an_extra_definition_replaces_never_becomes_the_catalogues_own() -> None:
    ours = default_catalogue().definitions("KZ")[0]
    changed = tuple(attrs.evolve(scale, note="another law") for scale in ours.scales)
    other = default_catalogue().with_definition(attrs.evolve(ours, scales=changed))
    scale = other.grading_scale("KZ-2011")
    assert reference_to(scale) is None
    assert back(scale).note == "another law"
    assert back(scale.grade("A")).scale.note == "another law"


def test_another_catalogue_of_the_same_files_shares_nothing(kz: GradingScale) -> None:
    other = Catalogue(BUNDLED)
    scale = other.grading_scale("KZ-2011")
    assert scale == kz
    assert reference_to(scale) is None
    assert reference_to(other.credit_system("KZ-RK")) is None


def test_a_question_for_a_reference_reads_no_file() -> None:
    code = (
        "from bologna_credits import GradingScale, default_catalogue\n"
        "from bologna_credits.core.references import reference_to\n"
        "from bologna_credits.law.files import DataFolder\n"
        "default_catalogue(); read = DataFolder.read = lambda *given: 1 / 0\n"
        "assert reference_to(GradingScale('KZ-2011')) is None\n"
    )
    subprocess.run([sys.executable, "-c", code], check=True)


def test_what_a_plug_in_brings_is_no_catalogues_own(tmp_path: Path) -> None:
    for place, country in (("own", "XX"), ("more", "MT")):
        (tmp_path / place / "countries").mkdir(parents=True)
        text = f'{FILE}country = "{country}"\n[[scales]]\ncode = "{country}-S"\nsource = "a"\nbasis = "statute"\n{ROWS}\n'
        (tmp_path / place / "countries" / f"{country.lower()}.toml").write_text(text)
    folders = (DataFolder(tmp_path / "more", "another", "1.0"),)
    known = Catalogue(tmp_path / "own", (), lambda: Installed(folders))
    assert owns(known, known.grading_scale("XX-S"))
    assert not owns(known, known.grading_scale("MT-S"))


# A reference is no part of the value.


def test_equality_hash_repr_and_fields_know_nothing_of_references(kz: GradingScale) -> None:
    equal = attrs.evolve(kz)
    assert (equal, hash(equal), repr(equal), str(equal)) == (kz, hash(kz), repr(kz), str(kz))
    assert "reference" not in repr(attrs.fields(GradingScale))
    assert (equal.grade("A"), hash(equal.grade("A"))) == (kz.grade("A"), hash(kz.grade("A")))


# Digests.


@pytest.mark.parametrize("seed", ["0", "1"])
def test_digests_are_those_of_every_other_process_and_hash_seed(seed: str) -> None:
    here = [reference_to(value) for value in (*grading_scales(), *credit_systems())]
    environment = os.environ | {"PYTHONHASHSEED": seed}
    done = subprocess.run(
        [sys.executable, "-W", "ignore", "-c", HASHES], capture_output=True, check=True, text=True, env=environment
    )
    assert done.stdout.splitlines() == [" ".join(found[1][:2]) for found in here if found is not None]
    assert len(done.stdout.splitlines()) == len(here)


def test_what_was_compiled_has_the_digests_of_its_text() -> None:
    from bologna_credits.law import references

    known = default_catalogue()
    for path in sorted((BUNDLED / "countries").glob("*.toml")):
        text = path.read_text("utf-8")
        read = read_definition(text, f"countries/{path.name}")
        made = read_compiled(compiled(read, text), key_of(sha256(text.encode())))
        pairs: Any = zip((*read.scales, *read.systems), (*made.scales, *made.systems), strict=True)
        for one, other in pairs:
            function = references._digest.function  # the memory would take one for the other
            assert one is not other
            assert function(known, one) == function(known, other)


def test_every_change_of_a_scale_changes_its_digest(kz: GradingScale) -> None:
    from bologna_credits.law import references

    changes: list[dict[str, Any]] = [
        {"code": "KZ-2012"},
        {"note": "changed"},
        {"rows": kz.rows[:-1]},
        {"rows": (attrs.evolve(kz.rows[0], points=Fraction(5)), *kz.rows[1:])},
        {"rows": (attrs.evolve(kz.rows[0], passes=False), *kz.rows[1:])},
        {"names": ()},
        {"default": not kz.default},
        {"source": None},
    ]
    known = default_catalogue()
    digests = {references._digest(known, attrs.evolve(kz, **change)) for change in changes}
    assert len(digests | {digest_of(kz)}) == len(changes) + 1


def test_threads_that_pickle_at_once_agree() -> None:
    codes = [scale.code for scale in grading_scales()]
    barrier = threading.Barrier(8)

    def all_of_them(_: int) -> list[bytes]:
        barrier.wait()
        return [pickle.dumps(grading_scale(code), 5) for code in codes]

    with ThreadPoolExecutor(8) as pool:
        first, *others = pool.map(all_of_them, range(8))
    assert all(other == first for other in others)
    assert [pickle.loads(data).code for data in first] == codes


# Other data.


def test_a_pickle_of_other_law_is_refused_with_both_digests_and_the_cure(kz: GradingScale) -> None:
    digest = digest_of(kz)
    for value in (kz, kz.grade("A")):
        data = pickle.dumps(value).replace(digest.encode(), b"0123456789ab")
        with pytest.raises(BolognaError) as caught:
            pickle.loads(data)
        error = caught.value
        assert isinstance(error, StalePickleError)
        assert (error.kind, error.code, error.digest, error.found) == ("grading scale", "KZ-2011", "0123456789ab", digest)
        for words in ("0123456789ab", digest, VERSION, "stored JSON form", "the version that wrote"):
            assert words in error.message


@pytest.mark.parametrize("code", ["KZ-GONE", "ZZ-GONE", "GB", "nonsense"])
def test_a_pickle_of_a_code_that_is_gone_is_refused(code: str) -> None:
    with pytest.raises(StalePickleError, match=f'"{code}" .*has no such code') as caught:
        default_scale(code, "0123456789ab", "9.0.0")
    assert (caught.value.code, caught.value.version, caught.value.here, caught.value.found) == (code, "9.0.0", VERSION, "")
    with pytest.raises(StalePickleError, match="has no such code"):
        default_grade(code, "0123456789ab", "9.0.0", "A", None)


def test_a_pickle_of_a_credit_system_that_is_another_or_gone_is_refused() -> None:
    system = credit_system("KZ-RK")
    with pytest.raises(StalePickleError, match=r'credit system "KZ-RK" .*has another'):
        default_system("KZ-RK", "0123456789ab", "9.0.0")
    with pytest.raises(StalePickleError, match=r'credit system "KZ-GONE" .*has no such code'):
        default_system("KZ-GONE", digest_of(system), "9.0.0")


def test_another_version_with_the_same_law_reads_the_pickle(kz: GradingScale) -> None:
    assert default_scale("KZ-2011", digest_of(kz), "0.0.1") is kz
    assert default_system("KZ-RK", digest_of(credit_system("KZ-RK")), "0.0.1") is credit_system("KZ-RK")
    assert plain(kz) == [("KZ-2011", VERSION)]


def test_a_refusal_is_not_remembered(kz: GradingScale) -> None:
    for _ in range(2):
        with pytest.raises(StalePickleError):
            default_scale("KZ-2011", "0123456789ab", VERSION)
    assert default_scale("KZ-2011", digest_of(kz), VERSION) is kz


def test_a_whole_file_of_pickles_reads_in_a_fresh_process(tmp_path: Path, kz: GradingScale) -> None:
    values = [kz.grade("A"), kz, credit_system("KZ-RK"), attrs.evolve(kz, note="mine")]
    path = tmp_path / "values.pickle"
    path.write_bytes(pickle.dumps(values))
    code = (
        "import pickle, sys; grade, scale, system, own = pickle.load(open(sys.argv[1], 'rb'));"
        "import bologna_credits as bc; assert scale is bc.grading_scale('KZ-2011') is grade.scale;"
        "assert system is bc.credit_system('KZ-RK'); assert own.note == 'mine'"
    )
    subprocess.run([sys.executable, "-c", code, str(path)], check=True)
