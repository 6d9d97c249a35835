"""Wild calls and damaged documents: every public door answers, or refuses with an error of this package."""
