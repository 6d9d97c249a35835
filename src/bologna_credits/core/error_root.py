"""The root of all errors, and the way in which an error gets its fields."""

from collections.abc import Callable
from typing import Any, ClassVar, Self, TypeVar, dataclass_transform

from bologna_credits.core.later import later
from bologna_credits.core.plain_words import without_python
from bologna_credits.core.saying import ENGLISH, Voice
from bologna_credits.core.visible import cut

# Most errors are never said in another language than English, and what says them knows errors itself.
_voice: Callable[[str], Voice] = later("bologna_credits.core.retold", "voice")[0]

_LONGEST = 20_000


def _bounded(words: str) -> str:
    """Return the words of a message without what acts on a terminal, and never longer than any message may be."""
    return cut(words, _LONGEST)


T = TypeVar("T", bound="type[BolognaError]")


@dataclass_transform(frozen_default=True)
def error(kind: T) -> T:
    """Give an error the fields that its class annotates; a decorator.

    The classes are no attrs classes, because two dozen of them would take a tenth of the time of a first conversion.
    """
    # A class gives its own annotations alone; from Python 3.14 on they no longer stand in its __dict__.
    own = (name for name, hint in kind.__annotations__.items() if "ClassVar" not in str(hint))
    kind._fields = (*kind._fields, *own)  # the decorator belongs to the class
    return kind


class BolognaError(Exception):
    """The root of all errors of this package.

    A message is bounded: values are cut at 80 characters, and of many faults the first twenty are shown. The fields hold all.
    """

    _fields: ClassVar[tuple[str, ...]] = ()

    def __init__(self, *given: Any, **named: Any) -> None:
        fields = self._fields
        if len(given) > len(fields):
            raise TypeError(f"{type(self).__name__} takes {len(fields)} arguments, and {len(given)} were given")
        values = dict(zip(fields, given, strict=False))
        for name, value in named.items():
            if name in values or name not in fields:
                trouble = "twice" if name in values else "an unknown argument"
                raise TypeError(f"{type(self).__name__}: {name} is {trouble}")
            values[name] = value
        for name in fields:
            if name not in values and not hasattr(type(self), name):
                raise TypeError(f"{type(self).__name__}: {name} is missing")
        self.__dict__.update(values)
        super().__init__(*(values.get(name, getattr(self, name)) for name in fields))

    def __setattr__(self, name: str, value: Any) -> None:
        if name in self._fields:
            raise AttributeError(f"{name} of an error is not changed; evolved() gives another one")
        super().__setattr__(name, value)

    def __reduce__(self) -> tuple[Any, ...]:
        return type(self), self.args, {name: value for name, value in self.__dict__.items() if name not in self._fields} or None

    def __repr__(self) -> str:
        return f"{type(self).__name__}({', '.join(f'{name}={getattr(self, name)!r}' for name in self._fields)})"

    def evolved(self, **changes: Any) -> Self:
        """Return the same error with other fields."""
        return type(self)(**{name: getattr(self, name) for name in self._fields} | changes)

    @property
    def message(self) -> str:
        """The message in English."""
        return _bounded(self._words())

    @property
    def told(self) -> str:
        """The message for people who write no Python: without arguments and calls.

        >>> from bologna_credits.core.errors import UndecidedError
        >>> UndecidedError("the average is open", "ask for .exact").told
        'the average is open'
        """
        return _bounded(without_python(self._words()))

    def text(self, language: str | None = None) -> str:
        """Return the message in a language; what a document or a definition file says in it keeps its own.

        Args:
            language: the code of a language, such as ``"ru"``; English without it.

        Raises:
            ArgumentError: a language without a catalogue; names those that have one.

        >>> from bologna_credits import UnknownSystemError
        >>> UnknownSystemError("ECST", ("ECTS",)).text("ru")
        'нет кредитной системы «ECST»; возможно, имелось в виду «ECTS»?; известны: ECTS'
        """
        if language is None:
            return self.message
        return _bounded(self._said(_voice(language)))

    def _said(self, say: Voice) -> str:
        """Return the message in a voice. A class that overrides :meth:`_words` alone is told by its English message."""
        if type(self)._words is not BolognaError._words:  # noqa: SLF001  (its own class)
            return say.phrase(self._words())
        return say("error.used-wrongly")

    def _words(self) -> str:
        return self._said(ENGLISH)

    def __str__(self) -> str:
        return self.message
