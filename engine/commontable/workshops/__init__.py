"""Workshops: a room runs live on the prompts of one module; its state is kept in the store's database."""
