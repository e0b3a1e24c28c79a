"""Places that addresses lie in, and what an address below one is below another."""

from collections.abc import Iterator


def places(address: str, longest: int | None = None) -> Iterator[str]:
    """Every place that the address lies in, each once, from the shortest to its own; none of more than ``longest``.

    So what covers an address is looked up, and not searched for among all that there is.
    """
    end = len(address) if longest is None else min(longest, len(address))
    at = address.find("/", 0, end + 1)
    while at >= 0:
        if not address.endswith("/", 0, at):
            yield address[:at]
        if at < end:
            yield address[: at + 1]
        at = address.find("/", at + 1, end + 1)
    if end == len(address) and not address.endswith("/"):
        yield address


def carried(address: str, old: str, new: str) -> str:
    """An address below ``old`` as it is below ``new``; downloads that bear their scorecard's name get the other one."""
    place, slash, file = address.removeprefix(old).rpartition("/")
    was, now = (one.strip("/").rpartition("/")[2] for one in (old, new))
    if file.startswith(f"{was}-") and old.startswith("/data/"):
        file = f"{now}{file.removeprefix(was)}"
    return f"{new}{place}{slash}{file}"
