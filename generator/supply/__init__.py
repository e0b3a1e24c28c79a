"""What others can check of the packages that are installed: a list of them, and whether any is known to be weak."""
