"""Site builders: each a shell around pages that are made, and the step that is the same after all of them."""

from outturn.errors import PlainError


class SiteError(PlainError):
    """The site could not be built; the message says why."""
