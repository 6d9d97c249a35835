"""A decision is computed again and compared whole: nothing that was computed can be changed, doubled or taken away unnoticed."""

import json
from collections.abc import Callable, Hashable, Iterator
from pathlib import Path
from typing import Any, get_args, get_type_hints

import attrs
import pytest

from bologna_credits import (
    BolognaError,
    Catalogue,
    Credits,
    Dossier,
    Finding,
    GradingTable,
    GradingTableOverlap,
    Recognition,
    Verdict,
    default_catalogue,
    grading_scale,
    interop,
    read_definition,
    verify,
)
from bologna_credits.core.academic_terms import AcademicTerm
from bologna_credits.core.bundled import BUNDLED
from bologna_credits.recognition import Revision, Unvouched
from bologna_credits.recognition.verification import WITHOUT_SCALES
from tests.fuzz import leaves
from tests.fuzz.leaves import EXAMPLES


@pytest.fixture(scope="module")
def decision(root: Path) -> Recognition:
    return interop.case.load(root / "examples" / "kostanay-oslo").recognise()


def _codes(changed: Recognition) -> list[str]:
    return [finding.code for finding in verify(changed).fails]


def _first(decision: Recognition, **changes: Any) -> Recognition:
    return attrs.evolve(decision, rows=(attrs.evolve(decision.rows[0], **changes), *decision.rows[1:]))


def _more(credits: Credits | None) -> Credits:
    return Credits(30, "ECTS") if credits is None else credits + credits


CHANGES: dict[str, tuple[Callable[[Recognition], Recognition], str]] = {
    "a doubled row": (lambda d: attrs.evolve(d, rows=(*d.rows, d.recognised[0])), "verify.rows"),
    "rows in another order": (lambda d: attrs.evolve(d, rows=d.rows[::-1]), "verify.rows"),
    "a doubled home row": (lambda d: attrs.evolve(d, home_rows=(*d.home_rows, d.home_rows[0])), "verify.rows"),
    "a lost row": (lambda d: attrs.evolve(d, rows=d.rows[1:]), "verify.rows"),
    "no findings": (lambda d: attrs.evolve(d, findings=()), "verify.reasons"),
    "another verdict of a finding": (
        lambda d: attrs.evolve(d, findings=tuple(attrs.evolve(f, verdict=Verdict.HOLDS) for f in d.findings)),
        "verify.reasons",
    ),
    "no courses outside": (lambda d: attrs.evolve(d, outside=()), "verify.outside"),
    "an invented course outside": (
        lambda d: attrs.evolve(d, outside=(*d.outside, attrs.evolve(d.transcript.courses[0], credits=Credits(30, "ECTS")))),
        "verify.outside",
    ),
    "another grade of the course": (lambda d: _first(d, course=attrs.evolve(d.transcript.courses[0], label="A")), "verify.field"),
    "another amount of the component": (
        lambda d: _first(d, component=attrs.evolve(d.rows[0].component, credits=_more(d.rows[0].component.credits))),
        "verify.field",
    ),
    "another title": (
        lambda d: _first(d, component=attrs.evolve(d.rows[0].component, title="Other subject")),
        "verify.field",
    ),
    "another method": (lambda d: _first(d, method="magic"), "verify.field"),
    "another verdict": (lambda d: _first(d, verdict=Verdict.FAILS), "verify.changed"),
    "another amount at the host": (lambda d: _first(d, credits=_more(d.rows[0].credits)), "verify.changed"),
    "taken open points of a home row": (
        lambda d: attrs.evolve(d, home_rows=tuple(attrs.evolve(row, findings=()) for row in d.home_rows)),
        "verify.reasons",
    ),
    "another source": (
        lambda d: attrs.evolve(d, findings=tuple(attrs.evolve(f, source=None, subject="x") for f in d.findings)),
        "verify.reasons",
    ),
    "a doubled definition file": (lambda d: attrs.evolve(d, data=(*d.data, d.data[-1])), "verify.data-order"),
}


@pytest.mark.parametrize("change", CHANGES, ids=str)
def test_what_was_computed_cannot_be_changed_unnoticed(change: str, decision: Recognition) -> None:
    make, code = CHANGES[change]
    assert make(decision) != decision, "the example has nothing of this kind"
    assert code in _codes(make(decision))


def test_no_definition_files_at_all_are_noted(decision: Recognition) -> None:
    assert {f.code for f in verify(attrs.evolve(decision, data=())).notes} == {"verify.data-added"}


