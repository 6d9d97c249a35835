from bologna_credits.mobility.checks import (
    Remaining as Remaining,
    check_mobility as check_mobility,
    fitting_kinds as fitting_kinds,
    remaining as remaining,
)
from bologna_credits.mobility.deadlines import check_deadline as check_deadline
from bologna_credits.mobility.durations import (
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
