"""Our own pages: sign-in, catalogue, module, my progress, staff, health."""