@pytest.mark.parametrize("spaces", range(6))
def test_a_changed_file_is_noted_whatever_its_digest_begins_with(decision: Recognition, spaces: int) -> None:
    """The stored grades keep the file as it was, so that a decision made again rests on two forms of one file."""
    text = (BUNDLED / "countries" / "kz.toml").read_text("utf-8")
    again = read_definition(text + "#" * (spaces + 1), "countries/kz.toml")
    report = verify(decision, catalogue=default_catalogue().with_definition(again))
    (note,) = report.notes
    assert (note.code, note.subject) == ("verify.data", "countries/kz.toml")
    assert note.named["after"] == str(again.origin) != note.named["before"]
    assert note.named["before"] in decision.data
    assert [finding.code for finding in report.holds] == ["verify.same"]


def test_a_figure_that_an_update_changed_is_a_note_while_the_result_is_the_same(decision: Recognition) -> None:
    theory = 'when = { cycle = "first", activity = "theory" }\nratio = ["3/2", "9/5"]'
    text = (BUNDLED / "countries" / "kz.toml").read_text("utf-8")
    assert text.count(theory) == 1

    def updated(most: str) -> Catalogue:
        changed = text.replace(theory, theory.replace('"9/5"', f'"{most}"'))
        return default_catalogue().with_definition(read_definition(changed, "countries/kz.toml"))

    same = verify(decision, catalogue=updated("2"))  # 5 ECTS are 2.5 at the least, and half is rounded up: 3 as before
    assert {finding.code for finding in same} == {"verify.data", "verify.reasons", "verify.figure", "verify.same"}
    assert not same.fails
    other = verify(decision, catalogue=updated("5/2"))  # 2 at the least
    assert {finding.code for finding in other.fails} == {"verify.changed"}
    assert "verify.data" in {finding.code for finding in other.notes}


def test_what_cannot_be_computed_again_is_named(decision: Recognition) -> None:
    revised = attrs.evolve(decision, revision=Revision(7, "R", "2017-03-01", "invented"))
    (same,) = verify(revised).holds
    assert same.named["unvouched"] == (Unvouched.PAPERS, Unvouched.HOME_RULES, Unvouched.REVISION, Unvouched.DAYS)
    assert "the reason of the revision" in same.message


def test_a_decision_whose_codes_are_gone_is_open_and_no_error(decision: Recognition) -> None:
    gone = attrs.evolve(decision, home=attrs.evolve(decision.home, credits="XX-GONE"))
    (found,) = verify(gone)
    assert (found.code, found.verdict) == ("verify.impossible", Verdict.OPEN)
    assert "XX-GONE" in found.because


@pytest.mark.parametrize(
    "change",
    [
        {"credits": "XX-GONE"},
        {"scale": "XX-GONE"},
        {"policy": "XX/GONE"},
        {"by": "XX/GONE"},
        {"least_grade": "A", "least_scale": "XX-GONE"},
        {"practice": "XX/GONE"},
    ],
    ids=str,
)
def test_verify_never_raises_because_of_a_code_that_is_unknown_today(change: dict[str, Any], decision: Recognition) -> None:
    report = verify(attrs.evolve(decision, home=attrs.evolve(decision.home, **change)))
    assert report.open
    assert not report.fails
    dossier = Dossier(attrs.evolve(decision, home=attrs.evolve(decision.home, **change)))
    assert {f.subject.startswith("version 1") for f in verify(dossier)} == {True}


def test_a_practice_that_the_catalogue_has_is_no_open_point(decision: Recognition) -> None:
    report = verify(attrs.evolve(decision, home=attrs.evolve(decision.home, practice="KZ/KIMEP-exchange")))
    assert not report.with_code("verify.practice-unknown")


def test_a_scale_of_a_grading_table_in_the_home_rules_is_compared_too(decision: Recognition) -> None:
    scale = grading_scale("NO-AF")
    own = attrs.evolve(scale, code="XX-OWN")
    tables = [GradingTable(one, {"A": 1, "B": 1, "C": 1, "D": 1, "E": 1}) for one in (own, scale)]
    by = {"PL": GradingTableOverlap(tables[0], tables[1], choose="median")}
    home = attrs.evolve(decision.home, by=by)
    report = verify(attrs.evolve(decision, home=home).again())
    assert [f.subject for f in report.with_code("verify.scale-unknown")] == ["XX-OWN"]


def test_a_grade_at_home_is_compared_whole(root: Path) -> None:
    decision = interop.case.load(root / "examples" / "oslo-kostanay").recognise()
    row = next(row for row in decision.rows if row.grade is not None)
    assert row.grade is not None
    changed = attrs.evolve(row, grade=attrs.evolve(row.grade, passes=not row.grade.passes))
    rows = tuple(changed if one is row else one for one in decision.rows)
    assert "verify.field" in _codes(attrs.evolve(decision, rows=rows))


def test_every_version_of_a_dossier_is_checked(decision: Recognition) -> None:
    report = verify(Dossier(decision))
    assert [(f.code, f.subject) for f in report] == [("verify.same", "version 1")]
    assert verify(Dossier(attrs.evolve(decision, findings=()))).fails[0].subject == "version 1"


