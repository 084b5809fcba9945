"""Everything a participant is owed: progress, promises, portfolio, certificate, and a say over what is kept."""
