"""What a stretch session is: pure functions on frozen data, standard library only."""
