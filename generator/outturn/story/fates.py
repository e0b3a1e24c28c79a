"""What became of published addresses, in sentences."""

from collections.abc import Iterator, Sequence

from outturn.errors import printable
from outturn.pages import ChangeGroup
from outturn.versions.register import Fate, Withdrawal
from outturn.words import long_date
from outturn.words.catalogue import Catalogue


def fates_told(say: Catalogue, fates: Sequence[Fate]) -> tuple[ChangeGroup, ...]:
    """What is taken down, address by address, then what is redirected, then what stands again; groups without any not.

    An address is said as it stands in ``urls.txt``, a row that covers none of those as it stands itself.
    """
    groups = (
        (say("fates-withdrawn"), [one for fate in fates if not fate.is_lifted for one in _withdrawn(say, fate)]),
        (say("fates-redirected"), [one for fate in fates for one in _redirected(say, fate)]),
        (say("fates-lifted"), [one for fate in fates if fate.is_lifted for one in _withdrawn(say, fate)]),
    )
    return tuple(ChangeGroup(title, tuple(sentences)) for title, sentences in groups if sentences)


def _withdrawn(say: Catalogue, fate: Fate) -> Iterator[str]:
    rule = fate.rule
    if isinstance(rule, Withdrawal):
        for address in fate.addresses or (rule.address,):
            gaps = {"date": long_date(say, rule.date), "reason": printable(rule.reason)}
            yield say("fate-lifted" if fate.is_lifted else "fate-withdrawn", address=printable(address), **gaps)


def _redirected(say: Catalogue, fate: Fate) -> Iterator[str]:
    rule = fate.rule
    if not isinstance(rule, Withdrawal):
        number = len(fate.addresses)
        yield say.count("fate-redirected", number, old=printable(rule.old), new=printable(rule.new))
