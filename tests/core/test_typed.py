"""A value of the wrong type is refused by the name of the argument or field, before anything is done."""

import io
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from types import ModuleType
from typing import IO, Any, Literal, Protocol, get_args, get_origin, get_type_hints

import attrs
import pytest

import bologna_credits as bc
from bologna_credits.core import ArgumentError, ArgumentTypeError
from bologna_credits.core.typed import check_record, checked, checked_late, conforms, named, shown_type, typed


class _Method(Protocol):
    @property
    def code(self) -> str: ...

    def convert(self, start: object) -> object: ...


class _Bavarian:
    code = "x"

    def convert(self, start: object) -> object:
        return start


class _Frame:
    def __eq__(self, other: object) -> Any:
        raise ValueError("the truth value of a frame is ambiguous")

    __hash__ = None  # type: ignore[assignment]  # as that of a frame


@pytest.mark.parametrize(
    ("value", "kind", "fits"),
    [
        ("a", str, True),
        (3, str, False),
        (3, int, True),
        (True, int, False),
        (True, bool, True),
        (1.5, float, True),
        (True, float, False),
        (None, None, True),
        (3, None, False),
        (None, str | None, True),
        (3, str | None, False),
        ("open", Literal["open", "all"], True),
        ("opne", Literal["open", "all"], True),  # a wrong word has an error of its own that names the right one
        (3, Literal["open", "all"], False),
        (("a", "b"), tuple[str, ...], True),
        (("a", 3), tuple[str, ...], False),
        (["a"], tuple[str, ...], False),
        (("a", 3), tuple[str, int], True),
        (("a",), tuple[str, int], False),
        ("ab", Iterable[str], False),
        (b"ab", Sequence[int], False),
        (["a"], Iterable[str], True),
        ([3], Iterable[str], False),
        (iter([3]), Iterable[str], True),
        (3, Iterable[str], False),
        ({"a": 1}, Mapping[str, int], True),
        ({"a": "b"}, Mapping[str, int], False),
        (int, type[int], True),
        (3, type[int], False),
        (len, Callable[..., int], True),
        (3, Callable[..., int], False),
        (_Frame(), Literal["open", "all"], False),  # a data frame that is compared with a word is neither true nor false
        (io.BytesIO(), IO[bytes], True),
        (io.BytesIO(), str | IO[bytes], True),
        (io.BytesIO, IO[bytes], False),
        (b"ab", IO[bytes], False),
        (_Bavarian(), _Method, True),
        (_Bavarian, _Method, False),
        (3, _Method, False),
        (3, Any, True),
        (3, "Later", True),
        (3, 5, True),
    ],
)
def test_a_value_fits_its_annotation_or_not(value: object, kind: object, fits: bool) -> None:
    assert conforms(value, kind) is fits


def test_a_value_of_the_wrong_type_is_told_without_the_value() -> None:
    assert shown_type({"name": "Kim Lee"}) == "dict"
    assert shown_type("x" * 100) == 'the text "' + "x" * 40 + '"'
    assert shown_type(_Bavarian) == "the class _Bavarian"


@checked
def _mean(values: Iterable[int], *more: int, weight: int = 1) -> float:
    """Return the mean."""
    found = [*values, *more]
    return weight * sum(found) / len(found)


def test_a_checked_function_names_the_argument() -> None:
    assert _mean([1, 3], 5, weight=2) == 6
    assert _mean.__doc__ == "Return the mean."
    calls: list[tuple[Callable[[], object], str]] = [
        (lambda: _mean("13"), 'values must be a list of whole numbers, and is the text "13"'),  # type: ignore[arg-type]
        (lambda: _mean([1], "3"), 'more must be a whole number, and is the text "3"'),  # type: ignore[arg-type]
        (lambda: _mean([1], weight=None), "weight must be a whole number, and is None"),  # type: ignore[arg-type]
    ]
    for call, told in calls:
        with pytest.raises(ArgumentTypeError) as caught:
            call()
        assert str(caught.value) == told
    with pytest.raises(TypeError, match="missing 1 required positional argument"):
        _mean()  # type: ignore[call-arg]


def test_an_annotation_that_only_type_checkers_know_is_passed_over() -> None:
    def ask(what: "Unknown", day: int) -> int:  # type: ignore[name-defined]  # noqa: F821
        return day

    assert checked(ask)("x", 3) == 3
    with pytest.raises(ArgumentTypeError, match="day must be a whole number"):
        checked(ask)("x", "3")  # type: ignore[arg-type]


def _read_number(value: Any) -> int:
    if value == "wrong":
        raise ArgumentError("number", "wrong", ("a number",))
    return int(value)


def _positive(_: object, __: object, value: int) -> None:
    if value < 0:
        raise ArgumentError("number", str(value), ("a positive number",))


@attrs.frozen(field_transformer=typed)
class _Record:
    name: str
    number: int = attrs.field(default=0, converter=_read_number, validator=_positive)
    names: tuple[str, ...] = ()
    _private: int | None = None


