"""Permanent keys of sources: by which papers and software name a text that the law cites, with all figures that rest on it."""

from collections.abc import Iterator
from typing import final

import attrs

from bologna_credits.core.brief import brief
from bologna_credits.core.listing import Listing
from bologna_credits.core.provenance import Source
from bologna_credits.core.typed import checked, typed
from bologna_credits.core.visible import visibly
from bologna_credits.law.catalogue import Catalogue, default_catalogue
from bologna_credits.law.definition import Definition
from bologna_credits.law.figure_keys import Figure, figures_of
from bologna_credits.law.reviews import Review
from bologna_credits.law.scheme_file import SchemeFile

_WITH_FOLDER = ("practices", "schemes")


@final
@attrs.frozen(field_transformer=typed)
class CitedSource:
    """A text that a file cites, with the key by which it can be named and all that rests on it.

    Args:
        key: the permanent key, such as ``kz.ineu``; that of a text in a file of practices or schemes names the folder, such as
            ``kz.practices.kaznu``.
        source: the text.
        file: the name of the file.
        figures: the figures that rest on it, in the order of the file.
        reviews: the second readings of entries that rest on it.

    >>> one = next(one for one in cited_sources() if one.key == "kz.ineu")
    >>> one.source.seen.value, "kz.KZ-RK.ects.theory.first" in [figure.key for figure in one.figures]
    ('primary', True)
    """

    __repr__ = brief

    key: str
    source: Source
    file: str
    figures: tuple[Figure, ...] = ()
    reviews: tuple[Review, ...] = ()

    @property
    def bodies(self) -> tuple[str, ...]:
        """The bodies in whose name its figures stand, each once; none where all of them speak for a whole country."""
        named = (getattr(figure.value, name, None) for figure in self.figures for name in ("authority", "body"))
        return tuple(dict.fromkeys(name for name in named if name))

    @property
    def bases(self) -> tuple[str, ...]:
        """The words for the kinds of text on which its figures rest, each once."""
        found = (getattr(figure.value, "basis", None) for figure in self.figures)
        return tuple(dict.fromkeys(str(basis) for basis in found if basis))

    @visibly
    def __str__(self) -> str:
        return f"{self.key}: {self.source.title} <{self.source.url}>"


@checked
def cited_sources(catalogue: Catalogue | None = None) -> Listing[CitedSource]:
    """Return every text that a catalogue cites, with its permanent key and what rests on it.

    Args:
        catalogue: another catalogue than the bundled one.

    >>> keys = [one.key for one in cited_sources()]
    >>> len(keys) == len(set(keys)), "kz.practices.kaznu" in keys
    (True, True)
    """
    return Listing(one for _, file in (catalogue or default_catalogue()).layers() for one in sources_of(file))


def sources_of(file: Definition | SchemeFile) -> Iterator[CitedSource]:
    """Yield the sources of one file, in its order.

    Args:
        file: the file.
    """
    resting: dict[Source, list[Figure]] = {}
    for figure in figures_of(file):
        resting.setdefault(figure.source, []).append(figure)
    for source in file.sources:
        reviews = tuple(review for review in file.reviews if review.source == source.key)
        yield CitedSource(_key(file, source), source, file.origin.file, tuple(resting.get(source, ())), reviews)


def _key(file: Definition | SchemeFile, source: Source) -> str:
    # A country's file, its practices and its schemes have sources of their own, which may have the same key.
    folder = file.origin.file.rpartition(": ")[2].partition("/")[0]
    return ".".join((file.country.lower(), *((folder,) if folder in _WITH_FOLDER else ()), source.key))
