from bologna_credits.papers.agreement_checks import (
    check_agreement as check_agreement,
    check_change_deadlines as check_change_deadlines,
)
from bologna_credits.papers.agreement_texts import required_tables as required_tables
from bologna_credits.papers.agreements import LearningAgreement as LearningAgreement
from bologna_credits.papers.changes import Change as Change
from bologna_credits.papers.components import (
    Component as Component,
    Match as Match,
    Provisions as Provisions,
)
from bologna_credits.papers.effective import Effective as Effective
from bologna_credits.papers.home_rules import (
    ByHost as ByHost,
    CourseTables as CourseTables,
    HomeRules as HomeRules,
)
from bologna_credits.papers.obstacles import Obstacle as Obstacle
from bologna_credits.papers.signatures import Signature as Signature
from bologna_credits.papers.transcripts import (
    CourseResult as CourseResult,
    Institution as Institution,
    Transcript as Transcript,
)
