"""The grading scales of a report's labels: bound by the caller, or taken by country."""

from collections.abc import Callable

import attrs
import pytest

from bologna_credits import ArgumentTypeError, Catalogue, UnknownScaleError, grading_scale, grading_scales, interop
from bologna_credits.core import BolognaError
from tests.interop.elmo_documents import a_course, a_result, codes_of, read_elmo


def test_a_label_is_bound_to_the_scale_of_the_issuers_country_with_a_note() -> None:
    transcript = read_elmo(a_course(a_result("B")))
    assert transcript.courses[0].grade == grading_scale("NO-AF").grade("B")
    assert codes_of(transcript) == ["document.scale-by-country", "document.status-absent"]
    assert transcript.issuer.name == "Oslo"
    assert str(transcript.issued) == "2016-01-08"


@pytest.mark.parametrize("key", ["uio.no", "UIO.NO", "NO", "*", "own"])
def test_the_caller_binds_a_scale_by_identifier_country_scheme_or_for_all(key: str) -> None:
    scheme = "<gradingSchemeLocalId>own</gradingSchemeLocalId>" if key == "own" else ""
    inside = f"{scheme}<status>passed</status><resultLabel>28</resultLabel>"
    transcript = read_elmo(a_course(inside), scales={key: "IT-30"})
    assert transcript.courses[0].grade == grading_scale("IT-30").grade(28)
    assert codes_of(transcript) == []


def test_a_scale_can_be_bound_as_a_value() -> None:
    scale = grading_scale("FI-5")
    assert read_elmo(a_course("<resultLabel>4</resultLabel>"), scales={"*": scale}).courses[0].grade == scale.grade(4)


@pytest.mark.parametrize(
    "wrong", ["NO-AF", {1: "NO-AF"}, {"NO": 5}, {"NO": None}, {"NO": ()}, {"NO": ("NO-AF", 5)}, {"NO": {"a"}}]
)
def test_a_binding_of_another_form_is_refused_at_once_in_words(wrong: object) -> None:
    with pytest.raises(ArgumentTypeError, match="scales must be a"):
        read_elmo(a_course(), scales=wrong)
    with pytest.raises(BolognaError):
        interop.ewp.read_grading_tables(b"<gradeConversionTable/>", scales=wrong)  # type: ignore[arg-type]


@pytest.mark.parametrize("printed", ["UK", "GB"])
@pytest.mark.parametrize("key", ["UK", "GB", "uk"])
def test_a_country_is_bound_by_the_code_of_the_paper_or_of_iso(printed: str, key: str) -> None:
    issuer = f"<country>{printed}</country><title>Island</title>"
    assert str(read_elmo(a_course(a_result("65")), issuer, scales={key: "GB-PERCENT"}).courses[0].grade) == "65 (GB-PERCENT)"


def test_a_misspelt_scale_is_refused_at_once_with_the_nearest() -> None:
    with pytest.raises(UnknownScaleError, match='did you mean "SE-345"'):
        read_elmo(a_course(), scales={"SE": ("SE-UVG", "SE-346")})


@pytest.mark.parametrize("several", [("SE-345", "SE-UVG"), ["SE-UVG", grading_scale("SE-345")], ("SE-345", "SE-345", "SE-UVG")])
def test_of_several_scales_each_label_is_read_on_the_only_one_that_has_it(several: object) -> None:
    courses = [a_course(a_result(label), f"C{i}") for i, label in enumerate(("5", "G", "VG", "U", "A"))]
    transcript = read_elmo("".join(courses), "<country>SE</country><title>x</title>", scales={"SE": several})
    assert [course.shown_grade for course in transcript.courses] == ["5 (SE-345)", "G (SE-UVG)", "VG (SE-UVG)", "U", "A"]
    (on_both,) = transcript.report.with_code("document.label-fails")
    assert (on_both.subject, on_both.named["label"], transcript.courses[3].status) == ("C3", "U", "failed")
    assert all(code in on_both.message for code in ("SE-345", "SE-UVG"))
    (on_none,) = transcript.report.with_code("document.label-unknown")
    assert on_none.subject == "C4"
    assert all(code in on_none.message for code in ("SE-345", "SE-UVG"))


