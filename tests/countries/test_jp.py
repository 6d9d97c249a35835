"""Japan: 45 hours by order, no ratio by law, and letters that move."""

import pytest

import bologna_credits as bc
from bologna_credits import NoConversionError


def test_a_credit_is_forty_five_hours_of_study() -> None:
    """Article 21: 一単位の授業科目を四十五時間の学修を必要とする内容をもつて構成することを標準とし."""
    (row,) = bc.credit_system("JP-TANI").hours_for(bc.Circumstances())
    assert row.low == row.high == 45


def test_no_text_fixes_a_ratio_so_the_voices_are_listed() -> None:
    with pytest.raises(NoConversionError, match=r"UMAP \(1.5 ECTS\).*Universität Wien, Japanologie \(2 ECTS\)"):
        bc.convert_credits(bc.Credits(4, "JP-TANI"), to="ECTS")


def test_the_load_of_a_year_gives_sixty_thirty_firsts() -> None:
    """'4年以上大学に在学し,124 単位以上': 31 a year."""
    answer = bc.convert_credits(bc.Credits(31, "JP-TANI"), to="ECTS", by_year=True)
    assert answer.credits == bc.Credits(60, "ECTS")


@pytest.mark.parametrize(
    ("authority", "ects"), [("UMAP", "6"), ("Universität Wien, Japanologie", "8"), ("University of Arizona", "8")]
)
def test_a_named_voice_converts(authority: str, ects: str) -> None:
    """UMAP: '1 Credit … 1.5 credits'; Vienna: '1 Credit UE = 2 ECTS'."""
    assert bc.convert_credits(bc.Credits(4, "JP-TANI"), to="ECTS", authority=authority).credits == bc.Credits(ects, "ECTS")


@pytest.mark.parametrize("authority", ["UMAP", "University of Arizona"])
def test_a_japanese_credit_is_an_american_one_for_both_who_say_so(authority: str) -> None:
    """Arizona: 'in Japan, 1 credit usually equals 1 UA unit'."""
    answer = bc.convert_credits(bc.Credits(2, "JP-TANI"), to="US-SH", authority=authority)
    assert answer.credits == bc.Credits(2, "US-SH")


def test_a_is_the_best_grade_at_one_university_and_the_second_best_at_another() -> None:
    """Vienna's table: 'Hitotsubashi DaigakuA (excellent) B (good)'; 'Osaka DaigakuSABCF'."""
    assert bc.grading_scale("JP-HITOTSUBASHI").passing[0].label == "A"
    osaka = bc.grading_scale("JP-OSAKA")
    assert osaka.passing[0].label == "S"
    assert osaka.passing[1].label == "A"


def test_a_moved_from_best_to_second_at_keio_in_2017() -> None:
    """Keio: until 2016 'A・B・C・Dの 4段階', from 2017 'S・A・B・C・Dの 5段階'."""
    assert bc.grading_scale("JP-KEIO-OLD").passing[0].label == "A"
    assert bc.grading_scale("JP-KEIO").passing[0].label == "S"
    assert bc.grading_scale("JP-KEIO").in_force.on("2016-10-01") == "no"


def test_d_passes_at_hitotsubashi_and_fails_at_tohoku() -> None:
    """Vienna's table: Hitotsubashi 'D (poor) F (fail)'; Tōhoku 'C (passing) D (failure)'."""
    assert bc.grading_scale("JP-HITOTSUBASHI").grade("D").passes
    assert not bc.grading_scale("JP-TOHOKU").grade("D").passes
