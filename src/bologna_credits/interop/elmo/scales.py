"""The grading scales of a report's labels: bound by the caller, or guessed; a chapter of :mod:`bologna_credits.interop.elmo`.

A scale that is taken by the issuer's country is a guess. A day chooses it only if the day says when a result was reached, and it
is given up where the labels of the same document disprove it.
"""

import datetime
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, final

import attrs

from bologna_credits.core.errors import (
    AmbiguousCodeError,
    UnclearDayError,
    UnknownCodeError,
)
from bologna_credits.core.findings import Fact, Finding, Verdict, facts
from bologna_credits.core.provenance import Standing
from bologna_credits.core.reading import fold, optional_day
from bologna_credits.grades.scales import GradingScale
from bologna_credits.interop._bound_scales import Reading, Scales, grade_on, read_scales, readings_of
from bologna_credits.interop.elmo.extension import code_of, scale_of
from bologna_credits.interop.elmo.issuer import Issuer
from bologna_credits.interop.elmo.parts import best_title, finished, labels_of, texts_of
from bologna_credits.interop.xml import all_of, child_of, text_of
from bologna_credits.law.catalogue import Catalogue, default_catalogue

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

Day = datetime.date | str | None

_RESULTS = ("resultLabel", "result", "resultDistribution")
_FEWEST = 2  # one odd label alone is an oddity of that label, and disproves nothing


@final
@attrs.frozen
class Choice:
    """The scales that may explain a label.

    Args:
        scales: those bound by the caller, or the one guessed.
        plain: the country's scales of mere pass and fail, for labels that are not on the guessed one.
        day: the day that counts, if there is one.
    """

    scales: tuple[GradingScale, ...] = ()
    plain: tuple[GradingScale, ...] = ()
    day: datetime.date | None = None

    def read(self, label: str) -> tuple[Reading, ...]:
        """Return the readings of a label: on the scales first, and only then on those of pass and fail.

        Of several scales that have it, those count that were in force on the day of the result.
        """
        found = readings_of(label, self.scales) or readings_of(label, self.plain)
        if len(found) < 2:
            return found
        return tuple(reading for reading in found if self.held(reading.scale)) or found

    def held(self, scale: GradingScale) -> bool:
        """Return True if a scale may have been in force on the day of the result; without a day, any may."""
        return self.day is None or scale.in_force.on(self.day) is not Standing.NO


@final
@attrs.frozen
class _Guess:
    scale: GradingScale | None
    told: Finding
    plain: tuple[GradingScale, ...] = ()