def test_a_documents_own_scheme_that_nobody_bound_is_not_guessed() -> None:
    transcript = read_elmo(a_course("<gradingSchemeLocalId>AM</gradingSchemeLocalId><resultLabel>C</resultLabel>"))
    assert (transcript.courses[0].grade, transcript.courses[0].label) == (None, "C")
    assert "document.scheme-unbound" in codes_of(transcript)


@pytest.mark.parametrize(
    ("issuer", "code"),
    [
        ("<country>NR</country><title>x</title>", "document.scale-unknown"),
        ("<title>x</title>", "document.scale-unknown"),
        ("<country>DE</country><title>x</title>", "document.scale-unclear"),
    ],
)
def test_where_the_country_gives_no_one_scale_labels_stay_text(issuer: str, code: str) -> None:
    transcript = read_elmo(a_course("<resultLabel>1,3</resultLabel>"), issuer)
    assert transcript.courses[0].grade is None
    assert transcript.courses[0].shown_grade == "1,3"
    assert code in codes_of(transcript)


def test_the_day_that_counts_can_be_said() -> None:
    issuer = "<country>KZ</country>"
    course = a_course(a_result("A", "2015-12-01"))
    assert str(read_elmo(course, issuer).courses[0].grade) == "A (KZ-2011)"
    assert str(read_elmo(course, issuer, on="2023-01-01").courses[0].grade) == "A (KZ-2018)"
    assert read_elmo(course, issuer, on="2018-11-01").courses[0].grade is None


@pytest.mark.parametrize(
    ("inside", "grade"),
    [
        ("<start>2006-09-01</start>", "7"),
        ("<start>2010-09-01</start>", "7"),
        ("<start>2006-09-01</start><academicTerm><end>2011-01-31</end></academicTerm>", "7 (DK-7)"),
        ("<start>2006-09-01</start><date>2007-06-30</date>", "7 (DK-13)"),
    ],
)
def test_a_start_or_the_day_of_issue_never_chooses_a_scale(inside: str, grade: str) -> None:
    transcript = read_elmo(a_course(f"{inside}<resultLabel>7</resultLabel>"), "<country>DK</country><title>x</title>")
    assert transcript.courses[0].shown_grade == grade
    assert ("document.scale-unclear" in codes_of(transcript)) == (grade == "7")


def test_another_catalogue_can_be_used(with_country: Callable[[str], Catalogue]) -> None:
    rows = 'rows = [{ label = "A", passes = true }, { label = "F", passes = false }]'
    catalogue = with_country('[[scales]]\ncode = "XX-S"\nnames = { en = "s" }\n' + rows)
    transcript = read_elmo(a_course("<resultLabel>a</resultLabel>"), "<country>xx</country>", catalogue=catalogue)
    assert str(transcript.courses[0].grade) == "A (XX-S)"


DENMARK = "<country>DK</country><title>Eastern</title>"


def test_a_guessed_scale_that_its_neighbours_disprove_is_not_taken() -> None:
    labels = ("02", "12", "7")
    courses = "".join(a_course(a_result(label, "2001-02-12"), f"C{i}") for i, label in enumerate(labels))
    transcript = read_elmo(courses, DENMARK)
    assert [course.shown_grade for course in transcript.courses] == ["02", "12", "7"]
    assert codes_of(transcript) == ["document.scale-disproved"]
    (note,) = transcript.report
    assert (note.named["scale"], note.named["labels"], note.named["others"]) == ("DK-13", ("02", "12"), ("DK-7",))
    bound = read_elmo(courses, DENMARK, scales={"DK": "DK-13"})
    assert [course.shown_grade for course in bound.courses] == ["02", "12", "7 (DK-13)"]


def test_the_labels_of_one_day_disprove_a_scale_and_those_of_other_days_keep_it() -> None:
    days = {"02": "2001-02-12", "12": "2001-02-12", "7": "2001-02-12", "13": "1999-01-20", "8": "1999-01-20"}
    courses = "".join(a_course(a_result(label, day), f"C{label}") for label, day in days.items())
    transcript = read_elmo(courses, DENMARK)
    assert [course.shown_grade for course in transcript.courses] == ["02", "12", "7", "13 (DK-13)", "8 (DK-13)"]


def test_one_odd_label_or_labels_that_no_other_scale_explains_disprove_nothing() -> None:
    for labels in (("02", "7"), ("02", "x", "7"), ("x", "y", "7")):
        courses = "".join(a_course(a_result(label, "2001-02-12"), label) for label in labels)
        transcript = read_elmo(courses, DENMARK)
        assert transcript.courses[-1].shown_grade == "7 (DK-13)"
        assert len(transcript.report.with_code("document.label-unknown")) == len(labels) - 1


