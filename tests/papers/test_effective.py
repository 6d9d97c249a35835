"""The tables of a learning agreement on a day."""

from bologna_credits import (
    Change,
    Component,
    Credits,
    LearningAgreement,
    recognise,
)
from tests.counting import lines_run
from tests.papers.support import ECTS_ONLY, five_credits, home_verdicts, signed_by_all, transcript_of


def _codes(components: tuple[Component, ...]) -> list[str]:
    return [component.code for component in components]


def test_a_proposal_that_not_everybody_signed_is_not_in_force() -> None:
    change = Change("2024-02-01", ["A"], [five_credits("B")], signatures=signed_by_all("2024-02-01", "2024-02-03"))
    assert change.in_force is None
    effective = LearningAgreement([five_credits("A")], [], [change]).effective()
    assert _codes(effective.studied) == ["A"]
    (finding,) = effective.report
    assert "receiving" in finding.message
    assert not LearningAgreement([five_credits("A")], [], [change]).effective("2024-01-31").report


def test_all_three_tables_change() -> None:
    change = Change(
        "2024-02-01", ["A"], [five_credits("B")], ["H"], [five_credits("I")], drop_virtual=["V"], add_virtual=[five_credits("W")]
    )
    effective = LearningAgreement([five_credits("A")], [five_credits("H")], [change], virtual=[five_credits("V")]).effective()
    assert [_codes(table) for table in (effective.studied, effective.recognised, effective.virtual)] == [["B"], ["I"], ["W"]]
    assert _codes(effective.hosted) == ["B", "W"]


# EWP: approved-changes is the latest cumulative difference from the first version. A first change put B for A; the second adds
# C to that, and its delta says both.
def test_a_cumulative_change_replaces_the_cumulative_changes_before_it() -> None:
    first = Change("2024-02-01", ["A"], [five_credits("B")], cumulative=True)
    second = Change("2024-03-01", ["A"], [five_credits("B"), five_credits("C")], cumulative=True)
    agreement = LearningAgreement([five_credits("A")], [], [second, first])
    assert _codes(agreement.effective("2024-02-15").studied) == ["B"]
    assert _codes(agreement.effective().studied) == ["B", "C"]
    assert not agreement.effective().report


def test_a_single_change_before_a_cumulative_one_is_replaced_with_a_note_and_one_after_it_counts() -> None:
    changes = [
        Change("2024-02-01", ["A"], [five_credits("B")]),
        Change("2024-03-01", [], [five_credits("C")], cumulative=True),
        Change("2024-04-01", ["C"], [five_credits("D")]),
    ]
    effective = LearningAgreement([five_credits("A")], [], changes).effective()
    assert _codes(effective.studied) == ["A", "D"]
    assert [finding.code for finding in effective.report] == ["recognition.change-replaced"]


def test_changes_count_in_the_order_in_which_they_came_into_force() -> None:
    slow = Change("2024-02-01", ["B"], [five_credits("C")], signatures=signed_by_all("2024-02-01", "2024-02-01", "2024-03-01"))
    quick = Change("2024-02-05", ["A"], [five_credits("B")], signatures=signed_by_all(*["2024-02-06"] * 3))
    effective = LearningAgreement([five_credits("A")], [], [slow, quick]).effective()
    assert _codes(effective.studied) == ["C"]
    assert not effective.report


def test_what_leaves_a_table_in_which_it_does_not_stand_is_open() -> None:
    agreement = LearningAgreement([five_credits("A")], [five_credits("H")], [Change("2024-02-01", drop_studied=["H"])])
    (finding,) = agreement.effective().report
    assert (finding.code, finding.subject) == ("recognition.change-unknown", "H")


def test_a_component_that_stands_twice_is_counted_once() -> None:
    change = Change("2024-02-01", add_studied=[Component("A", "other", Credits(9, "ECTS"))], add_virtual=[five_credits("A")])
    agreement = LearningAgreement([five_credits("A")], [five_credits("H")], [change])
    effective = agreement.effective()
    assert (effective.studied, effective.virtual) == ((five_credits("A"),), ())
    assert [finding.code for finding in effective.report] == ["recognition.component-twice"]
    decision = recognise(transcript_of(["A"]), agreement, ECTS_ONLY)
    assert str(decision.credits) == "5 ECTS"
    settled = decision.settle("recognition.component-twice", "A", "holds", by="Dean", on="2024-07-01", because="the first")
    assert not settled.open


def test_table_c_is_part_of_the_package() -> None:
    agreement = LearningAgreement([five_credits("A")], [five_credits("H")], virtual=[five_credits("V")])
    assert home_verdicts(recognise(transcript_of(["A", "V"]), agreement, ECTS_ONLY)) == ["holds"]
    assert home_verdicts(recognise(transcript_of(["A"]), agreement, ECTS_ONLY)) == ["open"]
    assert not recognise(transcript_of(["A", "V"]), agreement, ECTS_ONLY).outside


def test_signed_changes_take_effect_from_their_day_in_order() -> None:
    first, second, third = Component("A", "a"), Component("B", "b"), Component("C", "c")
    agreement = LearningAgreement(
        [first],
        [Component("H", "h")],
        [
            Change(
                "2016-10-01", drop_studied=["B"], add_studied=[third], drop_recognised=["H"], add_recognised=[Component("I", "i")]
            ),
            Change("2016-09-01", drop_studied=["A"], add_studied=[second]),
            Change("2016-11-01", drop_studied=["C"], signed=False),
        ],
    )
    assert [c.code for c in agreement.effective("2016-08-31").studied] == ["A"]
    assert [c.code for c in agreement.effective("2016-09-01").studied] == ["B"]
    final = agreement.effective()
    assert [c.code for c in final.studied] == ["C"]
    assert [c.code for c in final.recognised] == ["I"]
    assert [finding.code for finding in final.report] == ["recognition.change-unsigned"]


def test_a_change_that_removes_what_is_not_there_is_open() -> None:
    agreement = LearningAgreement([Component("A", "a")], [], [Change("2016-09-01", drop_studied=["Z"])])
    assert agreement.effective().report.open[0].subject == "Z"


def test_the_work_for_changes_that_add_is_in_proportion_to_their_number() -> None:
    def work(count: int) -> int:
        changes = [Change("2024-02-01", add_studied=[five_credits(f"X{number}")]) for number in range(count)]
        agreement = LearningAgreement([five_credits("A")], [], changes)
        return lines_run(lambda: agreement.effective())

    assert work(160) <= 2.2 * work(80)
