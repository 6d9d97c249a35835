"""Look-up for people and programs: one thing by its code, everything that there is, and where a word stands."""

import datetime
import unicodedata
from collections.abc import Iterator
from typing import Literal, final

import attrs

from bologna_credits.core.provenance import Basis, InForce, Source, Standing
from bologna_credits.core.reading import Pairs, name_in
from bologna_credits.credits.systems import CreditSystem
from bologna_credits.grades.equivalences import Equivalence
from bologna_credits.grades.grading_tables import GradingTable
from bologna_credits.grades.scales import GradingScale
from bologna_credits.law.catalogue import Catalogue, default_catalogue, practices_of
from bologna_credits.law.definition import Definition, GradeConverting, Practice
from bologna_credits.law.practices.grades import GradePractice, LinearPractice, TablePractice

Day = datetime.date | str | None


def credit_system(code: str, on: datetime.date | str | None = None) -> CreditSystem:
    """A credit system by its code, or the one in force in a country on a day.

    Args:
        code: such as ``"KZ-RK"``, in any case; or a country's code.
        on: the day that counts, needed where a country has had several.

    Raises:
        UnknownSystemError: no such code; names the nearest.
        AmbiguousCodeError: a country's code without a day, or a day on which none or several were in force.
        UnclearDayError: a day on which the sources do not settle it.

    >>> credit_system("KZ", on="2015-09-01").code
    'KZ-RK'
    """
    return default_catalogue().credit_system(code, on)


def grading_scale(code: str, on: datetime.date | str | None = None) -> GradingScale:
    """A grading scale by its code, or the one in force in a country on a day.

    Args:
        code: such as ``"IT-30"``, in any case; or a country's code.
        on: the day that counts; may be left out where there is only one, or only one default.

    Raises:
        UnknownScaleError: no such code; names the nearest.
        AmbiguousCodeError: several scales, and no day; or a day on which none or several were in force.
        UnclearDayError: a day on which the sources do not settle it.

    >>> grading_scale("KZ", on="2015-09-01").code
    'KZ-2011'
    """
    return default_catalogue().grading_scale(code, on)


def practice(code: str, on: datetime.date | str | None = None) -> Practice:
    """How one body publishes that it converts.

    Args:
        code: such as ``"DE/Passau-SoBi"``, in any case.
        on: the day or cohort that counts, needed where the practice changed.

    Raises:
        UnknownPracticeError: no such code, or not in force on that day.
        AmbiguousCodeError: the practice changed; says when.

    >>> practice("DE/Passau-SoBi", on="2024-10-01").to
    'DE-THIRDS'
    """
    return default_catalogue().practice(code, on)


def grading_table(code: str) -> GradingTable:
    """A grading table that somebody published.

    Raises:
        UnknownTableError: no such code; names the nearest.

    >>> grading_table("ECTS-LETTERS").shares["A"]
    Fraction(1, 10)
    """
    return default_catalogue().grading_table(code)


@final
@attrs.frozen
class Country:
    """A country with a definition file, and how much the file holds."""

    code: str
    names: Pairs
    systems: tuple[str, ...]
    scales: tuple[str, ...]

    def name(self, language: str = "en") -> str:
        """Its name in a language, else in the first that the file gives."""
        return name_in(self.names, language, self.code)

    def __str__(self) -> str:
        return f"{self.code}: {self.name()}"


def _files(country: str | None, catalogue: Catalogue | None) -> Iterator[Definition]:
    known = catalogue if catalogue is not None else default_catalogue()
    yield from known.all() if country is None else known.definitions(country)


def _held(in_force: InForce, on: Day) -> bool:
    """Whether something may have been in force: a day that the sources do not settle counts as yes."""
    return on is None or in_force.on(on) is not Standing.NO


def countries(*, catalogue: Catalogue | None = None) -> tuple[Country, ...]:
    """The countries that have a definition file, by code; frameworks such as ECTS are none.

    >>> [country.name("kk") for country in countries() if country.code == "KZ"]
    ['Қазақстан']
    """
    found: dict[str, Country] = {}
    for definition in _files(None, catalogue):
        if len(definition.country) == 2:
            before = found.get(definition.country)
            systems = (*(before.systems if before else ()), *(system.code for system in definition.systems))
            scales = (*(before.scales if before else ()), *(scale.code for scale in definition.scales))
            names = before.names if before else definition.names
            found[definition.country] = Country(definition.country, names, systems, scales)
    return tuple(found.values())


