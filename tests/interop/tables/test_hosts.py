"""The institutions of a cohort."""

from typing import Any

import pytest

from bologna_credits import DefinitionError, Institution, default_catalogue
from bologna_credits.core import UnknownCountryError
from bologna_credits.interop._typed_lines import Host
from bologna_credits.interop.tables.cells import Unreadable
from bologna_credits.interop.tables.hosts import Hosts, host_columns, read_hosts_table

_NAMES = ["Name", "Country", "Host identifiers", "Credit system", "Scale"]


def _read(*rows: tuple[Any, ...]) -> tuple[Host, ...]:
    return read_hosts_table(host_columns(_NAMES), rows, default_catalogue())


def test_a_row_is_an_institution_with_its_system_and_scale() -> None:
    (host,) = _read(("Lodz", "PL", "erasmus: PL LODZ01", "ects", "PL-5"))
    assert host == Host(institution=Institution("Lodz", "PL", {"erasmus": "PL LODZ01"}), system="ECTS", scale="PL-5")


def test_all_faults_are_told_with_their_rows() -> None:
    with pytest.raises(DefinitionError) as caught:
        _read(
            ("", "PL", "", "", ""),
            ("A", "XQ", "", "", ""),
            ("B", "", "", "ETCS", ""),
            ("C", Unreadable("is list"), "", "", "PL-99"),
        )
    told = caught.value.faults
    assert told[0] == 'row 1, column "Name": is empty'
    assert told[1].startswith("row 2: ")
    assert 'no credit system "ETCS"' in told[2]
    assert told[3] == 'row 4, column "Country": is list'
    assert 'no grading scale "PL-99"' in told[4]


def test_a_host_is_found_by_name_or_identifier_and_a_new_one_is_made_once() -> None:
    lodz = Host(institution=Institution("Lodz", "PL", {"erasmus": "PL LODZ01"}), system="ECTS")
    hosts = Hosts(named=(lodz,))
    assert hosts.find("lodz") is hosts.find("pl lodz01") is lodz
    assert hosts.known("LODZ") is lodz
    assert hosts.known("Oslo") is None
    assert hosts.find("Oslo") is hosts.find("Oslo")
    assert hosts.find("Lodz", "PL") is lodz
    assert hosts.find("University", "PL", (("erasmus", "PL LODZ01"),)) is lodz
    assert hosts.find("Lodz", "US").institution == Institution("Lodz", "US")


def test_a_country_that_is_none_is_an_error() -> None:
    with pytest.raises(UnknownCountryError):
        Hosts().find("Lodz", "XQ")
