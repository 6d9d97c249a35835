"""The reading of definition files: countries, frameworks, and practices of conversion."""

from typing import Any

from bologna_credits.core.countries import INVENTED, is_country
from bologna_credits.core.typed import checked
from bologna_credits.law.definition import Definition
from bologna_credits.law.definition_checks import check_data
from bologna_credits.law.files import OURS, Origin, read_law
from bologna_credits.version import VERSION


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
    return read_law(Definition, check_data, text, Origin(file, distribution, version), prepare=_name_country)


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
