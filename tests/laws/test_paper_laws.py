"""Laws of documents over the whole catalogue: labels, scales by country, names of credits."""

import datetime
from html import escape

import pytest

from bologna_credits import Credits, CreditSystem, GradingScale, Transcript, grading_scales, interop
from bologna_credits.core import Standing, UnknownGradeError
from bologna_credits.core.reading import fold
from bologna_credits.grades.look_alikes import latin_twin
from bologna_credits.interop.elmo.credits import is_ects, system_of
from bologna_credits.law.catalogue import default_catalogue
from bologna_credits.testing import grades_of

CATALOGUE = default_catalogue()
SCALES = grading_scales()
SYSTEMS = tuple({system.code: system for file in CATALOGUE.all() for system in file.systems}.values())
COUNTRIES = sorted({scale.country for scale in SCALES if scale.country})


def _read(instances: list[str], country: str, **options: object) -> Transcript:
    courses = "".join(
        f'<learningOpportunitySpecification><identifier type="local">C{i}</identifier><specifies><learningOpportunityInstance>'
        f"{inside}</learningOpportunityInstance></specifies></learningOpportunitySpecification>"
        for i, inside in enumerate(instances)
    )
    issuer = f"<issuer><country>{country}</country><title>Somewhere</title></issuer>"
    report = f"<report>{issuer}{courses}<issueDate>2016-01-08</issueDate></report>"
    document = f'<elmo xmlns="https://github.com/emrex-eu/elmo-schemas/tree/v1">{report}</elmo>'
    return interop.elmo.read(document, **options)  # type: ignore[arg-type]


def _label(text: str) -> str:
    return f"<status>passed</status><resultLabel>{escape(text)}</resultLabel>"


@pytest.mark.sweep
@pytest.mark.parametrize("scale", SCALES, ids=lambda scale: scale.code)
def test_every_label_of_a_scale_is_read_as_its_grade_in_a_document_that_is_bound_to_it(scale: GradingScale) -> None:
    spelt = [(grade.label, grade.label) for grade in grades_of(scale) if not grade.label.count("/")]
    spelt += [(alias, row.label) for row in scale.rows if row.graded for alias in row.aliases if scale.grade(alias).row is row]
    transcript = _read([_label(spelling) for spelling, _ in spelt], scale.country or "NR", scales={"*": scale})
    assert [course.grade and course.grade.label for course in transcript.courses] == [label for _, label in spelt]
    alike = [spelling for spelling, label in spelt if latin_twin(spelling) == fold(label)]
    assert [finding.code for finding in transcript.report] == ["document.label-look-alike"] * len(alike)


@pytest.mark.parametrize("scale", [scale for scale in SCALES if any(not row.graded for row in scale.rows)], ids=lambda s: s.code)
def test_every_label_without_a_grade_stays_text_in_a_document_and_leaves_the_scale_alone(scale: GradingScale) -> None:
    labels = [label for row in scale.rows if not row.graded for label in (row.label, *row.aliases)]
    transcript = _read([_label(label) for label in labels], scale.country or "NR", scales={"*": scale})
    assert {course.grade for course in transcript.courses} == {None}
    assert {finding.code for finding in transcript.report} == {"document.no-grade"}


def _dated(country: str) -> list[GradingScale]:
    found = [scale for scale in SCALES if scale.country == country]
    usual = [scale for scale in found if scale.usual] or found
    return [scale for scale in usual if scale.in_force.starts or scale.in_force.ends]


@pytest.mark.parametrize("country", [country for country in COUNTRIES if len(_dated(country)) > 1])
@pytest.mark.parametrize("start", [None, "1995-09-01", "2006-09-01", "2012-09-01", "2023-09-01"])
def test_where_a_country_has_had_several_scales_no_start_and_no_day_of_issue_chooses_one(country: str, start: str | None) -> None:
    began = f"<start>{start}</start>" if start else ""
    several = _dated(country)
    labels = [
        grade.label for scale in several for grade in grades_of(scale) if sum(_has(one, grade.label) for one in several) > 1
    ]
    transcript = _read([began + _label(label) for label in labels], country)
    assert {(course.grade, course.day) for course in transcript.courses} <= {(None, None)}
    assert {finding.code for finding in transcript.report} <= {"document.scale-unclear"}


def _has(scale: GradingScale, label: str) -> bool:
    try:
        scale.grade(label)
    except UnknownGradeError:
        return False
    return True


