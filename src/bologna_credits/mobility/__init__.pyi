from bologna_credits.law.practices.mobility import (
    GrantPractice as GrantPractice,
    SelectionPractice as SelectionPractice,
    TransferPractice as TransferPractice,
)
from bologna_credits.law.schemes import (
    Cap as Cap,
    Deadline as Deadline,
    Limit as Limit,
    MobilityScheme as MobilityScheme,
    StayRule as StayRule,
)
from bologna_credits.mobility.caps import (
    Remaining as Remaining,
    remaining as remaining,
)
from bologna_credits.mobility.checks import (
    check_mobility as check_mobility,
    fitting_kinds as fitting_kinds,
)
from bologna_credits.mobility.deadlines import check_deadline as check_deadline
from bologna_credits.mobility.durations import (
    DayCount as DayCount,
    Duration as Duration,
    duration as duration,
)
from bologna_credits.mobility.grants import (
    Grant as Grant,
    grant as grant,
)
from bologna_credits.mobility.periods import (
    EarlierStay as EarlierStay,
    Interruption as Interruption,
    MobilityPeriod as MobilityPeriod,
)
from bologna_credits.mobility.selection import (
    Candidate as Candidate,
    check_selection as check_selection,
    check_transfer as check_transfer,
)
from bologna_credits.mobility.timelines import timeline as timeline
from bologna_credits.mobility.working_days import WorkingDays as WorkingDays
