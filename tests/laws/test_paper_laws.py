"""Laws of documents over the whole catalogue: labels, scales by country, names of credits."""

import datetime
from html import escape

import pytest

from bologna_credits import Credits, CreditSystem, GradingScale, Transcript, grading_scales, interop
from bologna_credits.interop._elmo_credits import is_ects, system_of
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


@pytest.mark.parametrize("scale", SCALES, ids=lambda scale: scale.code)
def test_every_label_of_a_scale_is_read_as_its_grade_in_a_document_that_is_bound_to_it(scale: GradingScale) -> None:
    spelt = [(grade.label, grade.label) for grade in grades_of(scale) if not grade.label.count("/")]
    spelt += [(alias, row.label) for row in scale.rows if row.graded for alias in row.aliases if scale.grade(alias).row is row]
    transcript = _read([_label(spelling) for spelling, _ in spelt], scale.country or "AL", scales={"*": scale})
    assert [course.grade and course.grade.label for course in transcript.courses] == [label for _, label in spelt]
    assert [finding.code for finding in transcript.report] == []


@pytest.mark.parametrize("scale", [scale for scale in SCALES if any(not row.graded for row in scale.rows)], ids=lambda s: s.code)
def test_every_label_without_a_grade_stays_text_in_a_document_and_leaves_the_scale_alone(scale: GradingScale) -> None:
    labels = [label for row in scale.rows if not row.graded for label in (row.label, *row.aliases)]
    transcript = _read([_label(label) for label in labels], scale.country or "AL", scales={"*": scale})
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
    labels = [grade.label for scale in _dated(country) for grade in grades_of(scale)]
    transcript = _read([began + _label(label) for label in labels], country)
    assert {(course.grade, course.day) for course in transcript.courses} == {(None, None)}
    assert {finding.code for finding in transcript.report} == {"document.scale-unclear"}


def _names(system: CreditSystem) -> list[str]:
    # A unit of one body is named by its code alone.
    return [system.code, *system.aliases, *(name for _, name in system.names if not system.body)]


def _spellings(name: str) -> set[str]:
    return {name, name.upper(), name.lower(), name.replace(" ", "-"), name.replace(" ", "\n "), f" {name} "}


@pytest.mark.parametrize("system", [system for system in SYSTEMS if system.country], ids=lambda system: system.code)
def test_every_name_of_a_credit_system_is_read_in_every_case_and_spacing(system: CreditSystem) -> None:
    others = [other for other in SYSTEMS if other.country == system.country and other is not system]
    for name in _names(system):
        for spelling in _spellings(name):
            found = system_of(spelling, system.country, None, CATALOGUE)
            shared = {
                other.code for other in others if spelling.casefold().split() in [n.casefold().split() for n in _names(other)]
            }
            # A full name of an ended system, and one that two systems have had, needs the day.
            assert found.code in {system.code, "ECTS" if is_ects(spelling) else system.code} or system.code in found.among, (
                spelling
            )
            assert found.code == system.code or is_ects(spelling) or shared or system.in_force.ends, spelling
        assert system_of(system.code, system.country, None, CATALOGUE).code == system.code


@pytest.mark.parametrize("country", [*COUNTRIES, "AL", None])
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
