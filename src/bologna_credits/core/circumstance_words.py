"""The words for circumstances: cycles, tracks, activities, modes and stages. Circumstances themselves are loaded where needed."""

from typing import Literal, get_args

Cycle = Literal["short", "first", "second", "third"]
Track = Literal["profile", "research"]
Activity = Literal[
    "theory",
    "seminar",
    "laboratory",
    "practice",
    "practice.educational",
    "practice.pedagogical",
    "practice.industrial",
    "practice.research",
    "research",
    "project",
    "thesis",
    "independent-study",
    "attestation",
    "physical-education",
]
StudyMode = Literal["full-time", "part-time", "evening", "distance"]
StudyStage = Literal["final-year", "earlier"]
CYCLES: tuple[str, ...] = get_args(Cycle)
TRACKS: tuple[str, ...] = get_args(Track)
ACTIVITIES: tuple[str, ...] = get_args(Activity)
MODES: tuple[str, ...] = get_args(StudyMode)
STAGES: tuple[str, ...] = get_args(StudyStage)
