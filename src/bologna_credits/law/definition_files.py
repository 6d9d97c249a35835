"""The reading of definition files: countries, frameworks, and practices of conversion."""

from typing import Any

import attrs

from bologna_credits.core.countries import INVENTED, is_country
from bologna_credits.core.typed import checked
from bologna_credits.credits.systems import CreditSystem
from bologna_credits.grades.equivalences import Equivalence
from bologna_credits.grades.scales import GradingScale
from bologna_credits.law.definition import Definition
from bologna_credits.law.definition_checks import check_data, check_parts
from bologna_credits.law.definition_parts import Example, Gap, PublishedGradingTable
from bologna_credits.law.files import OURS, Origin
from bologna_credits.law.law_texts import read_law
from bologna_credits.law.practices.averages import AveragePractice, DistinctionPractice, FinalMarkPractice
from bologna_credits.law.practices.blocks import BlockPractice
from bologna_credits.law.practices.credits import CreditPractice, TotalsPractice
from bologna_credits.law.practices.degrees import DegreePractice
from bologna_credits.law.practices.grades import FormulaPractice, GradePractice, LinearPractice, TablePractice, UngradedPractice
from bologna_credits.law.practices.progress import LoadPractice, ProgressPractice
from bologna_credits.law.reviews import Review
from bologna_credits.version import VERSION

# A definition names its classes as text, so that what a build has compiled loads only those that it holds.
_NAMED = (
    CreditSystem,
    GradingScale,
    Equivalence,
    CreditPractice,
    GradePractice,
    LinearPractice,
    FormulaPractice,
    TablePractice,
    UngradedPractice,
    AveragePractice,
    FinalMarkPractice,
    DistinctionPractice,
    BlockPractice,
    DegreePractice,
    TotalsPractice,
    ProgressPractice,
    LoadPractice,
    Example,
    Gap,
    PublishedGradingTable,
    Review,
)
attrs.resolve_types(Definition, localns={kind.__name__: kind for kind in _NAMED})


@checked
def read_definition(text: str, file: str, *, distribution: str = OURS, version: str = VERSION) -> Definition:
    r"""Read a definition file as frozen classes, checked for shape and for sense.

    Args:
        text: the TOML.
        file: the file's name, for faults and decisions.
        distribution: the distribution that brought it.
        version: the distribution's version.

    Raises:
        DefinitionError: all faults at once, each with its path.

    >>> read_definition('format = 1\ncountry = "XX"\nnames = { en = "Nowhere" }', "xx.toml").country
    'XX'
    """
    return read_law(Definition, check_data, text, Origin(file, distribution, version), prepare=_name_country, alone=check_parts)


def _name_country(table: dict[str, Any]) -> None:
    """Give the systems and scales of a country's file that country; those of a framework have none."""
    country = table.get("country")
    # A code of no country is one fault of the file, and not one of each of its scales.
    if isinstance(country, str) and (is_country(country) or country == INVENTED):
        for kind in ("systems", "scales"):
            items = table.get(kind)
            for item in items if isinstance(items, list) else ():
                if isinstance(item, dict):
                    item.setdefault("country", country)
