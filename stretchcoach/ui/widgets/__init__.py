"""The painted and composed widgets that pages are made of."""
