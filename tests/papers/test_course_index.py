"""The index of a transcript: every question after the first costs no walk, and institutions are compared where they may be one."""

import pickle
from collections import Counter
from typing import Any

import attrs
import pytest

from bologna_credits import CourseResult, Institution, Transcript
from bologna_credits.core.reading import Pairs
from bologna_credits.papers.course_index import CourseIndex

_asked: Counter[str] = Counter()


@attrs.frozen
class CountedHost:
    name: str
    identifiers: Pairs = ()

    def same_as(self, other: Any) -> bool:
        _asked["same_as"] += 1
        return bool(self.name == other.name or set(self.identifiers) & set(other.identifiers))


class CountedLine:
    def __init__(self, code: str, host: CountedHost | None = None, parts: tuple["CountedLine", ...] = ()) -> None:
        self.code, self.title, self.titles, self.host, self._parts = code, "a course", (), host, parts

    @property
    def parts(self) -> tuple["CountedLine", ...]:
        _asked["parts"] += 1
        return self._parts


@pytest.mark.parametrize("count", [500, 2000])
def test_the_results_of_all_courses_take_one_walk_through_the_lines(count: int) -> None:
    _asked.clear()
    modules = [CountedLine(f"M{number}", parts=(CountedLine(f"C{number}"),)) for number in range(count // 2)]
    index = CourseIndex[CountedHost, CountedLine](CountedHost("Oslo"), modules)
    walked = _asked["parts"]
    assert walked <= 2 * count
    assert [index.results(key)[0].code for key, _ in index.keyed] == [line.code for line in index.lines]
    assert all(len(index.with_code(line.code)) == 1 for line in index.lines)
    assert _asked["parts"] == walked


@pytest.mark.parametrize("count", [500, 2000])
def test_hosts_without_a_common_mark_are_not_compared(count: int) -> None:
    _asked.clear()
    hosts = [CountedHost(f"Host {number}", (("schac", f"{number}.example"),)) for number in range(count)]
    twins = [CountedHost(f"Twin {number}", (("schac", f"{number}.example"),)) for number in range(count)]
    index = CourseIndex[CountedHost, CountedLine](hosts[0], [CountedLine("A", host) for host in (*hosts, *twins)])
    assert index.hosts == tuple(hosts)
    assert _asked["same_as"] == count
    assert len({key for key, _ in index.keyed}) == count


def test_lines_are_in_the_order_of_the_document() -> None:
    inner = CourseResult("B", "Botany", parts=[CourseResult("C", "Chemistry")])
    paper = Transcript(Institution("Oslo"), [CourseResult("A", "Algebra", parts=[inner]), CourseResult("D", "Drama")])
    assert [line.code for line in paper.walk()] == ["A", "B", "C", "D"]
    assert paper.results("B") == (inner,)
    assert paper.results("Z") == ()
    assert paper.key_of(inner) == "B"
    assert paper.key_of(CourseResult("Z", "Zoology")) == "Z"


def test_an_index_shows_nowhere() -> None:
    def paper() -> Transcript:
        return Transcript(Institution("Oslo"), [CourseResult("A", "Algebra")])

    asked, fresh = paper(), paper()
    assert asked.results("A") == asked.results("A")
    assert asked.hosts == (Institution("Oslo"),)
    assert asked == fresh
    assert hash(asked) == hash(fresh)
    assert repr(asked) == repr(fresh)
    assert pickle.dumps(asked) == pickle.dumps(fresh)
    assert attrs.asdict(asked) == attrs.asdict(fresh)
    other = attrs.evolve(asked, courses=[CourseResult("B", "Botany")])
    assert other.results("A") == ()
    assert [key for key, _ in other.keyed()] == ["B"]
    assert pickle.loads(pickle.dumps(asked)).results("A") == asked.results("A")
