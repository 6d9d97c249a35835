"""The words of sheets in English, Russian and Kazakh: headers, totals, statuses, months.

The first word of each language is the one that is written. Sources of the Russian and Kazakh headers: the transcript form of
South Kazakhstan (Auezov) University, printed in three languages, and the acts and pages of universities that the glossary cites.
"""

import unicodedata
from typing import Literal, final, get_args

import attrs

from bologna_credits.papers.transcripts import Status

Language = Literal["en", "ru", "kk"]
LANGUAGES: tuple[Language, ...] = get_args(Language)
Field = Literal[
    "code", "title", "credits", "ects", "system", "grade", "scale", "status", "date", "term", "host", "country", "identifiers",
    "attempt", "distribution", "isced", "kind", "count", "percent", "number",
]  # fmt: skip
"""The columns of a sheet. ``number`` is the number of the line, which says nothing."""
FIELDS: tuple[Field, ...] = get_args(Field)


@final
@attrs.frozen
class Words:
    """The headers of one column, by language; the first of each is the one that is written."""

    en: tuple[str, ...]
    ru: tuple[str, ...]
    kk: tuple[str, ...]

    def every(self) -> tuple[str, ...]:
        """Return the words of all languages."""
        return (*self.en, *self.ru, *self.kk)


HEADERS: dict[Field, Words] = {
    "code": Words(
        ("Code", "Course code", "Course ID", "Module code", "Subject code", "Course unit code", "Course no", "Course number"),
        ("Код", "Код дисциплины", "Шифр", "Шифр дисциплины", "Код курса", "Код предмета", "Код модуля"),
        ("Пән коды", "Коды", "Пәннің коды", "Пән шифры", "Пәннің шифры", "Модуль коды"),
    ),
    "title": Words(
        ("Title", "Course title", "Course", "Courses", "Course name", "Course unit title", "Course unit", "Subject",
         "Subject name", "Module", "Module title", "Component"),
        ("Название", "Дисциплина", "Дисциплины", "Учебная дисциплина", "Наименование дисциплины", "Название дисциплины",
         "Наименование", "Предмет", "Наименование предмета", "Название предмета", "Наименование учебной дисциплины",
         "Название курса", "Модуль", "Наименование модуля"),
        ("Атауы", "Пән", "Оқу пәні", "Пән атауы", "Пәннің атауы", "Пәндердің аталуы", "Пәндер", "Пәннің аталуы",
         "Модуль атауы"),
    ),
    "credits": Words(
        ("Credits", "Credit", "Number of credits", "Credit points", "Credit value", "CP", "Academic credits"),
        ("Кредиты", "Кредит", "Количество кредитов", "Кол-во кредитов", "Число кредитов", "Академические кредиты",
         "Количество академических кредитов", "Кол-во академических кредитов", "Объем в кредитах"),
        ("Кредит саны", "Кредиттер", "Кредиттер саны", "Кредиттердің саны", "Академиялық кредит",
         "Академиялық кредиттер", "Академиялық кредиттер саны", "Академиялық кредиттердің саны"),
    ),
    "ects": Words(
        ("ECTS", "ECTS credits", "Credits ECTS", "ECTS points", "ECTS credit points", "Credits (ECTS)", "Number of ECTS credits"),
        ("Кредиты ECTS", "ECTS кредиты", "Кредит ECTS", "Количество кредитов ECTS", "Количество академических кредитов ECTS",
         "Кол-во кредитов ECTS", "Академические кредиты ECTS"),
        ("ECTS кредиттері", "ECTS кредиті", "ECTS кредит саны", "Кредиттер саны ECTS",
         "Академиялық кредиттердің саны ECTS", "Академиалық кредиттердің саны ECTS"),
    ),
    "system": Words(
        ("Credit system", "System", "System of credits", "Unit", "Credit unit"),
        ("Система кредитов", "Система", "Кредитная система", "Единица", "Единица измерения"),
        ("Кредит жүйесі", "Жүйе", "Кредиттік жүйе", "Кредиттер жүйесі"),
    ),
    "grade": Words(
        ("Grade", "Mark", "Result", "Final grade", "Final mark", "Local grade", "Institutional grade", "Letter grade", "Letter"),
        ("Оценка", "Итоговая оценка", "Буквенная оценка", "Буквенная", "Оценка по буквенной системе", "Отметка", "Результат",
         "Местная оценка", "Оценка принимающего вуза"),
        ("Баға", "Қорытынды баға", "Әріптік баға", "Әріптік", "Әріптік жүйе бойынша баға", "Бағасы", "Нәтиже"),
    ),
    "scale": Words(
        ("Scale", "Grading scale", "Grade scale", "Grading system"),
        ("Шкала", "Шкала оценок", "Шкала оценивания", "Система оценивания"),
        ("Шкала", "Бағалау шкаласы", "Бағалау шәкілі", "Бағалау межесі"),
    ),
    "status": Words(
        ("Status", "Outcome", "Pass/fail", "Passed"),
        ("Статус", "Итог", "Сдано/не сдано", "Зачтено/не зачтено"),
        ("Мәртебесі", "Күйі", "Мәртебе", "Тапсырылды/тапсырылмады"),
    ),
    "date": Words(
        ("Date", "Day", "Exam date", "Date of exam", "Examination date", "Date of examination", "Result date",
         "Date of completion", "Completed on", "Completion date"),
        ("Дата", "Дата экзамена", "Дата сдачи", "Дата завершения", "Дата сдачи экзамена", "Дата оценки", "День"),
        ("Күні", "Емтихан күні", "Тапсырған күні", "Аяқталған күні", "Емтихан тапсырған күні", "Күн"),
    ),
    "term": Words(
        ("Term", "Semester", "Academic term", "Academic period", "Period", "Study period", "Academic year"),
        ("Семестр", "Академический период", "Период", "Триместр", "Период обучения", "Учебный год"),
        ("Семестрі", "Академиялық кезең", "Кезең", "Академиялық мерзім", "Оқу кезеңі", "Оқу жылы"),
    ),
    "host": Words(
        ("Host", "Host institution", "Institution", "University", "Host university", "Receiving institution", "Issuer"),
        ("Принимающий вуз", "Вуз", "Университет", "Организация", "Учебное заведение", "Принимающий ОВПО",
         "Принимающая организация", "Принимающий университет", "ОВПО"),
        ("Қабылдаушы ЖОО", "ЖОО", "Университеті", "Қабылдаушы университет", "Қабылдаушы білім беру ұйымы", "ЖЖОКБҰ",
         "Серіктес ЖОО", "Білім беру ұйымы"),
    ),
    "country": Words(
        ("Country", "Country code", "Host country", "Country of host"),
        ("Страна", "Код страны", "Принимающая страна", "Страна вуза"),
        ("Ел", "Елі", "Ел коды", "Қабылдаушы ел"),
    ),
    "identifiers": Words(
        ("Host identifiers", "Host ID", "Institution ID", "Erasmus code", "SCHAC", "Identifiers of the host"),
        ("Идентификаторы вуза", "Код вуза", "Код Erasmus", "Идентификатор вуза"),
        ("ЖОО идентификаторлары", "ЖОО коды", "Erasmus коды"),
    ),
    "attempt": Words(
        ("Attempt", "Attempt no", "Attempt number", "Try", "Sitting"),
        ("Попытка", "Номер попытки", "Попытка сдачи"),
        ("Талпыныс", "Әрекет", "Талпыныс нөмірі"),
    ),
    "distribution": Words(
        ("Distribution", "Grade distribution", "Distribution of grades", "Grading table", "Histogram"),
        ("Распределение", "Распределение оценок", "Таблица распределения оценок"),
        ("Бағалардың таралуы", "Таралуы", "Бағалардың бөлінуі"),
    ),
    "isced": Words(
        ("ISCED", "ISCED code", "ISCED-F", "Field of study", "ISCED-F code"),
        ("МСКО", "Код МСКО", "Область обучения", "Код ISCED"),
        ("БХСЖ", "ISCED коды", "Оқу саласы"),
    ),
    "kind": Words(
        ("Type", "Course type", "Kind", "Type of course", "Component type"),
        ("Вид", "Тип", "Вид дисциплины", "Тип дисциплины"),
        ("Түрі", "Пән түрі", "Пәннің түрі"),
    ),
    "count": Words(
        ("Count", "Number of students", "Students", "Number of grades", "Frequency", "Absolute number", "Number awarded", "N"),
        ("Число студентов", "Количество студентов", "Количество оценок", "Число оценок", "Количество", "Кол-во студентов"),
        ("Студенттер саны", "Саны", "Бағалар саны", "Студенттердің саны"),
    ),
    "percent": Words(
        ("Percentage", "Percent", "%", "Share", "Percentage of grades", "Relative frequency"),
        ("Процент", "Доля", "Проценты", "Процент оценок", "Процент студентов"),
        ("Пайыз", "Пайызы", "Үлесі"),
    ),
    "number": Words(
        ("No", "№", "#", "Nr", "Row", "Line"),
        ("№ п/п", "п/п", "Номер", "Номер по порядку"),
        ("Р/с", "Р/с №", "Реттік нөмірі", "№ р/с"),
    ),
}  # fmt: skip
"""The headers of each column. No two columns share a word, however it is written."""

