"""Reading what participants handed in, and answering it: for staff alone, and only what staff may read."""
