"""The commands, and how they print."""
