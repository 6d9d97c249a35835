"""Words that stand for a range of marks: what they say of pass and fail, and where they say nothing."""

import attrs
import pytest

from bologna_credits import GradingScale, UnknownGradeError, grading_scale, grading_scales, interop
from bologna_credits.grades import Band
from bologna_credits.grades.band_words import word_of_marks

SPAIN = grading_scale("ES-10")


def _with(*bands: Band, scale: str = "ES-10") -> GradingScale:
    return attrs.evolve(grading_scale(scale), bands=bands)


@pytest.mark.parametrize(
    ("word", "marks", "passes"),
    [("Notable", "7–8.9", True), ("aprobado", "5–6.9", True), ("SUSPENSO", "0–4.9", False)],  # Real Decreto 1125/2003, art. 5
)
def test_a_spanish_word_stands_for_marks_that_pass_or_fail(word: str, marks: str, passes: bool) -> None:
    found = word_of_marks(word, [SPAIN])
    assert found is not None
    assert (found.marks, found.passes, found.scale) == ((marks,), passes, SPAIN)
    with pytest.raises(UnknownGradeError, match=f'ES-10 has no single grade "{word}", which is the word for {marks}; it has'):
        SPAIN.grade(word)


def test_an_english_word_or_none_of_the_scale_stands_for_no_marks() -> None:
    assert word_of_marks("Merit", [SPAIN]) is None
    assert word_of_marks("Notable", []) is None
    assert word_of_marks("Notable", [SPAIN, grading_scale("AD-10")]) is None  # both have it, and nothing says which is meant


@pytest.mark.parametrize(
    ("scale", "band", "passes"),
    [
        ("ES-10", {"low": 4, "high": 6}, None),
        ("ES-10", {"low": 0, "high": 5, "below": True}, False),
        ("ES-10", {"low": 0, "high": 5}, None),
        ("ES-10", {"low": 5}, True),
        ("ES-10", {"high": 4}, False),
        ("ES-10", {"low": 5, "high": 6, "conditional": "by the rules of the course"}, None),
        ("DE-TENTHS", {"low": 1, "high": 4}, True),
        ("DE-TENTHS", {"low": 4, "high": 5}, None),
        ("DE-TENTHS", {"low": 4, "high": 5, "over": True}, False),
        ("DE-TENTHS", {"high": 2}, True),
        ("NO-AF", {"low": 1, "high": 2}, None),
    ],
)
def test_marks_pass_or_fail_only_where_all_of_them_do(scale: str, band: dict[str, object], passes: bool | None) -> None:
    found = word_of_marks("word", [_with(Band(**band, words={"xx": "word"}), scale=scale)])  # type: ignore[arg-type]
    assert found is not None
    assert found.passes is passes


def test_a_word_of_marks_that_another_range_makes_conditional_decides_nothing() -> None:
    low, wide = Band(5, 6, words={"xx": "word"}), Band(0, 9, conditional="compensation")
    found = word_of_marks("word", [_with(low, wide)])
    assert found is not None
    assert found.passes is None


def test_every_word_of_marks_in_the_catalogue_agrees_with_its_marks() -> None:
    words = 0
    for scale in grading_scales():
        for band in scale.bands:
            for word in [name for language, name in band.words if language != "en"]:
                found = word_of_marks(word, [scale])
                if found is None or scale.numbers is None or found.passes is None:
                    continue
                words += 1
                ends = [end for end in (band.low, band.high) if end is not None and end in band and scale.numbers.legal(end)]
                assert {scale.grade(end).passes for end in ends} <= {found.passes}, (scale.code, word)
    assert words > 80


@pytest.mark.parametrize(("word", "status"), [("Suspenso", "failed"), ("Notable", "passed")])
def test_a_document_that_prints_the_word_alone_says_passed_or_failed_and_no_mark(word: str, status: str) -> None:
    document = f"""<elmo xmlns="https://github.com/emrex-eu/elmo-schemas/tree/v1"><report><issuer><country>ES</country>
      <title>Southern University</title></issuer><learningOpportunitySpecification><identifier type="local">A1</identifier>
      <title>Algebra</title><specifies><learningOpportunityInstance><resultLabel>{word}</resultLabel>
      </learningOpportunityInstance></specifies></learningOpportunitySpecification></report></elmo>"""
    transcript = interop.elmo.read(document)
    (course,) = transcript.courses
    assert (course.grade, course.label, course.status) == (None, word, status)
    assert transcript.report.with_code("document.label-word")
    stated = interop.elmo.read(document.replace("<resultLabel>", "<status>passed</status><resultLabel>")).courses[0]
    assert stated.status == "passed"  # what the document states counts
    elm = f"""{{"issuer": {{"legalName": {{"es": "S"}}}}, "credentialSubject": {{"hasClaim": [{{"type": "LearningAchievement",
      "title": {{"es": "Algebra"}}, "provenBy": {{"grade": {{"noteLiteral": {{"es": "{word}"}}}}}}}}]}}}}"""
    assert interop.elm.read(elm, scales={"*": "ES-10"}).report.with_code("document.label-word")