# Denmark, Estonia, Kazakhstan, Norway: the scales of the country followed one another.
SUCCESSIVE = [
    country
    for country in COUNTRIES
    if len(_dated(country)) > 1
    and len(_dated(country)) == len([s for s in SCALES if s.country == country and (s.usual or not _dated(country)[0].usual)])
]


@pytest.mark.parametrize("country", SUCCESSIVE)
def test_without_a_day_the_labels_of_a_report_choose_the_scale_that_alone_has_them_all(country: str) -> None:
    several = _dated(country)
    for scale in several:
        labels = [grade.label for grade in grades_of(scale)]
        alone = [one for one in several if all(_has(one, label) for label in labels)] == [scale]
        transcript = _read([_label(label) for label in labels], country)
        assert {course.grade and course.grade.scale for course in transcript.courses} == ({scale} if alone else {None})
        assert {finding.code for finding in transcript.report} == {f"document.scale-{'by-labels' if alone else 'unclear'}"}


def _apart(scale: GradingScale, other: GradingScale) -> bool:
    return (
        scale.in_force.ends is not None
        and other.in_force.starts is not None
        and scale.in_force.ends.day < other.in_force.starts.day
    )


PAIRS = [
    (scale, other)
    for scale in SCALES
    for other in SCALES
    if scale.country and scale.country == other.country and _apart(scale, other)
]


@pytest.mark.parametrize(("old", "new"), PAIRS, ids=lambda scale: scale.code)
def test_of_two_bound_scales_the_day_chooses_that_which_was_in_force(old: GradingScale, new: GradingScale) -> None:
    assert old.in_force.ends is not None
    assert new.in_force.starts is not None
    days = {old: old.in_force.ends.day - datetime.timedelta(days=1), new: new.in_force.starts.known or new.in_force.starts.day}
    for scale, day in days.items():
        assert scale.in_force.on(day) is Standing.YES
        labels = [grade.label for grade in grades_of(scale) if _has(old, grade.label) and _has(new, grade.label)]
        transcript = _read([f"<date>{day}</date>{_label(label)}" for label in labels], "NR", scales={"*": (old, new)})
        assert [course.grade and course.grade.scale for course in transcript.courses] == [scale] * len(labels)


def _names(system: CreditSystem) -> list[str]:
    # A unit of one body is named by its code alone.
    return [system.code, *system.aliases, *(name for _, name in system.names if not system.body)]


def _words(name: str) -> list[str]:
    return name.casefold().replace("-", " ").split()


def _spellings(name: str) -> set[str]:
    return {name, name.upper(), name.lower(), name.replace(" ", "-"), name.replace(" ", "\n "), f" {name} "}


@pytest.mark.parametrize("system", [system for system in SYSTEMS if system.country], ids=lambda system: system.code)
def test_every_name_of_a_credit_system_is_read_in_every_case_and_spacing(system: CreditSystem) -> None:
    others = [other for other in SYSTEMS if other.country == system.country and other is not system]
    for name in _names(system):
        for spelling in _spellings(name):
            found = system_of(spelling, system.country, None, CATALOGUE)
            shared = {other.code for other in others if _words(spelling) in [_words(n) for n in _names(other)]}
            # A full name of an ended system, and one that two systems have had, needs the day.
            assert found.code in {system.code, "ECTS" if is_ects(spelling) else system.code} or system.code in found.among, (
                spelling
            )
            assert found.code == system.code or is_ects(spelling) or shared or system.in_force.ends, spelling
        assert system_of(system.code, system.country, None, CATALOGUE).code == system.code


@pytest.mark.sweep
@pytest.mark.parametrize("country", [*COUNTRIES, "NR", None])
def test_no_name_of_credits_is_read_as_that_of_a_system_of_another_country(country: str | None) -> None:
    own = {system.code for system in SYSTEMS if system.country == country} | {"ECTS", None}
    days = (None, datetime.date(1999, 6, 1), datetime.date(2010, 6, 1), datetime.date(2024, 6, 1))
    for system in SYSTEMS:
        for name in _names(system):
            for day in days:
                found = system_of(name, country, day, CATALOGUE)
                assert found.code in own, (name, found)
                assert set(found.among) <= own, (name, found)


def test_credits_of_each_system_are_read_in_a_document_of_its_country() -> None:
    for system in SYSTEMS:
        if system.country:
            credit = f"<credit><scheme>{system.code}</scheme><value>3</value></credit>"
            assert _read([credit], system.country).courses[0].credits == Credits(3, system.code)
