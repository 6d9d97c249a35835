"""The same inputs under each published rule of the modified Bavarian formula.

The values were computed from the printed rules with exact fractions, independently of this package.
"""

from fractions import Fraction

import pytest

from bologna_credits import GradingScale, ModifiedBavarian, convert_grade, grading_scale
from bologna_credits.grades import NumberGrades

_CUT = (("DE/KMK", None), ("DE/HM-Muenchen", None), ("DE/Passau-WiWi", "2020-01-01"), ("DE/Passau-SoBi", "2025-10-01"))
_RULES: tuple[tuple[tuple[str, str | None], ...], ...] = (
    _CUT,
    (("DE/Passau-SoBi", "2024-10-01"),),
    (("DE/Koeln-ES1", None), ("DE/Augsburg-MNTF", None)),
    (("DE/Geisenheim", None),),
    (("DE/Landshut", None),),
)

# mark, best, lowest pass, exact x, then the grade under each group of rules
_GOLDEN = [
    ("71", 100, 40, "49/20", ("2.4", "2.3", "2.3", "2.3", "2")),
    ("7.25", 10, 5, "53/20", ("2.6", "2.3", "2.7", "2.7", "3")),
    ("5.5", 6, 4, "7/4", ("1.7", "1.7", "1.7", "1.7", "2")),
    ("79.25", 100, 50, "449/200", ("2.2", "2.0", "2.3", "2.3", "2")),
    ("3.7", 4, 1, "13/10", ("1.3", "1.3", "1.3", "1.3", "1")),
    ("6.9", 10, 5, "143/50", ("2.8", "2.7", "3.0", "2.7", "3")),
    ("13", 20, 10, "31/10", ("3.1", "3.0", "3.0", "3.0", "3")),
    ("7.5", 10, 5, "5/2", ("2.5", "2.3", "2.3", "2.3", "2")),
]


@pytest.mark.parametrize(("mark", "best", "lowest", "exact", "grades"), _GOLDEN)
def test_each_practice_gives_the_grade_of_the_golden_table(
    mark: str, best: int, lowest: int, exact: str, grades: tuple[str, ...]
) -> None:
    scale = GradingScale("XX-GOLD", numbers=NumberGrades(best, lowest, 0))
    grade = scale.grade(mark)
    assert convert_grade(grade, to="DE-TENTHS", by=ModifiedBavarian()).exact == Fraction(exact)
    for practices, expected in zip(_RULES, grades, strict=True):
        for code, on in practices:
            assert convert_grade(grade, by=code, on=on).grade.label == expected, code


@pytest.mark.parametrize(
    ("exact", "label"), [("1.6", "1.7"), ("2.4", "2.3"), ("2.6", "2.7"), ("2.5", "2.3"), ("1.15", "1.0"), ("3.85", "3.7")]
)
def test_koeln_prints_these_steps(exact: str, label: str) -> None:
    scale = GradingScale("XX-PLAIN", numbers=NumberGrades(1, 4, 6))
    assert convert_grade(scale.grade(exact), by="DE/Koeln-ES1").grade == grading_scale("DE-THIRDS").grade(label)


@pytest.mark.parametrize(("exact", "label"), [("2.4", "2"), ("2.6", "3"), ("2.5", "2")])
def test_landshut_prints_these_steps(exact: str, label: str) -> None:
    scale = GradingScale("XX-PLAIN", numbers=NumberGrades(1, 4, 6))
    assert convert_grade(scale.grade(exact), by="DE/Landshut").grade.label == label
