from bologna_credits.interop import (
    case as case,
    elmo as elmo,
    ewp as ewp,
)
