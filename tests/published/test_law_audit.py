"""What an audit found in figures of law that were drawn at random, asked of every file: the kind of fault, not the one figure."""

import re
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

import bologna_credits as bc

DATA = Path(bc.__file__).parent / "data"
FILES = sorted(path for folder in ("countries", "frameworks", "practices", "schemes") for path in (DATA / folder).glob("*.toml"))

CLASS_HOURS = re.compile(
    r"学时|學時|(class|course|academic|lesson) hours?\b|академічн\w* год|академическ\w* час|академик соат|akademik soat",
    re.IGNORECASE,
)
PROMULGATED = re.compile(
    r"diundangkan|promulgat|\bpublished\b|publicad[oa]|pubblicat[oa]|\bpublié|veröffentlicht|bekannt gemacht|опубликован|жариялан|"
    r"ogłoszon|ban hành|\badopted\b|\bapproved\b|\bsigned\b",
    re.IGNORECASE,
)
FORCE = re.compile(
    r"in force|into force|takes? effect|\beffective\b|in Kraft|gilt ab|en vigueur|en vigor|in vigore|w życie|trer i kraft|в силу|в действие|"
    r"чинності|қолданысқа енгізіл|jõustumi|hiệu lực|mulai berlaku",
    re.IGNORECASE,
)
BELOW = r"\b(below|less than|under|unter|menos de|inferior a|meno di|ниже|менее|poniżej)\s*{}\b(?!,\s*\d|\.\d)"
ENDED = re.compile(r"\brepealed since\b|lost its force|gilt bis|утратил\w* силу|күші жойыл|no longer in force", re.IGNORECASE)
TOLD_AS_ENDED = re.compile(r"repealed|lost its force|in force until|ended", re.IGNORECASE)


def entries(part: Any, place: str = "", ends: bool = False) -> Iterator[tuple[str, dict[str, Any], bool]]:
    """Each table of a file with its place, and whether it or a table around it has a last day."""
    if isinstance(part, list):
        for number, item in enumerate(part):
            yield from entries(item, f"{place}[{number}]", ends)
    if isinstance(part, dict):
        here = ends or "ends" in part
        yield place, part, here
        for key, item in part.items():
            if key != "sources":
                yield from entries(item, f"{place}.{key}".lstrip("."), here)


def words_of(source: dict[str, Any]) -> str:
    return " | ".join(str(source.get(key, "")) for key in ("title", "quote", "note"))


def clock_hours_of_classes(definition: dict[str, Any]) -> list[str]:
    """Rows of hours that would be clock hours, although the text or the note counts in hours of class."""
    sources = definition["sources"]
    return [
        f"{system['code']}: {row['source']}"
        for system in definition.get("systems", [])
        for row in system.get("hours", [])
        if not row.get("academic") and "minutes" not in row
        if CLASS_HOURS.search(f"{sources[row['source']].get('quote', '')} | {row.get('note', '')}")
    ]


def force_by_promulgation(definition: dict[str, Any]) -> list[str]:
    """Days of entry into force whose text tells only that an act was promulgated, published or signed."""
    sources = definition["sources"]
    return [
        f"{place}: {day['source']}"
        for place, day, _ in entries(definition)
        if day.get("is") == "in_force" and "day" in day
        if PROMULGATED.search(str(sources[day["source"]].get("quote", ""))) and not FORCE.search(words_of(sources[day["source"]]))
    ]


def ended_statutes(definition: dict[str, Any]) -> list[str]:
    """Entries by statute without a last day, whose source says that the act has ended and whose note keeps silent about it."""
    sources = definition["sources"]
    return [
        f"{place}: {entry['source']}"
        for place, entry, ends in entries(definition)
        if entry.get("basis") == "statute" and "source" in entry and not ends
        if ENDED.search(words_of(sources[entry["source"]])) and not TOLD_AS_ENDED.search(str(entry.get("note", "")))
    ]


def bands_cut_short(definition: dict[str, Any]) -> list[str]:
    """Lowest bands in per cent that end at the whole number before that below which the text puts them: 49.5 is below 50."""
    sources = definition["sources"]
    return [
        f"{scale['code']}: {row['label']}"
        for scale in definition.get("scales", [])
        for row in scale.get("rows", [])
        if row.get("percent", [1])[0] == 0 and not row.get("below") and isinstance(row["percent"][1], int)
        if f"ends at {row['percent'][1]}"
        not in scale.get("note", "")  # where a page contradicts itself, the note says what is read
        if re.search(
            BELOW.format(row["percent"][1] + 1), f"{words_of(sources[scale['source']])} {scale.get('note', '')}", re.IGNORECASE
        )
    ]


