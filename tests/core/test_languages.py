"""What the library says, in each of its languages."""

import datetime
import functools
import re
import string
from fractions import Fraction
from pathlib import Path
from typing import Any

import attrs
import languages as tool
import pytest
from hypothesis import given, strategies as st

import bologna_credits as bc
from bologna_credits import ArgumentError, ArgumentTypeError, Source
from bologna_credits.core import Basis, Finding, Report, Rounding, When, languages as language_module
from bologna_credits.core.circumstance_words import ACTIVITIES, CYCLES, MODES, STAGES, TRACKS
from bologna_credits.core.languages import Words, languages, words
from bologna_credits.core.messages import MESSAGES, filled, label, message_of, show_fact
from bologna_credits.core.po_files import compiled, read_po
from bologna_credits.core.provenance import Boundary, InForce
from bologna_credits.core.wording.labels import FACTS, LABELS
from bologna_credits.credits.systems import Ratio
from bologna_credits.law import Deadline, Limit, mobility_files
from bologna_credits.mobility.durations import DayCount
from bologna_credits.mobility.working_days import WorkingDays
from bologna_credits.recognition.effects import Decided, Effect
from tests.core.vocabularies import vocabularies

SOURCE = Source("a", "An act", "https://example.org/a", "secondary")
FOREIGN = [code for code in languages() if code != "en"]


def names(template: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(template) if name}


def test_english_comes_first_and_kazakh_and_russian_are_there() -> None:
    assert languages() == ("en", "kk", "ru")
    assert words("en").english
    assert words(words("kk")) is words("kk")


def test_a_language_without_a_catalogue_names_those_that_have_one() -> None:
    with pytest.raises(ArgumentError, match="en, kk, ru"):
        words("de")
    with pytest.raises(ArgumentTypeError, match="language must be the code of a language"):
        words(5)  # type: ignore[arg-type]


@pytest.mark.parametrize("language", FOREIGN)
def test_every_message_and_label_has_a_translation_with_the_same_placeholders(language: str) -> None:
    path = tool.LOCALE / language / "LC_MESSAGES" / "bologna_credits.po"
    text = path.read_text(encoding="utf-8")
    assert tool.brought_up(text, tool.plural_forms(read_po(text)[0])) == text, "run python tools/languages.py"
    entries = read_po(text)[1:]
    assert [entry.context for entry in entries if not entry.done] == []
    for entry in entries:
        for said in entry.translations:
            assert names(said) == names(entry.plural or entry.message), entry.context


@pytest.mark.parametrize("language", FOREIGN)
def test_words_that_mislead_stand_nowhere(language: str) -> None:
    """A Kazakh credit of studies is no bank loan (несие), and a level is no cycle of subjects (цикл)."""
    text = (tool.LOCALE / language / "LC_MESSAGES" / "bologna_credits.po").read_text(encoding="utf-8").casefold()
    assert not re.search("несие|цикл|аударма бал|қайта тапсыру" if language == "kk" else r"\bцикл|\bкурсов|ё", text)


@pytest.mark.parametrize("language", FOREIGN)
def test_no_word_mixes_letters_of_two_scripts(language: str) -> None:
    """A Latin a, i or h looks like а, і or һ, and no search finds the word."""
    path = tool.LOCALE / language / "LC_MESSAGES" / "bologna_credits.po"
    told = [said for entry in read_po(path.read_text(encoding="utf-8"))[1:] for said in entry.translations]
    told.append((tool.LOCALE.parent / "data" / f"template-case.{language}.toml").read_text(encoding="utf-8"))
    found = [word for text in told for word in re.findall(r"[^\W\d_]+", text)]
    assert len(found) > 5000
    assert [word for word in found if re.search("[A-Za-z]", word) and re.search("[\u0400-\u04ff]", word)] == []


# Russian: 1 and 21 take the first form, 2 to 4 the second, 0, 5 to 20 the third, and a number with a fraction the second (4,5 дня).
@pytest.mark.parametrize(
    ("number", "ru"),
    [
        (0, "0 дней"),
        (1, "1 день"),
        (2, "2 дня"),
        (5, "5 дней"),
        (11, "11 дней"),
        (21, "21 день"),
        (22, "22 дня"),
        (Fraction(9, 2), "4,5 дня"),
        (DayCount(1, 1), "1 день"),
        (DayCount(90, 90), "90 дней"),
        (DayCount(59, 62), "от 59 до 62 дней"),
        (DayCount(59, 61), "от 59 до 61 дня"),  # the end of a range stands in the genitive: of 61 in the singular, of 111 not
        (DayCount(90, 111), "от 90 до 111 дней"),
        (DayCount("4.5", "4.5"), "4,5 дня"),
        (WorkingDays(1, 1), "1 раб. день"),
        (WorkingDays(5, 5), "5 раб. дней"),
        (WorkingDays(20, 22), "от 20 до 22 раб. дней"),
    ],
    ids=str,
)
def test_plural_forms_are_those_of_the_language(number: object, ru: str) -> None:
    assert message_of("mobility.cap-counts", {"days": number}, words("ru")).startswith(ru + " засчитыва")
    kk = message_of("mobility.cap-counts", {"days": number}, words("kk"))
    assert kk == f"{show_fact(number, words('kk'))} күн осы деңгейге есептеледі"  # the noun stays in the singular


