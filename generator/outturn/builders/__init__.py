"""Site builders: each a shell around pages that are made, and the step that is the same after all of them."""


class SiteError(Exception):
    """The site could not be built; the message says why."""
