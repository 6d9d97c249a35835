"""The scales that a caller binds to the names of issuers, and the readings of a printed label on them."""

from collections.abc import Iterable, Mapping, Sequence
from typing import final

import attrs

from bologna_credits.core.countries import read_as
from bologna_credits.core.errors import ArgumentTypeError, UnknownGradeError
from bologna_credits.core.findings import Facts, facts
from bologna_credits.core.reading import fold
from bologna_credits.core.typed import shown_type
from bologna_credits.grades.look_alikes import letters_alike, only_alike, read_alike
from bologna_credits.grades.rows import GradeRow
from bologna_credits.grades.scales import Grade, GradingScale
from bologna_credits.law.catalogue import Catalogue

Scales = Mapping[str, GradingScale | str | Sequence[GradingScale | str]]
"""Grading scales, or their codes, by the names of issuers, schemes and countries; several of one name stand in a tuple."""


def read_scales(scales: Scales | None, catalogue: Catalogue) -> dict[str, tuple[GradingScale, ...]]:
    """Return the scales that a caller binds, by folded names.

    Raises:
        ArgumentTypeError: no mapping, or a value that is neither a scale nor several.
        UnknownScaleError: no scale of a code.
    """
    bound: object = {} if scales is None else scales
    named = {key: value for key, value in bound.items() if isinstance(key, str)} if isinstance(bound, Mapping) else None
    if named is None or (scales is not None and len(named) < len(scales)):
        raise ArgumentTypeError("scales", shown_type(scales), 'a mapping, such as {"uio.no": "NO-AF"}')
    read = {key.casefold(): several_scales(value, catalogue) for key, value in named.items()}
    # Documents print UK, and their country is read as GB: either code binds.
    return {iso.casefold(): read[key] for key in read if (iso := read_as(key)) is not None} | read


def several_scales(given: object, catalogue: Catalogue) -> tuple[GradingScale, ...]:
    """Return one scale, its code, or several of them, as a tuple.

    Raises:
        ArgumentTypeError: none of these.
        UnknownScaleError: no scale of a code.
    """
    several = given if isinstance(given, tuple | list) else (given,)
    if not several or not all(isinstance(one, str | GradingScale) for one in several):
        raise ArgumentTypeError(
            "scales", shown_type(given), 'a grading scale, its code, or several, such as ("SE-345", "SE-UVG")'
        )
    return tuple(dict.fromkeys(catalogue.grading_scale(one) if isinstance(one, str) else one for one in several))


def read_no_grades(labels: Iterable[str]) -> frozenset[str]:
    """Return the labels that a caller says are no grades, folded.

    Raises:
        ArgumentTypeError: one text, or no texts.
    """
    given: object = labels
    several = tuple(given) if isinstance(given, Iterable) and not isinstance(given, str) else (None,)
    if not all(isinstance(label, str) for label in several):
        raise ArgumentTypeError("no_grades", shown_type(labels), 'labels, such as ("NP", "6.0")')
    return frozenset(fold(str(label)) for label in several)


def grade_on(scale: GradingScale, label: str) -> Grade | None:
    """Return the grade of a label on a scale, or None."""
    try:
        return scale.grade(label)
    except UnknownGradeError:
        return None


@final
@attrs.frozen
class Reading:
    """A scale that has a label, and the grade; None where the scale names it as the label of somebody without a grade."""

    scale: GradingScale
    grade: Grade | None

    def row(self, label: str) -> GradeRow | None:
        """Return the row as which a label was read, or None for a number."""
        return self.scale.no_grade(label) if self.grade is None else self.grade.row


def alike_note(label: str, grade: Grade | None) -> Facts | None:
    """Return the facts of a label that was read by the look of its letters, or None.

    >>> from bologna_credits import grading_scale
    >>> alike_note("ҒХ", grading_scale("ECTS-AF").grade("ҒХ"))
    (('label', 'ҒХ'), ('grade', 'FX'), ('letters', ('Ғ', 'Х')))
    """
    part = None if grade is None else read_alike(label, grade.row)
    if grade is None or part is None:
        return None
    return facts(label=label, grade=grade.label, letters=letters_alike(part))


def readings_of(label: str, scales: Iterable[GradingScale]) -> tuple[Reading, ...]:
    """Return the readings of a label on those of several scales that have it.

    A scale that prints the label has it before those on which it only looks like a label.
    """
    read = (Reading(scale, grade_on(scale, label)) for scale in scales)
    found = tuple(one for one in read if one.grade is not None or one.scale.no_grade(label) is not None)
    if len(found) < 2 or label.isascii():
        return found
    return tuple(one for one in found if not only_alike(label, one.row(label))) or found
