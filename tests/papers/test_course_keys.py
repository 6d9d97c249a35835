"""The keys of courses: host, code and title tell courses apart, and attempts of one course have one key."""

from random import Random

from hypothesis import given, settings, strategies as st

from bologna_credits import CourseResult, Institution, Transcript
from bologna_credits.core.reading import fold
from bologna_credits.papers.course_keys import CourseName, course_keys

_NORTH = Institution("North", "FI", {"schac": "north.example"})
_SOUTH = Institution("South", "FI", {"schac": "south.example"})


def _keys(*courses: CourseResult) -> list[str]:
    return [key for key, _ in Transcript(_NORTH, courses).keyed()]


def test_a_code_that_one_course_has_is_its_key() -> None:
    assert _keys(CourseResult("A", "Algebra"), CourseResult("B", "Botany")) == ["A", "B"]
    assert _keys(CourseResult("A", "Algebra"), CourseResult("A", " ALGEBRA ")) == ["A", "A"]


def test_courses_of_two_hosts_with_one_code_are_told_apart_by_host() -> None:
    assert _keys(CourseResult("A", "Algebra", host=_NORTH), CourseResult("A", "Algebra", host=_SOUTH)) == [
        "A (North)",
        "A (South)",
    ]


def test_courses_of_one_host_with_one_code_are_told_apart_by_title() -> None:
    assert _keys(CourseResult("A", "Algebra"), CourseResult("A", "Botany")) == ["A (Algebra)", "A (Botany)"]
    mixed = [CourseResult("A", "Algebra"), CourseResult("A", "Botany"), CourseResult("A", "Algebra", host=_SOUTH)]
    assert _keys(*mixed) == ["A (North, Algebra)", "A (North, Botany)", "A (South)"]


def test_a_title_in_one_language_is_enough_for_an_attempt() -> None:
    first = CourseResult("A", "Algebra", titles={"en": "Algebra", "kk": "Алгебра"})
    again, third = CourseResult("A", "Алгебра"), CourseResult("A", "Algebra")
    assert _keys(again, third, first) == ["A", "A", "A"]
    assert _keys(again, third) == ["A (Алгебра)", "A (Algebra)"]


def test_where_host_and_title_are_not_enough_a_number_tells_courses_apart() -> None:
    other = Institution("North", "SE")
    hosts = [CourseResult("A", "Algebra", host=_NORTH), CourseResult("A", "Algebra", host=other)]
    assert _keys(*hosts) == ["A (Algebra)", "A (Algebra, 2)"]
    # A course whose own code is such a key keeps it.
    taken = [CourseResult("A", "Algebra"), CourseResult("A", ""), CourseResult("A (Algebra)", "x")]
    assert _keys(*taken) == ["A (Algebra, 2)", "A", "A (Algebra)"]


def test_a_part_has_the_host_of_the_course_around_it() -> None:
    part = CourseResult("P", "Part", parts=(CourseResult("Q", "Smaller"),))
    course = CourseResult("A", "Algebra", host=_SOUTH, parts=(part, CourseResult("R", "Other", host=_NORTH)))
    outer = Transcript(_NORTH, [CourseResult("M", "Module", parts=(course,)), CourseResult("X", "Plain", parts=(part,))])
    assert [outer.host_of(line).name for line in outer.walk()] == ["North", "South", "South", "South", "North", *["North"] * 3]
    assert Transcript(_NORTH, outer.courses) == outer


def test_institutions_are_the_same_by_an_identifier_else_by_name_and_country() -> None:
    assert _NORTH.same_as(Institution("Pohjoinen", None, {"schac": "NORTH.example", "pic": "1"}))
    assert not _NORTH.same_as(Institution("North", "FI", {"schac": "other.example"}))
    assert Institution("North").same_as(_NORTH)
    assert not Institution("North", "SE").same_as(Institution("North", "FI"))
    assert Transcript(_NORTH, [CourseResult("A", "x"), CourseResult("B", "y", host=Institution("north"))]).hosts == (_NORTH,)
    assert Transcript(_NORTH).hosts == (_NORTH,)
    assert _NORTH.answers_to("north.EXAMPLE")
    assert not _NORTH.answers_to("South")


_LINES = st.lists(
    st.builds(
        lambda code, title, host: CourseResult(code, title, host=host),
        st.sampled_from(["A", "B", "A (North)", "A (x)", ""]),
        st.sampled_from(["x", "X", "y", ""]),
        st.sampled_from([None, _NORTH, _SOUTH, Institution("South", "SE")]),
    ),
    max_size=7,
)


@given(_LINES, st.randoms())
def test_two_courses_never_share_a_key_and_the_order_does_not_merge_them(lines: list[CourseResult], random: Random) -> None:
    transcript = Transcript(_NORTH, lines)

    def course(line: CourseResult) -> tuple[str, str, str, str | None]:
        host = transcript.host_of(line)
        return line.code, fold(line.title), host.name, host.country

    keyed = transcript.keyed()
    pairs = {(key, course(line)) for key, line in keyed}
    assert len(pairs) == len({key for key, _ in pairs}) == len({name for _, name in pairs})
    assert [line for _, line in keyed] == list(transcript.walk())
    turned = Transcript(_NORTH, random.sample(lines, len(lines))).keyed()
    assert len({key for key, _ in turned}) == len({key for key, _ in keyed})
    for key, line in keyed:
        assert transcript.key_of(line) == key
        assert line in transcript.results(key)
        marked = transcript.used("a degree", [key])
        assert [one.used is not None for one in marked.walk()] == [own == key for own, _ in keyed]


_TITLES = st.frozensets(st.sampled_from("abcdef"), min_size=1, max_size=3)


@given(named=st.lists(st.tuples(st.integers(0, 1), _TITLES), max_size=9))
@settings(max_examples=60)
def test_lines_of_a_host_are_one_course_where_titles_join_them_through_others(named: list[tuple[int, frozenset[str]]]) -> None:
    lines = [CourseName(code="A", title=min(titles), titles=titles, host=host, host_name=str(host)) for host, titles in named]
    keys = course_keys(lines)
    # The oracle walks from line to line by any title that two share.
    for start in range(len(lines)):
        reached, todo = {start}, [start]
        while todo:
            one = lines[todo.pop()]
            near = {place for place, other in enumerate(lines) if other.host == one.host and other.titles & one.titles}
            todo += near - reached
            reached |= near
        assert {place for place, key in enumerate(keys) if key == keys[start]} == reached


def test_the_work_for_lines_with_one_code_and_title_is_in_proportion_to_their_number() -> None:
    hashed = 0

    class Title(str):
        __slots__ = ()
        __eq__ = str.__eq__

        def __hash__(self) -> int:
            nonlocal hashed
            hashed += 1
            return str.__hash__(self)

    def hashes(count: int) -> int:
        nonlocal hashed
        lines = [CourseName(code="A", title="t", titles=frozenset([Title("t")]), host=0, host_name="") for _ in range(count)]
        hashed = 0
        assert set(course_keys(lines)) == {"A"}
        return hashed

    assert hashes(400) <= 2.2 * hashes(200)