def test_the_figures_that_changed_are_named(decision: Recognition) -> None:
    # As if the decision had been made by an earlier version, with another number of credits in its reasons.
    row = next(row for row in decision.rows if any(f.code == "recognition.credits" for f in row.findings))

    # A reason that is gone today has no figure to compare.
    gone = Finding("recognition.gone", Verdict.NOTE, row.code, (("ratio", 2),))

    def earlier(finding: Finding) -> Finding:
        if finding.code != "recognition.credits":
            return finding
        return attrs.evolve(
            finding, facts=tuple((key, Credits(99, "ECTS") if key == "host" else fact) for key, fact in finding.facts)
        )

    rows = tuple(attrs.evolve(r, findings=(gone, *map(earlier, r.findings))) if r is row else r for r in decision.rows)
    report = verify(attrs.evolve(decision, rows=rows, version="0.0.9"))
    figure = next(f for f in report if f.code == "verify.figure")
    assert figure.verdict is Verdict.NOTE
    assert (figure.named["rule"], figure.named["name"], figure.named["before"]) == (
        "recognition.credits",
        "host",
        Credits(99, "ECTS"),
    )
    assert report.holds[-1].code == "verify.same"


def test_a_scale_that_is_not_the_catalogues_and_a_scale_of_ones_own_are_noted(root: Path) -> None:
    decision = interop.case.load(root / "examples" / "oslo-kostanay").recognise()
    course = next(course for course in decision.transcript.courses if course.grade is not None)
    assert course.grade is not None
    scale = attrs.evolve(course.grade.scale, names=(("en", "changed"),))

    def onto(scale: Any) -> Recognition:
        courses = tuple(
            c if c.grade is None else attrs.evolve(c, grade=scale.grade(c.grade.label)) for c in decision.transcript.courses
        )
        return attrs.evolve(decision, transcript=attrs.evolve(decision.transcript, courses=courses)).again()

    report = verify(onto(scale))
    assert [f.named["fields"] for f in report.with_code("verify.scale")] == [("names",)]
    assert {f.verdict for f in report.with_code("verify.scale")} == {Verdict.NOTE}
    own = attrs.evolve(scale, code="XX-OWN")
    try:
        report = verify(onto(own))
    except BolognaError as error:  # pragma: no cover - the decision itself would be at fault
        pytest.fail(str(error))
    assert [f.subject for f in report.with_code("verify.scale-unknown")] == ["XX-OWN"]


@pytest.mark.parametrize("name", [*EXAMPLES, "dossier"])
@pytest.mark.parametrize("sweep", [leaves.stored, leaves.evolved], ids=["stored", "evolved"])
def test_no_leaf_of_a_decision_or_dossier_is_changed_dropped_or_doubled_unnoticed(
    name: str, sweep: Callable[..., Iterator[tuple[leaves.Place, str, str]]]
) -> None:
    # A sample; python -m tests.fuzz.leaves takes every leaf.
    original = leaves.documents()[name]
    found = list(sweep(original, every=151 if sweep is leaves.stored else 211))
    assert [(place, how) for place, how, became in found if became == "UNNOTICED"] == []
    assert len({became for _, _, became in found}) > 1


@pytest.mark.sweep
@pytest.mark.parametrize("example", EXAMPLES)
def test_a_document_whose_digests_are_not_made_to_fit_is_refused(example: str) -> None:
    stored = json.loads(json.dumps(leaves.documents()[example].to_dict()))
    places = list(leaves.leaves(stored))
    for place in places[:: max(1, len(places) // 40)]:
        for how in leaves.HOW:
            altered = leaves.changed(stored, place, how)
            if altered is not None and altered != stored:
                with pytest.raises(BolognaError):
                    Recognition.from_dict(altered)


def test_another_catalogue_is_asked(decision: Recognition) -> None:
    assert verify(decision, catalogue=default_catalogue()).holds[0].code == "verify.same"


def _named_in(hint: Any) -> Iterator[Any]:
    yield hint
    for inner in get_args(hint):
        yield from _named_in(inner)


@pytest.mark.parametrize("kind", WITHOUT_SCALES, ids=lambda kind: kind.__name__)
def test_a_class_that_is_not_searched_for_scales_can_hold_none(kind: type) -> None:
    names = {one for hint in get_type_hints(kind).values() for one in _named_in(hint)}
    assert {one for one in names if attrs.has(one)} <= set(WITHOUT_SCALES) | {AcademicTerm}
    assert names.isdisjoint({Any, object, Hashable})


def test_equal_rows_are_compared_once_and_not_field_by_field(decision: Recognition, monkeypatch: pytest.MonkeyPatch) -> None:
    def words(*_: object) -> Iterator[Any]:
        raise AssertionError("rows that are equal were compared field by field")

    monkeypatch.setattr("bologna_credits.recognition.verification.differences", words)
    assert [finding.code for finding in verify(decision)] == ["verify.same"]
