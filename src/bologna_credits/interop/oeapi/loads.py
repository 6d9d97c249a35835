"""The study load of OEAPI, in one unit; a chapter of :mod:`bologna_credits.interop.oeapi`.

Source: open-education-api/specification, branch release/6.0: source/schemas/StudyLoadDescriptor.yaml and
source/enumerations/studyloadUnit.yaml.
"""

from collections.abc import Callable, Iterable, Mapping
from fractions import Fraction
from typing import Any, cast, final

import attrs

from bologna_credits.core.circumstances import one_of
from bologna_credits.core.errors import ArgumentError, DocumentError, NumberError, NumberTypeError, UndecidedError
from bologna_credits.core.exact import Number, Rounding, read_exact, show_exact
from bologna_credits.core.typed import checked, typed
from bologna_credits.core.visible import visibly
from bologna_credits.credits.amounts import CreditRange, Credits, Workload
from bologna_credits.interop.choices import Choices, OpenWord, RangesWord, Scribe
from bologna_credits.interop.exact_json import JsonDocument, read_json, to_json
from bologna_credits.law.catalogue import Catalogue, default_catalogue

FORMAT = "OEAPI"
"""The name of the format in messages."""
UNITS = ("contact_time", "ects", "sbu", "sp", "hour")
"""The units of the specification; it allows others that begin with ``x-``."""
CREDIT_UNITS = ("ects", "sp")
_HOURS = ("sbu", "hour")  # hours by the words of the specification; of contact time it says no unit
_CUSTOM = "x-"
_ECTS = "ECTS"
_MINUTES = 60

Data = JsonDocument | Mapping[str, Any]
"""A JSON document, or the plain data of one."""


def extensible(words: tuple[str, ...]) -> Callable[[object, "attrs.Attribute[Any]", str | None], None]:
    """Return a validator that admits the words of an extensible enumeration, those of others (``x-…``), and None."""
    check = one_of(words)

    def admits(owner: object, field: "attrs.Attribute[Any]", value: str | None) -> None:
        if not is_custom(value):
            check(owner, field, value)

    return admits


def is_custom(value: object) -> bool:
    """Return True for a word that is no word of the specification but allowed by it.

    >>> is_custom("x-kz-rk"), is_custom("x-"), is_custom("ects")
    (True, False, False)
    """
    return isinstance(value, str) and value.startswith(_CUSTOM) and len(value) > len(_CUSTOM)


def _read_value(value: Number) -> Fraction:
    exact = read_exact(value)
    if exact < 0:
        raise NumberError(show_exact(exact), "is less than nothing", "a study load is 0 or more")
    if "/" in show_exact(exact):
        raise NumberError(show_exact(exact), "does not end as a decimal", "round it first; JSON has decimal numbers alone")
    return exact


