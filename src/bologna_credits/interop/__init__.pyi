from bologna_credits.interop import (
    case as case,
    elmo as elmo,
    ewp as ewp,
)
from bologna_credits.interop.choices import (
    Reason as Reason,
    UnwritableError as UnwritableError,
)
from bologna_credits.interop.learners import Learner as Learner
from bologna_credits.interop.limits import Limits as Limits
