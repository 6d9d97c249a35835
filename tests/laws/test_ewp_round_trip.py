"""What EWP holds is read as it was written: transcripts of all kinds, and tables whose percentages end within its places."""

from pathlib import Path

import attrs
import pytest
from hypothesis import HealthCheck, given, settings, strategies as st

from bologna_credits import GradingTable, Institution, Rounding, Transcript, grading_scale, interop
from bologna_credits.core import Report
from bologna_credits.interop.ewp import WrittenTranscript
from tests.interop.ewp_schemas import faults_of_response
from tests.interop.written_transcripts import GENERATED, LEARNER, OWN_SCALES, elmo_transcripts, held

EXAMPLES = ("kostanay-almaty", "kostanay-oslo", "oslo-kostanay")
OSLO = Institution("Oslo", "NO", {"schac": "uio.no"})
several = settings(max_examples=25, suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture])


@st.composite
def tables(draw: st.DrawFn) -> GradingTable:
    """Tables of percentages in tenths that add up to 100."""
    cuts = sorted(draw(st.lists(st.integers(1, 999), min_size=4, max_size=4, unique=True)))
    tenths = [high - low for low, high in zip([0, *cuts], [*cuts, 1000], strict=True)]
    rows = {label: f"{number // 10}.{number % 10}" for label, number in zip("ABCDE", tenths, strict=True)}
    code = draw(st.sampled_from(["06", "061", "0612"]))
    return GradingTable(grading_scale("NO-AF"), rows, isced=code, counted=False)


def bare(transcript: Transcript) -> Transcript:
    return attrs.evolve(transcript, report=Report(), source="")


def write(transcript: Transcript, **options: object) -> WrittenTranscript:
    return interop.ewp.write(transcript, mobility="m-1", learner=LEARNER, generated=GENERATED, **options)  # type: ignore[arg-type]


@several
@given(transcript=elmo_transcripts(), table=st.none() | tables())
def test_a_transcript_that_ewp_holds_is_read_as_it_was_written(transcript: Transcript, table: GradingTable | None) -> None:
    written = write(transcript, tables=() if table is None else table)
    assert bare(interop.ewp.read_transcript(written.xml, scales=OWN_SCALES)) == held(transcript)


@several
@given(transcript=elmo_transcripts(), table=tables())
def test_what_is_written_is_valid_by_the_official_schema(shared: Path, transcript: Transcript, table: GradingTable) -> None:
    assert faults_of_response(write(transcript, tables=table).xml, shared) == []


@several
@given(table=tables(), fill_up=st.sampled_from(["none", "largest_remainder", "last_row"]))
def test_a_table_whose_percentages_have_one_decimal_is_read_as_it_was_written(table: GradingTable, fill_up: str) -> None:
    written = write(Transcript(OSLO), tables=table, fill_up=fill_up)
    (again,) = interop.ewp.read_grading_tables(written.xml, scale="NO-AF")
    assert (again.scale, again.entries, again.isced) == (table.scale, table.entries, table.isced)


@pytest.mark.parametrize("name", EXAMPLES)
def test_the_transcript_of_an_example_is_valid_and_read_again(shared: Path, root: Path, name: str) -> None:
    transcript = interop.case.load(root / "examples" / name).transcript
    written = write(transcript, rounding=Rounding("1/100", "half_up"))
    assert faults_of_response(written.xml, shared) == []
    assert bare(interop.ewp.read_transcript(written.xml)) == held(transcript)
