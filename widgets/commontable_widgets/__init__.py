"""What a participant touches in a module."""
