from bologna_credits.papers.agreement_checks import (
    check_agreement as check_agreement,
    check_change_deadlines as check_change_deadlines,
)
from bologna_credits.papers.agreement_texts import required_tables as required_tables
from bologna_credits.papers.agreements import (
    Change as Change,
    Component as Component,
    Effective as Effective,
    LearningAgreement as LearningAgreement,
    Match as Match,
    Provisions as Provisions,
)
from bologna_credits.papers.home_rules import (
    CourseTables as CourseTables,
    HomeRules as HomeRules,
)
from bologna_credits.papers.signatures import Signature as Signature
from bologna_credits.papers.transcripts import (
    CourseResult as CourseResult,
    Institution as Institution,
    Transcript as Transcript,
)
