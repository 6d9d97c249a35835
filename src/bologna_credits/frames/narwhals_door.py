"""The optional package through which data frames of every engine look alike."""

from bologna_credits.core.errors import MissingExtraError

try:
    import narwhals as nw
except ImportError:
    raise MissingExtraError("narwhals", "frames") from None

__all__ = ["nw"]