COUNTRY = """
[[scales]]
code = "XX-10"
default = true
names = { en = "marks" }
rows = [{ label = "10", passes = true }, { label = "5", passes = false }]

[[scales]]
code = "XX-PF"
names = { en = "pass or fail" }
rows = [
  { label = "apto", passes = true, ranked = false },
  { label = "no apto", passes = false, ranked = false },
  { label = "away", passes = false, graded = false, words = { en = "absent" } },
]
"""
SECOND = """
[[scales]]
code = "XX-CR"
names = { en = "credit or none" }
rows = [{ label = "apto", passes = true, ranked = false }, { label = "none", passes = false, ranked = false }]
"""


def test_a_label_of_pass_or_fail_is_read_on_the_countrys_scale_of_pass_and_fail(with_country: Callable[[str], Catalogue]) -> None:
    labels = ("10", "apto", "No apto", "away", "odd", "none")
    courses = "".join(a_course(a_result(label), f"C{i}") for i, label in enumerate(labels))
    transcript = read_elmo(courses, "<country>XX</country>", catalogue=with_country(COUNTRY))
    shown = [course.shown_grade for course in transcript.courses]
    assert shown == ["10 (XX-10)", "apto (XX-PF)", "no apto (XX-PF)", "away", "odd", "none"]
    assert [finding.subject for finding in transcript.report.with_code("document.scale-pass-fail")] == ["C1", "C2"]
    assert [finding.subject for finding in transcript.report.with_code("document.no-grade")] == ["C3"]
    assert [finding.subject for finding in transcript.report.with_code("document.label-unknown")] == ["C4", "C5"]


def test_a_label_on_two_scales_of_pass_and_fail_stays_text(with_country: Callable[[str], Catalogue]) -> None:
    courses = a_course(a_result("10")) + a_course(a_result("apto"), "C2") + a_course(a_result("none"), "C3")
    transcript = read_elmo(courses, "<country>XX</country>", catalogue=with_country(COUNTRY + SECOND))
    assert [course.shown_grade for course in transcript.courses] == ["10 (XX-10)", "apto", "none (XX-CR)"]
    (note,) = transcript.report.with_code("document.label-several")
    assert note.named["scales"] == ("XX-PF", "XX-CR")


def test_scales_of_pass_and_fail_count_only_while_they_are_in_force(with_country: Callable[[str], Catalogue]) -> None:
    ended = COUNTRY.replace('code = "XX-PF"', 'code = "XX-PF"\nends = { day = 2010-01-01, is = "in_force" }')
    transcript = read_elmo(a_course(a_result("apto")), "<country>XX</country>", catalogue=with_country(ended))
    assert transcript.courses[0].grade is None


def test_an_italian_idoneo_is_a_pass_without_a_binding() -> None:
    transcript = read_elmo(a_course(a_result("Idoneo")) + a_course(a_result("28"), "C2"), "<country>IT</country><title>x</title>")
    assert [course.shown_grade for course in transcript.courses] == ["idoneo (IT-PF)", "28 (IT-30)"]


@pytest.mark.parametrize("wrong", ["NP", (5,), 5, None])
def test_labels_that_are_no_grades_are_given_as_texts(wrong: object) -> None:
    with pytest.raises(ArgumentTypeError, match="no_grades must be labels"):
        read_elmo(a_course(), no_grades=wrong)


@pytest.mark.parametrize(
    ("label", "day", "grade"),
    [("10", "2012-08-31", "10 (DK-7)"), ("7", "2011-01-31", "7 (DK-7)"), ("7", "2005-07-26", "7 (DK-13)")],
)
def test_the_day_decides_between_bound_scales_of_which_one_only_was_in_force(label: str, day: str, grade: str) -> None:
    transcript = read_elmo(a_course(a_result(label, day)), DENMARK, scales={"*": ("DK-7", "DK-13")})
    assert transcript.courses[0].shown_grade == grade
    assert not transcript.report.with_code("document.label-several")


def test_without_a_day_a_label_of_two_bound_scales_stays_text() -> None:
    transcript = read_elmo(a_course("<resultLabel>10</resultLabel>"), DENMARK, scales={"*": ("DK-7", "DK-13")})
    assert (transcript.courses[0].grade, codes_of(transcript)) == (None, ["document.label-several"])


