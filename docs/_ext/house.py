"""The rooms of the package, their floors and the names that they import from each other, as a picture and as a table.

The floors are those of the contract in ``pyproject.toml``; all else is read from the syntax trees of the modules.
"""

import ast
import re
import tomllib
from collections import Counter
from collections.abc import Iterable, Iterator
from html import escape
from pathlib import Path

import attrs

PACKAGE = "bologna_credits"
_CONTRACT = "A room imports only from rooms below it"

_WIDTH = 900
_BOX_WIDTH, _BOX_HEIGHT = 152, 70
_FLOOR = 124  # from the top of one floor to the top of the next
_GROUND_HEIGHT, _GROUND_FLOOR = 54, 68
_MARGIN = 14
_GAP = 28  # between the boxes of one floor
_ASIDE = 105  # how far a room that is alone on its floor is moved from the middle, so that lines can pass


@attrs.frozen(kw_only=True)
class Room:
    """A room of the house, or a module outside the rooms."""

    name: str
    floor: int  # 1 is the lowest
    modules: int
    lines: int

    @property
    def size(self) -> str:
        """The number of modules and of lines, in words."""
        return f"{self.modules} module{'' if self.modules == 1 else 's'}, {self.lines:,} lines"


@attrs.frozen(kw_only=True)
class House:
    """All rooms from the top floor to the lowest, and the number of names that one room imports from another."""

    rooms: tuple[Room, ...]
    imports: dict[tuple[str, str], int]

    @property
    def floors(self) -> tuple[tuple[Room, ...], ...]:
        """The rooms of each floor, the top floor first."""
        numbers = sorted({room.floor for room in self.rooms}, reverse=True)
        return tuple(tuple(room for room in self.rooms if room.floor == number) for number in numbers)

    @property
    def upwards(self) -> tuple[tuple[str, str], ...]:
        """Pairs of rooms where the first imports from the second and is not above it."""
        floor = {room.name: room.floor for room in self.rooms}
        return tuple(pair for pair in self.imports if floor[pair[0]] <= floor[pair[1]])


def read_house(root: Path) -> House:
    """Read the house from a checkout.

    Args:
        root: the folder that holds ``pyproject.toml`` and ``src``.

    Raises:
        ValueError: the contract has no room of that name, or names one that does not exist.
    """
    source = root / "src" / PACKAGE
    layers = _layers(root / "pyproject.toml")
    named = {name for layer in layers for name in _names(layer)}
    files = {path: _room(path.relative_to(source)) for path in sorted(source.rglob("*.py")) if path != source / "__init__.py"}
    if set(files.values()) != named:
        raise ValueError(f"pyproject.toml and {source} differ in their rooms: {sorted(set(files.values()) ^ named)}")
    lines: Counter[str] = Counter()
    modules: Counter[str] = Counter()
    imports: Counter[tuple[str, str]] = Counter()
    for path, name in files.items():
        text = path.read_text("utf-8")
        lines[name] += len(text.splitlines())
        modules[name] += path.name != "__init__.py"
        imports.update((name, other) for other in imported_rooms(text) if other != name)
    floors = _floors(layers, imports)
    rooms = [
        Room(name=name, floor=floors[name], modules=modules[name], lines=lines[name])
        for name in sorted(floors, key=lambda name: -floors[name])
    ]
    return House(rooms=tuple(rooms), imports=dict(imports))


def _layers(pyproject: Path) -> list[str]:
    contracts = tomllib.loads(pyproject.read_text("utf-8"))["tool"]["importlinter"]["contracts"]
    layers: list[str] = next(contract["layers"] for contract in contracts if contract["type"] == "layers")
    return layers


def _names(layer: str) -> list[str]:
    return [name.strip() for name in re.split(r"[|:]", layer)]


def _floors(layers: list[str], imports: Iterable[tuple[str, str]]) -> dict[str, int]:
    """The floor of each room. Rooms that a colon joins may import from each other, so their layer can take several floors."""
    pairs = list(imports)
    floors: dict[str, int] = {}
    for layer in reversed(layers):
        names = _names(layer)
        steps = dict.fromkeys(names, 1)
        for _ in names if ":" in layer else ():  # one round for each room that a chain of imports can have
            steps = {
                name: 1 + max((steps[lower] for upper, lower in pairs if upper == name and lower in steps), default=0)
                for name in names
            }
        below = max(floors.values(), default=0)
        floors |= {name: below + step for name, step in steps.items()}
    return floors


def _room(path: Path) -> str:
    return path.parts[0].removesuffix(".py")


def imported_rooms(text: str) -> Iterator[str]:
    """Yield the room of each imported name, wherever in the module the import is.

    >>> list(imported_rooms("from bologna_credits.core.exact import Rounding, read_exact"))
    ['core', 'core']
    >>> list(imported_rooms("from bologna_credits import units"))
    ['units']
    """
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.ImportFrom) and node.module is not None:
            first, *inner = node.module.split(".")
            if first == PACKAGE:
                yield from (inner[0] if inner else alias.name for alias in node.names)
        elif isinstance(node, ast.Import):
            for alias in node.names:
                first, *inner = alias.name.split(".")
                if first == PACKAGE and inner:
                    yield inner[0]


