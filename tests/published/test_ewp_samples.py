"""The official example and schema of the EWP API; they lie beside the checkout."""

import re
from fractions import Fraction
from pathlib import Path

import pytest
from lxml import etree

from bologna_credits import GradingTable, grading_scale, interop
from bologna_credits.interop.ewp import FillUp

# Two schemas that others import and that lie in no sample; neither says anything about grades.
_STUBS = {
    "xml.xsd": """<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" targetNamespace="http://www.w3.org/XML/1998/namespace">
        <xs:attribute name="lang" type="xs:language"/></xs:schema>""",
    "address.xsd": """<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema"
        targetNamespace="https://github.com/erasmus-without-paper/ewp-specs-types-address/tree/stable-v1">
        <xs:complexType name="FlexibleAddress"/></xs:schema>""",
}
_FILES = {
    "common-types.xsd": "ewp/types/common-types.xsd",
    "elmo.xsd": "elmo/xsd/elmo-v1.7.0.xsd",
    "xmldsig-core-schema.xsd": "elmo/xsd/references/xmldsig-core-schema.xsd",
    "EUROPASS_ISOCountries_V1.1.xsd": "elmo/xsd/references/EUROPASS_ISOCountries_V1.1.xsd",
    "response.xsd": "ewp/tor/get-response-v2.xsd",
}
_RENAMED = {"elmo-schemas/v1/schema.xsd": "elmo.xsd", "types-address/stable-v1/schema.xsd": "address.xsd"}


def _nearby(location: re.Match[str]) -> str:
    """An address on the web as the file of the same schema beside this one."""
    address = location[1]
    name = next((file for end, file in _RENAMED.items() if address.endswith(end)), address.rsplit("/", 1)[-1])
    return f'schemaLocation="{name}"'


def _schema(samples: Path, folder: Path) -> etree.XMLSchema:
    for name, text in _STUBS.items():
        (folder / name).write_text(text, "utf-8")
    for name, path in _FILES.items():
        text = (samples / path).read_text("utf-8")
        (folder / name).write_text(re.sub(r'schemaLocation="([^"]*)"', _nearby, text), "utf-8")
    parser = etree.XMLParser(no_network=True, load_dtd=False)
    return etree.XMLSchema(etree.parse(str(folder / "response.xsd"), parser))


def _example(shared: Path) -> Path:
    return shared / "samples" / "ewp" / "tor" / "get-response-example-v2.xml"


def test_the_official_example_is_read(shared: Path) -> None:
    found = interop.ewp.read_grading_tables(_example(shared), scale="NO-AF")
    assert found.table("0612").shares["A"] == Fraction(20, 992)
    transcript = interop.ewp.read_transcript(_example(shared), scales={"uw.edu.pl": "NO-AF"})
    distribution = transcript.courses[0].distribution
    assert distribution is not None
    assert dict(distribution.entries) == {"F": 3, "E": 92, "D": 98, "C": 135, "B": 37, "A": 7}
    assert "Kowalski" not in repr(transcript) + str(found)


def test_the_official_example_prints_its_own_counts_with_a_last_row_that_takes_the_rest(shared: Path) -> None:
    found = interop.ewp.read_grading_tables(_example(shared), scale="NO-AF")
    distribution = interop.ewp.read_transcript(_example(shared), scales={"*": "NO-AF"}).courses[0].distribution
    assert distribution is not None
    table = GradingTable(grading_scale("NO-AF"), distribution.entries, isced="0612", counted=True)
    written = interop.ewp.write_grading_tables(table, fill_up="last_row")
    assert interop.ewp.read_grading_tables(written.xml, scale="NO-AF").rows == (
        interop.ewp.IscedTable(
            "0612", found.rows[0].printed, GradingTable(table.scale, found.rows[0].printed, label="0612", isced="0612")
        ),
    )


@pytest.mark.parametrize("fill_up", FillUp)
def test_what_is_written_is_valid_by_the_schema_of_the_api(shared: Path, tmp_path: Path, fill_up: FillUp) -> None:
    schema = _schema(shared / "samples", tmp_path)
    response = etree.parse(str(_example(shared)))
    schema.assertValid(response)
    tor = response.getroot()[0]
    counts = {"F": 3, "E": 92, "D": 98, "C": 135, "B": 37, "A": 7}
    tables = [GradingTable(grading_scale("NO-AF"), counts, isced=code) for code in ("0612", "06")]
    tor.replace(tor[-1], etree.fromstring(interop.ewp.write_grading_tables(tables, fill_up=fill_up).xml))
    schema.assertValid(response)
    tor[-1][0][0].set("percentage", "a few")
    assert not schema.validate(response)
