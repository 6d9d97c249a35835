"""A decision on papers from strangers, with text that would act on a page, a terminal or a typesetter."""

from hypothesis import strategies as st

from bologna_credits import (
    Component,
    CourseResult,
    Credits,
    HomeRules,
    Institution,
    LearningAgreement,
    Recognition,
    Source,
    Transcript,
    grading_scale,
    recognise,
)
from bologna_credits.letters import Learner, Letter, Letterhead, Signatory, letter

SIGNS = "<>&\"'`#$*_@[]{}\\~/=-+ \u202e\u2066\x1b\x07\u200f\u2028\u0085א\u0645Ұ中e\u0301\t\n"
TEXTS = st.one_of(
    st.text(st.sampled_from(SIGNS), max_size=12),
    st.sampled_from(
        ["<script>alert(1)</script>", "</style><b>", '#import "x"', "$x$", "*b*", "`raw`", "\x1b[31mred", "\u202eabc", "//c"]
    ),
)


def decision_with(text: str) -> Recognition:
    grade = grading_scale("NO-AF").grade("B")
    host = Institution(f"Oslo {text}", "NO")
    course = CourseResult("A", f"Algebra {text}", Credits(5, "ECTS"), grade, "B")
    agreement = LearningAgreement([Component("A", f"Algebra {text}", Credits(5, "ECTS"))], [Component("H", f"Home {text}")])
    source = Source("home", f"Rules {text}", f"https://example.org/{text}", seen="secondary")
    return recognise(
        Transcript(host, (course,)), agreement, HomeRules(credits="ECTS", scale="KZ-2018", source=source), reference=text
    )


def letter_with(text: str, language: str = "en") -> Letter:
    head = Letterhead(
        institution=f"KRU {text}",
        office=text,
        address=(text, f"a{text}"),
        contact=text,
        place=text,
        closing=text,
        signatories=[Signatory(f"Dean {text}", text)],
    )
    return letter(decision_with(text), language, letterhead=head, learner=Learner(text, text, text))
