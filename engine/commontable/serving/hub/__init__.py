"""Under a JupyterHub: who signs in, with which role, and until when."""
