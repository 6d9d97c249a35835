"""The issuer of an ELMO report, and the scale of its grades."""

from collections.abc import Callable

import pytest

from bologna_credits import (
    ArgumentTypeError,
    Catalogue,
    grading_scale,
    interop,
)
from tests.interop.elmo_documents import a_course, an_elmo, codes_of, read_elmo


def test_a_label_is_bound_to_the_scale_of_the_issuers_country_with_a_note() -> None:
    transcript = read_elmo(a_course("<date>2012-12-01</date><resultLabel>B</resultLabel>"))
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


def test_a_scale_can_be_bound_as_a_value_and_scales_are_a_mapping() -> None:
    scale = grading_scale("FI-5")
    assert read_elmo(a_course("<resultLabel>4</resultLabel>"), scales={"*": scale}).courses[0].grade == scale.grade(4)
    with pytest.raises(ArgumentTypeError, match="a mapping"):
        read_elmo(a_course(), scales="NO-AF")


def test_a_documents_own_scheme_that_nobody_bound_is_not_guessed() -> None:
    transcript = read_elmo(a_course("<gradingSchemeLocalId>AM</gradingSchemeLocalId><resultLabel>C</resultLabel>"))
    assert (transcript.courses[0].grade, transcript.courses[0].label) == (None, "C")
    assert "document.scheme-unbound" in codes_of(transcript)


@pytest.mark.parametrize(
    ("issuer", "code"),
    [
        ("<country>QQ</country><title>x</title>", "document.scale-unknown"),
        ("<title>x</title>", "document.scale-unknown"),
        ("<country>DE</country><title>x</title>", "document.scale-unclear"),
    ],
)
def test_where_the_country_gives_no_one_scale_labels_stay_text(issuer: str, code: str) -> None:
    transcript = read_elmo(a_course("<resultLabel>1,3</resultLabel>"), issuer)
    assert transcript.courses[0].grade is None
    assert transcript.courses[0].shown_grade == "1,3"
    assert code in codes_of(transcript)


@pytest.mark.parametrize(
    ("erasmus", "country"), [("N OSLO01", "NO"), ("SF TAMPERE01", "FI"), ("PL WARSZAW01", "PL"), ("XYZ A01", None)]
)
def test_an_erasmus_code_tells_the_country(erasmus: str, country: str | None) -> None:
    issuer = f'<identifier type="local">7</identifier><identifier type="Erasmus">{erasmus}</identifier>'
    transcript = read_elmo(a_course(), issuer)
    assert transcript.issuer.country == country
    assert transcript.issuer.name == "7"
    assert read_elmo(a_course(), "").issuer.name == "unnamed institution"


def test_an_unreadable_day_of_issue_is_left_out() -> None:
    document = an_elmo(a_course()).replace(b"2016-01-08T09:58:14+01:00", b"yesterday!")
    assert interop.elmo.read(document).issued is None
    assert interop.elmo.read(an_elmo(a_course()).replace(b"<issueDate>2016-01-08T09:58:14+01:00</issueDate>", b"")).issued is None


def test_the_day_that_counts_can_be_said() -> None:
    issuer = "<country>KZ</country>"
    course = a_course("<date>2015-12-01</date><resultLabel>A</resultLabel>")
    assert str(read_elmo(course, issuer).courses[0].grade) == "A (KZ-2011)"
    assert str(read_elmo(course, issuer, on="2023-01-01").courses[0].grade) == "A (KZ-2018)"
    assert read_elmo(course, issuer, on="2018-11-01").courses[0].grade is None


def test_another_catalogue_can_be_used(with_country: Callable[[str], Catalogue]) -> None:
    rows = 'rows = [{ label = "A", passes = true }, { label = "F", passes = false }]'
    catalogue = with_country('[[scales]]\ncode = "XX-S"\nnames = { en = "s" }\n' + rows)
    transcript = read_elmo(a_course("<resultLabel>a</resultLabel>"), "<country>xx</country>", catalogue=catalogue)
    assert str(transcript.courses[0].grade) == "A (XX-S)"
