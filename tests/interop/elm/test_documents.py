"""ELM: what is written is what the paper says, and is read again; laws over examples and invented papers."""

import datetime
import itertools
import json
from fractions import Fraction
from pathlib import Path
from typing import Any

import attrs
import pytest
from hypothesis import given, settings, strategies as st

import bologna_credits as bc
from bologna_credits import interop
from bologna_credits.core import DocumentError
from bologna_credits.testing import strategies
from tests.interop.elm_documents import LEARNER, NOW, OSLO, TERMS, faults, objects, paper, read_again, written

EXAMPLES = Path(__file__).parents[3] / "examples"
CENTS = bc.Rounding("1/100", "half_up")
_WORDS = st.text(st.characters(codec="utf-8", categories=["L", "N", "P", "Zs"]), min_size=1, max_size=12)
_TAGS = st.sampled_from(["en", "nb", "kk", "ru", "sr-Latn"])


@st.composite
def courses(draw: st.DrawFn, deep: int = 1) -> bc.CourseResult:
    """Lines as ELM holds them: titles with languages, credits that end, a label where there is a grade."""
    titles = draw(st.dictionaries(_TAGS, _WORDS, min_size=1))
    grade = draw(st.none() | strategies.grades("NO-AF") | strategies.grades("KZ-2011"))
    table = draw(st.none() | strategies.grading_tables("NO-AF" if grade is None else grade.scale))
    status: Any = draw(st.sampled_from([None, "passed", "failed", "in-progress"]))
    code = draw(_WORDS)
    if grade is not None and not grade.passes and status is None:
        status = "failed"
    return bc.CourseResult(
        code,
        titles.get("en", next(iter(titles.values()))),
        draw(st.none() | strategies.credits().filter(lambda one: "/" not in one.__repr__())),
        grade=grade,
        label=draw(_WORDS) if grade is None and draw(st.booleans()) else grade.label if grade else None,
        status=status,
        day=draw(st.none() | st.dates(datetime.date(1950, 1, 1), datetime.date(2100, 1, 1))),
        kind=draw(st.none() | _WORDS),
        titles=titles,
        distribution=None
        if table is None
        else attrs.evolve(
            table, population="course", counted=True, label=draw(_WORDS), entries=[one for one in table.entries if one[1]]
        ),
        parts=draw(st.lists(courses(deep - 1), max_size=2)) if deep else [],
        used=draw(st.none() | _WORDS),
        host=draw(st.none() | st.builds(bc.Institution, _WORDS, st.sampled_from(["KZ", "IT"]), st.dictionaries(_WORDS, _WORDS))),
        isced=draw(st.none() | st.sampled_from(["06", "0613", "61", "computing"])),
        beside=draw(st.lists(strategies.grades("IT-30"), max_size=2)),
    )


papers = st.builds(
    bc.Transcript, st.just(OSLO), st.lists(courses(), min_size=1, max_size=2), issued=st.dates(datetime.date(1950, 1, 1))
)


def bare(transcript: bc.Transcript) -> bc.Transcript:
    """A transcript without what is no part of the paper: the oddities of a document, and its file."""
    return attrs.evolve(transcript, report=bc.Report(), source="")


@given(transcript=papers)
@settings(max_examples=30)
def test_what_is_written_is_read_again_as_it_was(transcript: bc.Transcript) -> None:
    assert bare(read_again(transcript)) == transcript


@given(transcript=papers)
@settings(max_examples=30)
def test_every_document_keeps_to_the_context_and_the_profile(transcript: bc.Transcript) -> None:
    assert faults(written(transcript)) == []


@given(transcript=strategies.transcripts())
@settings(max_examples=30)
def test_every_paper_is_written_once_the_caller_has_decided_and_reads_to_the_same_results(transcript: bc.Transcript) -> None:
    if not transcript.courses:
        return
    scales = {one.grade.scale.code: one.grade.scale for one in transcript.walk() if one.grade is not None}
    again = read_again(transcript, open="omit", rounding=CENTS)
    for before, after in zip(transcript.walk(), again.walk(), strict=True):
        assert (after.code, after.title, after.label, after.day) == (before.code, before.title, before.label, before.day)
        assert (after.credits is None) is (before.credits is None or bool(before.credits.amount) > bool(after.credits))
        if before.credits is not None and after.credits is not None:
            assert after.credits.system == before.credits.system
            assert abs(after.credits.amount - before.credits.amount) <= Fraction(1, 200)
        if before.grade is not None and before.grade.scale.code in {scale.code for scale in bc.grading_scales()}:
            assert after.grade == before.grade
        if before.grade is not None and not before.grade.passes:
            assert after.status in ("failed", before.status)
    assert scales.keys() >= {one.grade.scale.code for one in again.walk() if one.grade is not None}


