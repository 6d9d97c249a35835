"""Look-up for people and programs: one thing by its code, and everything of a kind."""

import datetime
from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING, Protocol, TypeVar, final

import attrs

from bologna_credits.core.brief import brief
from bologna_credits.core.listing import Listing
from bologna_credits.core.provenance import InForce, Standing
from bologna_credits.core.reading import Pairs, name_in
from bologna_credits.core.typed import checked, checked_late, typed
from bologna_credits.core.visible import visibly
from bologna_credits.law.catalogue import Catalogue, default_catalogue

if TYPE_CHECKING:
    from bologna_credits.credits.systems import CreditSystem
    from bologna_credits.grades.equivalences import Equivalence
    from bologna_credits.grades.grading_tables import GradingTable
    from bologna_credits.grades.scales import GradingScale
    from bologna_credits.law.definition import Definition, Practice
    from bologna_credits.law.practices.mobility import GrantPractice, SelectionPractice, TransferPractice
    from bologna_credits.law.practices.recognition import RecognitionPractice
    from bologna_credits.law.scheme_file import MobilityPractice, MobilityRule, SchemeFile
    from bologna_credits.law.schemes import MobilityScheme

Day = datetime.date | str | None


class _Dated(Protocol):
    @property
    def in_force(self) -> InForce: ...


Item = TypeVar("Item", bound=_Dated)
Rule = TypeVar("Rule", bound="MobilityRule")


@checked_late
def credit_system(code: str, on: Day = None, *, catalogue: Catalogue | None = None) -> "CreditSystem":
    """Return a credit system by its code, or the one in force in a country on a day.

    Args:
        code: a code such as ``"KZ-RK"``, in any case, or a country's code.
        on: the day that counts, required where a country has had several.
        catalogue: another catalogue than the bundled one.

    Raises:
        UnknownSystemError: no such code; names the nearest.
        AmbiguousCodeError: a country's code without a day, or a day on which none or several were in force.
        UnclearDayError: a day on which the sources do not settle it.

    >>> credit_system("KZ", on="2015-09-01").code
    'KZ-RK'
    """
    return (catalogue or default_catalogue()).credit_system(code, on)


@checked_late
def grading_scale(code: str, on: Day = None, *, catalogue: Catalogue | None = None) -> "GradingScale":
    """Return a grading scale by its code, or the one in force in a country on a day.

    Args:
        code: a code such as ``"IT-30"``, in any case, or a country's code.
        on: the day that counts; may be left out where there is only one, or only one default.
        catalogue: another catalogue than the bundled one.

    Raises:
        UnknownScaleError: no such code; names the nearest.
        AmbiguousCodeError: several scales, and no day; or a day on which none or several were in force.
        UnclearDayError: a day on which the sources do not settle it.

    >>> grading_scale("KZ", on="2015-09-01").code
    'KZ-2011'
    """
    return (catalogue or default_catalogue()).grading_scale(code, on)


@checked_late
def practice(code: str, on: Day = None, *, catalogue: Catalogue | None = None) -> "Practice":
    """Return the published practice of one body, by its code.

    Args:
        code: a code such as ``"DE/Passau-SoBi"``, in any case.
        on: the day or cohort that counts, required where the practice changed.
        catalogue: another catalogue than the bundled one.

    Raises:
        UnknownPracticeError: no such code, or not in force on that day.
        AmbiguousCodeError: the practice changed; gives the days.

    >>> practice("DE/Passau-SoBi", on="2024-10-01").to
    'DE-THIRDS'
    """
    return (catalogue or default_catalogue()).practice(code, on)


@checked_late
def grading_table(code: str, *, catalogue: Catalogue | None = None) -> "GradingTable":
    """Return a published grading table by its code.

    Args:
        code: a code such as ``"ECTS-LETTERS"``, in any case.
        catalogue: another catalogue than the bundled one.

    Raises:
        UnknownTableError: no such code; names the nearest.

    >>> grading_table("ECTS-LETTERS").shares["A"]
    Fraction(1, 10)
    """
    return (catalogue or default_catalogue()).grading_table(code)


