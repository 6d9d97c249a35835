"""The courses of a transcript by key, and the one that a component of the agreement means."""

import enum
import functools
from collections.abc import Iterable, Mapping, Sequence
from typing import final

import attrs

from bologna_credits.core.reading import fold
from bologna_credits.papers.components import Component, component_keys
from bologna_credits.papers.transcripts import CourseResult, Transcript


class MeantBy(enum.StrEnum):
    """The mark by which one of several courses with one code is meant."""

    HOST = "host"
    TITLE = "title"


@final
@attrs.frozen(kw_only=True)
class Meant:
    """The course that a component of the agreement means.

    Args:
        component: the component; its code is the key of the course, as far as the course is known.
        course: the key of the course; None if the transcript has none, or does not show which it is.
        courses: the keys of the courses with its code, where they are several or their host is another.
        by: the mark by which one of several is meant.
        taken: True if another component is this course already.
    """

    component: Component
    course: str | None = None
    courses: tuple[str, ...] = ()
    by: MeantBy | None = None
    taken: bool = False


@final
@attrs.frozen
class CourseBook:
    """The lines of a transcript by the keys of their courses.

    Args:
        transcript: the transcript.
        lines: by key, all lines of the course.
        keys: by code, the keys of the courses that have it.
        inside: by key, the keys of the lines within it; empty where nothing is nested.
    """

    transcript: Transcript
    lines: Mapping[str, Sequence[CourseResult]]
    keys: Mapping[str, Sequence[str]]
    inside: Mapping[str, frozenset[str]]

    @classmethod
    def of(cls, transcript: Transcript) -> "CourseBook":
        """Return the book of a transcript."""
        keyed = transcript.keyed()
        lines: dict[str, list[CourseResult]] = {}
        keys: dict[str, dict[str, None]] = {}
        for key, course in keyed:
            lines.setdefault(key, []).append(course)
            keys.setdefault(course.code, {})[key] = None
        return cls(transcript, lines, {code: tuple(found) for code, found in keys.items()}, _inside(transcript, keyed))

    def meant(self, components: Sequence[Component]) -> tuple[Meant, ...]:
        """Return the course that each component means, no course twice."""
        found: list[Meant] = []
        taken: set[str] = set()
        for key, component in zip(component_keys(components), components, strict=True):
            meant = self._one(component)
            if meant.course in taken:
                meant = Meant(component=component, courses=(meant.course,), taken=True)
            name, number = key if meant.course is None else meant.course, 1
            while name in taken:
                number += 1
                name = f"{key} ({number})"
            taken.add(name)
            if name != component.code:
                meant = attrs.evolve(meant, component=attrs.evolve(component, code=name))
            found.append(meant)
        return tuple(found)

    def _one(self, component: Component) -> Meant:
        code = component.code
        candidates = (code,) if code in self.lines else tuple(self.keys.get(code, ()))
        named = tuple(key for key in candidates if self._runs(component.host, key))
        if len(named) == 1:
            by = MeantBy.HOST if len(candidates) > 1 else None
            return Meant(component=component, course=named[0], courses=candidates if by else (), by=by)
        titled = tuple(key for key in named if self._titled(component.title, key))
        if len(titled) == 1:
            return Meant(component=component, course=titled[0], courses=candidates, by=MeantBy.TITLE)
        # A host of this transcript that has no course with this code: the course is missing, and another host's is not meant.
        known = component.host is not None and any(host.answers_to(component.host) for host in self.transcript.hosts)
        return Meant(component=component, courses=() if known and not named else candidates)

    def _runs(self, host: str | None, key: str) -> bool:
        return host is None or any(self.transcript.host_of(line).answers_to(host) for line in self.lines[key])

    def _titled(self, title: str, key: str) -> bool:
        titles = (text for line in self.lines[key] for text in (line.title, *(text for _, text in line.titles)))
        return fold(title) in map(fold, titles)

    @functools.cached_property
    def around(self) -> Mapping[str, frozenset[str]]:
        """By key, the keys of the lines around it: few, however many lines a transcript has."""
        found: dict[str, list[str]] = {}
        for outer, inner in self.inside.items():
            for key in inner:
                found.setdefault(key, []).append(outer)
        return {key: frozenset(outer) for key, outer in found.items()}

    def outermost(self, keys: Iterable[str]) -> list[str]:
        """Return the keys of courses that stand within no other of them, in their order.

        Args:
            keys: keys of courses.
        """
        given = list(keys)
        among = frozenset(given)
        return [key for key in given if among.isdisjoint(self.around.get(key, ()))]

    def holds(self, outer: str, inner: str) -> bool:
        """Return True if a course stands within another."""
        return inner != outer and inner in self.inside.get(outer, ())


def _inside(transcript: Transcript, keyed: Iterable[tuple[str, CourseResult]]) -> dict[str, frozenset[str]]:
    """Return the keys within each key, through all attempts; of two courses that stand within each other, the first is outer."""
    if not any(course.parts for course in transcript.courses):
        return {}
    parts: dict[str, dict[str, None]] = {}
    keys = (key for key, _ in keyed)

    def look(course: CourseResult) -> str:
        own = next(keys)
        found = parts.setdefault(own, {})
        found.update(dict.fromkeys([look(part) for part in course.parts]))
        return own

    for course in transcript.courses:
        look(course)
    inside: dict[str, frozenset[str]] = {}
    for outer in parts:
        reached: dict[str, None] = {}
        ahead = list(parts[outer])
        while ahead:
            inner = ahead.pop()
            # What is outer already is not within what stands within it.
            if inner not in reached and inner != outer and outer not in inside.get(inner, ()):
                reached[inner] = None
                ahead += parts[inner]
        inside[outer] = frozenset(reached)
    return inside
