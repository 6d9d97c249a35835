"""The keys of courses: the code of each, with the host, the title or a number where several courses have one code.

A course is its host, its code and its title. Two courses with one code never become two attempts of one course.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import final

import attrs


@final
@attrs.frozen(kw_only=True)
class CourseName:
    """The names of one line of a transcript, as far as they tell its course from others.

    Args:
        code: the local code.
        title: the title.
        titles: the title in each language, folded.
        host: the number of the host among the hosts of the transcript.
        host_name: the name of the host.
    """

    code: str
    title: str
    titles: frozenset[str]
    host: int
    host_name: str


def course_keys(lines: Sequence[CourseName]) -> tuple[str, ...]:
    """Return the key of the course of each line; the lines of one course are its attempts and have one key.

    >>> north = CourseName(code="A", title="Algebra", titles=frozenset({"algebra"}), host=0, host_name="North")
    >>> course_keys([north, attrs.evolve(north, host=1, host_name="South")])
    ('A (North)', 'A (South)')
    """
    by_code: dict[str, list[int]] = {}
    for place, line in enumerate(lines):
        by_code.setdefault(line.code, []).append(place)
    keys = [line.code for line in lines]
    shared = {code: found for code, places in by_code.items() if len(found := _courses(places, lines)) > 1}
    taken = by_code.keys() - shared.keys()
    for code, courses in shared.items():
        for places, key in zip(
            courses, _names(code, [[lines[place] for place in places] for places in courses], taken), strict=True
        ):
            for place in places:
                keys[place] = key
    return tuple(keys)


def _courses(places: Iterable[int], lines: Sequence[CourseName]) -> list[list[int]]:
    """Return the lines with one code by course: those of one host that share a title in some language."""
    of_title: dict[tuple[int, str], list[int]] = {}
    names: dict[int, list[tuple[int, str]]] = {}
    for place in places:
        line = lines[place]
        own = [(line.host, title) for title in line.titles]
        # A line with titles in two languages joins the courses of both; the shorter lists join the longest.
        joined = {id(course): course for name in own if (course := of_title.get(name)) is not None}
        course = max(joined.values(), key=len, default=[])
        course.append(place)
        new = [name for name in own if name not in of_title]
        for other in joined.values():
            if other is not course:
                course += other
                new += names.pop(id(other))
        if new:
            names.setdefault(id(course), []).extend(new)
            of_title.update(dict.fromkeys(new, course))
    return sorted(sorted(course) for course in {id(found): found for found in of_title.values()}.values())


def _names(code: str, courses: Sequence[Sequence[CourseName]], taken: set[str]) -> list[str]:
    """Return a name for each course of one code, by host if that tells them apart, else by title as well, else by number."""
    hosts = [course[0].host_name for course in courses]
    times = Counter(hosts)
    last: dict[str, int] = {}  # by key without a number, the last number that was tried
    found = []
    for course, host in zip(courses, hosts, strict=True):
        title = min(line.title for line in course)
        if len(times) == 1:
            words = [title]
        elif times[host] == 1:
            words = [host]
        else:
            words = [host, title]
        words = [word for word in words if word]
        first = key = _key(code, words)
        number = last.get(first, 1)
        while key in taken:
            number += 1
            key = _key(code, [*words, str(number)])
        last[first] = number
        taken.add(key)
        found.append(key)
    return found


def _key(code: str, words: Sequence[str]) -> str:
    return f"{code} ({', '.join(words)})".strip() if words else code
