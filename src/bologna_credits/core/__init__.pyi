from bologna_credits.core.academic_terms import (
    AcademicTerm as AcademicTerm,
    AcademicYear as AcademicYear,
    Month as Month,
)
from bologna_credits.core.circumstances import (
    Circumstances as Circumstances,
    When as When,
)
from bologna_credits.core.countries import (
    country_code as country_code,
    country_codes as country_codes,
    country_name as country_name,
    is_country as is_country,
    read_as as read_as,
)
from bologna_credits.core.country_errors import (
    NoCountryFileError as NoCountryFileError,
    NotMemberError as NotMemberError,
    UnknownCountryError as UnknownCountryError,
)
from bologna_credits.core.errors import (
    AmbiguousCodeError as AmbiguousCodeError,
    ArgumentError as ArgumentError,
    ArgumentTypeError as ArgumentTypeError,
    BolognaError as BolognaError,
    CircumstanceNeededError as CircumstanceNeededError,
    DefinitionError as DefinitionError,
    DocumentError as DocumentError,
    EquivalenceGapError as EquivalenceGapError,
    MissingExtraError as MissingExtraError,
    MixedCreditsError as MixedCreditsError,
    MixedScalesError as MixedScalesError,
    NestedCreditsError as NestedCreditsError,
    NoConversionError as NoConversionError,
    NotWrittenError as NotWrittenError,
    NumberError as NumberError,
    NumberTypeError as NumberTypeError,
    PluginError as PluginError,
    PluginWarning as PluginWarning,
    RuleFailsError as RuleFailsError,
    StalePickleError as StalePickleError,
    UnclearDayError as UnclearDayError,
    UndecidedError as UndecidedError,
    UnknownCodeError as UnknownCodeError,
    UnknownGradeError as UnknownGradeError,
    UnknownPracticeError as UnknownPracticeError,
    UnknownScaleError as UnknownScaleError,
    UnknownSchemeError as UnknownSchemeError,
    UnknownSystemError as UnknownSystemError,
    UnknownTableError as UnknownTableError,
)
from bologna_credits.core.exact import (
    Mode as Mode,
    Number as Number,
    Rounding as Rounding,
    read_exact as read_exact,
    show_exact as show_exact,
)
from bologna_credits.core.findings import (
    Finding as Finding,
    Report as Report,
    Verdict as Verdict,
    facts as facts,
)
from bologna_credits.core.listing import Listing as Listing
from bologna_credits.core.provenance import (
    Basis as Basis,
    Boundary as Boundary,
    InForce as InForce,
    Meaning as Meaning,
    Seen as Seen,
    Source as Source,
    Standing as Standing,
)
