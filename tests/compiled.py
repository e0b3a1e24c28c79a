"""Templates that were compiled already: most of the time in which a small page is made goes into that."""

from dataclasses import dataclass, field
from types import CodeType

from jinja2 import BytecodeCache
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