@pytest.mark.parametrize("name", ["kostanay-oslo", "kostanay-almaty", "oslo-kostanay"])
def test_the_transcripts_of_the_examples_are_written_and_read_again(name: str) -> None:
    transcript = interop.case.load(EXAMPLES / name).transcript
    assert faults(written(transcript)) == []
    again = read_again(transcript)
    assert [line.code for line in again.walk()] == [line.code for line in transcript.walk()]
    for before, after in zip(transcript.walk(), again.walk(), strict=True):
        assert after.grade == before.grade
        assert after.credits == before.credits
        assert after.day == before.day
        assert dict(after.titles).items() >= dict(before.titles).items()
        assert after.distribution == before.distribution
        assert after.status == before.status or (after.status == "failed" and before.grade and not before.grade.passes)


def test_every_course_credit_grade_and_date_of_the_paper_stands_in_the_document() -> None:
    transcript = interop.case.load(EXAMPLES / "kostanay-oslo").transcript
    text = interop.elm.write(transcript, learner=LEARNER, generated=NOW, language="en")
    for line in transcript.walk():
        wanted = [line.code, line.title, line.label, line.day and f"{line.day}T00:00:00+01:00"]
        assert [one for one in wanted if one and one not in text] == []
    achievements = [one for one in objects(json.loads(text)) if one["type"] == "LearningAchievement"]
    assert len(achievements) == len(list(transcript.walk()))
    points = [one["specifiedBy"].get("creditPoint", [{}])[0].get("point") for one in achievements]
    assert points == [
        None if line.credits is None else str(line.credits.amount) if line.credits.amount.denominator == 1 else "2.5"
        for line in transcript.walk()
    ]


def test_the_same_paper_gives_the_same_text_and_another_paper_another_address() -> None:
    course = bc.CourseResult("A", "Algebra", label="B")
    first, again, other = (
        interop.elm.write(one, learner=LEARNER, generated=NOW, language="en")
        for one in (paper(course), paper(course), paper(attrs.evolve(course, label="C")))
    )
    assert first == again
    assert json.loads(first)["id"] != json.loads(other)["id"]
    assert json.loads(first)["id"].startswith("urn:credential:")


def test_the_caller_gives_the_address_and_the_titles_of_the_credential() -> None:
    document = written(
        paper(bc.CourseResult("A", "Algebra")), identifier="https://uio.no/credentials/1", titles={"nb": "Karakterutskrift"}
    )
    assert document["id"] == "https://uio.no/credentials/1"
    assert document["displayParameter"]["title"] == {"nb": "Karakterutskrift"}


def test_each_key_of_a_document_is_a_term_of_the_context() -> None:
    transcript = interop.case.load(EXAMPLES / "oslo-kostanay").transcript
    keys = set(itertools.chain.from_iterable(objects(written(transcript))))
    assert keys - TERMS.keys() == {"id", "type", "@context"}


def test_what_elm_cannot_hold_is_refused_with_all_reasons_at_once() -> None:
    table = bc.GradingTable(bc.grading_scale("NO-AF"), {"A": 30, "B": 70}, counted=False)
    transcript = paper(
        bc.CourseResult("A", "Algebra", bc.Credits("5/3", "ECTS")),
        bc.CourseResult("B", "Botany", distribution=table),
        bc.CourseResult("C", "Chemie", titles=(("not a language", "Chemie"),)),
        issuer=bc.Institution("Somewhere"),
    )
    with pytest.raises(interop.UnwritableError) as raised:
        written(transcript)
    assert [(one.place, one.field, one.argument) for one in raised.value.reasons] == [
        ("institution Somewhere", "country", "open"),
        ("course A", "credits", "rounding"),
        ("course B", "distribution", ""),
        ("course C", "title", ""),
    ]


def test_a_credential_needs_a_course() -> None:
    with pytest.raises(interop.UnwritableError, match="there is no course"):
        written(paper())


def test_no_message_shows_the_learner() -> None:
    learner = interop.Learner(
        given_names="Secretname", family_name="Hiddenson", birth_place="Nowhere", other_script="Хидден", citizenship="XX"
    )
    with pytest.raises(interop.UnwritableError) as raised:
        written(paper(bc.CourseResult("A", "Algebra")), learner=learner)
    assert [one.field for one in raised.value.reasons] == ["name in another script", "place of birth", "citizenship"]
    assert not any(word in str(raised.value) for word in ("Secret", "Hidden", "Nowhere", "Хидден"))
    document = written(paper(bc.CourseResult("A", "Algebra")), learner=learner, open="omit")
    assert document["credentialSubject"]["fullName"] == {"en": "Secretname Hiddenson"}
    assert "citizenshipCountry" not in document["credentialSubject"]


@pytest.mark.parametrize(
    "text", ["{}", "[]", '{"credentialSubject": {"hasClaim": {"type": "LearningEntitlement"}}}', '{"hasClaim": 3}']
)
def test_a_document_without_achievements_is_no_transcript(text: str) -> None:
    with pytest.raises(DocumentError, match="not a transcript of the European Learning Model"):
        interop.elm.read(text)


def test_source_is_kept_and_the_name_of_the_file_is_not(tmp_path: Path) -> None:
    path = tmp_path / "ada-example.jsonld"
    path.write_text(
        interop.elm.write(paper(bc.CourseResult("A", "Algebra")), learner=LEARNER, generated=NOW, language="en"), "utf-8"
    )
    assert interop.elm.read(path).source == ""
    assert interop.elm.read(path, source="file 12").source == "file 12"
