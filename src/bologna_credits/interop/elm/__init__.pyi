from bologna_credits.interop.elm.documents import (
    read as read,
    write as write,
)
