"""Stretch Coach guides people through calf and hamstring stretches."""
