"""What is published: definition files, practices and schemes, how they are read, and the catalogue that finds them."""
