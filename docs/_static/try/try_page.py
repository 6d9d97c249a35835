"""The answers of the page "Try it": the library itself, called with what a reader typed.

It runs in the reader's browser. Each function takes the fields of a form by name, all text, and returns what the page shows.
"""

import json
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import bologna_credits as bc
from bologna_credits.core import BolognaError
from bologna_credits.core.languages import words
from bologna_credits.interop import case as cases
from bologna_credits.letters import letter
from bologna_credits.mobility import check_mobility, duration

Fields = dict[str, str]
Shown = dict[str, str]


def _shown(head: str, report: bc.Report, language: str) -> Shown:
    return {"head": head, "html": report.html(language), "text": ""}


def grade(asked: Fields) -> Shown:
    """Return a grade on another scale, by the published table, the formula or a named body."""
    by: Any = bc.ModifiedBavarian() if asked.get("way") == "formula" else asked.get("by") or None
    mark = bc.grading_scale(asked["scale"]).grade(asked["mark"].strip())
    answer = bc.convert_grade(mark, to=asked["to"], by=by, on=asked.get("on") or None)
    return _shown(str(answer).split("\n", 1)[0], answer.steps, asked["language"]) | {"text": str(answer)}


def credits(asked: Fields) -> Shown:
    """Return credits in another system."""
    given = {name: asked.get(name) or None for name in ("cycle", "activity", "track")}
    circumstances = bc.Circumstances(**given)  # type: ignore[arg-type]  # the choices of the form
    amount = bc.Credits(asked["amount"].strip(), asked["system"])
    answer = bc.convert_credits(amount, to=asked["to"], circumstances=circumstances, on=asked.get("on") or None)
    return _shown(str(answer).split("\n", 1)[0], answer.steps, asked["language"]) | {"text": str(answer)}


def stay(asked: Fields) -> Shown:
    """Return the length of a stay and whether it meets the rules of its scheme."""
    period = bc.MobilityPeriod(
        asked["start"],
        asked["end"],
        kind=asked.get("kind") or None,
        person=asked.get("person") or "student",  # type: ignore[arg-type]  # the choices of the form
        activity=asked.get("purpose") or "study",  # type: ignore[arg-type]  # likewise
    )
    length = duration(period, scheme=asked["scheme"])
    report = check_mobility(period, scheme=asked["scheme"])
    return _shown(f"{period}: {length}", report, asked["language"]) | {"text": f"{period}: {length}\n{report}"}


def case(asked: Fields) -> Shown:
    """Return the decision on a case: its file, and the sheet of courses that the file names."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "case.toml").write_text(asked["file"], "utf-8")
        (folder / "transcript.csv").write_text(asked["sheet"], "utf-8")
        decision = cases.load(folder).recognise()
    made = letter(decision, asked["language"], form="short" if asked.get("form") == "short" else "full")
    head = decision.text(asked["language"]).split("\n", 1)[0]
    return {"head": head, "html": "", "text": decision.text(), "letter": made.html()}


def choices(asked: Fields) -> dict[str, list[list[str]]]:
    """Return what can be chosen: scales, systems, schemes and bodies, each with its code and a label."""
    language = asked["language"]
    named = {country.code: country.name(language) for country in bc.countries()}

    def label(country: str | None, code: str) -> str:
        return f"{named[country]}: {code}" if country in named else code

    scales = sorted([scale.code, label(scale.country, scale.code)] for scale in bc.grading_scales())
    systems = sorted([system.code, label(system.country, system.code)] for system in bc.credit_systems())
    schemes = sorted([scheme.code, f"{scheme.code}: {scheme.name(language)}"] for scheme in bc.mobility_schemes())
    by_label: Callable[[list[str]], str] = lambda pair: pair[1]  # noqa: E731
    return {"scales": sorted(scales, key=by_label), "systems": sorted(systems, key=by_label), "schemes": schemes}


_ANSWERS: dict[str, Callable[[Fields], Any]] = {
    "grade": grade,
    "credits": credits,
    "stay": stay,
    "case": case,
    "choices": choices,
}


def answer(name: str, asked: str) -> str:
    """Return the answer to a form as JSON; an error is told in a sentence, and never raised.

    Args:
        name: the form.
        asked: its fields as JSON.
    """
    fields = json.loads(asked)
    words(fields["language"])
    try:
        found = _ANSWERS[name](fields)
    except BolognaError as error:
        found = {"error": error.told if fields["language"] == "en" else error.text(fields["language"])}
    return json.dumps(found, ensure_ascii=False)
