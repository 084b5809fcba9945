"""Several server processes on one store: what they tell one another, and where each is reached."""
