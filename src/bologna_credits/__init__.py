"""Credits, grades and recognition in the Bologna process: exact, sourced, explained.

>>> import bologna_credits as bc
>>> bc.convert_credits(bc.Credits(15, "GB-CATS"), to="ECTS").credits
Credits('7.5', 'ECTS')

Ten names to begin with: ``Credits``, ``convert_credits``, ``grading_scale``, ``convert_grade``, ``find``, ``methods_between``,
``interop.case.load``, ``recognise``, ``check_mobility`` and ``Report``, which everything that explains itself gives.

Values: Circumstances, CreditPolicy, CreditRange, CreditSystem, Credits, Equivalence, Finding, Grade, GradingScale, GradingTable,
OntoGrade, Report, Rounding, Source, Verdict, Workload.

Look-up: Catalogue, countries, credit_system, credit_systems, default_catalogue, equivalences, find, grading_scale,
grading_scales, grading_table, methods_between, mobility_scheme, mobility_schemes, practice, practices, read_definition.

Conversion: Attempt, Chain, CreditConversion, GradeAverage, GradeConversion, GradingTableOverlap, Linear, ModifiedBavarian,
PracticeWith, convert_block, convert_credits, convert_grade, final_mark, grade_average.

Papers: Change, Component, CourseResult, HomeRules, Institution, LearningAgreement, Match, Provisions, Signature, Transcript,
check_agreement.

Recognition: Dossier, Recognition, Settlement, diff, foresee, recognise, recognise_many, verify.

Mobility: Interruption, MobilityPeriod, check_mobility, duration, remaining.

Errors: AmbiguousCodeError, ArgumentError, ArgumentTypeError, BolognaError, CircumstanceNeededError, DefinitionError,
DocumentError, EquivalenceGapError, MixedCreditsError, MixedScalesError, NoConversionError, NumberError, UnclearDayError,
UndecidedError, UnknownCodeError, UnknownGradeError, UnknownScaleError, UnknownSystemError.

The other public names are in their rooms: cohort, conversion, core, credits, ehea, frames, grades, interop, law, mobility,
papers, plots, recognition, testing, units. ``help(bc.convert_grade)`` explains one name, ``dir(bc.law)`` lists one room.
"""

from bologna_credits.core.lazy import attach
from bologna_credits.version import VERSION as __version__

__getattr__, __dir__ = attach(__name__)
