from bologna_credits.law.ageing import (
    StaleSource as StaleSource,
    sources_before as sources_before,
)
from bologna_credits.law.case_suite import (
    export_cases as export_cases,
    read_cases as read_cases,
)
from bologna_credits.law.cases import (
    PublishedCase as PublishedCase,
    published_cases as published_cases,
)
from bologna_credits.law.catalogue import (
    Catalogue as Catalogue,
    default_catalogue as default_catalogue,
)
from bologna_credits.law.definition import Definition as Definition
from bologna_credits.law.definition_checks import check_data as check_data
from bologna_credits.law.definition_files import read_definition as read_definition
from bologna_credits.law.definition_parts import (
    Example as Example,
    Gap as Gap,
    PublishedGradingTable as PublishedGradingTable,
)
from bologna_credits.law.exporting import (
    export_catalogue as export_catalogue,
    read_catalogue as read_catalogue,
)
from bologna_credits.law.figure_keys import (
    Figure as Figure,
    figures as figures,
)
from bologna_credits.law.files import Origin as Origin
from bologna_credits.law.lookup import (
    Country as Country,
    countries as countries,
    credit_system as credit_system,
    credit_systems as credit_systems,
    equivalences as equivalences,
    grading_scale as grading_scale,
    grading_scales as grading_scales,
    grading_table as grading_table,
    grant_practice as grant_practice,
    mobility_files as mobility_files,
    mobility_practices as mobility_practices,
    mobility_scheme as mobility_scheme,
    mobility_schemes as mobility_schemes,
    practice as practice,
    recognition_practice as recognition_practice,
    selection_practice as selection_practice,
    transfer_practice as transfer_practice,
)
from bologna_credits.law.practices.averages import (
    AveragePractice as AveragePractice,
    DistinctionPractice as DistinctionPractice,
    FinalMarkPractice as FinalMarkPractice,
    FxReading as FxReading,
    Repeats as Repeats,
    Threshold as Threshold,
)
from bologna_credits.law.practices.blocks import BlockPractice as BlockPractice
from bologna_credits.law.practices.credits import (
    CreditPractice as CreditPractice,
    CreditRule as CreditRule,
    TotalsPractice as TotalsPractice,
)
from bologna_credits.law.practices.degrees import DegreePractice as DegreePractice
from bologna_credits.law.practices.grades import (
    Choose as Choose,
    EndsOverride as EndsOverride,
    FormulaPiece as FormulaPiece,
    FormulaPractice as FormulaPractice,
    GradePractice as GradePractice,
    LetterTable as LetterTable,
    LinearPractice as LinearPractice,
    TablePractice as TablePractice,
    UngradedPractice as UngradedPractice,
    Weights as Weights,
)
from bologna_credits.law.practices.mobility import (
    DayRate as DayRate,
    DifferenceLimit as DifferenceLimit,
    GrantPractice as GrantPractice,
    SelectionPractice as SelectionPractice,
    TransferPractice as TransferPractice,
)
from bologna_credits.law.practices.progress import (
    Load as Load,
    LoadPractice as LoadPractice,
    Per as Per,
    ProgressPractice as ProgressPractice,
    YearUp as YearUp,
)
from bologna_credits.law.practices.recognition import RecognitionPractice as RecognitionPractice
from bologna_credits.law.reviews import Review as Review
from bologna_credits.law.scheme_file import SchemeFile as SchemeFile
from bologna_credits.law.scheme_files import read_schemes as read_schemes
from bologna_credits.law.schemes import (
    ACTIVITIES as ACTIVITIES,
    PERSONS as PERSONS,
    Cap as Cap,
    Count as Count,
    Deadline as Deadline,
    Lifted as Lifted,
    Limit as Limit,
    MobilityScheme as MobilityScheme,
    Needed as Needed,
    Part as Part,
    StayRule as StayRule,
    Teaching as Teaching,
    Unit as Unit,
)
from bologna_credits.law.search import (
    Found as Found,
    find as find,
)
from bologna_credits.law.source_keys import (
    CitedSource as CitedSource,
    cited_sources as cited_sources,
)