def test_a_label_that_one_bound_scale_alone_has_goes_before_the_day_and_is_told() -> None:
    transcript = read_elmo(a_course(a_result("12", "2001-02-12")), DENMARK, scales={"*": ("DK-7", "DK-13")})
    assert transcript.courses[0].shown_grade == "12 (DK-7)"
    (note,) = transcript.report.with_code("document.label-out-of-force")
    assert (note.named["scale"], str(note.named["on"])) == ("DK-7", "2001-02-12")


def test_a_label_that_fails_under_a_condition_is_not_failed() -> None:
    """9 of 20 is no pass in France, but may be compensated."""
    inside = "<resultLabel>9</resultLabel>"
    both = (grading_scale("FR-20"), attrs.evolve(grading_scale("FR-20"), code="XX-20"))
    (course,) = read_elmo(a_course(inside), DENMARK, scales={"*": both}).courses
    assert (course.grade, course.label, course.status) == (None, "9", None)


def test_a_label_that_fails_on_every_scale_that_has_it_is_failed() -> None:
    inside = "<resultLabel>00</resultLabel>"
    transcript = read_elmo(a_course(inside), DENMARK, scales={"*": ("DK-7", "DK-13")})
    (course,) = transcript.courses
    assert (course.grade, course.label, course.status) == (None, "00", "failed")
    assert codes_of(transcript) == ["document.label-fails"]
    stated = read_elmo(a_course("<status>failed</status>" + inside), DENMARK, scales={"*": ("DK-7", "DK-13")})
    assert (stated.courses[0].status, codes_of(stated)) == ("failed", ["document.label-several"])


@pytest.mark.parametrize(
    ("labels", "scale"),
    [(("7", "10"), None), (("7", "12"), "DK-7"), (("02",), "DK-7"), (("7", "13", "9"), "DK-13"), (("12", "13"), None)],
)
def test_without_a_day_labels_that_leave_one_scale_of_the_country_choose_it(labels: tuple[str, ...], scale: str | None) -> None:
    courses = "".join(a_course(f"<status>passed</status><resultLabel>{label}</resultLabel>", label) for label in labels)
    transcript = read_elmo(courses, DENMARK)
    assert {course.grade and course.grade.scale.code for course in transcript.courses} == {scale}
    assert codes_of(transcript) == ["document.scale-by-labels" if scale else "document.scale-unclear"]


def test_norwegian_letters_without_a_day_are_read_and_other_labels_beside_them_keep_all_text() -> None:
    letters = a_course("<resultLabel>A</resultLabel>") + a_course("<resultLabel>Bestått</resultLabel>", "C2")
    transcript = read_elmo(letters)
    assert [course.grade is not None for course in transcript.courses] == [True, True]
    mixed = read_elmo(letters + a_course("<resultLabel>1.7</resultLabel>", "C3"))
    assert {course.grade for course in mixed.courses} == {None}


@pytest.mark.parametrize(("country", "label"), [("TR", "BA"), ("JP", "S"), ("PL", "5!")])
def test_scales_of_single_institutions_are_never_chosen_by_labels_and_all_scales_are_named(country: str, label: str) -> None:
    transcript = read_elmo(a_course(f"<resultLabel>{label}</resultLabel>"), f"<country>{country}</country><title>x</title>")
    assert transcript.courses[0].grade is None
    (note,) = transcript.report
    codes = note.named["scales"]
    assert isinstance(codes, tuple)
    assert set(codes) == {scale.code for scale in grading_scales(country)}


SCHEME = "<gradingScheme localId='GS'><title xml:lang='en'>Dutch 10-point scale</title><description>6 is a pass</description></gradingScheme>"


def test_a_scheme_that_the_document_describes_is_told_in_its_words() -> None:
    inside = "<gradingSchemeLocalId>{}</gradingSchemeLocalId><resultLabel>8</resultLabel>"
    courses = a_course(inside.format("GS")) + a_course(inside.format("GS"), "C2") + a_course(inside.format("other"), "C3")
    told, other = read_elmo(courses + SCHEME).report.with_code("document.scheme-unbound")
    assert told.named["described"] == ("Dutch 10-point scale", "6 is a pass")
    assert "Dutch 10-point scale, 6 is a pass" in told.message
    assert "described" not in other.named
