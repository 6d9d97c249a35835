"""Texts that the library wrote in English, found again and told in a language."""

import re
from string import Formatter

import pytest
from hypothesis import given, settings, strategies as st

import bologna_credits as bc
from bologna_credits.core import ArgumentError, Finding
from bologna_credits.core.languages import languages, words
from bologna_credits.core.messages import MESSAGES, filled, message_of
from bologna_credits.core.retold import retold, subject_of, voice
from bologna_credits.core.wording.errors import ERRORS, PHRASES
from bologna_credits.core.wording.subjects import SUBJECTS

RU, KK, EN = words("ru"), words("kk"), words("en")
ALL = {**ERRORS, **PHRASES, **MESSAGES}
FEW = {key for key, text in ALL.items() if "{" in text and sum(map(str.isalpha, re.sub(r"\{[^}]*\}", "", text))) < 8}


def names(template: str) -> list[str]:
    return list(dict.fromkeys(name for _, name, _, _ in Formatter().parse(template) if name))


@pytest.mark.parametrize("language", [code for code in languages() if code != "en"])
def test_every_error_phrase_and_message_is_found_again_by_its_template(language: str) -> None:
    spoken = words(language)
    told: dict[str, set[str]] = {}  # two findings may have one sentence in English, and two in another language
    for key, template in ALL.items():
        facts = {name: f"Q{place}-X" for place, name in enumerate(names(template))}
        told.setdefault(filled(key, template, facts), set()).add(filled(key, template, facts, spoken))
        if key in FEW:
            told[filled(key, template, facts)].add(filled(key, template, facts))
    assert [english for english, those in told.items() if retold(english, spoken) not in those] == []


def test_a_template_with_few_letters_is_known_after_another_clause_alone() -> None:
    assert retold("use B", RU) == "use B"
    assert retold('grade cannot be "A"; use B', RU) == "grade: значение «A» не подходит; допустимо: B"


@settings(max_examples=80)
@given(st.text(max_size=60), st.sampled_from(["ru", "kk"]))
def test_a_text_that_is_not_ours_stays_as_it_is(text: str, language: str) -> None:
    if not any(text.startswith(found[0]) and found[0] for found in map(str.split, PHRASES.values())):
        assert retold(text, words(language)).count("\n") == text.count("\n")
    assert retold(text, EN) == text


@pytest.mark.parametrize(
    "text",
    [
        "the dean agreed",
        "which number within the range depends on the content",
        "an oral examination at home on the Nordic part",
        "its English page; its Kazakh page has 1.5 to 1.8",
        "",
    ],
)
def test_words_of_persons_and_of_sources_keep_their_language(text: str) -> None:
    assert retold(text, RU) == text


def test_a_reason_that_a_person_wrote_stays_even_where_it_looks_like_ours() -> None:
    reason = 'no practice "A"'
    assert Finding("recognition.settled", "holds", because=reason).text("ru").endswith(f" — {reason}")
    assert Finding("recognition.grade-open", "open", because=reason).text("ru").endswith(" — нет набора правил «A»")


def test_days_numbers_lists_and_phrases_within_a_text_are_told_in_the_language() -> None:
    assert "10.05.2019" in retold("none was in force on 2019-05-10; name the one that counts", RU)
    assert "2019-13-40" in retold("none was in force on 2019-13-40; name the one that counts", RU)
    span = "the rules give 4.5 to 5.4 ECTS for 3 KZ-RK credits (cycle first, activity theory)"
    assert (
        retold(span, RU)
        == "правила дают за кредиты 3 KZ-RK: от 4,5 до 5,4 ECTS (уровень бакалавриат, вид работы: теоретическое обучение)"
    )
    assert retold(span, KK).startswith("ережелер 3 KZ-RK кредиттері үшін мынаны береді: 4,5 – 5,4 ECTS")
    held = 'the sources do not settle which of A-1 and A-2 held for "A" on 2018-12-12'
    assert "A-1 және A-2" in retold(held, KK)
    assert retold("the papers give months, so 149 to 1 days", RU).endswith("149 до 1")
    assert retold("the papers give months, so 149 to 151.5 days", RU).endswith("151,5")
    grade = message_of("recognition.failed", {})
    assert retold(grade, RU) == message_of("recognition.failed", {}, RU)


def test_the_reason_that_circumstances_are_missing_is_told_whole() -> None:
    error = bc.CircumstanceNeededError("the pass mark of A-1", (("cycle", ("first", "second")), ("track", ("research",))))
    assert retold(error.told, RU) == (
        "наименьшая положительная оценка шкалы A-1: зависит от следующего: "
        "уровень (бакалавриат, магистратура); направление (научно-педагогическое)"
    )


def test_the_label_of_a_grade_keeps_its_decimal_point() -> None:
    assert retold('PL-5 has no grade "4.25"; did you mean "4.5"?; it has 5.0, 4.5', RU).startswith(
        "в шкале PL-5 нет оценки «4.25»"
    )


def test_the_word_between_the_answers_of_a_point_is_told_in_the_language() -> None:
    told = retold('"x" does not answer used A; it takes --grade A|B, or --decide without-grade', KK)
    assert told.endswith("мынау болуы мүмкін: --grade A|B, немесе --decide without-grade")


