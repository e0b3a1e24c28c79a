"""The theme's templates, compiled once in a test process as the program compiles its own."""

from collections.abc import Callable

from jinja2 import Environment

from outturn.render.templates import Compiled


def compiling_once(get_env: Callable[..., Environment]) -> Callable[..., Environment]:
    """What makes an environment, with one memory for all that it makes."""
    kept = Compiled()

    def get(*given: object) -> Environment:
        environment = get_env(*given)
        environment.bytecode_cache = kept
        return environment

    return get
