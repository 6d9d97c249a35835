"""The student's name and numbers, wherever an agreement prints them."""

import pytest

from tests.interop.ewp_documents import agreement, answer, codes_of, component, first, proposal, read, signatures, tables

_PROPOSED = proposal(tables(component()), signatures("2020-12-01", "2020-12-02"))


def test_a_code_that_is_the_students_number_is_not_kept() -> None:
    row = component("URN:SCHAC:personalUniqueCode:int:esi:north.no:778899")
    found = read(agreement(first(tables(row))))
    assert found.agreement.studied[0].code == "Algebra"
    (note,) = found.report.with_code("ewp.value-withheld")
    assert note.named["count"] == 1


@pytest.mark.parametrize("name", ["Ada Maria", "SECRETSON", "ada", "Maria"])
def test_a_name_within_words_becomes_a_sign_and_the_words_stay(name: str) -> None:
    found = read(agreement(_PROPOSED), updates=[answer("comment", comment=f"Let {name} choose Law")])
    assert found.comments[0].text == "Let … choose Law"


def test_a_number_within_words_becomes_a_sign() -> None:
    more = "<recognition-conditions>an oral examination of ada@north.no</recognition-conditions>"
    found = read(agreement(first(tables(recognised=component(more=more)))))
    assert found.agreement.recognised[0].condition == "an oral examination of …"


def test_a_part_of_another_word_is_no_name() -> None:
    found = read(agreement(_PROPOSED), updates=[answer("comment", comment="Canada is closed")])
    assert found.comments[0].text == "Canada is closed"
    assert "ewp.value-withheld" not in codes_of(found)


def test_a_title_is_kept_because_a_course_may_bear_a_name() -> None:
    found = read(agreement(first(tables(component("A1", "Secretson")))))
    assert found.agreement.studied[0].title == "Secretson"


def test_a_name_of_a_proposal_is_private_like_that_of_the_agreement() -> None:
    inserted = component("A2", status="inserted", reason_text="for Karamazov")
    proposed = proposal(tables(inserted), signatures("2021-03-01", "2021-03-02"))
    renamed = proposed.replace("</changes-", "<student><family-name>Karamazov</family-name></student></changes-")
    found = read(agreement(first(tables(component("Karamazov"))) + renamed))
    assert found.agreement.changes[0].reason == "for …"
    assert "karamazov" not in str(found).casefold()


def test_short_names_and_agreements_without_a_student_are_left_alone() -> None:
    short = agreement(first(tables(component("Li"))), student="<student><family-name>Li</family-name></student>")
    assert read(short).agreement.studied[0].code == "Li"
    assert read(agreement(first(tables(component("Secretson"))), student="")).agreement.studied[0].code == "Secretson"


def test_very_many_names_are_no_reason_to_read_for_very_long() -> None:
    names = "".join(f"<given-names>Name{number} Part{number}</given-names>" for number in range(10_000))
    found = read(agreement(first(tables(component("Name0 Part0"))), student=f"<student>{names}</student>"))
    assert found.agreement.studied[0].code == "Algebra"
