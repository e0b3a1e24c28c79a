"""In a browser one program runs alone, so nothing there is held by another."""

LOCK_EX, LOCK_NB, LOCK_SH, LOCK_UN = 2, 4, 1, 8


def flock(handle: int, operation: int) -> None:
    """Hold it, which needs nothing."""
    del handle, operation