def test_the_advice_on_a_chain_of_tables_is_told_whole() -> None:
    advice = "published tables lead there in a chain, which no body joins: A → B; methods_between(…, chains=True) lists them"
    told = "опубликованные таблицы ведут туда цепочкой, которую никто не соединяет: A → B; их перечисляет methods_between(…, chains=True)"
    assert retold(advice, RU) == told


def test_a_fault_is_told_after_its_place() -> None:
    assert retold('home.scale: no grading scale "KZ-2010"', RU) == "home.scale: нет шкалы оценок «KZ-2010»"
    assert retold("home.scale: something else", RU) == "home.scale: something else"
    several = 'a: no practice "A"\nb: unknown\nc: no practice "B"'
    assert retold(several, RU) == "a: нет набора правил «A»\nb: unknown\nc: нет набора правил «B»"


def test_words_of_enumerations_are_told_where_they_are_several_words() -> None:
    assert retold("an open choice", RU) == RU.say("Obstacle.choice", "an open choice") != "an open choice"


def test_a_very_long_text_is_not_searched() -> None:
    long = 'no practice "' + "A" * 5000 + '"'
    assert retold(long, RU) == long


@pytest.mark.parametrize(
    ("code", "subject", "ru", "kk"),
    [
        ("agreement.signatures", "the agreement", "соглашение на обучение", "оқу туралы келісім"),
        ("agreement.table", "table B", "таблица B", "B кестесі"),
        ("deadline.kept", "change of 2025-02-01", "изменение от 01.02.2025", "01.02.2025 күнгі өзгеріс"),
        ("recognition.surplus", "package", "пакет", "пакет"),
        ("recognition.share", "degree", "образовательная программа", "дәреже"),
        ("verify.rows", "host", "принимающий вуз", "қабылдаушы ЖОО"),
        ("verify.field", "home ME 2201", "свой вуз, ME 2201", "өз ЖОО-сы, ME 2201"),
        ("verify.field", "version 2 host EK-1", "версия 2: принимающий вуз, EK-1", "2-нұсқа: қабылдаушы ЖОО, EK-1"),
        ("verify.same", "version 2", "версия 2", "2-нұсқа"),
        ("mobility.cap", "2023-01-01 to 2023-06", "01.01.2023 – 2023-06", "01.01.2023 – 2023-06"),
        ("mobility.cap-counts", "5 months and 1 day", "5 месяцев и 1 день", "5 ай және 1 күн"),
        ("mobility.cap-counts", "2 months", "2 месяца", "2 ай"),
        ("credits.rate", "4.5 KZ-RK", "4,5 KZ-RK", "4,5 KZ-RK"),
    ],
)
def test_a_subject_that_is_an_english_word_is_told_in_the_language(code: str, subject: str, ru: str, kk: str) -> None:
    finding = Finding(code, "note", subject)
    assert (finding.about(), finding.about("ru"), finding.about("kk")) == (subject, ru, kk)
    assert finding.subject == subject
    assert ru in bc.core.Report([finding]).text("ru")


@pytest.mark.parametrize(
    ("code", "subject"),
    [
        ("recognition.credits", "table B"),
        ("recognition.grade", "4.5 (PL-5)"),
        ("mobility.cap", "Erasmus and Comenius"),
        ("document.twice", "package"),
        ("recognition.match", "EK-104 → PF 2204"),
        ("recognition.failed", ""),
    ],
)
def test_codes_grades_and_names_stay_as_they_are(code: str, subject: str) -> None:
    assert subject_of(code, subject, RU) == subject_of(code, subject, KK) == subject_of(code, subject, EN) == subject


def test_every_subject_has_the_beginnings_of_its_codes() -> None:
    from bologna_credits.core.wording.subjects import OF_CODES

    assert list(OF_CODES) == list(SUBJECTS)


def test_a_voice_is_that_of_a_language_with_a_catalogue() -> None:
    assert voice("en").phrase("is not a number") == "is not a number"
    assert voice("kk").phrase("is not a number") == "сан емес"
    assert voice("ru").of_kind("error.unknown", "thing", code="A") == "thing: код «A» неизвестен"
    with pytest.raises(ArgumentError, match="en, kk, ru"):
        voice("de")


@pytest.mark.parametrize(
    ("place", "ru", "kk"),
    [
        ("row 3", "строка 3", "3-жол"),
        ("row 3, column C", "строка 3, столбец C", "3-жол, C бағаны"),
        ('row 3, column C "Баға: A"', "строка 3, столбец C «Баға: A»", "3-жол, C бағаны «Баға: A»"),
    ],
)
def test_a_cell_is_told_in_the_language_and_what_begins_with_a_fact_does_not_swallow_it(place: str, ru: str, kk: str) -> None:
    fault = f"case.toml: t.csv: {place}: EK-1 has attempt 1 already; number the attempts of a course, or leave out a line that was typed twice"
    assert retold(fault, RU).startswith(f"case.toml: t.csv: {ru}: у EK-1 уже есть попытка 1; ")
    assert retold(fault, KK).startswith(f"case.toml: t.csv: {kk}: EK-1: 1-талпыныс бұрыннан бар; ")
    assert retold(f"case.toml: {place}: a word of ours that nobody knows", RU).endswith("a word of ours that nobody knows")
