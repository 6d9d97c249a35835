"""Published practices of single bodies: they convert, average, select, recognise."""