@pytest.mark.parametrize(
    ("number", "ru"), [(1, "1 рабочий день"), (2, "2 рабочих дня"), (5, "5 рабочих дней"), (21, "21 рабочий день")]
)
def test_a_limit_in_working_days_takes_the_plural_form_of_its_number(number: int, ru: str) -> None:
    assert label("value.working-days", words("ru"), number=number) == ru
    assert label("value.working-days", words("kk"), number=number) == f"{number} жұмыс күні"
    assert label("value.working-days", number=number) == f"{number} working {'day' if number == 1 else 'days'}"


def test_a_number_that_is_text_takes_a_form_that_fits() -> None:
    assert message_of("mobility.cap-counts", {"days": "?"}, words("ru")) == "? дня засчитываются на этом уровне"
    assert Words("en").count("x", "one", "many", 1) == "one"
    assert Words("en").count("x", "one", "many", 2) == "many"


def test_a_text_without_a_translation_stays_english() -> None:
    assert filled("no.such-code", "{count} things", {"count": 2}, words("kk")) == "2 things"
    assert message_of("no.such-code", {"low": Fraction(1, 2)}, words("ru")) == "low 0,5"


def test_lists_are_joined_in_the_language() -> None:
    facts = {"exact": 1, "values": ("points", "percent"), "scale": "X", "ends": 1}
    assert "points или percent" in message_of("grade.letters-which", facts, words("ru"))
    assert "points немесе percent" in message_of("grade.letters-which", facts, words("kk"))


@pytest.mark.parametrize("language", FOREIGN)
@given(data=st.data())
def test_no_finding_leaves_a_placeholder_or_an_english_sentence(language: str, data: st.DataObject) -> None:
    code = data.draw(st.sampled_from(sorted(MESSAGES)))
    facts = {name: data.draw(st.sampled_from([0, 1, 2, 5, 11, 21, Fraction(9, 2), "X-1"])) for name in names(MESSAGES[code])}
    said = message_of(code, facts, words(language))
    assert "{" not in said
    assert said.count("…") == MESSAGES[code].count("…")
    letters = re.sub(r"\b(?:X-1|ECTS|ELMO|EWP|SCHAC|ISCED-F|ISO|UTF-8|OPEN|[a-z_]+ = )\b", "", said)
    assert not re.search(r"\b(?:the|is|of|and|not|for)\b", letters), said
    assert message_of(code, facts) == message_of(code, facts, words("en"))


def _values() -> list[object]:
    limits = [value for file in mobility_files() for scheme in file.schemes for rule in scheme.stays for value in rule.least]
    assert {type(limit) for limit in limits} == {Limit}
    day = datetime.date(2018, 10, 12)
    return [
        bc.CreditRange("4.5", "5.4", "ECTS"),
        bc.CreditRange(5, 5, "ECTS"),
        bc.Credits("4.5", "ECTS"),
        bc.Workload(45, 45),
        bc.Workload(25, 30),
        bc.Workload(45, 45, minutes=50),
        bc.Workload(25, None),
        bc.Workload(30, 30, minutes=None),
        Rounding("1/2", "half_up"),
        bc.CreditPolicy("low", Rounding(1, "half_up")),
        bc.CreditPolicy("high"),
        bc.CreditPolicy(rounding=Rounding(1, "down")),
        Ratio(Fraction(3, 2), Fraction(9, 5)),
        Ratio(Fraction(1), Fraction(1)),
        DayCount(Fraction(5), Fraction(5)),
        DayCount(Fraction(5), Fraction(7)),
        WorkingDays(5, 5),
        WorkingDays(20, 22),
        InForce(),
        InForce(starts=Boundary(day, "signed", known=day)),
        InForce(starts=Boundary(day, "unknown"), ends=Boundary(day, "in_force")),
        bc.Circumstances(),
        When(),
        *(bc.OntoGrade(mode) for mode in ("nearest_better", "nearest_worse", "next_better", "next_worse")),
        *limits[:6],
        Decided(Effect.GRADE, "B+"),
        Decided(Effect.CREDITS, credits=Fraction(5)),
        Decided(Effect.PASSED),
    ]


@pytest.mark.parametrize("value", _values(), ids=str)
def test_a_value_says_in_english_what_it_prints(value: Any) -> None:
    assert value._spoken(functools.partial(label, words=words("en"))) == str(value)


