"""The package's own elements in the extension: they add to what ELMO says, and never replace it."""

import pytest

from bologna_credits import DocumentError, GradingScale, grading_scale, interop
from bologna_credits.grades import GradeRow
from bologna_credits.interop.elmo.extension import code_of, extension, own, own_country, own_text, scale_of, scheme_of
from bologna_credits.interop.xml import parse_xml
from bologna_credits.law import default_catalogue
from tests.interop.elmo_documents import a_course, a_credit, a_report, a_result, an_elmo, codes_of, read_elmo

NAMED = "<gradingSchemeLocalId>urn:bologna-credits:scale:{}</gradingSchemeLocalId>"


def ours(inside: str) -> str:
    return f'<extension xmlns:x="urn:bologna-credits:elmo">{inside}</extension>'


def test_an_extension_without_content_is_left_out() -> None:
    assert extension([None]) is None
    found = extension([None, own("kind", "Seminar")])
    assert found is not None
    assert [one.name for one in found.content if not isinstance(one, str)] == ["bc:kind"]


def test_elements_of_others_in_an_extension_are_not_read() -> None:
    root, _ = parse_xml(
        '<a><extension><kind>Seminar</kind></extension><extension xmlns="urn:other"><kind>X</kind></extension></a>'
    )
    assert own_text(root, "kind") is None
    assert own_text(None, "kind") is None


def test_a_kind_that_elmo_lacks_is_read_from_the_extension_and_a_type_goes_first() -> None:
    free = a_course(ours("<x:kind>Seminar</x:kind>"))
    typed = a_course(ours("<x:kind>Seminar</x:kind>"), outer="<type>Course</type>")
    assert [course.kind for course in read_elmo(free + typed).courses] == ["Seminar", "Course"]


def test_the_degree_for_which_a_course_counts_already_is_read() -> None:
    assert read_elmo(a_course(ours("<x:used>Bachelor of Law</x:used>"))).courses[0].used == "Bachelor of Law"


def test_a_credit_system_is_read_by_its_code_only_where_the_extension_says_that_it_is_one() -> None:
    plain = a_credit("7.5", "SE-HP")
    named = plain + ours("<x:system>SE-HP</x:system>")
    other = plain + ours("<x:system>KZ-RK</x:system>")
    assert [str(course.credits) for course in read_elmo(a_course(plain) + a_course(named) + a_course(other)).courses] == [
        "None",
        "7.5 SE-HP",
        "None",
    ]


def test_further_grades_are_read_on_the_scale_that_their_scheme_names_and_others_are_told() -> None:
    inside = ours('<x:beside scheme="urn:bologna-credits:scale:NO-AF">C</x:beside><x:beside scheme="other">7</x:beside>')
    transcript = read_elmo(a_course(inside))
    assert transcript.courses[0].beside == (grading_scale("NO-AF").grade("C"),)
    (told,) = transcript.report.with_code("document.not-read")
    assert told.named["names"] == ("beside", "7")


def test_a_scheme_that_names_a_scale_of_the_catalogue_is_read_on_it_with_a_note() -> None:
    course = a_course(NAMED.format("IT-30") + a_result("28"))
    transcript = read_elmo(course)
    assert transcript.courses[0].grade == grading_scale("IT-30").grade("28")
    assert [finding.named["scale"] for finding in transcript.report.with_code("document.scale-named")] == ["IT-30"]


def test_what_the_caller_binds_goes_before_the_scale_that_a_document_names() -> None:
    course = a_course(NAMED.format("NO-AF") + a_result("28"))
    for scales in ({"NO-AF": "IT-30"}, {"*": "IT-30"}, {"urn:bologna-credits:scale:NO-AF": "IT-30"}):
        assert read_elmo(course, scales=scales).courses[0].grade == grading_scale("IT-30").grade("28")


@pytest.mark.parametrize("code", ["XX-NONE", "NO", "no-af", ""])
def test_a_scheme_that_names_no_scale_of_the_catalogue_stays_unbound(code: str) -> None:
    transcript = read_elmo(a_course(NAMED.format(code) + a_result("B")))
    assert transcript.courses[0].grade is None
    assert "document.scheme-unbound" in codes_of(transcript)


def test_a_scale_of_the_writers_own_is_not_named_as_that_of_the_catalogue() -> None:
    catalogue = default_catalogue()
    own_scale = GradingScale("NO-AF", rows=[GradeRow("A", False), GradeRow("gut", True)])
    assert scheme_of(own_scale, catalogue) == "urn:bologna-credits:own-scale:NO-AF"
    assert scale_of(scheme_of(own_scale, catalogue), catalogue) is None
    assert code_of(scheme_of(own_scale, catalogue)) == "NO-AF"
    assert scale_of(scheme_of(grading_scale("NO-AF"), catalogue), catalogue) == grading_scale("NO-AF")


def test_the_country_that_elmos_list_lacks_is_read_for_its_report() -> None:
    reports = [a_report(a_course(code=code), f"<identifier>{code}</identifier><title>{code}</title>") for code in ("A1", "B1")]
    more = reports[1] + ours('<x:country report="2">XK</x:country>')
    document = an_elmo(a_course(code="A1"), "<identifier>A1</identifier><title>A1</title>", more=more)
    assert [host.country for host in interop.elmo.read(document).hosts] == [None, "XK"]


def test_a_country_that_is_stated_goes_first_and_one_that_is_none_is_not_read() -> None:
    document = an_elmo(a_course(), more=ours('<x:country report="1">XK</x:country>'))
    assert interop.elmo.read(document).issuer.country == "NO"
    bare = an_elmo(a_course(), "<title>Prishtina</title>", more=ours('<x:country report="1">ZZ</x:country>'))
    assert interop.elmo.read(bare).issuer.country is None


def test_a_report_alone_has_no_country_around_it() -> None:
    root, _ = parse_xml("<report/>")
    assert own_country(root) is None


def test_our_own_elements_in_an_extension_are_bounded_as_all_that_is_read() -> None:
    long = "x" * 200
    limits = interop.Limits(text=100)
    document = an_elmo(a_course(ours(f"<x:kind>{long}</x:kind>")))
    with pytest.raises(DocumentError, match="more than 100 characters"):
        interop.elmo.read(document, limits=limits)
    others = an_elmo(a_course(f"<extension><other>{long}</other></extension>"))
    assert interop.elmo.read(others, limits=limits).courses[0].kind is None