@final
@attrs.frozen(field_transformer=typed)
class StudyLoad:
    """A study load of OEAPI: a number in one unit, as the document has it.

    Args:
        unit: ``ects``, ``sp``, ``sbu``, ``hour``, ``contact_time``, or another that begins with ``x-``.
        value: the number, 0 or more; it ends as a decimal.

    Raises:
        ArgumentError: another unit; names the nearest.
        NumberError: no exact number, below 0, or one that does not end as a decimal.

    >>> StudyLoad("ects", "7.5").credits()
    Credits('7.5', 'ECTS')
    >>> print(StudyLoad("sbu", 210).workload())
    210 hours
    """

    unit: str = attrs.field(validator=extensible(UNITS))
    value: Fraction = attrs.field(converter=_read_value)

    @checked
    def credits(self, system: str | None = None, *, catalogue: Catalogue | None = None) -> Credits:
        """Return the study load as credits.

        Args:
            system: the credit system of the unit. ``ects`` needs none. ``sp`` is the study point of a national system that the
                specification does not name, such as ``"BE-SP"`` or ``"NL-EC"``.
            catalogue: another catalogue than the bundled one.

        Raises:
            UndecidedError: the unit is one of hours, or its system is not named.
            ArgumentError: another system than ECTS for ``ects``.
            UnknownSystemError: no such system; names the nearest.
        """
        if self.unit not in CREDIT_UNITS and not is_custom(self.unit):
            raise UndecidedError(f"{self} is a time, and credits are none", "ask for .workload()")
        if self.unit == _ECTS.lower():
            if system not in (None, _ECTS):
                raise ArgumentError("system", str(system), (_ECTS,))
            return Credits(self.value, _ECTS)
        if system is None:
            what = f"{self} does not say of which credit system; OEAPI names none for this unit"
            raise UndecidedError(what, 'name it with system=, such as "BE-SP" or "NL-EC"')
        return Credits(self.value, (catalogue or default_catalogue()).credit_system(system))

    @checked
    def workload(self, minutes: int | None = None) -> Workload:
        """Return the study load as hours.

        Args:
            minutes: the length of an hour of contact time, which the specification leaves open. Other hours are clock hours.

        Raises:
            UndecidedError: the unit is one of credits or of another system's own, or the length of the hour is not named.
            ArgumentError: another length than 60 for clock hours.
        """
        if self.unit in _HOURS:
            if minutes not in (None, _MINUTES):
                raise ArgumentError("minutes", str(minutes), (str(_MINUTES),))
            return Workload(self.value, self.value)
        if self.unit != "contact_time":
            raise UndecidedError(f"{self} is no time", "ask for .credits()")
        if minutes is None:
            what = f"{self} does not say how long its hour is; OEAPI leaves that open"
            raise UndecidedError(what, "name it with minutes=, such as minutes=60 or minutes=45")
        return Workload(self.value, self.value, minutes)

    @visibly
    def __str__(self) -> str:
        return f"{show_exact(self.value)} {self.unit}"


@checked
def study_load_of(
    load: Credits | CreditRange | Workload,
    *,
    unit: str | None = None,
    ranges: RangesWord = "refuse",
    rounding: Rounding | None = None,
    open: OpenWord = "refuse",
) -> StudyLoad:
    """Return credits or hours as a study load of OEAPI.

    Args:
        load: the credits or the hours. Hours become clock hours, except those of contact time.
        unit: the unit; ECTS needs none. Credits of another system are ``sp`` or begin with ``x-``; hours are ``sbu``, ``hour`` or
            ``contact_time``.
        ranges: the bound that stands for a range; ``refuse`` is an error.
        rounding: the rounding of numbers that do not end as a decimal; None is an error.
        open: ``omit`` leaves out the length of an hour of contact time that has not 60 minutes; ``refuse`` is an error.

    Raises:
        UnwritableError: what OEAPI cannot hold, all of it at once.
        ArgumentError: a unit of another kind.

    >>> study_load_of(CreditRange("4.5", "5.4", "ECTS"), ranges="lowest")
    StudyLoad(unit='ects', value=Fraction(9, 2))
    """
    scribe = Scribe(FORMAT, Choices(open=open, ranges=ranges, rounding=rounding))
    found = written_load(load, unit, scribe, "the study load")
    scribe.check()
    return cast("StudyLoad", found)  # a None has its reason, and reasons were raised


def written_load(load: Credits | CreditRange | Workload, unit: str | None, scribe: Scribe, place: str) -> StudyLoad | None:
    """Return credits or hours as a study load, or None where they cannot be written; the reason is kept."""
    if isinstance(load, Workload):
        chosen = _unit(unit, (*_HOURS, "contact_time"), "hours")
        number = _hours(load, chosen, scribe, place)
    else:
        ects = load.system == _ECTS
        if unit is None and not ects:
            cure = "convert the credits to ECTS, or name its unit (sp, or one that begins with x-)"
            what = f"OEAPI has no unit for {load.system}; {cure}"
            scribe.refuse(place, "unit", what)
            return None
        chosen = _unit(unit or _ECTS.lower(), ("ects",) if ects else ("sp",), f"{load.system} credits", custom=not ects)
        number = scribe.credits(load, place, "study load")
    return None if number is None else StudyLoad(chosen, number)


def _unit(unit: str | None, allowed: tuple[str, ...], of: str, *, custom: bool = False) -> str:
    if unit in allowed or (custom and is_custom(unit)):
        return str(unit)
    given = "nothing" if unit is None else unit
    raise ArgumentError("unit", f"{given} for {of}", (*allowed, *(["a word that begins with x-"] if custom else [])))