TOTALS = (
    "Total", "Totals", "Sum", "Total credits", "Total ECTS", "Total ECTS credits", "In total", "GPA", "Average", "Average grade",
    "Grade point average", "Итого", "Всего", "Итог", "Итого кредитов", "Всего кредитов", "Сумма", "Средний балл",
    "Итого кредитов ECTS", "Общее число кредитов", "Общее число академических кредитов",
    "Общее число академических кредитов ECTS", "Средний балл успеваемости", "Средний балл успеваемости (GPA)", "Барлығы",
    "Жалпы", "Жиыны", "Қорытынды", "Барлығы кредит", "Барлық кредиттер", "Жалпы кредит саны",
    "Жалпы академиялық кредит саны ECTS", "Жалпы академиялық кредит саны", "Орташа балл", "Үлгерімнің орташа балы",
    "Үлгерімнің орташа балы (GPA)",
)  # fmt: skip
"""The words with which a row of totals or averages begins."""

STATUS_WORDS: dict[Status, tuple[str, ...]] = {
    "passed": ("passed", "pass", "yes", "completed", "сдано", "сдан", "зачтено", "зачет", "пройдено", "да", "тапсырылды",
               "тапсырды", "өтті", "сынақталды", "иә"),
    "failed": ("failed", "fail", "not passed", "no", "не сдано", "не сдан", "не зачтено", "незачет", "нет",
               "тапсырылмады", "тапсырмады", "өтпеді", "жоқ"),
    "in-progress": ("in-progress", "ongoing", "current", "not finished", "изучается", "в процессе", "продолжается",
                    "не завершено", "оқылуда", "жалғасуда", "аяқталмаған"),
}  # fmt: skip
"""The words for each status."""

