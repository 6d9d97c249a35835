"""Places, numbers and unknown elements of documents of EWP."""

from fractions import Fraction

import pytest

from bologna_credits import DefinitionError
from bologna_credits.core import NumberError
from bologna_credits.interop.ewp.places import read_decimal
from tests.interop.ewp_documents import SIGNED, agreement, component, first, read, tables

_ONLY = first(tables(component()))


@pytest.mark.parametrize(
    ("text", "number"),
    [("5", 5), ("7.50", Fraction(15, 2)), (".5", Fraction(1, 2)), ("5.", 5), ("+5.", 5), ("-.5", Fraction(-1, 2)), ("0", 0)],
)
def test_decimals_of_xml_schema_are_read_exactly(text: str, number: Fraction) -> None:
    assert read_decimal(text) == number


@pytest.mark.parametrize("text", [".", "", "five", "1e"])
def test_a_text_that_is_no_decimal_is_refused(text: str) -> None:
    with pytest.raises(NumberError):
        read_decimal(text)


def test_elements_and_attributes_that_the_specification_does_not_have_are_told_and_not_read() -> None:
    # Part files of the specification's own scenario write reason= where the schema has reason-code=.
    row = component(reason="language-mismatch", more="<workload>30</workload>")
    found = read(agreement(first(tables(row)), end="<insurance><provider>Someone</provider></insurance>"))
    (note,) = found.report.with_code("ewp.not-read")
    assert note.named["names"] == ("la/insurance", "component/@reason", "component/workload")
    assert "Someone" not in str(found.report)


def test_elements_in_other_namespaces_and_attributes_of_other_standards_are_no_surprise() -> None:
    document = agreement(_ONLY).replace(
        "<la>",
        '<la xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:schemaLocation="urn:x x.xsd" xml:lang="en">',
    )
    assert len(read(document).report) == 0


def test_what_stands_in_the_data_of_a_person_is_never_told() -> None:
    document = agreement(_ONLY).replace("<citizenship>NO</citizenship>", "<citizenship>NO</citizenship><iban>NO12</iban>")
    assert len(read(document).report) == 0


def test_a_fault_that_is_met_twice_is_told_once() -> None:
    with pytest.raises(DefinitionError) as refused:
        read(agreement(_ONLY, dates="<start-year-month>now</start-year-month>"))
    assert refused.value.faults == ('line 1, la/start-year-month: "now" is no month such as 2018-09',)


@pytest.mark.parametrize("moment", ["2020-12-01T10:00:00", "2020-12-01T10:00:00.25Z", "2020-12-01T10:00:00-05:00"])
def test_the_day_of_a_signature_is_the_day_that_is_printed(moment: str) -> None:
    signed = SIGNED.replace("2020-12-01T10:00:00+02:00", moment)
    assert str(read(agreement(first(tables(component()), signed))).agreement.signatures[0].day) == "2020-12-01"


def test_a_signature_without_a_time_is_a_fault() -> None:
    with pytest.raises(DefinitionError, match="student-signature: the element <timestamp> is missing"):
        read(agreement(first("", "<student-signature/>")))
