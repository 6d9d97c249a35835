"""A value equals itself without a look at its fields."""

import attrs

from bologna_credits import (
    GradingTable,
    GradingTableOverlap,
    Linear,
    ModifiedBavarian,
    PracticeWith,
    default_catalogue,
    grading_scale,
)
from bologna_credits.conversion import MeanSoFar, PassedOnly
from bologna_credits.conversion.methods.published_tables import PublishedTable
from bologna_credits.core.identity import same_first


class Looked:
    """A field that counts how often it is compared."""

    count = 0

    def __eq__(self, other: object) -> bool:
        Looked.count += 1
        return isinstance(other, Looked)

    def __hash__(self) -> int:
        return 1


@same_first
@attrs.frozen
class Box:
    one: Looked
    other: int = 0


def test_a_value_equals_itself_without_a_look_at_its_fields_and_another_by_them() -> None:
    box, before = Box(Looked()), Looked.count
    assert box == box
    assert Looked.count == before
    assert box == Box(Looked())
    assert Looked.count == before + 1
    assert box != Box(Looked(), 1)
    assert hash(box) == hash(Box(Looked()))
    assert Box.__eq__(box, 3) is NotImplemented


def test_methods_and_tables_that_say_the_same_are_equal_and_others_are_not() -> None:
    scale = grading_scale("NO-AF")
    host, home = GradingTable(scale, {"A": 1}), GradingTable(grading_scale("BE-20"), {"18": 1})
    table = default_catalogue().equivalences("KZ-2011", "ECTS-AF")[0]

    def most() -> GradingTableOverlap:
        return GradingTableOverlap(host, home, choose="maximum")

    pairs: list[tuple[object, ...]] = [
        (host, GradingTable(scale, {"A": 1}), GradingTable(scale, {"A": 2})),
        (table, attrs.evolve(table), attrs.evolve(table, note="other")),
        (PublishedTable(table), PublishedTable(table), PublishedTable(table, beside=())),
        (ModifiedBavarian(), ModifiedBavarian(), ModifiedBavarian(best=3)),
        (Linear(), Linear(), Linear(best=3)),
        (MeanSoFar(3), MeanSoFar("3"), MeanSoFar(4)),
        (PassedOnly(), PassedOnly(), PassedOnly("the student")),
        (PracticeWith("DE/KMK"), PracticeWith("DE/KMK"), PracticeWith("DE/KMK", passed=True)),
        (
            *(GradingTableOverlap(host, home, choose="maximum") for _ in range(2)),
            GradingTableOverlap(host, home, choose="minimum"),
        ),
    ]
    for one, same, other in pairs:
        assert one == one
        assert one == same
        assert hash(one) == hash(same)
        assert one != other
        assert one != "text"
