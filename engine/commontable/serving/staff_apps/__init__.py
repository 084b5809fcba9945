"""The staff apps: notebooks that run in a kernel of their own, which may call the staff service for one person."""
