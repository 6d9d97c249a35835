"""Grading tables written as the ``gradeConversionTable`` of EWP; a chapter of :mod:`bologna_credits.interop.ewp`."""

import datetime
from collections.abc import Iterable
from fractions import Fraction
from typing import Literal, final

import attrs

from bologna_credits.core.brief import brief
from bologna_credits.core.errors import ArgumentError, ArgumentTypeError
from bologna_credits.core.exact import Rounding, show_places
from bologna_credits.core.findings import Finding, Report, Verdict, facts
from bologna_credits.core.provenance import Seen, Source
from bologna_credits.core.reading import read_word
from bologna_credits.core.typed import checked, shown_type, typed
from bologna_credits.grades.grading_tables import GradingTable
from bologna_credits.interop._distributions import repeated
from bologna_credits.interop.percentages import TENTHS, FillUp, places_of, round_row
from bologna_credits.interop.xml_writing import Element, element, to_xml

NAMESPACE = "https://github.com/erasmus-without-paper/ewp-specs-api-imobility-tors/blob/stable-v2/endpoints/get-response.xsd"
SPECIFICATION = Source(
    "ewp-imobility-tors",
    "EWP Incoming Mobility ToRs API v2, get-response.xsd",
    NAMESPACE,
    seen=Seen.PRIMARY,
    quote="We strongly RECOMMEND adding failing grades, so they can be used in other scenarios than those mentioned in Egracons",
    checked=datetime.date(2026, 11, 25),
)


FillUpWord = Literal["none", "largest_remainder", "last_row"]


@final
@attrs.frozen(field_transformer=typed)
class WrittenTables:
    """The element ``gradeConversionTable`` as UTF-8, and the findings about what was written."""

    __repr__ = brief

    xml: bytes
    report: Report


@final
@attrs.frozen(field_transformer=typed)
class WrittenTranscript:
    """The response with a transcript as UTF-8, and the findings about what was written.

    The document names the student, so that ``repr`` does not show it.
    """

    __repr__ = brief

    xml: bytes = attrs.field(repr=False)
    report: Report


@checked
def write_grading_tables(
    tables: Iterable[GradingTable] | GradingTable, *, rounding: Rounding = TENTHS, fill_up: FillUp | FillUpWord = FillUp.NONE
) -> WrittenTables:
    """Write grading tables as the element ``gradeConversionTable`` of an EWP transcript.

    Counts become percentages of all entries of the table, fails included, as the specification recommends. Percentages are
    written as they are, unless the row has to be filled up to 100. Entries keep their order.

    Args:
        tables: one table, or one for each field of study; each needs its ISCED-F code.
        rounding: the rounding of a percentage; its step is a decimal number that divides 100.
        fill_up: the way in which the row is made to add up to 100. With anything but ``none``, percentages are divided by their
            own sum first. ``largest_remainder`` uses the step of the rounding and not its mode.

    Returns:
        The element, and a report of rows that do not add up to 100, figures moved so that they do, grades that print as nothing,
        tables without failing grades, and tables that are no reference group.

    Raises:
        ArgumentError: no table, one without an ISCED-F code, a step that does not divide 100, an unknown ``fill_up``, or a
            last row that would be negative.

    >>> from bologna_credits import grading_scale, interop
    >>> counts = {"F": 1, "C": 1, "B": 1}
    >>> table = GradingTable(grading_scale("NO-AF"), counts, isced="0612", counted=True)
    >>> written = write_grading_tables(table, fill_up="largest_remainder")
    >>> interop.ewp.read_grading_tables(written.xml, scale="NO-AF").rows[0].printed
    (('F', '33.4'), ('C', '33.3'), ('B', '33.3'))
    """
    given = tables_of(tables)
    if not given:
        raise ArgumentError("tables", "nothing", ("at least one grading table",))
    without = next((table for table in given if table.isced is None), None)
    if without is not None:
        raise ArgumentError("tables", f"{without.name}, which has no ISCED-F code", ("tables with isced=",))
    root, findings = tables_element(given, rounding, fill_up, xmlns=NAMESPACE)
    # The element stands inside a response, so that it has no declaration of its own.
    return WrittenTables(to_xml(root).partition("\n")[2].encode(), Report(findings))


def tables_of(tables: Iterable[GradingTable] | GradingTable) -> tuple[GradingTable, ...]:
    """Return grading tables, or a single one, as a tuple.

    Raises:
        ArgumentTypeError: one of them is none.
    """
    given = (tables,) if isinstance(tables, GradingTable) else tuple(tables)
    for table in given:
        if not isinstance(table, GradingTable):
            raise ArgumentTypeError("tables", shown_type(table), "grading tables")
    return given


def tables_element(
    tables: Iterable[GradingTable], rounding: Rounding, fill_up: FillUp | FillUpWord, *, xmlns: str | None = None
) -> tuple[Element, list[Finding]]:
    """Return the element ``gradeConversionTable``, and the findings about what was written.

    Args:
        tables: the tables, each with its field of study.
        rounding: the rounding of a percentage.
        fill_up: the way in which a row is made to add up to 100.
        xmlns: the namespace, where the element stands alone.

    Raises:
        ArgumentError: a step that does not divide 100, an unknown ``fill_up``, or a last row that would be negative.
    """
    filling = read_word(FillUp, fill_up, "fill_up")
    places = places_of(rounding)
    given, written, findings = tuple(tables), [], []
    for table in given:
        percentages = round_row(_exact(table, filling), rounding, filling)
        findings += _written(table, rounding, percentages)
        rows = [
            element("gradeFrequency", label=label, percentage=show_places(percentage, places))
            for (label, _), percentage in zip(table.graded, percentages, strict=True)
        ]
        written.append(element("iscedTable", rows, place=f"table {table.name}", iscedCode=table.isced))
    findings += repeated(table.isced or "" for table in given)
    return element("gradeConversionTable", written, xmlns=xmlns), findings


def _exact(table: GradingTable, fill_up: FillUp) -> list[Fraction]:
    """The percentages before they are rounded."""
    weights = [weight for _, weight in table.graded]
    if not table.counts and fill_up is FillUp.NONE:
        return weights
    total = sum(weights, Fraction(0))
    return [weight * 100 / total for weight in weights]


def _written(table: GradingTable, rounding: Rounding, percentages: list[Fraction]) -> list[Finding]:
    """The findings about a table as it was written."""
    about = table.isced or ""
    found = [*table.report.with_code("table.course-histogram"), *table.report.with_code("table.convention")]
    if not any(not table.scale.grade(label).passes for label, _ in table.graded):
        found.append(Finding("ewp.no-fails", Verdict.NOTE, about, (), SPECIFICATION))
    total = sum(percentages, Fraction(0))
    if total != 100:
        found.append(Finding("ewp.sum", Verdict.NOTE, about, facts(total=total)))
    plain = _exact(table, FillUp.NONE)
    for (label, weight), share, printed in zip(table.graded, plain, percentages, strict=True):
        alone = rounding.apply(share)
        if printed != alone:
            named = facts(label=label, printed=printed, rounded=alone)
            found.append(Finding("ewp.moved", Verdict.NOTE, about, named))
        if weight and not printed:
            found.append(Finding("ewp.printed-as-nothing", Verdict.NOTE, about, facts(label=label)))
    return found
