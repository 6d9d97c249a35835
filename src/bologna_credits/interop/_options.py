"""The options that readers of documents share, checked before anything is read."""

import datetime
from typing import final

import attrs

from bologna_credits.core.reading import optional_day
from bologna_credits.core.typed import typed
from bologna_credits.interop.limits import Limits
from bologna_credits.law.catalogue import Catalogue


@final
@attrs.frozen(kw_only=True, field_transformer=typed)
class Options:
    """The options of a reader.

    Args:
        on: as for :func:`bologna_credits.interop.elmo.read`, like all others.
        catalogue: another catalogue than the bundled one.
        source: the words for the document.
        limits: other limits than the usual ones.
        mobility: the identifier of a mobility, of documents of EWP.

    Raises:
        ArgumentTypeError: an option of another type.
        ArgumentError: the day is none.
    """

    on: datetime.date | None = attrs.field(converter=optional_day)
    catalogue: Catalogue | None
    source: str
    limits: Limits | None
    mobility: str | None = None
