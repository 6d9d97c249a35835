"""A memory has a bound, belongs to one catalogue and goes with it."""

import gc
import weakref
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from bologna_credits import Catalogue
from bologna_credits.law.memories import Memories, Remembered, remembered


@remembered(3)
def _pair(catalogue: Catalogue, one: int, other: str = "") -> list[object]:
    """A list that is another one at each call."""
    if one < 0:
        raise ValueError(one)
    return [catalogue, one, other]


def empty() -> Catalogue:
    return Catalogue(Path())


def test_the_same_question_gets_the_same_answer_and_another_catalogue_its_own() -> None:
    one, other = empty(), empty()
    assert _pair(one, 1) is _pair(one, 1)
    assert _pair(one, 1, "a") is one.memories[_pair](1, "a")
    assert _pair(other, 1) is not _pair(one, 1)
    assert _pair(other, 1) == [other, 1, ""]


def test_the_answer_that_was_not_asked_for_longest_is_forgotten_first() -> None:
    catalogue = empty()
    kept = [_pair(catalogue, number) for number in range(3)]
    assert _pair(catalogue, 0) is kept[0]
    for number in range(3, 100):
        _pair(catalogue, number)
        assert _pair(catalogue, 0) is kept[0]
    assert catalogue.memories[_pair].cache_info().currsize == 3  # type: ignore[attr-defined]
    assert _pair(catalogue, 1) is not kept[1]


def test_an_error_is_not_remembered() -> None:
    catalogue = empty()
    for _ in range(2):
        try:
            _pair(catalogue, -1)
        except ValueError:
            continue
        raise AssertionError
    assert catalogue.memories[_pair].cache_info().currsize == 0  # type: ignore[attr-defined]


def test_a_remembered_function_keeps_its_name_and_docstring() -> None:
    assert isinstance(_pair, Remembered)
    assert (_pair.__name__, _pair.__doc__) == ("_pair", "A list that is another one at each call.")  # type: ignore[attr-defined]


def test_a_catalogue_that_is_dropped_is_collected_with_all_that_it_remembers() -> None:
    catalogue = empty()
    answer = _pair(catalogue, 1)
    gone = weakref.ref(catalogue)
    del catalogue, answer
    gc.collect()
    assert gone() is None


def test_threads_that_come_at_once_share_one_memory() -> None:
    for _ in range(20):
        memories = Memories(None)
        with ThreadPoolExecutor(8) as pool:
            found = list(pool.map(lambda _, memories=memories: memories[_pair], range(8)))
        assert len(set(map(id, found))) == 1