@final
@attrs.frozen(field_transformer=typed)
class Country:
    """A country with a definition file, and the codes that the file holds."""

    __repr__ = brief

    code: str
    names: Pairs
    systems: tuple[str, ...]
    scales: tuple[str, ...]

    def name(self, language: str = "en") -> str:
        """Its name in a language, else in the first that the file gives."""
        return name_in(self.names, language, self.code)

    @visibly
    def __str__(self) -> str:
        return f"{self.code}: {self.name()}"


def _files(country: str | None, catalogue: Catalogue | None) -> "Iterator[Definition]":
    known = catalogue or default_catalogue()
    yield from known.all() if country is None else known.definitions(country)


def _held(items: Iterable[Item], on: Day) -> Listing[Item]:
    """The items that were or may have been in force: a day that the sources do not settle counts as yes."""
    return Listing(item for item in items if on is None or item.in_force.on(on) is not Standing.NO)


@checked
def countries(*, catalogue: Catalogue | None = None) -> Listing[Country]:
    """List the countries that have a definition file, by code; frameworks such as ECTS are not countries.

    >>> [country.name("kk") for country in countries() if country.code == "KZ"]
    ['Қазақстан']
    """
    found: dict[str, Country] = {}
    for definition in _files(None, catalogue):
        code = definition.country
        if len(code) == 2:
            before = found.get(code, Country(code, definition.names, (), ()))
            found[code] = Country(
                code,
                before.names,
                (*before.systems, *(system.code for system in definition.systems)),
                scales=(*before.scales, *(scale.code for scale in definition.scales)),
            )
    return Listing(found.values())


@checked
def credit_systems(country: str | None = None, on: Day = None, *, catalogue: Catalogue | None = None) -> "Listing[CreditSystem]":
    """List credit systems, of one country or framework or of all, that were or may have been in force on a day.

    Raises:
        UnknownCountryError: no definition file for that country; names the nearest.

    >>> [system.code for system in credit_systems("KZ", on="2015-09-01")]
    ['KZ-RK', 'KZ-KIMEP-CR']
    """
    return _held((system for definition in _files(country, catalogue) for system in definition.systems), on)


@checked
def grading_scales(country: str | None = None, on: Day = None, *, catalogue: Catalogue | None = None) -> "Listing[GradingScale]":
    """List grading scales, of one country or framework or of all, that were or may have been in force on a day.

    Raises:
        UnknownCountryError: no definition file for that country; names the nearest.

    >>> [scale.code for scale in grading_scales("KZ", on="2015-09-01")]
    ['KZ-2011', 'KZ-KIMEP', 'KZ-KIMEP-MASTER', 'KZ-NU']
    """
    return _held((scale for definition in _files(country, catalogue) for scale in definition.scales), on)


