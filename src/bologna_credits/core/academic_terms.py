"""Academic years and terms of both hemispheres, and months where a document gives no day."""

import calendar
import datetime
import re
from typing import final

import attrs

from bologna_credits.core.errors import ArgumentError
from bologna_credits.core.reading import optional_day, read_day
from bologna_credits.core.typed import checked, typed
from bologna_credits.core.visible import visibly

_YEAR = re.compile(r"(\d{4})/(\d{4})")
_TERM = re.compile(r"(\d{4}/\d{4})-(\d)/(\d)")
_FAR = 10**9
_MONTH = re.compile(r"(\d{4})-(\d{2})")


def _in_a_year(_: object, __: object, month: int) -> None:
    if not 1 <= month <= 12:
        raise ArgumentError("month", str(month) if abs(month) < _FAR else "a number of many digits", ("1 to 12",))


def in_the_calendar(_: object, attribute: "attrs.Attribute[int]", year: int) -> None:
    """Check that the calendar has a year, 1 to 9999.

    Raises:
        ArgumentError: it has not.
    """
    if not datetime.MINYEAR <= year <= datetime.MAXYEAR:
        shown = str(year) if abs(year) < _FAR else "a number of many digits"
        raise ArgumentError(attribute.name, shown, (f"a year from {datetime.MINYEAR} to {datetime.MAXYEAR}",))


@final
@attrs.frozen(order=True, field_transformer=typed)
class Month:
    """A month of a year, for documents that give no day. Most learning agreements plan a stay by its months.

    >>> february = Month.read("2024-02")
    >>> february.first_day, february.last_day
    (datetime.date(2024, 2, 1), datetime.date(2024, 2, 29))
    """

    year: int = attrs.field(validator=in_the_calendar)
    month: int = attrs.field(validator=_in_a_year)

    @classmethod
    @checked
    def read(cls, text: str) -> "Month":
        """Return the month of a text such as ``"2024-02"``.

        Raises:
            ArgumentError: the text has another form, or names no month of the year.
        """
        found = _MONTH.fullmatch(text)
        if found is None:
            raise ArgumentError("month", text, ("a month as YYYY-MM",))
        return cls(int(found[1]), int(found[2]))

    @property
    def first_day(self) -> datetime.date:
        """The first day of the month."""
        return datetime.date(self.year, self.month, 1)

    @property
    def last_day(self) -> datetime.date:
        """The last day of the month."""
        return datetime.date(self.year, self.month, calendar.monthrange(self.year, self.month)[1])

    @visibly
    def __str__(self) -> str:
        return f"{self.year:04}-{self.month:02}"


DayOrMonth = datetime.date | Month


def read_day_or_month(value: DayOrMonth | str, argument: str = "day") -> DayOrMonth:
    """Return a day, or a month where the text gives no day.

    Args:
        value: a date, a month, or text such as ``"2024-02-05"`` or ``"2024-02"``.
        argument: the name of the argument, for the error.

    Raises:
        ArgumentError: the text is neither a day nor a month.
        ArgumentTypeError: the value is no date, month or text.

    >>> read_day_or_month("2024-02"), read_day_or_month("2024-02-05")
    (Month(year=2024, month=2), datetime.date(2024, 2, 5))
    """
    if isinstance(value, Month):
        return value
    if isinstance(value, str) and _MONTH.fullmatch(value):
        return Month.read(value)
    return read_day(value, argument)


def earliest(value: DayOrMonth) -> datetime.date:
    """Return the day, or the first day of the month.

    >>> earliest(Month(2024, 2))
    datetime.date(2024, 2, 1)
    """
    return value.first_day if isinstance(value, Month) else value


def latest(value: DayOrMonth) -> datetime.date:
    """Return the day, or the last day of the month.

    >>> latest(Month(2024, 2))
    datetime.date(2024, 2, 29)
    """
    return value.last_day if isinstance(value, Month) else value


