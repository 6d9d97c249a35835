"""How single bodies publish that they convert, average, recognise."""
