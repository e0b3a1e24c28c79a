"""What a chart shows, in a sentence or two: its caption."""

from outturn import words
from outturn.pages import Chart
from outturn.story.evidence import Evidence
from outturn.story.sorting import trend

TRENDS = ("improving", "worsening", "increasing", "decreasing")


def finding(evidence: Evidence, picture: Chart) -> str:
    """From where to where the figures go, and what of it is more than chance; that there is no figure where none is."""
    say, series = evidence.say, evidence.series
    if evidence.latest is None:
        return say("headline-no-figures")
    said = [trend(say, picture)]
    if series.variation:
        said.append(say(words.keyed("variation", series.variation)))
    elif series.trend in TRENDS:
        said.append(say(words.keyed("caption-trend", series.trend)))
    return " ".join(said)