def test_a_typed_record_names_the_field_and_the_first_wrong_item() -> None:
    assert _Record("a", "3", ("b",), 4) == attrs.evolve(_Record("a", 3), names=("b",), private=4)
    makers: list[tuple[Callable[[], object], str]] = [
        (lambda: _Record(3), "name must be text, and is int"),  # type: ignore[arg-type]
        (lambda: _Record("a", None), "number must be a whole number, and is None"),
        (lambda: _Record("a", "x"), 'number must be a whole number, and is the text "x"'),
        (lambda: _Record("a", names=("b", 3)), "names must be a list of texts, and is int"),  # type: ignore[arg-type]
        (lambda: _Record("a", names=["b"]), "names must be a list of texts, and is list"),  # type: ignore[arg-type]
        (lambda: _Record("a", private="x"), 'private must be a whole number or None, and is the text "x"'),  # type: ignore[arg-type]
    ]
    for make, told in makers:
        with pytest.raises(ArgumentTypeError) as caught:
            make()
        assert str(caught.value) == told
    for number in ("wrong", -1):
        with pytest.raises(ArgumentError):
            _Record("a", number)


def test_a_record_whose_types_are_known_to_checkers_alone_is_not_looked_at() -> None:
    @attrs.frozen(field_transformer=typed)
    class Later:
        what: "Unknown"  # type: ignore[name-defined]  # noqa: F821

    assert Later(3).what == 3


def test_a_function_that_is_checked_late_names_the_argument_in_place_of_pythons_error() -> None:
    @checked_late
    def halved(number: int, names: tuple[str, ...] = ()) -> float:
        if number == 1:
            raise ArgumentError("number", "1", ("another",))
        if names == ("boom",):
            raise ValueError("of its own")
        return number / 2

    assert halved(4) == 2
    with pytest.raises(ArgumentTypeError, match='number must be a whole number, and is the text "4"'):
        halved("4")  # type: ignore[arg-type]
    with pytest.raises(ArgumentError, match="number cannot be"):
        halved(1)
    with pytest.raises(ValueError, match="of its own"):
        halved(2, ("boom",))


@attrs.frozen(field_transformer=named)
class _Quick:
    name: str
    number: int = attrs.field(default=0, converter=_read_number)
    names: tuple[str, ...] = ()

    def __attrs_post_init__(self) -> None:
        check_record(self)


@attrs.frozen
class _Single:
    name: str

    def __attrs_post_init__(self) -> None:
        check_record(self)


def test_a_record_of_known_types_is_built_and_another_is_refused_however_often() -> None:
    for _ in range(2):
        assert _Quick("a", "3", ("b",)) == _Quick("a", 3, ("b",))
        assert _Single("a") == _Single("a")
        with pytest.raises(ArgumentTypeError, match="names must be a list of texts, and is int"):
            _Quick("a", 3, ("b", 4))  # type: ignore[arg-type]
        with pytest.raises(ArgumentTypeError, match="number must be a whole number, and is None"):
            _Quick("a", None)
        with pytest.raises(ArgumentTypeError, match="name must be text, and is int"):
            _Single(3)  # type: ignore[arg-type]


@attrs.frozen(field_transformer=named)
class _Pairs:
    words: tuple[tuple[str, str], ...] = ()
    years: tuple[int, int] | None = None

    def __attrs_post_init__(self) -> None:
        check_record(self)


@pytest.mark.parametrize(
    "wrong",
    [
        {"words": (("en",),)},
        {"words": (("en", "pass", "fail"),)},
        {"words": (("en", "pass"), ("de",))},
        {"years": (2020,)},
        {"years": (2020, 2021, 2022)},
    ],
)
def test_a_pair_has_two_items_also_after_a_right_record_was_built(wrong: dict[str, Any]) -> None:
    assert _Pairs((("en", "pass"), ("de", "bestanden")), (2020, 2021)).years == (2020, 2021)
    assert _Pairs((("en", "pass"),), (2020, 2021)).words == (("en", "pass"),)
    with pytest.raises(ArgumentTypeError, match=next(iter(wrong))):
        _Pairs(**{"words": (("en", "pass"),), "years": (2020, 2021), **wrong})


def _lengths_in(kind: Any) -> Iterator[int]:
    inner = get_args(kind)
    if get_origin(kind) is tuple and Ellipsis not in inner:
        yield len(inner)
    for one in inner:
        yield from _lengths_in(one)


@pytest.mark.parametrize("room", [bc.conversion, bc.grades, bc.law])
def test_no_field_of_a_record_is_a_list_of_fixed_length_other_than_a_pair(room: ModuleType) -> None:
    """Types that were right once are remembered, and of longer lists not how many items they have."""
    found = [getattr(room, name) for name in dir(room)]
    after = [(one, getattr(one, "__attrs_post_init__", None)) for one in found if isinstance(one, type)]
    records = [one for one, checks in after if checks is not None and "check_record" in checks.__code__.co_names]
    assert records
    kinds = [get_type_hints(record)[field.name] for record in records for field in attrs.fields(record) if field.init]
    assert {length for kind in kinds for length in _lengths_in(kind)} <= {2}


def test_the_types_that_are_remembered_are_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bologna_credits.core.typed._MOST_SHAPES", 0)

    @attrs.frozen
    class Fresh:
        name: str

    record = Fresh("a")
    check_record(record)
    check_record(record)


def test_a_missing_or_unknown_argument_is_left_to_python_and_several_values_are_each_looked_at() -> None:
    @checked
    def total(*numbers: int, twice: bool = False) -> int:
        return sum(numbers) * (2 if twice else 1)

    assert total(1, 2, 3, twice=True) == 12
    with pytest.raises(TypeError, match="unexpected keyword"):
        total(1, thrice=True)  # type: ignore[call-arg]