def _hours(load: Workload, unit: str, scribe: Scribe, place: str) -> str | None:
    if unit != "contact_time" and load.minutes is None:
        scribe.refuse(place, "hours", f"{load} are academic hours of unknown length, and {unit} is a unit of clock hours")
        return None
    low, high = (load.low, load.high) if unit == "contact_time" else load.clock_hours
    if unit == "contact_time" and load.minutes not in (None, _MINUTES):  # the format itself leaves the length open
        scribe.omits(place, "length of the hour", f"an hour of {load.minutes} minutes, and OEAPI has no place for its length")
    if low == high:
        return scribe.decimal(low, place, "hours")
    bound = {"refuse": None, "lowest": low, "highest": high}[scribe.choices.ranges]
    if bound is None:
        scribe.refuse(place, "hours", f"{load} is a range, and the format has one number", "ranges")
        return None
    return scribe.decimal(bound, place, "hours")


@checked
def write_study_load(load: StudyLoad) -> str:
    """Return a study load as JSON, a ``StudyLoadDescriptor`` of OEAPI v6.

    >>> print(write_study_load(StudyLoad("ects", "7.5")), end="")
    {
      "studyLoadUnit": "ects",
      "value": 7.5
    }
    """
    return to_json(load_data(load))


def load_data(load: StudyLoad) -> dict[str, object]:
    """Return a study load as plain data."""
    return {"studyLoadUnit": load.unit, "value": load.value}


def read_study_load(document: Data | None, *, source: str = "") -> StudyLoad:
    """Return the study load of a ``StudyLoadDescriptor`` of OEAPI v6. A number is read as the decimal that it is written as.

    Args:
        document: a path, the bytes, an open binary file, the text, or its plain data.
        source: the name of the document, for messages.

    Raises:
        DocumentError: no study load; names all that is wrong.
        ArgumentTypeError: no document at all.

    >>> read_study_load('{"studyLoadUnit": "ects", "value": 7.5}')
    StudyLoad(unit='ects', value=Fraction(15, 2))
    """
    data, name = data_of(document, source)
    faults: list[str] = []
    found = load_at(data, "", faults)
    refuse(name, faults)
    return cast("StudyLoad", found)  # a None has its fault, and faults were raised


def data_of(document: Data | None, source: str) -> tuple[Any, str]:
    """Return a document as plain data, and its name for messages."""
    if isinstance(document, Mapping):
        return document, source or "document"
    return read_json(document, source=source)  # type: ignore[arg-type]  # None is told there


def refuse(name: str, faults: Iterable[str]) -> None:
    """Raise the faults that were found, if there are any.

    Raises:
        DocumentError: all of them.
    """
    found = list(faults)
    if found:
        raise DocumentError(name, "; ".join(found))


def load_at(data: object, place: str, faults: list[str]) -> StudyLoad | None:
    """Return the study load of plain data, or None; its faults are kept.

    Args:
        data: the plain data.
        place: its place in the document, such as ``"studyLoad."``.
        faults: the faults that were found.
    """
    if not isinstance(data, Mapping):
        faults.append(
            f"{place.rstrip('.') or 'the study load'} must be an object with studyLoadUnit and value, and is {shown(data)}"
        )
        return None
    unit, value = data.get("studyLoadUnit"), data.get("value")
    before = len(faults)
    if not isinstance(unit, str) or not (unit in UNITS or is_custom(unit)):
        faults.append(f"{place}studyLoadUnit is {shown(unit)}; use one of {', '.join(UNITS)}, or a word that begins with x-")
    if value is None or isinstance(value, str | bool | Mapping | list | tuple):
        faults.append(f"{place}value must be a number, and is {shown(value)}")
    elif len(faults) == before:
        try:
            return StudyLoad(str(unit), value)
        except (NumberError, NumberTypeError) as error:
            faults.append(f"{place}value: {error}")
    return None


def shown(value: object) -> str:
    """Return a value of JSON for a message: a word as it is, of anything else the kind."""
    if value is None or isinstance(value, bool):
        return {None: "absent", True: "true", False: "false"}[value]
    if isinstance(value, str):
        return f'"{value}"'
    if isinstance(value, Mapping):
        return "an object"
    return "a list" if isinstance(value, list | tuple) else "a number"
