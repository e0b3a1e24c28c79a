"""Small numbers: no count that may not be shown stands in a package, nor can one be worked out of it."""
