"""Files to values: what is refused, what cannot be read, and the Package that a right folder is."""