@final
@attrs.define
class Chooser:
    """The choice of scales for one report.

    Args:
        issuer: the issuer; oddities are kept with it.
        bound: the scales that the caller binds, by folded names.
        on: the day that counts, or None for the day of each result.
        no_grades: labels that the caller says are no grades, folded.
    """

    issuer: Issuer
    bound: Mapping[str, tuple[GradingScale, ...]]
    on: Day
    no_grades: frozenset[str] = frozenset()
    _guesses: dict[str, _Guess] = attrs.field(factory=dict)
    _disproved: dict[str, Finding] | None = None
    _by_scheme: dict[str | None, tuple[GradingScale, ...] | None] = attrs.field(factory=dict)
    _told: set[str] = attrs.field(factory=set)
    _schemes: dict[str, tuple[str, ...]] | None = None

    def choose(self, instance: "Element | None", day: datetime.date | None) -> Choice:
        """Return the scales of a result: those bound by the caller, else the country's only or usual one, else none."""
        counts = self.on or day
        scheme = text_of(child_of(instance, "gradingSchemeLocalId"))
        bound = self.bound_to(scheme)
        if bound is not None:
            return Choice(bound, day=optional_day(counts))
        if scheme is not None:
            # The file names its own scheme without a binding: the country's scale would be a guess.
            self._tell(f"scheme {scheme}", lambda: self._unbound(scheme))
            return Choice()
        guess = self._guess(counts)
        disproved = self._find_disproved().get(str(counts))
        # Once for each day: a finding can be long, and courses are many.
        self._tell(f"day {counts}", lambda: disproved or guess.told)
        if guess.scale is None or disproved is not None:
            return Choice()
        return Choice((guess.scale,), guess.plain, optional_day(counts))

    def _tell(self, about: str, finding: Callable[[], Finding]) -> None:
        if about not in self._told:
            self._told.add(about)
            self.issuer.findings.append(finding())

    def _unbound(self, scheme: str) -> Finding:
        """The finding about a scheme of the document, with the document's own words for it."""
        if self._schemes is None:
            found = all_of(self.issuer.report, "gradingScheme")
            self._schemes = {one.get("localId") or "": _words_of(one) for one in found}
        described = self._schemes.get(scheme, ())
        named = {"described": described} if described else {}
        return _note("document.scheme-unbound", scheme, scheme=scheme, **named)

    def bound_to(self, scheme: str | None) -> tuple[GradingScale, ...] | None:
        """Return the scales of a grading scheme: those that the caller binds, else the one that its id names, else None."""
        if scheme not in self._by_scheme:
            institution = self.issuer.institution
            own = [] if scheme is None else [scheme, code_of(scheme)]
            names = [*own, *(value for _, value in institution.identifiers), institution.country or "", "*"]
            found = (self.bound[name.casefold()] for name in names if name.casefold() in self.bound)
            self._by_scheme[scheme] = next(found, None) or self._named(scheme)
        return self._by_scheme[scheme]

    def _named(self, scheme: str | None) -> tuple[GradingScale, ...] | None:
        """The scale of the catalogue that the document itself names, as documents of this package do."""
        scale = scale_of(scheme, self.issuer.catalogue)
        if scale is None:
            return None
        self.issuer.findings.append(_note("document.scale-named", self.issuer.institution.name, scale=scale.code))
        return (scale,)

    def _guess(self, on: Day) -> _Guess:
        if str(on) not in self._guesses:
            self._guesses[str(on)] = self._find(on)
        return self._guesses[str(on)]

    def _find(self, on: Day) -> _Guess:
        name, country = self.issuer.institution.name, self.issuer.institution.country
        catalogue = self.issuer.catalogue
        if country is None or country not in catalogue.prefixes:
            return _Guess(None, _note("document.scale-unknown", name, country=country))
        try:
            scale = catalogue.grading_scale(country, on)
        except (AmbiguousCodeError, UnclearDayError, UnknownCodeError):
            return (on is None and self._by_labels(name, country)) or _Guess(None, self._unclear(name, country, on))
        told = _note("document.scale-by-country", name, issuer=name, scale=scale.code, country=country)
        others = (other for other in self._of_country() if other != scale and _is_pass_fail(other))
        plain = tuple(other for other in others if on is None or other.in_force.on(on) is not Standing.NO)
        return _Guess(scale, told, plain)

    def _unclear(self, name: str, country: str, on: Day) -> Finding:
        known = self._of_country()
        held = tuple(scale.code for scale in known if on is None or scale.in_force.on(on) is not Standing.NO)
        codes = held or tuple(scale.code for scale in known)
        return _note("document.scale-unclear", name, issuer=name, country=country, scales=codes)

    def _by_labels(self, name: str, country: str) -> _Guess | None:
        """The only one of the scales that followed one another in a country that has all labels of the report.

        Scales of single institutions are not chosen so: the catalogue does not have those of all institutions.
        """
        labels = dict.fromkeys(label for _, label in self._free_labels())
        known = self._of_country()
        usual = [scale for scale in known if scale.usual] or known
        plain = tuple(scale for scale in known if _is_pass_fail(scale))
        ranked = [label for label in labels if not readings_of(label, plain)]
        if not ranked or not all(scale.in_force.starts or scale.in_force.ends for scale in usual):
            return None
        found = [scale for scale in usual if all(readings_of(label, (scale,)) for label in ranked)]
        if len(found) != 1:
            return None
        (scale,) = found
        told = _note("document.scale-by-labels", name, issuer=name, scale=scale.code, country=country)
        return _Guess(scale, told, tuple(one for one in plain if one != scale))

    def _of_country(self) -> tuple[GradingScale, ...]:
        """All scales of the issuer's country, which has files: a guess was made."""
        definitions = self.issuer.catalogue.definitions(self.issuer.institution.country or "")
        return tuple(dict.fromkeys(scale for definition in definitions for scale in definition.scales))

    def _find_disproved(self) -> dict[str, Finding]:
        """The guesses that the report disproves, by the day that counted for them."""
        if self._disproved is None:
            by_day: dict[str, list[str]] = {}
            by_scale: dict[GradingScale, set[str]] = {}
            for day, scale, label in self._guessed_labels():
                by_day.setdefault(day, []).append(label)
                by_scale.setdefault(scale, set()).add(day)
            found: dict[str, Finding] = {}
            for scale, days in by_scale.items():
                # All labels of the scale together, or else those of one day alone.
                together = self._disproof(scale, [label for day in sorted(days) for label in by_day[day]])
                alone = {day: together or self._disproof(scale, by_day[day]) for day in days}
                found |= {day: finding for day, finding in alone.items() if finding is not None}
            self._disproved = found
        return self._disproved

    def _guessed_labels(self) -> Iterable[tuple[str, GradingScale, str]]:
        """Yield the day that counts, the guessed scale, and the label of each result whose scale is a guess."""
        for instance, label in self._free_labels():
            counts = self.on or finished(instance, "").day
            scale = self._guess(counts).scale
            if scale is not None:
                yield str(counts), scale, label

    def _free_labels(self) -> "Iterator[tuple[Element, str]]":
        """Yield each result whose scale nobody binds, with its label."""
        for instance in all_of(self.issuer.report, "learningOpportunityInstance"):
            scheme = text_of(child_of(instance, "gradingSchemeLocalId"))
            if scheme is not None or self.bound_to(scheme) is not None:
                continue
            yield from ((instance, label) for label in labels_of(instance)[:1] if fold(label) not in self.no_grades)

    def _disproof(self, scale: GradingScale, labels: list[str]) -> Finding | None:
        """The finding that labels disprove a scale: several are not on it, and another of the country has them all."""
        country = self._of_country()
        plain = tuple(other for other in country if other != scale and _is_pass_fail(other))
        ranked = [label for label in dict.fromkeys(labels) if not _without_rank(label, scale, plain)]
        odd = tuple(label for label in ranked if grade_on(scale, label) is None)
        if len(odd) < _FEWEST:
            return None
        others = (other for other in country if other != scale)
        better = tuple(other.code for other in others if all(_prints(other, label) for label in ranked))
        if not better:
            return None
        name = self.issuer.institution.name
        return _note("document.scale-disproved", name, issuer=name, scale=scale.code, labels=odd, others=better)


