"""Definition files that other distributions bring.

A distribution names a package with a ``data`` folder in the entry-point group ``bologna_credits.definitions``. Its code is not
run: only the folder is looked for. What cannot be used is left out and told, with the name of the distribution.
"""

from importlib.util import find_spec
from pathlib import Path
from typing import final

import attrs

from bologna_credits.core.errors import PluginError
from bologna_credits.law.definition_files import DataFolder

GROUP = "bologna_credits.definitions"


@final
@attrs.frozen
class Installed:
    """What plug-ins bring: their folders, and what is wrong with the others."""

    folders: tuple[DataFolder, ...] = ()
    faults: tuple[PluginError, ...] = ()


def installed() -> Installed:
    """The plug-ins of this environment, sorted by the name of their distribution.

    >>> isinstance(installed().folders, tuple)
    True
    """
    from importlib.metadata import entry_points  # slow to import, and needed only where plug-ins are asked for

    folders, faults = [], []
    for point in sorted(entry_points(group=GROUP), key=lambda point: (point.dist.name if point.dist else "", point.name)):
        name = point.dist.name if point.dist else point.name
        version = point.dist.version if point.dist else ""
        path = _data_of(point.value)
        if path is None:
            why = f'its entry point "{point.name}" names {point.value}, which is no package with a folder "data"'
            faults.append(PluginError(name, version, (why,)))
        else:
            folders.append(DataFolder(path, name, version))
    return Installed(tuple(folders), tuple(faults))


def _data_of(package: str) -> Path | None:
    try:
        spec = find_spec(package)
    except (ImportError, ValueError):  # a parent package that is missing, or no name of a package at all
        return None
    places = spec.submodule_search_locations if spec else None
    return next((Path(place) / "data" for place in places or () if (Path(place) / "data").is_dir()), None)
