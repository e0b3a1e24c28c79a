"""What is said of an indicator's targets themselves: who set them, and why they are as ambitious as they are."""

from outturn import words
from outturn.pages import AimRow
from outturn.story.evidence import Evidence
from outturn.story.rows import Level


def aim_rows(evidence: Evidence) -> tuple[AimRow, ...]:
    """The rows of targets.csv of which more is said than their level, the last period first."""
    told = [level for level in evidence.levels if level.set_by or level.note or level.name]
    return tuple(_row(evidence, level) for level in sorted(told, key=lambda one: one.period.order, reverse=True))


def _row(evidence: Evidence, level: Level) -> AimRow:
    say = evidence.say
    kind = say(f"aim-kind-{level.kind}")
    return AimRow(
        period=words.short_label(say, level.period),
        kind=say("aim-named", aim=kind, name=level.name) if level.name else kind,
        level=say("aim-in-words") if level.is_in_words else evidence.shown(level.value),
        set_by=level.set_by,
        note=level.note,
    )
