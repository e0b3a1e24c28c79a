"""How long a property is searched whose every example costs much."""

from hypothesis import settings


def share(of: float, steps: int = 50) -> settings:
    """A search of this share of the examples that the profile in force gives, each of so many steps for a machine."""
    examples = max(2, round(settings().max_examples * of))
    return settings(max_examples=examples, stateful_step_count=steps)
