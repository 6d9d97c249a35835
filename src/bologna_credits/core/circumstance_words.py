"""The words for circumstances: cycles, tracks and activities. Circumstances themselves are loaded where a rule needs them."""

from typing import Literal, get_args

Cycle = Literal["short", "first", "second", "third"]
Track = Literal["profile", "research"]
Activity = Literal[
    "theory",
    "laboratory",
    "practice",
    "practice.educational",
    "practice.pedagogical",
    "practice.industrial",
    "practice.research",
    "research",
    "attestation",
    "physical-education",
]
CYCLES: tuple[str, ...] = get_args(Cycle)
TRACKS: tuple[str, ...] = get_args(Track)
ACTIVITIES: tuple[str, ...] = get_args(Activity)