def credit_systems(country: str | None = None, on: Day = None, *, catalogue: Catalogue | None = None) -> tuple[CreditSystem, ...]:
    """Credit systems, of a country or framework where one is named, that were or may have been in force on a day.

    Raises:
        UnknownCountryError: no definition file for that country; names the nearest.

    >>> [system.code for system in credit_systems("KZ", on="2015-09-01")]
    ['KZ-RK', 'KZ-KIMEP-CR']
    """
    return tuple(s for definition in _files(country, catalogue) for s in definition.systems if _held(s.in_force, on))


def grading_scales(country: str | None = None, on: Day = None, *, catalogue: Catalogue | None = None) -> tuple[GradingScale, ...]:
    """Grading scales, of a country or framework where one is named, that were or may have been in force on a day.

    Raises:
        UnknownCountryError: no definition file for that country; names the nearest.

    >>> [scale.code for scale in grading_scales("KZ", on="2015-09-01")]
    ['KZ-2011', 'KZ-KIMEP', 'KZ-KIMEP-MASTER']
    """
    return tuple(s for definition in _files(country, catalogue) for s in definition.scales if _held(s.in_force, on))


def equivalences(
    from_: str | None = None, to: str | None = None, on: Day = None, *, catalogue: Catalogue | None = None
) -> tuple[Equivalence, ...]:
    """Published tables from one scale to another; with one end left out, all that leave or reach the other.

    Args:
        from_: the code of the start scale.
        to: the code of the target scale.
        on: the day that counts; a table that was not in force then is left out.
        catalogue: another catalogue than the bundled one.

    Raises:
        UnknownScaleError: no such scale; names the nearest.

    >>> [table.name for table in equivalences("ECTS-AF", "KZ-2011")]
    ['ECTS-AF → KZ-2011 (INEU)']
    """
    known = catalogue if catalogue is not None else default_catalogue()
    start, target = (None if code is None else known.grading_scale(code).code for code in (from_, to))
    if start is not None and target is not None:
        return known.equivalences(start, target, on)
    tables = (table for definition in known.all() for table in definition.equivalences)
    return tuple(
        table for table in tables if start in (None, table.start) and target in (None, table.to) and _held(table.in_force, on)
    )


def practices(country: str | None = None, on: Day = None, *, catalogue: Catalogue | None = None) -> tuple[Practice, ...]:
    """How bodies publish that they convert credits or grades, that were or may have been in force on a day.

    Raises:
        UnknownCountryError: no definition file for that country; names the nearest.

    >>> [practice.code for practice in practices("AT")]
    ['AT/UG-72a', 'AT/UG-73']
    """
    return tuple(p for definition in _files(country, catalogue) for p in practices_of(definition) if _held(p.in_force, on))


@final
@attrs.frozen
class Way:
    """Something that can convert one scale into another; ``by`` is what :func:`convert_grade` takes.

    ``standing`` is yes, no or unclear on the day that was asked for, "withdrawn" where its body took a table back, and None
    where no day was said.
    """

    kind: Literal["published table", "practice"]
    name: str
    by: Equivalence | str
    basis: Basis
    source: Source
    standing: str | None
    default: bool = False

    def __str__(self) -> str:
        said = [self.basis.value, *(["default"] if self.default else []), *([self.standing] if self.standing else [])]
        return f"{self.kind} {self.name} ({', '.join(said)}): {self.source.title}"