MONTHS: tuple[tuple[str, ...], ...] = (
    ("january", "jan", "января", "январь", "қаңтар", "қаңтардағы"),
    ("february", "feb", "февраля", "февраль", "ақпан", "ақпандағы"),
    ("march", "mar", "марта", "март", "наурыз", "наурыздағы"),
    ("april", "apr", "апреля", "апрель", "сәуір", "сәуірдегі"),
    ("may", "мая", "май", "мамыр", "мамырдағы"),
    ("june", "jun", "июня", "июнь", "маусым", "маусымдағы"),
    ("july", "jul", "июля", "июль", "шілде", "шілдедегі"),
    ("august", "aug", "августа", "август", "тамыз", "тамыздағы"),
    ("september", "sep", "sept", "сентября", "сентябрь", "қыркүйек", "қыркүйектегі"),
    ("october", "oct", "октября", "октябрь", "қазан", "қазандағы"),
    ("november", "nov", "ноября", "ноябрь", "қараша", "қарашадағы"),
    ("december", "dec", "декабря", "декабрь", "желтоқсан", "желтоқсандағы"),
)
"""The words for the months, in each language as days are written with them."""

# Letters that stand for Kazakh ones in texts that were typed without a Kazakh keyboard; ё is often typed as е.
_ALIKE = str.maketrans({"ə": "ә", "ҥ": "ң", "ӛ": "ө", "ҧ": "ұ", "ё": "е", "№": "№"})
_LATIN_I = str.maketrans({"i": "і"})


def folded(text: str) -> str:
    """Return a word in the form in which words of sheets are compared: without case, blanks, punctuation and look-alike letters.

    >>> folded("Course  Code:"), folded("Кол-во кредитов"), folded("№ п/п"), folded("%")
    ('coursecode', 'колвокредитов', '№пп', '%')
    """
    # NFKC would make "No" of "№".
    lowered = unicodedata.normalize("NFC", text).casefold().translate(_ALIKE)
    if not lowered.isascii() and any("а" <= letter <= "я" for letter in lowered):
        words = lowered.split()
        lowered = " ".join(word.translate(_LATIN_I) if not word.isascii() else word for word in words)
    return "".join(sign for sign in lowered if sign.isalnum() or sign in "№%#")


BY_HEADER: dict[str, Field] = {folded(word): field for field, words in HEADERS.items() for word in words.every()}
"""Each header, folded, with its column."""
TOTAL_WORDS = frozenset(map(folded, TOTALS))
BY_STATUS: dict[str, Status] = {folded(word): status for status, words in STATUS_WORDS.items() for word in words}
BY_MONTH: dict[str, int] = {folded(word): number for number, words in enumerate(MONTHS, 1) for word in words}
