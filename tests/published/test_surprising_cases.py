"""The place where each surprising case of the collected facts is asserted: topic → the tests that ask the public API about it.

An entry does not show that its tests are good; that is for their reader. It shows that no case was forgotten or lost.
"""

import ast
import json
from pathlib import Path

import pytest

CASES = {
    "ratio by level/activity/intake": {
        "published/test_vectors": ["test_every_worked_case_of_this_kind_comes_out"],
    },
    "same name, new size (dated change)": {
        "countries/test_lv": ["test_the_same_name_means_another_credit_from_the_day_of_the_amendments"],
        "countries/test_umap": ["test_credits_of_the_two_schemes_do_not_add"],
        "countries/test_is": ["test_the_word_stayed_and_the_credit_doubled_with_the_academic_year_2008"],
        "countries/test_se": ["test_points_became_credits_on_the_first_of_july_2007"],
        "countries/test_ee": ["test_the_new_credits_count_from_the_last_day_of_august_2009"],
        "countries/test_lt": ["test_the_credits_changed_on_the_first_of_september_2011"],
        "countries/test_fi": ["test_the_credit_changed_on_the_first_of_august_2005"],
    },
    "hours ratio contradicts official ratio": {
        "countries/test_gb": ["test_two_credits_are_20_hours_and_yet_one_ects_credit"],
        "countries/test_ee": ["test_the_hours_of_the_two_credits_do_not_give_the_published_ratio"],
        "countries/test_ru": ["test_one_unit_is_one_ects_credit_though_thirty_six_hours_look_like_more"],
        "countries/test_ie": ["test_a_credit_has_fewer_hours_than_the_guide_says_and_is_an_ects_credit_all_the_same"],
        "countries/test_us": ["test_nobody_speaks_for_the_country_so_the_voices_are_listed"],
    },
    "unit of the hour": {
        "countries/test_ru": ["test_thirty_six_academic_hours_are_twenty_seven_clock_hours"],
        "countries/test_il": ["test_twenty_academic_hours_of_the_ulpan_are_fifteen_clock_hours"],
        "countries/test_eg": ["test_a_contact_hour_has_fifty_minutes_of_teaching"],
    },
    "hours per credit by activity": {
        "countries/test_in": ["test_class_hours_are_fifteen_for_lectures_and_thirty_for_practical_work"],
        "countries/test_eg": ["test_a_credit_hour_takes_three_times_the_hours_in_the_laboratory"],
        "countries/test_tr": ["test_metu_counts_all_theory_and_half_of_the_laboratory"],
        "countries/test_mx": ["test_theory_earns_twice_the_credits_of_practice_for_an_hour_in_class"],
    },
    "nominal plus tolerance": {
        "countries/test_it": ["test_25_hours_with_a_tolerance_of_a_fifth"],
        "countries/test_us": ["test_the_hours_of_the_federal_definition_are_a_minimum"],
        "countries/test_at": ["test_the_law_has_exactly_25_hours_and_the_portal_of_2024_has_25_to_30"],
    },
    "non-terminating ratios": {
        "countries/test_lt": ["test_the_hours_of_a_credit_have_no_end_in_decimals_and_stay_exact"],
        "countries/test_nl": ["test_forty_two_old_credits_are_sixty_and_one_is_ten_sevenths_exactly"],
        "countries/test_kr": ["test_the_load_of_the_year_gives_twelve_sevenths_exactly"],
        "countries/test_us": ["test_a_quarter_hour_is_two_thirds_of_a_semester_hour_exactly"],
        "countries/test_dk": ["test_a_credit_is_twenty_seven_and_a_half_hours_which_is_printed_as_27_to_28"],
    },
    "no fixed ratio, by year load": {
        "countries/test_cn": ["test_the_load_of_the_year_gives_one_point_six"],
        "countries/test_jp": ["test_the_load_of_a_year_gives_sixty_thirty_firsts"],
        "countries/test_au": ["test_one_standard_unit_is_an_eighth_of_a_year_whatever_its_points"],
    },
    "two credits on one course": {
        "countries/test_tr": ["test_one_course_has_two_credits_that_do_not_add"],
        "countries/test_eg": ["test_a_credit_hour_is_not_turned_into_the_ects_that_stand_beside_it"],
        "countries/test_gb": ["test_one_programme_of_imperial_college_has_two_credits_that_do_not_add"],
    },
    "year is not always 60 or 30/30": {
        "countries/test_ge": ["test_a_year_of_sixty_may_hold_more_by_institution", "test_tsu_allows_seventy_in_the_final_year"],
        "countries/test_gb": ["test_a_masters_year_is_a_calendar_year_of_180"],
        "countries/test_lt": ["test_a_full_time_year_may_be_less_than_sixty_but_not_less_than_forty_five"],
        "countries/test_sk": ["test_a_student_may_enrol_more_than_the_standard_year"],
        "countries/test_au": ["test_a_full_time_year_is_one_eftsl"],
    },
    "half credits vs integers": {
        "countries/test_se": ["test_half_credits_stay_halves"],
        "countries/test_gb": ["test_a_module_of_15_credits_gives_half_a_credit_that_is_kept"],
        "countries/test_mx": ["test_credits_are_whole_numbers"],
        "countries/test_umap": ["test_half_points_are_legal"],
    },
    "scales with gaps": {
        "countries/test_dk": ["test_the_seven_marks_have_gaps_and_02_is_not_2", "test_the_old_scale_has_other_gaps"],
        "countries/test_pl": ["test_halves_are_legal_but_there_is_no_two_and_a_half"],
        "countries/test_de": ["test_there_is_nothing_between_4_0_and_5_0", "test_tum_has_4_3_and_4_7_and_they_fail"],
        "countries/test_cz": ["test_nothing_stands_between_three_and_four"],
        "countries/test_nl": ["test_at_utrecht_humanities_nothing_lies_between_five_and_six"],
    },
    "labels are strings": {
        "countries/test_dk": ["test_marks_are_text_and_count_as_numbers"],
        "countries/test_cz": ["test_the_label_four_plus_is_text_and_no_better_pass"],
        "countries/test_it": ["test_labels_with_lode_are_text_and_no_numbers"],
        "countries/test_pl": ["test_a_plus_is_text_where_no_number_is_printed"],
        "countries/test_tr": ["test_the_catalogue_label_of_a_course_is_no_number"],
    },
    "grade above the maximum without a number": {
        "countries/test_it": ["test_30_e_lode_is_above_30_and_has_no_other_number"],
        "countries/test_es": ["test_matricula_de_honor_stands_above_ten"],
    },
    "two or more fail grades": {
        "countries/test_dk": ["test_there_are_two_fails_and_a_fail_from_elsewhere_stays_open"],
        "countries/test_ge": ["test_there_are_two_fails_and_none_stands_for_both"],
        "countries/test_de": ["test_law_has_seven_words_and_two_of_them_fail"],
        "countries/test_eg": ["test_two_words_name_a_fail_and_both_fail"],
        "countries/test_si": ["test_there_are_five_failing_grades"],
        "countries/test_lt": ["test_a_fail_from_elsewhere_is_open_among_the_four_fails"],
        "countries/test_sk": ["test_the_only_fail_is_called_fx_and_there_is_no_f"],
    },
    "unrecorded, refused, provisional, conditional, compensated": {
        "countries/test_hr": ["test_the_fail_exists_though_no_transcript_book_shows_it"],
        "countries/test_it": [
            "test_a_fail_that_is_not_recorded_is_an_open_question",
            "test_a_pass_that_the_student_refused_gives_nothing",
        ],
        "countries/test_cz": ["test_four_plus_is_provisional_and_becomes_four"],
        "countries/test_tr": ["test_dc_at_gazi_depends_on_the_average_of_the_semester", "test_dd_passes_or_fails_by_university"],
        "countries/test_mt": ["test_a_mark_of_35_to_44_is_a_compensated_pass_or_a_fail"],
        "countries/test_fr": ["test_compensation_gives_credits_below_ten"],
    },
    "direction": {
        "countries/test_ch": ["test_higher_is_better_where_the_same_digits_are_better_the_lower_in_germany_and_austria"],
        "countries/test_de": ["test_law_points_are_better_the_higher_while_other_grades_are_better_the_lower"],
    },
    "pass mark depends": {
        "countries/test_gb": ["test_the_pass_mark_depends_on_the_level"],
        "countries/test_is": ["test_the_pass_mark_depends_on_the_level"],
        "countries/test_us": ["test_what_passes_depends_on_the_level"],
        "countries/test_lv": ["test_four_passes_unless_the_institution_wants_five"],
        "countries/test_il": ["test_fifty_five_passes_on_one_page_and_fails_on_the_other"],
        "countries/test_ua": ["test_the_pass_mark_depends_on_the_institution"],
        "countries/test_be": ["test_the_mean_of_a_year_passed_with_12_until_2013_14_and_passes_with_10_since"],
        "countries/test_ge": ["test_enough_points_in_all_do_not_pass_where_a_part_stays_below_its_minimum"],
    },
    "words and letters not monotone or clashing": {
        "countries/test_cz": ["test_the_word_dobre_is_c_at_masaryk_and_e_at_south_bohemia"],
        "countries/test_fi": ["test_approbatur_or_a_is_the_worst_pass_of_a_thesis"],
        "countries/test_nl": ["test_e_is_the_best_of_i_s_g_e", "test_an_abbreviation_that_stands_for_two_marks_names_none"],
        "countries/test_au": ["test_d_is_distinction_and_c_is_credit"],
        "countries/test_se": ["test_in_law_ab_is_better_than_ba_and_ba_better_than_b"],
        "countries/test_jp": ["test_a_is_the_best_grade_at_one_university_and_the_second_best_at_another"],
        "countries/test_mx": ["test_b_is_the_second_best_of_three_passes"],
        "countries/test_lv": [
            "test_the_lowest_pass_is_called_almost_satisfactory",
            "test_the_two_best_grades_are_both_the_best_letter",
        ],
        "countries/test_ch": ["test_a_minus_before_the_number_is_worse_and_behind_it_better"],
    },
    "single marks and means use different word bands / rounding": {
        "countries/test_de": [
            "test_very_good_ends_at_1_3_for_a_single_mark_and_at_1_5_for_a_mean",
            "test_a_mean_is_cut_and_not_rounded",
        ],
        "countries/test_at": ["test_the_mean_is_rounded_up_from_5_thousandths"],
        "countries/test_nl": ["test_final_lists_round_half_up"],
        "countries/test_fi": ["test_a_mean_of_four_forty_nine_is_a_four"],
        "countries/test_hu": ["test_only_exactly_five_is_kituno"],
    },
    "distinction is a rule, not a band": {
        "countries/test_at": ["test_distinction_is_a_result_of_its_own_and_no_word_for_a_mean"],
        "countries/test_be": ["test_a_mean_alone_gives_no_flemish_degree"],
    },
    "equivalences not functions / not invertible / level-dependent / one-way": {
        "countries/test_dk": ["test_old_marks_become_new_ones_many_to_one"],
        "countries/test_lv": ["test_the_lowest_pass_is_a_pass_or_a_fail_in_the_published_table"],
        "countries/test_hr": ["test_two_is_d_or_e"],
        "countries/test_tr": [
            "test_fenerbahce_converts_one_letter_by_level",
            "test_the_way_back_at_fenerbahce_is_not_the_inverse",
        ],
        "countries/test_nl": ["test_ucu_says_not_the_other_way_around"],
        "countries/test_it": ["test_the_fallback_from_letters_depends_on_the_level", "test_neighbouring_letters_share_a_mark"],
        "countries/test_ua": ["test_one_pattern_has_a_version_for_each_institution"],
        "countries/test_hu": ["test_five_is_a_or_a_and_b_by_institution"],
        "countries/test_pl": ["test_three_is_e_or_c_by_institution"],
    },
    "published tables": {
        "grades/test_grading_tables": [
            "test_percentages_that_do_not_add_up_are_normalised_with_a_note",
            "test_cumulative_percentages_become_single_ones",
        ],
        "countries/test_nl": ["test_a_grading_table_is_of_its_year"],
        "countries/test_pt": ["test_a_mark_that_spans_two_classes_takes_the_better"],
        "conversion/methods/test_grading_tables": ["test_a_grade_that_nobody_received_is_open_unless_a_policy_is_named"],
    },
    "withdrawn official rules": {
        "countries/test_pt": [
            "test_the_shares_retired_in_2009_are_still_statute_here",
            "test_no_fixed_table_and_no_withdrawn_algorithm_answers_by_itself",
        ],
        "law/test_definition": ["test_a_table_taken_back_answers_only_when_named_and_says_so"],
    },
}


def _tests(root: Path, module: str) -> set[str]:
    tree = ast.parse((root / "tests" / f"{module}.py").read_text("utf-8"))
    return {node.name for node in tree.body if isinstance(node, ast.FunctionDef)}


@pytest.mark.parametrize("topic", CASES)
def test_the_tests_of_a_case_are_there(root: Path, topic: str) -> None:
    assert any(CASES[topic].values())
    for module, names in CASES[topic].items():
        assert set(names) <= _tests(root, module), module


def test_no_case_is_forgotten(shared: Path) -> None:
    facts = json.loads((shared / "facts" / "national.json").read_text("utf-8"))
    assert {case["topic"] for case in facts["surprising_cases"]} == set(CASES)
