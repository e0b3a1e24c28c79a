"""The licences that figures are published under, and which of them asks for a sentence of its own."""

from outturn.model import Scorecard
from outturn.pages import Licence

PUBLIC_SECTOR = "Open Government Licence"
"""Who uses figures under it must say that they are public sector information."""


def licences(card: Scorecard) -> tuple[Licence, ...]:
    """The scorecard's licences as its pages name them."""
    return tuple(Licence(one.title, one.path, PUBLIC_SECTOR in one.title) for one in card.licences)
