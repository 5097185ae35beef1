"""What leaves the program: the history in formats others read."""
