"""Credits, grades and recognition in the Bologna process: exact, sourced, explained.

Names are loaded when they are first used, so that ``import bologna_credits`` costs next to nothing.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

from bologna_credits.version import VERSION as __version__

if TYPE_CHECKING:
    from bologna_credits import ehea, interop, plots
    from bologna_credits.academic_terms import AcademicTerm, AcademicYear, Month
    from bologna_credits.average_rules import AveragePractice, DistinctionPractice, FinalMarkPractice, Threshold
    from bologna_credits.averages import Attempt, GradeAverage, grade_average
    from bologna_credits.bavarian import ModifiedBavarian
    from bologna_credits.block_rules import BlockPractice
    from bologna_credits.blocks import BlockConversion, BlockRow, convert_block
    from bologna_credits.catalogue import Catalogue, default_catalogue
    from bologna_credits.circumstances import Case
    from bologna_credits.credit_conversion import CreditConversion, convert_credits
    from bologna_credits.credits import CreditRange, Credits, Workload
    from bologna_credits.decision import Settlement
    from bologna_credits.definition import Definition
    from bologna_credits.definition_checks import check_data
    from bologna_credits.definition_files import read_definition
    from bologna_credits.equivalence_tables import Equivalence, EquivalenceRow
    from bologna_credits.errors import (
        AmbiguousCodeError,
        ArgumentError,
        ArgumentTypeError,
        BolognaError,
        CircumstanceNeededError,
        DefinitionError,
        DocumentError,
        EquivalenceGapError,
        MissingExtraError,
        MixedCreditsError,
        MixedScalesError,
        NoConversionError,
        NumberError,
        NumberTypeError,
        PluginError,
        PluginWarning,
        RuleFailsError,
        UnclearDayError,
        UndecidedError,
        UnknownCodeError,
        UnknownCountryError,
        UnknownGradeError,
        UnknownPracticeError,
        UnknownScaleError,
        UnknownSystemError,
        UnknownTableError,
    )
    from bologna_credits.exact import Mode, Rounding, read_exact, show_exact
    from bologna_credits.findings import Finding, Report, Verdict
    from bologna_credits.grade_answers import GradeConversion
    from bologna_credits.grade_conversion import Chain, convert_grade
    from bologna_credits.grade_rows import Band, GradeRow, NumberGrades
    from bologna_credits.grade_rules import LinearPractice, TablePractice, UngradedPractice
    from bologna_credits.grades import Grade, GradingScale
    from bologna_credits.grading_tables import GradingTable
    from bologna_credits.home_rules import CourseTables, HomeRules
    from bologna_credits.learning_agreements import Change, Component, LearningAgreement, Match
    from bologna_credits.linear import Linear
    from bologna_credits.lookup import (
        Country,
        Found,
        Way,
        countries,
        credit_system,
        credit_systems,
        equivalences,
        find,
        grading_scale,
        grading_scales,
        grading_table,
        methods_between,
        practice,
        practices,
    )
    from bologna_credits.onto import OntoGrade, OntoMode
    from bologna_credits.overlap import GradingTables
    from bologna_credits.practice_rules import CreditPolicy, CreditPractice, GradePractice
    from bologna_credits.practised import PracticeWith
    from bologna_credits.progress import FinalMark, check_distinction, check_promotion, final_mark
    from bologna_credits.provenance import Basis, Boundary, InForce, Source
    from bologna_credits.published_tables import PublishedTable
    from bologna_credits.recognition import Recognition, recognise, verify
    from bologna_credits.records import CourseResult, Institution, Transcript
    from bologna_credits.reference_groups import PractisedTables, ReferenceGroup, reference_group, shortcomings
    from bologna_credits.systems import CreditSystem
    from bologna_credits.ungraded import MeanSoFar, PassedOnly

_MODULES = ("ehea", "interop", "plots")

# Name → module. The list above is for type checkers, this one for the interpreter; a test holds them together.
_WHERE = {
    "AcademicTerm": "academic_terms",
    "AcademicYear": "academic_terms",
    "AmbiguousCodeError": "errors",
    "ArgumentError": "errors",
    "ArgumentTypeError": "errors",
    "Attempt": "averages",
    "AveragePractice": "average_rules",
    "Band": "grade_rows",
    "Basis": "provenance",
    "BlockConversion": "blocks",
    "BlockPractice": "block_rules",
    "BlockRow": "blocks",
    "BolognaError": "errors",
    "Boundary": "provenance",
    "Case": "circumstances",
    "Catalogue": "catalogue",
    "Chain": "grade_conversion",
    "Change": "learning_agreements",
    "CircumstanceNeededError": "errors",
    "Component": "learning_agreements",
    "Country": "lookup",
    "CourseResult": "records",
    "CourseTables": "home_rules",
    "CreditConversion": "credit_conversion",
    "CreditPolicy": "practice_rules",
    "CreditPractice": "practice_rules",
    "CreditRange": "credits",
    "CreditSystem": "systems",
    "Credits": "credits",
    "Definition": "definition",
    "DefinitionError": "errors",
    "DistinctionPractice": "average_rules",
    "DocumentError": "errors",
    "Equivalence": "equivalence_tables",
    "EquivalenceGapError": "errors",
    "EquivalenceRow": "equivalence_tables",
    "FinalMark": "progress",
    "FinalMarkPractice": "average_rules",
    "Finding": "findings",
    "Found": "lookup",
    "Grade": "grades",
    "GradeAverage": "averages",
    "GradeConversion": "grade_answers",
    "GradePractice": "practice_rules",
    "GradeRow": "grade_rows",
    "GradingScale": "grades",
    "GradingTable": "grading_tables",
    "GradingTables": "overlap",
    "HomeRules": "home_rules",
    "InForce": "provenance",
    "Institution": "records",
    "LearningAgreement": "learning_agreements",
    "Linear": "linear",
    "LinearPractice": "grade_rules",
    "Match": "learning_agreements",
    "MeanSoFar": "ungraded",
    "MissingExtraError": "errors",
    "MixedCreditsError": "errors",
    "MixedScalesError": "errors",
    "Mode": "exact",
    "ModifiedBavarian": "bavarian",
    "Month": "academic_terms",
    "NoConversionError": "errors",
    "NumberError": "errors",
    "NumberGrades": "grade_rows",
    "NumberTypeError": "errors",
    "OntoGrade": "onto",
    "OntoMode": "onto",
    "PassedOnly": "ungraded",
    "PluginError": "errors",
    "PluginWarning": "errors",
    "PracticeWith": "practised",
    "PractisedTables": "reference_groups",
    "PublishedTable": "published_tables",
    "Recognition": "recognition",
    "ReferenceGroup": "reference_groups",
    "Report": "findings",
    "Rounding": "exact",
    "RuleFailsError": "errors",
    "Settlement": "decision",
    "Source": "provenance",
    "TablePractice": "grade_rules",
    "Threshold": "average_rules",
    "Transcript": "records",
    "UnclearDayError": "errors",
    "UndecidedError": "errors",
    "UngradedPractice": "grade_rules",
    "UnknownCodeError": "errors",
    "UnknownCountryError": "errors",
    "UnknownGradeError": "errors",
    "UnknownPracticeError": "errors",
    "UnknownScaleError": "errors",
    "UnknownSystemError": "errors",
    "UnknownTableError": "errors",
    "Verdict": "findings",
    "Way": "lookup",
    "Workload": "credits",
    "check_data": "definition_checks",
    "check_distinction": "progress",
    "check_promotion": "progress",
    "convert_block": "blocks",
    "convert_credits": "credit_conversion",
    "convert_grade": "grade_conversion",
    "countries": "lookup",
    "credit_system": "lookup",
    "credit_systems": "lookup",
    "default_catalogue": "catalogue",
    "equivalences": "lookup",
    "final_mark": "progress",
    "find": "lookup",
    "grade_average": "averages",
    "grading_scale": "lookup",
    "grading_scales": "lookup",
    "grading_table": "lookup",
    "methods_between": "lookup",
    "practice": "lookup",
    "practices": "lookup",
    "read_definition": "definition_files",
    "read_exact": "exact",
    "recognise": "recognition",
    "reference_group": "reference_groups",
    "shortcomings": "reference_groups",
    "show_exact": "exact",
    "verify": "recognition",
}

__all__ = [
    "AcademicTerm",
    "AcademicYear",
    "AmbiguousCodeError",
    "ArgumentError",
    "ArgumentTypeError",
    "Attempt",
    "AveragePractice",
    "Band",
    "Basis",
    "BlockConversion",
    "BlockPractice",
    "BlockRow",
    "BolognaError",
    "Boundary",
    "Case",
    "Catalogue",
    "Chain",
    "Change",
    "CircumstanceNeededError",
    "Component",
    "Country",
    "CourseResult",
    "CourseTables",
    "CreditConversion",
    "CreditPolicy",
    "CreditPractice",
    "CreditRange",
    "CreditSystem",
    "Credits",
    "Definition",
    "DefinitionError",
    "DistinctionPractice",
    "DocumentError",
    "Equivalence",
    "EquivalenceGapError",
    "EquivalenceRow",
    "FinalMark",
    "FinalMarkPractice",
    "Finding",
    "Found",
    "Grade",
    "GradeAverage",
    "GradeConversion",
    "GradePractice",
    "GradeRow",
    "GradingScale",
    "GradingTable",
    "GradingTables",
    "HomeRules",
    "InForce",
    "Institution",
    "LearningAgreement",
    "Linear",
    "LinearPractice",
    "Match",
    "MeanSoFar",
    "MissingExtraError",
    "MixedCreditsError",
    "MixedScalesError",
    "Mode",
    "ModifiedBavarian",
    "Month",
    "NoConversionError",
    "NumberError",
    "NumberGrades",
    "NumberTypeError",
    "OntoGrade",
    "OntoMode",
    "PassedOnly",
    "PluginError",
    "PluginWarning",
    "PracticeWith",
    "PractisedTables",
    "PublishedTable",
    "Recognition",
    "ReferenceGroup",
    "Report",
    "Rounding",
    "RuleFailsError",
    "Settlement",
    "Source",
    "TablePractice",
    "Threshold",
    "Transcript",
    "UnclearDayError",
    "UndecidedError",
    "UngradedPractice",
    "UnknownCodeError",
    "UnknownCountryError",
    "UnknownGradeError",
    "UnknownPracticeError",
    "UnknownScaleError",
    "UnknownSystemError",
    "UnknownTableError",
    "Verdict",
    "Way",
    "Workload",
    "__version__",
    "check_data",
    "check_distinction",
    "check_promotion",
    "convert_block",
    "convert_credits",
    "convert_grade",
    "countries",
    "credit_system",
    "credit_systems",
    "default_catalogue",
    "ehea",
    "equivalences",
    "final_mark",
    "find",
    "grade_average",
    "grading_scale",
    "grading_scales",
    "grading_table",
    "interop",
    "methods_between",
    "plots",
    "practice",
    "practices",
    "read_definition",
    "read_exact",
    "recognise",
    "reference_group",
    "shortcomings",
    "show_exact",
    "verify",
]


def __getattr__(name: str) -> Any:
    if name in _MODULES:
        return import_module(f"bologna_credits.{name}")
    where = _WHERE.get(name)
    if where is None:
        raise AttributeError(f"module 'bologna_credits' has no attribute {name!r}")
    value = getattr(import_module(f"bologna_credits.{where}"), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted(__all__)
