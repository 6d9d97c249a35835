from bologna_credits.interop import (
    case as case,
    elm as elm,
    elmo as elmo,
    ewp as ewp,
    oeapi as oeapi,
    sheets as sheets,
    shelf as shelf,
)
from bologna_credits.interop.choices import (
    Reason as Reason,
    UnwritableError as UnwritableError,
)
from bologna_credits.interop.learners import Learner as Learner
from bologna_credits.interop.limits import Limits as Limits
