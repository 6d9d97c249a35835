"""What ELMO holds is read as it was written, for transcripts of all kinds; and what was read is written without a loss."""

import contextlib
from pathlib import Path

import attrs
import pytest
from hypothesis import HealthCheck, given, settings, strategies as st

from bologna_credits import Rounding, Transcript, interop
from bologna_credits.core import Report
from bologna_credits.testing.strategies import transcripts
from tests.interop.schemas import faults_of
from tests.interop.written_transcripts import GENERATED, LEARNER, OWN_SCALES, elmo_transcripts, held

SAMPLES = (
    "fi-kaisa-1.0",
    "fi-ncp-my-elmo-1.7",
    "no-oslo-1.0",
    "no-oslo-biology-pre1",
    "official-example-v1.7.0",
    "se-umea-120-1.0",
)
EXAMPLES = ("kostanay-almaty", "kostanay-oslo", "oslo-kostanay")
several = settings(max_examples=40, suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture])


def bare(transcript: Transcript) -> Transcript:
    return attrs.evolve(transcript, report=Report(), source="")


def write(transcript: Transcript, **options: object) -> str:
    return interop.elmo.write(transcript, learner=LEARNER, generated=GENERATED, **options)  # type: ignore[arg-type]


@pytest.mark.sweep
@several
@given(transcript=elmo_transcripts(), language=st.sampled_from([None, "en"]))
def test_a_transcript_that_elmo_holds_is_read_as_it_was_written(transcript: Transcript, language: str | None) -> None:
    again = interop.elmo.read(write(transcript, language=language), scales=OWN_SCALES)
    assert bare(again) == held(transcript, language)


@several
@given(transcript=elmo_transcripts())
def test_writing_what_was_read_gives_the_same_text(transcript: Transcript) -> None:
    first = write(transcript)
    assert write(interop.elmo.read(first, scales=OWN_SCALES)) == first


@several
@given(transcript=elmo_transcripts())
def test_what_is_written_is_valid_by_the_official_schema(shared: Path, transcript: Transcript) -> None:
    assert faults_of(write(transcript), shared) == []


@several
@given(transcript=transcripts(), rounding=st.sampled_from([Rounding("1/100", "half_up"), Rounding("1/2", "up")]))
def test_any_transcript_is_written_validly_or_refused_with_a_place(
    shared: Path, transcript: Transcript, rounding: Rounding
) -> None:
    identifiers = {transcript.issuer.name: {"schac": "example.org"}}
    document = ""
    reasons: tuple[interop.Reason, ...] = ()
    with contextlib.suppress(interop.UnwritableError):
        document = write(transcript, identifiers=identifiers, open="omit", rounding=rounding)
    if not document:
        with pytest.raises(interop.UnwritableError) as refused:
            write(transcript, identifiers=identifiers, open="omit", rounding=rounding)
        reasons = refused.value.reasons
    assert all(reason.place.startswith("course ") and reason.what for reason in reasons)
    assert bool(reasons) is not bool(document)
    if document:
        assert faults_of(document, shared) == []
        assert [course.code for course in interop.elmo.read(document).walk()] == [course.code for course in transcript.walk()]


@pytest.mark.parametrize("name", SAMPLES)
def test_a_sample_that_is_read_written_and_read_loses_nothing(shared: Path, name: str) -> None:
    first = interop.elmo.read(shared / "samples" / "elmo" / f"{name}.xml")
    document = write(first, open="omit")
    assert faults_of(document, shared) == []
    assert bare(interop.elmo.read(document)) == bare(first)


@pytest.mark.parametrize("name", EXAMPLES)
def test_the_transcript_of_an_example_is_valid_and_read_again(shared: Path, root: Path, name: str) -> None:
    transcript = interop.case.load(root / "examples" / name).transcript
    document = write(transcript)
    assert faults_of(document, shared) == []
    assert bare(interop.elmo.read(document)) == held(transcript)
