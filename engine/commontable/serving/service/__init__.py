"""The response service: the only way from a page to the store."""
