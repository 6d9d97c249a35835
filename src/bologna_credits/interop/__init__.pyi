from bologna_credits.interop import (
    case as case,
    elmo as elmo,
    ewp as ewp,
    shelf as shelf,
)
from bologna_credits.interop.limits import Limits as Limits
