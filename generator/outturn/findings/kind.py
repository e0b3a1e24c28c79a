"""What a kind of finding is."""

from dataclasses import dataclass

from outturn.errors import Severity


@dataclass(frozen=True, slots=True)
class Kind:
    """One thing that can be found in the data: its id, which never changes, and an example of it.

    ``file`` is where the example stands, from the folder of all packages; ``wrong`` and ``right`` are what stands there
    and what should, as the data writes it. An example that needs words is empty here and stands in the catalogue, as
    ``finding-<id>-wrong`` and ``-right``, beside ``-what``, ``-means``, ``-found``, ``-expected`` and ``-fix``.
    """

    id: str
    file: str
    wrong: str = ""
    right: str = ""
    severity: Severity = "problem"