def _words_of(scheme: "Element") -> tuple[str, ...]:
    """The title and the description of a grading scheme, in English where there is English."""
    words = (best_title(texts_of(scheme, name), "") for name in ("title", "description"))
    return tuple(filter(None, words))


def _note(code: str, subject: str, /, **named: Fact) -> Finding:
    return Finding(code, Verdict.NOTE, subject, facts(**named))


def _prints(scale: GradingScale, label: str) -> bool:
    """Return True if a scale prints a label just so: one of means reads 12 as 12.0, and says nothing of a transcript with 12."""
    grade = grade_on(scale, label)
    return grade is not None and (grade.row is not None or grade.label == label.replace(",", "."))


def _without_rank(label: str, scale: GradingScale, plain: tuple[GradingScale, ...]) -> bool:
    """Return True for a label of a mere pass or fail, or of somebody without a grade: it says nothing of the scale."""
    return scale.no_grade(label) is not None or bool(readings_of(label, plain))


def _is_pass_fail(scale: GradingScale) -> bool:
    """Return True for a scale of a whole country that has a pass and a fail, and nothing that is ranked."""
    if scale.numbers is not None or scale.region is not None or any(row.ranked for row in scale.rows if row.graded):
        return False
    return {row.passes for row in scale.rows if row.graded} == {True, False}


def issuer_scales(
    report: "Element",
    *,
    scales: Scales | None,
    on: Day,
    catalogue: Catalogue | None,
    no_grades: frozenset[str] = frozenset(),
) -> tuple[str, tuple[GradingScale, ...], list[Finding]]:
    """Return the name of an issuer, the scales of its grades, and the oddities.

    Args:
        report: a ``report``; any other element is an unknown issuer.
        scales: as for :func:`bologna_credits.interop.elmo.read`.
        on: as for :func:`bologna_credits.interop.elmo.read`.
        catalogue: another catalogue than the bundled one.
        no_grades: labels that the caller says are no grades, folded.
    """
    known = catalogue or default_catalogue()
    issuer = Issuer(report, known)
    chooser = Chooser(issuer, read_scales(scales, known), on, no_grades)
    instances = all_of(report, "learningOpportunityInstance")
    graded = [one for one in instances if any(child_of(one, part) is not None for part in _RESULTS)]
    found = {chooser.choose(one, None if one is None else finished(one, "").day).scales for one in graded or (None,)}
    name = issuer.institution.name
    if len(found) > 1:
        codes = tuple(sorted({scale.code for several in found for scale in several}))
        issuer.note("document.scales-several", name, issuer=name, scales=codes)
        return name, (), issuer.findings
    return name, found.pop(), issuer.findings