@pytest.mark.sweep
@pytest.mark.parametrize("path", FILES, ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_no_file_repeats_a_fault_of_the_kinds_that_the_audit_found(path: Path) -> None:
    definition = tomllib.loads(path.read_text(encoding="utf-8"))
    found = {
        "academic = true, or minutes": clock_hours_of_classes(definition),
        'is = "unknown", or the text that tells the entry into force': force_by_promulgation(definition),
        "a last day, a text in force, or a note that says so": ended_statutes(definition),
        "the number itself, with below = true": bands_cut_short(definition),
    }
    assert not {cure: places for cure, places in found.items() if places}


def test_hours_of_class_need_a_length_or_stay_academic() -> None:
    sources = {"act": {"quote": "理论课程约17学时为1个学分"}, "plain": {"quote": "un credito corrisponde a 25 ore"}}
    rows = [{"low": 17, "source": "act"}, {"low": 17, "source": "act", "academic": True}, {"low": 25, "source": "plain"}]
    assert clock_hours_of_classes({"sources": sources, "systems": [{"code": "XX", "hours": rows}]}) == ["XX: act"]


def test_a_day_of_promulgation_is_no_day_of_force() -> None:
    told = "Diundangkan di Jakarta pada tanggal 18 Agustus 2023"
    sources = {"day": {"quote": told}, "force": {"quote": told, "note": "It enters into force on that day."}}
    starts = [{"day": "2023-08-18", "is": "in_force", "source": key} for key in sources]
    assert force_by_promulgation({"sources": sources, "systems": [{"starts": one} for one in starts]}) == [
        "systems[0].starts: day"
    ]


def test_a_statute_that_ended_needs_a_last_day_or_a_note() -> None:
    sources = {"act": {"note": "'Gesamtvorschrift gilt bis: 30.09.2023'"}}
    entry = {"basis": "statute", "source": "act"}
    rows = [
        entry,
        entry | {"ends": {"day": "2023-09-30"}},
        entry | {"note": "In force until 2023-09-30."},
        entry | {"basis": "institution"},
    ]
    assert ended_statutes({"sources": sources, "scales": rows}) == ["scales[0]: act"]


def test_a_fail_below_a_number_ends_there_and_not_at_the_whole_number_before() -> None:
    sources = {"page": {"note": "F is 'below 50'."}}
    rows = [
        {"label": "F", "percent": [0, 49]},
        {"label": "E", "percent": [0, 50], "below": True},
        {"label": "D", "percent": [50, 59]},
    ]
    assert bands_cut_short({"sources": sources, "scales": [{"code": "XX", "source": "page", "rows": rows}]}) == ["XX: F"]


@pytest.mark.parametrize(
    ("scale", "percent", "fail"),
    [("KZ-KIMEP", "99/2", "F"), ("KZ-KIMEP-MASTER", "99/2", "F"), ("IE-UCC", "79/2", "Fail"), ("MT-CLASS", "89/2", "Fail")],
)
def test_half_a_per_cent_below_the_pass_fails_where_the_text_says_below(scale: str, percent: str, fail: str) -> None:
    # KIMEP: “below 50”; of Cork a guide says “below 40”, of Malta a calculator “fail below 45”
    assert bc.grading_scale(scale).from_percent(percent).label == fail


@pytest.mark.parametrize(("system", "source"), [("CN-XF", "dongfang"), ("KR-HJ", "korea-univ")])
def test_hours_of_class_of_unsaid_length_become_no_clock_hours(system: str, source: str) -> None:
    # “理论课程约17学时为1个学分”; “1 credit is equal to 15 course hours (or more) per semester”: neither says how long an hour is
    rows = [row for row in bc.credit_system(system).hours if row.source.key == source]
    assert len(rows) > 1
    assert all(row.academic for row in rows)


def test_the_day_on_which_indonesia_promulgated_its_standard_is_not_told_as_one_of_force() -> None:
    # “telah diundangkan pada tanggal 18 Agustus 2023”; article 104 names the entry into force beside it, without a day
    days = [row.in_force.starts for row in bc.credit_system("ID-SKS").hours if row.in_force.starts is not None]
    assert {(day.day.isoformat(), day.meaning.value) for day in days} == {("2023-08-18", "unknown")}


def test_the_whole_german_grades_rest_on_a_text_that_still_stands() -> None:
    # RaPO: “Gesamtvorschrift gilt bis: 30.09.2023”; Hochschule Niederrhein prints the five grades today
    scale = bc.grading_scale("DE-WHOLE")
    assert scale.source is not None
    assert (scale.source.key, scale.basis) == ("hs-niederrhein-whole", "institution")


def test_the_second_english_word_of_an_egyptian_fail_has_a_text() -> None:
    # Aswan prints “poor” and “very poor”; EgyptEducation.info “Weak” from 35 and “Very weak” below
    scale = bc.grading_scale("EG-WORDS")
    assert (scale.grade("Weak").label, scale.grade("Very weak").label) == ("Poor", "Very poor")
    assert scale.note is not None
    assert "egypt-words" in scale.note


def test_institutions_in_cyprus_apply_ects_by_law() -> None:
    # Law 136(I)/2015: “εφαρμόζει τις πρόνοιες του Συστήματος Συσσώρευσης και Μεταφοράς Πιστώσεων (ECTS)”
    (rate,) = bc.credit_system("CY-ECTS").ects
    assert (rate.source.key, rate.basis.value) == ("law-2015", "statute")
