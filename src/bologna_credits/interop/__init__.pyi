from bologna_credits.interop import (
    case as case,
    elmo as elmo,
    ewp as ewp,
    sheets as sheets,
)
from bologna_credits.interop.limits import Limits as Limits
