"""The index of a transcript: its lines by course, and its hosts, each found once for all questions."""

import functools
from collections.abc import Iterable, Sequence
from typing import Any, Generic, Protocol, TypeVar, final

from bologna_credits.core.reading import Pairs, fold
from bologna_credits.papers.course_keys import CourseName, course_keys


class Host(Protocol):
    """An institution, as far as it is told from others."""

    @property
    def name(self) -> str:
        """Its name."""

    @property
    def identifiers(self) -> Pairs:
        """Its identifiers by type."""

    def same_as(self, other: Any) -> bool:
        """Return True if both are the same institution."""


class Line(Protocol):
    """A line of a transcript, as far as its course is told from others."""

    @property
    def code(self) -> str:
        """The local code."""

    @property
    def title(self) -> str:
        """The title."""

    @property
    def titles(self) -> Pairs:
        """All titles by language."""

    @property
    def parts(self) -> Sequence[Any]:
        """The lines nested in it."""

    @property
    def host(self) -> Any:
        """The institution that gave the result, or None for the issuer of the transcript."""


H = TypeVar("H", bound=Host)
L = TypeVar("L", bound=Line)


@final
class CourseIndex(Generic[H, L]):
    """The lines of a transcript by course; what nobody asks for is not worked out.

    Args:
        issuer: the institution that wrote the transcript.
        courses: its lines, outermost only.
    """

    def __init__(self, issuer: H, courses: Iterable[L]) -> None:
        self._issuer = issuer
        found: list[L] = []
        ahead = list(courses)[::-1]
        while ahead:
            line = ahead.pop()
            found.append(line)
            if line.parts:
                ahead += reversed(line.parts)
        self.lines: tuple[L, ...] = tuple(found)
        """All lines, outermost first."""

    def _host_of(self, line: L) -> H:
        host: H = line.host if line.host is not None else self._issuer
        return host

    @functools.cached_property
    def _numbered(self) -> tuple[tuple[H, ...], dict[H, int]]:
        """The hosts, each once, and the number of each institution among them."""
        hosts: list[H] = []
        numbers: dict[H, int] = {}
        # Only institutions that share a name or an identifier can be the same one.
        sharing: dict[object, list[int]] = {}
        for host in dict.fromkeys(map(self._host_of, self.lines)):
            marks: list[object] = [fold(host.name), *((kind, fold(value)) for kind, value in dict(host.identifiers).items())]
            near = sorted({number for mark in marks for number in sharing.get(mark, ())})
            number = next((number for number in near if hosts[number].same_as(host)), len(hosts))
            if number == len(hosts):
                hosts.append(host)
                for mark in marks:
                    sharing.setdefault(mark, []).append(number)
            numbers[host] = number
        return tuple(hosts) or (self._issuer,), numbers

    @property
    def hosts(self) -> tuple[H, ...]:
        """The institutions that gave the results, each once, in the order of the document; the issuer if there are no results."""
        return self._numbered[0]

    @functools.cached_property
    def keyed(self) -> tuple[tuple[str, L], ...]:
        """All lines, outermost first, each with the key of its course."""
        codes = tuple(line.code for line in self.lines)
        if len(set(codes)) == len(codes):  # as in most documents; names are compared only where a code stands twice
            return tuple(zip(codes, self.lines, strict=True))
        hosts, numbers = self._numbered
        names = []
        for line in self.lines:
            number = numbers[self._host_of(line)]
            names.append(
                CourseName(
                    code=line.code,
                    title=line.title,
                    titles=frozenset(fold(title) for title in (line.title, *(title for _, title in line.titles))),
                    host=number,
                    host_name=hosts[number].name,
                )
            )
        return tuple(zip(course_keys(names), self.lines, strict=True))

    @functools.cached_property
    def _by_key(self) -> dict[str, list[L]]:
        found: dict[str, list[L]] = {}
        for key, line in self.keyed:
            found.setdefault(key, []).append(line)
        return found

    @functools.cached_property
    def _by_code(self) -> dict[str, list[tuple[str, L]]]:
        found: dict[str, list[tuple[str, L]]] = {}
        for key, line in self.keyed:
            found.setdefault(line.code, []).append((key, line))
        return found

    def results(self, key: str) -> tuple[L, ...]:
        """Return the lines of one course.

        Args:
            key: the key of the course.
        """
        return tuple(self._by_key.get(key, ()))

    def with_code(self, code: str) -> Sequence[tuple[str, L]]:
        """Return the lines with a code, each with the key of its course.

        Args:
            code: the code.
        """
        return self._by_code.get(code, ())