def methods_between(start: str, to: str, on: Day = None, *, catalogue: Catalogue | None = None) -> tuple[Way, ...]:
    """What the definition files know that leads from one scale to another, the default first.

    The modified Bavarian formula without a practice and grading tables of the caller's own are not listed: they are choices that
    no file makes.

    Args:
        start: the code of a grading scale.
        to: the code of the scale wanted.
        on: the day that counts; what was not in force then is listed with standing "no".
        catalogue: another catalogue than the bundled one.

    Raises:
        UnknownScaleError: no such scale; names the nearest.

    >>> [str(way.by) for way in methods_between("IT-30", "DE-THIRDS", on="2024-10-01") if way.standing == "yes"][:1]
    ['DE/Passau-SoBi']
    """
    known = catalogue if catalogue is not None else default_catalogue()
    scale, target = known.grading_scale(start), known.grading_scale(to)
    ways = [
        Way(
            "published table",
            table.name,
            table,
            table.basis,
            table.source,
            "withdrawn" if table.withdrawn else _standing(table.in_force, on),
            default=table.default,
        )
        for table in known.equivalences(scale.code, target.code)
    ]
    for found in practices(catalogue=known):
        if isinstance(found, GradeConverting) and _leads(found, scale, target, known):
            standing = _standing(found.in_force, on)
            ways.append(Way("practice", found.code, found.code, found.basis, found.source, standing))
    return tuple(sorted(ways, key=lambda way: (not way.default, way.standing in ("no", "withdrawn"))))


def _standing(in_force: InForce, on: Day) -> str | None:
    return None if on is None else in_force.on(on).value


def _leads(practice: GradeConverting, scale: GradingScale, target: GradingScale, known: Catalogue) -> bool:
    """Whether a practice converts grades of one scale into another."""
    if isinstance(practice, TablePractice):
        home = practice.scale if practice.home is None else known.grading_table(practice.home).scale.code
        return home == target.code and (practice.home is None or practice.scale == scale.code)
    return practice.to == target.code and _reads(practice, scale)


def _reads(practice: GradeConverting, scale: GradingScale) -> bool:
    """Whether a practice has something to go by: numbers, a table for these letters, the rule to number them, or a mere pass."""
    if isinstance(practice, GradePractice):
        return scale.best_number is not None or practice.number_letters or any(t.scale == scale.code for t in practice.letters)
    if isinstance(practice, LinearPractice):
        return scale.best_number is not None and (not practice.scales or scale.code in practice.scales)
    return any(grade.passes and grade.quality is None for grade in scale.grades)


@final
@attrs.frozen
class Found:
    """Where a text was found: in which kind of thing, under which code, and as what."""

    kind: Literal["country", "credit system", "grading scale", "grade", "practice"]
    code: str
    text: str
    language: str | None = None

    def __str__(self) -> str:
        language = f" ({self.language})" if self.language else ""
        return f"{self.kind} {self.code}: {self.text}{language}"


def _plain(text: str) -> str:
    """A text without case, accents and doubled spaces, for comparing in any script."""
    letters = (letter for letter in unicodedata.normalize("NFKD", text.casefold()) if not unicodedata.combining(letter))
    return " ".join("".join(letters).split())


def find(text: str, *, catalogue: Catalogue | None = None) -> tuple[Found, ...]:
    """Where a word stands: in names, words of grades, aliases and codes, in any language and script.

    Circumstances and accents do not matter. What is the text comes first, then what starts with it, then what holds it.

    >>> [str(found) for found in find("opintopiste")][0]
    'credit system FI-OP: opintopiste (fi)'
    """
    wanted = _plain(text)
    if not wanted:
        return ()
    ranked: dict[Found, int] = {}
    for definition in _files(None, catalogue):
        for found in _texts(definition):
            plain = _plain(found.text)
            if wanted in plain:
                ranked.setdefault(found, 0 if plain == wanted else 1 if plain.startswith(wanted) else 2)
    return tuple(sorted(ranked, key=lambda found: ranked[found]))


def _texts(definition: Definition) -> Iterator[Found]:
    for language, name in definition.names:
        yield Found("country", definition.country, name, language)
    for system in definition.systems:
        yield Found("credit system", system.code, system.code)
        yield from (Found("credit system", system.code, name, language) for language, name in system.names)
        yield from (Found("credit system", system.code, alias) for alias in system.aliases)
    for scale in definition.scales:
        yield Found("grading scale", scale.code, scale.code)
        yield from (Found("grading scale", scale.code, name, language) for language, name in scale.names)
        for row in scale.rows:
            yield from (Found("grade", f"{scale.code} {row.label}", word, language) for language, word in row.words)
            yield from (Found("grade", f"{scale.code} {row.label}", alias) for alias in row.aliases)
        for band in scale.bands:
            yield from (Found("grade", f"{scale.code} {band}", word, language) for language, word in band.words)
    for practice in practices_of(definition):
        yield Found("practice", practice.code, practice.code)
        yield Found("practice", practice.code, practice.body)
