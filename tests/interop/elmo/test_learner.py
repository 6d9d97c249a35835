"""The learner's name and numbers, wherever a document prints them."""

import json
from html import escape

from hypothesis import given, strategies as st

from bologna_credits import HomeRules, Transcript, interop, recognise
from tests.interop.elmo_documents import NAMESPACE, OSLO, a_course, a_report, a_result, codes_of


def _read(learner: str, courses: str, issuer: str = OSLO) -> Transcript:
    document = f'<elmo xmlns="{NAMESPACE}"><learner>{learner}</learner>{a_report(courses, issuer)}</elmo>'
    return interop.elmo.read(document)


def _shown(transcript: Transcript) -> str:
    decision = recognise(transcript, None, HomeRules(credits="ECTS"))
    shown = [
        str(transcript),
        transcript._repr_html_(),
        str(transcript.report),
        str(decision),
        decision._repr_html_(),
        repr(transcript),
    ]
    return "\n".join([*shown, json.dumps(decision.to_dict(), ensure_ascii=False)])


def test_a_number_of_the_learner_is_no_code_of_a_course_and_is_not_told() -> None:
    learner = '<identifier type="nationalIdentifier">NUMBER 1-23</identifier>'
    named = "<title>Algebra</title>"
    courses = (
        a_course(code="number-123", outer=named)
        + a_course(code="C2")
        + a_course(code="Number 123", outer="<title>Botany</title>")
    )
    transcript = _read(learner, courses)
    assert [course.code for course in transcript.courses] == ["unnamed-1", "C2", "unnamed-2"]
    (note,) = transcript.report.with_code("document.code-withheld")
    assert note.named["count"] == 2
    assert "umber 1" not in _shown(transcript).casefold()
    assert "number123" not in _shown(transcript).casefold()
    assert codes_of(transcript).count("document.code-shared") == 0


def test_a_course_whose_identifier_is_withheld_takes_that_of_its_instance() -> None:
    instance = '<identifier type="local">K1</identifier>'
    transcript = _read("<identifier>7</identifier>", a_course(instance, code="7"))
    assert [course.code for course in transcript.courses] == ["K1"]


def test_a_short_number_of_the_learner_is_withheld_as_a_code_and_kept_as_a_mark() -> None:
    transcript = _read("<identifier>28</identifier>", a_course(a_result("28"), code="28"))
    assert (transcript.courses[0].code, transcript.courses[0].label) == ("unnamed-1", "28")


def test_a_name_of_the_learner_is_withheld_from_labels_but_not_from_titles_and_no_fail_becomes_a_pass() -> None:
    learner = "<givenNames>Failed</givenNames><familyName>Eastwood</familyName>"
    titled = a_course(a_result("Failed"), code="Eastwood", outer="<title>Eastwood</title>")
    stated = a_course("<status>failed</status><resultLabel>Failed<b/>x</resultLabel>", code="C2")
    transcript = _read(learner, titled + stated)
    assert [(course.code, course.title, course.label, course.status) for course in transcript.courses] == [
        ("unnamed-1", "Eastwood", "…", None),
        ("C2", "C2", "Failedx", "failed"),
    ]
    (note,) = transcript.report.with_code("document.value-withheld")
    assert note.named["count"] == 1


def test_the_tail_of_a_withheld_text_and_attributes_are_withheld_too() -> None:
    learner = "<identifier>1234567</identifier>"
    histogram = '<resultDistribution><category label="1234567" count="1"/></resultDistribution>'
    issuer = '<country>NO</country><identifier type="x">1234567</identifier><title>Oslo</title>'
    transcript = _read(learner, a_course(f"<resultLabel>123<b/>4567</resultLabel>{histogram}"), issuer)
    assert transcript.courses[0].label == "…"
    assert transcript.issuer.identifiers == ()
    assert "4567" not in _shown(transcript)
    assert transcript.report.with_code("document.value-withheld")[0].named["count"] == 3


def test_ewp_tables_withhold_the_learner_too() -> None:
    document = (
        "<imobility-tors-get-response><tor><elmo><learner><identifier>1234567</identifier></learner><report><issuer>"
        '<country>NO</country><title>Oslo</title></issuer></report></elmo><gradeConversionTable><iscedTable iscedCode="0612">'
        '<gradeFrequency label="1234567" percentage="100"/></iscedTable></gradeConversionTable></tor></imobility-tors-get-response>'
    )
    found = interop.ewp.read_grading_tables(document)
    assert "1234567" not in repr(found) + str(found.report)
    assert found.report.with_code("document.value-withheld")


_PLACES = ("identifier", "label", "type", "status", "scheme", "value", "isced", "category", "issuer", "term")
_SECRETS = st.text("QXZqxz7", min_size=6, max_size=12)


@given(st.lists(_SECRETS, min_size=1, max_size=3, unique=True), st.lists(st.sampled_from(_PLACES), max_size=6), st.data())
def test_no_value_of_the_learner_stands_in_anything_shown_or_stored(
    secrets: list[str], places: list[str], data: st.DataObject
) -> None:
    tags = ("identifier", "givenNames", "familyName", "bday", "fullName")
    learner = "".join(f"<{tag}>{secret}</{tag}>" for secret in secrets for tag in [data.draw(st.sampled_from(tags))])
    put = {place: escape(data.draw(st.sampled_from(secrets))) for place in places}
    inside = (
        f"<academicTerm><end>{put.get('term', '2012-12-01')}</end></academicTerm><status>{put.get('status', 'passed')}</status>"
        f"<resultLabel>{put.get('label', 'B')}</resultLabel>"
        f'<resultDistribution><category label="{put.get("category", "A")}" count="1"/></resultDistribution>'
        f"<credit><scheme>{put.get('scheme', 'ects')}</scheme><value>{put.get('value', '5')}</value></credit>"
    )
    outer = f"<iscedCode>{put.get('isced', '0612')}</iscedCode><type>{put.get('type', 'Course')}</type>"
    issuer = f'<country>NO</country><identifier type="x">{put.get("issuer", "uio.no")}</identifier><title>Oslo</title>'
    shown = _shown(_read(learner, a_course(inside, code=put.get("identifier", "C1"), outer=outer), issuer))
    assert [secret for secret in secrets if secret in shown] == []