def table(house: House) -> tuple[list[str], list[list[str]]]:
    """Return the head and the rows of the table: each room, its size, and the names that it imports from each room."""
    rows = []
    for room in house.rooms:
        below = [
            (other.name, house.imports[room.name, other.name])
            for other in house.rooms
            if (room.name, other.name) in house.imports
        ]
        taken = ", ".join(f"{name} {count}" for name, count in below)
        rows.append([str(room.floor), room.name, str(room.modules), f"{room.lines:,}", taken or "–"])
    return ["floor", "room", "modules", "lines", "imported names"], rows


def picture(house: House) -> str:
    """Return the picture as SVG. Its colours are variables of the theme, so that it is legible in light and dark mode.

    The ground floors carry all others: they are as wide as the house, and numbers in the boxes replace the lines to them.
    """
    places = dict(_places(house))
    height = max(y for _, y in places.values()) + _GROUND_HEIGHT + _MARGIN
    title = f"The rooms of {PACKAGE} on {len(house.floors)} floors; a line leads from a room to a room that it imports from"
    return "\n".join(
        [
            f'<svg class="house" role="img" aria-labelledby="house-title" viewBox="0 0 {_WIDTH} {height:g}">',
            f'<title id="house-title">{escape(title)}</title>',
            *_lines(house, places),
            *(_box(house, room, *places[room.name]) for room in house.rooms),
            "</svg>",
        ]
    )


def _carries_all(house: House, room: Room) -> bool:
    """Whether a room is a ground floor: alone on its floor, and below it only rooms that are."""
    below = [floor for floor in house.floors if floor[0].floor <= room.floor]
    return all(len(floor) == 1 for floor in below)


def _places(house: House) -> Iterator[tuple[str, tuple[float, float]]]:
    """The middle of the upper edge of each box; a room that is alone on its floor is left or right of the middle, in turn."""
    side, top = -1, _MARGIN
    for floor in house.floors:
        across = len(floor) * _BOX_WIDTH + (len(floor) - 1) * _GAP
        start = (_WIDTH - across + _BOX_WIDTH) / 2
        if len(floor) == 1 and not _carries_all(house, floor[0]):
            start += side * _ASIDE
            side = -side
        for place, room in enumerate(floor):
            yield room.name, (start + place * (_BOX_WIDTH + _GAP), top)
        top += _GROUND_FLOOR if _carries_all(house, floor[0]) else _FLOOR


def _box(house: House, room: Room, x: float, y: float) -> str:
    ground = _carries_all(house, room)
    width, height = (_WIDTH - 2 * _MARGIN, _GROUND_HEIGHT) if ground else (_BOX_WIDTH, _BOX_HEIGHT)
    texts = [("name", 24, room.name), ("size", 43, room.size)]
    taken = [(count, name) for (upper, name), count in house.imports.items() if upper == room.name and _ground(house, name)]
    if taken and not ground:
        texts.append(("size", 60, "{} names from {}".format(*max(taken))))
    shown = "".join(f'<text class="{kind}" x="{x:g}" y="{y + down:g}">{escape(text)}</text>' for kind, down, text in texts)
    rectangle = f'<rect x="{x - width / 2:g}" y="{y:g}" width="{width}" height="{height}" rx="6"/>'
    return f'<g class="room">{rectangle}{shown}</g>'


def _ground(house: House, name: str) -> bool:
    return any(room.name == name and _carries_all(house, room) for room in house.rooms)


def _lines(house: House, places: dict[str, tuple[float, float]]) -> Iterator[str]:
    drawn = {pair: count for pair, count in house.imports.items() if not _ground(house, pair[1])}
    for (upper, lower), count in sorted(drawn.items(), key=lambda item: -item[1]):
        (x1, y1), (x2, y2) = _ends(upper, lower, drawn, places)
        bend = (y2 - y1) / 2
        yield (
            f'<path class="import" stroke-width="{count**0.5 / 2 + 0.8:.2f}"'
            f' d="M{x1:.1f} {y1:.1f} C{x1:.1f} {y1 + bend:.1f} {x2:.1f} {y2 - bend:.1f} {x2:.1f} {y2:.1f}">'
            f"<title>{escape(upper)} imports {count} names from {escape(lower)}</title></path>"
        )


def _ends(
    upper: str, lower: str, drawn: Iterable[tuple[str, str]], places: dict[str, tuple[float, float]]
) -> tuple[tuple[float, float], tuple[float, float]]:
    """Where the line leaves the upper box and meets the lower one, beside the other lines of both boxes."""
    pairs = list(drawn)
    down = sorted((other for room, other in pairs if room == upper), key=lambda name: places[name])
    up = sorted((room for room, other in pairs if other == lower), key=lambda name: places[name])
    (x1, y1), (x2, y2) = places[upper], places[lower]
    return (x1 + _port(down.index(lower), len(down)), y1 + _BOX_HEIGHT), (x2 + _port(up.index(upper), len(up)), y2)


def _port(place: int, count: int) -> float:
    return ((place + 1) / (count + 1) - 0.5) * (_BOX_WIDTH - 16)
