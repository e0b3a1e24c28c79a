"""Templates that were compiled already: most of the time in which a small page is made goes into that."""

from collections.abc import Callable
from dataclasses import dataclass, field
from types import CodeType

from jinja2 import BytecodeCache, Environment
from jinja2.bccache import Bucket


@dataclass(eq=False)
class Compiled(BytecodeCache):
    """Keeps what each text of a template was compiled to, as long as the process lasts."""

    kept: dict[tuple[str, str], CodeType | None] = field(default_factory=dict)

    def load_bytecode(self, bucket: Bucket) -> None:
        """Fill the bucket, if its template was compiled from the same text."""
        bucket.code = self.kept.get((bucket.key, bucket.checksum))

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep what the template was compiled to."""
        self.kept[bucket.key, bucket.checksum] = bucket.code


def compiling_once(get_env: Callable[..., Environment]) -> Callable[..., Environment]:
    """What makes an environment, with one memory for all that it makes."""
    kept = Compiled()

    def get(*given: object) -> Environment:
        environment = get_env(*given)
        environment.bytecode_cache = kept
        return environment

    return get