@pytest.mark.parametrize("value", [one for one in _values() if re.search("[a-z]{2}", str(one))], ids=str)
@pytest.mark.parametrize("language", FOREIGN)
def test_a_value_says_no_english_word_in_another_language(value: object, language: str) -> None:
    assert not re.search("[a-z]{2}", show_fact(value, words(language)))


def test_circumstances_are_said_in_the_words_of_the_registrar() -> None:
    said = bc.Circumstances(cycle="first", activity="practice.industrial", intake=2014)
    assert show_fact(said, words("ru")) == "уровень бакалавриат, вид работы: производственная практика, набор 2014"
    when = When(cycle="second", track="profile", intake_from=2009, mode="evening", stage="final-year")
    assert show_fact(when, words("kk")) == "магистратура, бейіндік, кешкі, соңғы курс, қабылдау жылы: 2009–…"


def test_the_words_for_circumstances_are_labels_each() -> None:
    for kind, members in (("cycle", CYCLES), ("track", TRACKS), ("activity", ACTIVITIES), ("mode", MODES), ("stage", STAGES)):
        assert all(f"{kind}.{member}" in LABELS for member in members)


def test_every_word_of_the_library_in_a_fact_has_a_label() -> None:
    known = vocabularies()
    assert {*FACTS.values(), "event"} == set(known)
    assert [f"{kind}.{word}" for kind, found in known.items() for word in sorted(found) if f"{kind}.{word}" not in LABELS] == []
    assert [key for key in FACTS if key[1] not in names(MESSAGES[key[0]])] == []


@pytest.mark.parametrize("language", FOREIGN)
@pytest.mark.parametrize(("code", "name"), FACTS)
def test_a_fact_that_is_a_word_of_the_library_is_said_in_the_language(code: str, name: str, language: str) -> None:
    kind = FACTS[code, name]
    for word in sorted(vocabularies()[kind]):
        for fact in (word, (word,)):
            said = message_of(code, {name: fact}, words(language))
            assert label(f"{kind}.{word}", words(language)) in said
            assert word not in said
            assert word in message_of(code, {name: fact})


def test_a_word_of_somebody_else_stays_in_a_fact() -> None:
    said = message_of("agreement.reason-misplaced", {"reason": "illness", "kind": "deleted"}, words("ru"))
    assert said == "причина «illness» не относится к изменению вида «исключение»"


@pytest.mark.parametrize(
    ("number", "least", "unit", "event", "ru", "kk"),
    [
        (1, None, "months", "planned end", "1 месяц до запланированного окончания", "жоспарланған аяқталу күнінен 1 ай бұрын"),
        (
            5,
            2,
            "weeks",
            "start of the term",
            "от 2 до 5 недель до начала",
            "академиялық кезеңнің басталу күнінен 2 – 5 апта бұрын",
        ),
        (5, 5, "days", "my wedding", "5 дней до my wedding", "my wedding 5 күн бұрын"),
    ],
)
def test_a_time_is_said_with_its_event(number: int, least: int | None, unit: str, event: str, ru: str, kk: str) -> None:
    low = None if least is None else Fraction(least)
    time = Deadline(
        what="transcript", number=Fraction(number), least=low, unit=unit, source=SOURCE, basis=Basis.INSTITUTION, before=event
    )
    assert show_fact(time, words("ru")).startswith(ru)
    assert show_fact(time, words("kk")) == kk
    assert show_fact(attrs.evolve(time, before=None, after="request"), words("ru")).endswith(" после запроса")


def test_a_report_is_said_in_a_language() -> None:
    report = Report([Finding("identity", "holds", "A"), Finding("recognition.failed", "fails", "B")])
    assert report.text() == str(report)
    assert report.html() == report._repr_html_()
    assert "не сдано в принимающем вузе: академическая задолженность" in report.text("ru")
    assert "академиялық қарыз" in report.html("kk")
    assert Report().text("ru") == "заключений нет"
    assert Finding("identity", "holds", because="art. 5").text("ru") == "та же шкала или система: ничего не меняется — art. 5"


def test_labels_are_filled_with_their_facts() -> None:
    assert label("decision.version", words("kk"), number=2) == "2-нұсқа"
    assert label("decision.none") == "none"


def test_a_wheel_holds_the_compiled_form_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path / "ru" / "LC_MESSAGES"
    folder.mkdir(parents=True)
    text = (tool.LOCALE / "ru" / "LC_MESSAGES" / "bologna_credits.po").read_text(encoding="utf-8")
    (folder / "bologna_credits.mo").write_bytes(compiled(text))
    monkeypatch.setattr(language_module, "_FOLDER", str(tmp_path))
    read = language_module._loaded.__wrapped__("ru")
    assert message_of("recognition.failed", {}, read) == message_of("recognition.failed", {}, words("ru"))
