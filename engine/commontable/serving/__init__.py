"""The Voila application: sign-in, pages, the response service, and which kernel is whose."""