@checked
def equivalences(
    from_: str | None = None, to: str | None = None, on: Day = None, *, catalogue: Catalogue | None = None
) -> "Listing[Equivalence]":
    """List published tables from one scale to another; with one end left out, all that leave or reach the other.

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
    known = catalogue or default_catalogue()
    start, target = (None if code is None else known.grading_scale(code).code for code in (from_, to))
    if start is not None and target is not None:
        return Listing(known.equivalences(start, target, on))
    tables = (table for definition in known.all() for table in definition.equivalences)
    return _held((table for table in tables if start in (None, table.start) and target in (None, table.to)), on)


@checked
def practices(country: str | None = None, on: Day = None, *, catalogue: Catalogue | None = None) -> "Listing[Practice]":
    """List published practices of converting credits or grades that were or may have been in force on a day.

    Raises:
        UnknownCountryError: no definition file for that country; names the nearest.

    >>> [practice.code for practice in practices("AT")]
    ['AT/UG-72a', 'AT/UG-73']
    """
    return _held((found for definition in _files(country, catalogue) for found in definition.practices), on)


@checked
def mobility_scheme(code: str, *, catalogue: Catalogue | None = None) -> "MobilityScheme":
    """Return a mobility scheme by its code.

    Args:
        code: a code such as ``"ERASMUS-2021"``, in any case.
        catalogue: another catalogue than the bundled one.

    Raises:
        UnknownSchemeError: no such code; names the nearest.

    >>> print(mobility_scheme("erasmus-2014"))
    ERASMUS-2014: Erasmus+ 2014–2020 between programme countries (KA103)
    """
    return (catalogue or default_catalogue()).mobility_scheme(code)


@checked
def mobility_schemes(*, catalogue: Catalogue | None = None) -> "Listing[MobilityScheme]":
    """List all mobility schemes.

    >>> [scheme.code for scheme in mobility_schemes()][:3]
    ['CEEPUS', 'ERASMUS-2021', 'ERASMUS-2021-KA171']
    """
    return _rules(lambda file: file.schemes, catalogue)


@checked
def mobility_files(*, catalogue: Catalogue | None = None) -> "Listing[SchemeFile]":
    """List all files of schemes and practices of mobility, with their sources and gaps.

    >>> [file.country for file in mobility_files()][:2]
    ['CEEPUS', 'DE']
    """
    return Listing((catalogue or default_catalogue()).scheme_files())


@checked
def mobility_practices(*, catalogue: Catalogue | None = None) -> "Listing[MobilityPractice]":
    """List published practices of grants, selection for mobility, transfer and recognition.

    >>> "KZ/KBTU-mobility" in [practice.code for practice in mobility_practices()]
    True
    """
    return _rules(lambda file: file.practices, catalogue)


def _rules(pick: "Callable[[SchemeFile], Iterable[Rule]]", catalogue: Catalogue | None) -> "Listing[Rule]":
    """The rules of all files of schemes, each code from the first file that gives it."""
    found: dict[str, Rule] = {}
    for file in mobility_files(catalogue=catalogue):
        for rule in pick(file):
            found.setdefault(rule.code.upper(), rule)
    return Listing(found.values())


@checked
def grant_practice(code: str, *, catalogue: Catalogue | None = None) -> "GrantPractice":
    """Return the published practice of one body that computes grants, by its code.

    Args:
        code: a code such as ``"ERASMUS/Siegen"``, in any case.
        catalogue: another catalogue than the bundled one.

    Raises:
        UnknownPracticeError: no such code; names the nearest.

    >>> grant_practice("ERASMUS/Siegen").month
    30
    """
    return (catalogue or default_catalogue()).grant_practice(code)


@checked
def selection_practice(code: str, *, catalogue: Catalogue | None = None) -> "SelectionPractice":
    """Return the published conditions on which one body selects for mobility, by their code.

    Args:
        code: a code such as ``"KZ/Atyrau-mobility"``, in any case.
        catalogue: another catalogue than the bundled one.

    Raises:
        UnknownPracticeError: no such code; names the nearest.

    >>> selection_practice("KZ/Atyrau-mobility").language
    'B2'
    """
    return (catalogue or default_catalogue()).selection_practice(code)


@checked
def transfer_practice(code: str, *, catalogue: Catalogue | None = None) -> "TransferPractice":
    """Return the published conditions on which one body lets students transfer to it, by their code.

    Args:
        code: a code such as ``"KZ/KSU-transfer"``, in any case.
        catalogue: another catalogue than the bundled one.

    Raises:
        UnknownPracticeError: no such code; names the nearest.

    >>> transfer_practice("KZ/KSU-transfer").difference
    5
    """
    return (catalogue or default_catalogue()).transfer_practice(code)


@checked
def recognition_practice(code: str, *, catalogue: Catalogue | None = None) -> "RecognitionPractice":
    """Return the published practice of one body that recognises studies from elsewhere, by its code.

    Args:
        code: a code such as ``"KZ/KIMEP-exchange"``, in any case.
        catalogue: another catalogue than the bundled one.

    Raises:
        UnknownPracticeError: no such code; names the nearest.

    >>> recognition_practice("KZ/KIMEP-exchange").grades
    'without'
    """
    return (catalogue or default_catalogue()).recognition_practice(code)
