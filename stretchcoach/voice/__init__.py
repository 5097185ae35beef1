"""What is said and sounded: rendered ahead, played on time."""
