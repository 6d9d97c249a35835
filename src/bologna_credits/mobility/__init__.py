"""How long a stay counts, and whether it meets its scheme's rules."""
