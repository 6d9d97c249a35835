"""The version of the package; it travels with every decision."""

VERSION = "0.2.0"