def _follows(year: "AcademicYear", _: object, last: int) -> None:
    first = year.first
    if last not in (first, first + 1):
        shown = f"{first}/{last}" if abs(last) < _FAR else f"{first}/ a number of many digits"
        raise ArgumentError("the academic year", shown, (f"{first}/{first + 1}", f"{first}/{first}"))


@final
@attrs.frozen(order=True, field_transformer=typed)
class AcademicYear:
    """An academic year, named by its first and last calendar year.

    It is 2018/2019 in most of the north, and 2018/2018 where it is within one calendar year.

    >>> AcademicYear.read("2018/2018").southern, str(AcademicYear(2018, 2019))
    (True, '2018/2019')
    """

    first: int = attrs.field(validator=in_the_calendar)
    last: int = attrs.field(validator=[in_the_calendar, _follows])

    @classmethod
    @checked
    def read(cls, text: "AcademicYear | str") -> "AcademicYear":
        """Return the academic year of a text such as ``"2018/2019"``.

        Raises:
            ArgumentError: the text has another form, or its years do not follow each other.
        """
        if isinstance(text, AcademicYear):
            return text
        found = _YEAR.fullmatch(text)
        if found is None:
            raise ArgumentError("the academic year", text, ("2018/2019, or 2018/2018 where it lies within one calendar year",))
        return cls(int(found[1]), int(found[2]))

    @property
    def southern(self) -> bool:
        """True for a year within one calendar year, as in most of the southern hemisphere."""
        return self.first == self.last

    @visibly
    def __str__(self) -> str:
        return f"{self.first:04}/{self.last:04}"


def _read_year(value: AcademicYear | str) -> AcademicYear:
    return AcademicYear.read(value)


def _has_the_term(term: "AcademicTerm", _: object, of: int) -> None:
    if not 1 <= term.number <= of:
        raise ArgumentError("the term", f"{term.number} of {of}", (f"1 to {of}",))


@final
@attrs.frozen(field_transformer=typed)
class AcademicTerm:
    """A term of an academic year. One of two is a semester, one of three a trimester.

    Args:
        year: the academic year of the institution.
        number: the number of the term, from 1.
        of: the number of terms in the year.
        starts: the first day of the term, if known.
        ends: the last day of the term, if known.

    Raises:
        ArgumentError: the year has no such term, or the term ends before it starts.

    >>> AcademicTerm.read("2018/2019-1/2", starts="2018-08-20", ends="2018-12-21").name
    '2018/2019-1/2'
    """

    year: AcademicYear = attrs.field(converter=_read_year)
    number: int
    of: int = attrs.field(validator=_has_the_term)
    starts: datetime.date | None = attrs.field(default=None, converter=optional_day)
    ends: datetime.date | None = attrs.field(default=None, converter=optional_day)

    def __attrs_post_init__(self) -> None:
        if self.starts is not None and self.ends is not None and self.ends < self.starts:
            raise ArgumentError("the term", f"from {self.starts} to {self.ends}", ("a term that ends after it starts",))

    @classmethod
    @checked
    def read(
        cls, text: str, *, starts: datetime.date | str | None = None, ends: datetime.date | str | None = None
    ) -> "AcademicTerm":
        """Return the term of a text in the form of EWP, ``"2018/2019-1/2"``.

        Args:
            text: academic year, number of the term, number of terms.
            starts: the first day of the term, if known.
            ends: the last day of the term, if known.

        Raises:
            ArgumentError: the text has another form.
        """
        found = _TERM.fullmatch(text)
        if found is None:
            raise ArgumentError("the term", text, ("2018/2019-1/2: the academic year, which term, of how many",))
        return cls(found[1], int(found[2]), int(found[3]), starts, ends)

    @property
    def name(self) -> str:
        """The term in the form of EWP."""
        return f"{self.year}-{self.number}/{self.of}"

    @visibly
    def __str__(self) -> str:
        return self.name
