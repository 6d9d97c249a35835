"""The oracle: the rules written another way, in whole numbers, and drawn against the library on random inputs."""
