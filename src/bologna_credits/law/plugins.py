"""Files of law that other distributions bring.

A distribution names a package with a ``data`` folder in the entry-point group ``bologna_credits.definitions``. Its code is not
run. A folder that cannot be used is left out and reported with the name of the distribution.
"""

import os
import sys
from collections.abc import Iterable, Mapping
from importlib.machinery import PathFinder
from importlib.util import find_spec
from typing import NamedTuple, final

from bologna_credits.core.errors import DefinitionError, PluginError
from bologna_credits.law.files import DataFolder, File, Reader
from bologna_credits.law.held_files import HeldFolder

GROUP = "bologna_credits.definitions"
_POINTS = "entry_points.txt"


@final
class Installed(NamedTuple):
    """The plug-ins of an environment: their folders, and the faults of those that have none."""

    folders: tuple[DataFolder | HeldFolder, ...] = ()
    faults: tuple[PluginError, ...] = ()


def installed() -> Installed:
    """The plug-ins of this environment, sorted by the name of their distribution.

    >>> isinstance(installed().folders, tuple)
    True
    """
    if not _is_group_named():
        return Installed()
    from importlib.metadata import entry_points

    folders: list[DataFolder | HeldFolder] = []
    faults: list[PluginError] = []
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


def _is_group_named() -> bool:
    """Return False if no distribution on the path names the group.

    Few environments have such a distribution, and importlib.metadata, which finds it, takes long to import.
    """
    others = any(hasattr(finder, "find_distributions") for finder in sys.meta_path if finder is not PathFinder)
    return others or any(map(_names_group, sys.path))


def _names_group(place: str) -> bool:
    try:
        names = os.listdir(place or os.curdir)
    except NotADirectoryError:  # an archive, which importlib.metadata can read
        return True
    except OSError:
        return False
    infos = [name for name in names if name.lower().endswith((".dist-info", "egg-info"))]
    return any(GROUP.encode() in _bytes_of(os.path.join(place, name, _POINTS)) for name in infos)


def _bytes_of(path: str) -> bytes:
    try:
        with open(path, "rb") as file:
            return file.read()
    except OSError:
        return b""


def _data_of(package: str) -> str | None:
    try:
        spec = find_spec(package)
    except (ImportError, ValueError):  # a parent package that is missing, or no name of a package at all
        return None
    places = spec.submodule_search_locations if spec else None
    folders = (os.path.join(place, "data") for place in places or ())
    return next((folder for folder in folders if os.path.isdir(folder)), None)


def read_added(
    places: Iterable[tuple[DataFolder | HeldFolder, str]], prefix: str, reader: Reader[File], given: Mapping[str, str]
) -> tuple[tuple[File, ...], tuple[PluginError, ...]]:
    """Read what plug-ins add to a country, framework or family; leave out files that are broken or give a code again.

    Args:
        places: folders of plug-ins, each with the name of a folder in it that has such a file.
        prefix: the country, framework or family.
        reader: the reader of this kind of file.
        given: the distribution that gives a code already, by code.

    Returns:
        The files that add to the law, and the faults of the others.
    """
    givers = dict(given)
    found: list[File] = []
    faults = []
    for place, folder in places:
        try:
            file = place.read(folder, prefix, reader)
        except DefinitionError as error:
            faults.append(PluginError(place.distribution, place.version, (error.message,)))
            continue
        again = tuple(f"{file.origin.file}: {code} is given by {givers[code]} already" for code in file.codes if code in givers)
        if again:
            faults.append(PluginError(place.distribution, place.version, again))
            continue
        givers |= dict.fromkeys(file.codes, file.origin.distribution)
        found.append(file)
    return tuple(found), tuple(faults)
