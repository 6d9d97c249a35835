"""Credits, their systems, and what one credit is worth."""
