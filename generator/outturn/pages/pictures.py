"""What the picture of a shared link says: no geometry, no colour."""

from outturn.pages.charts import Chart
from outturn.pages.parts import Badge, CountGroup
from outturn.values import Value


class Picture(Value, frozen=True):
    """The picture of one page; ``alt`` says what it shows, for those who do not see it.

    ``place`` and ``title`` head it, ``site`` and ``foot`` stand at its foot, and ``label`` warns beside the place.
    Of an indicator it has the newest ``figure`` with its ``period``, how that is judged, and the ``chart`` of which it
    draws the figures and one line to hold them against. Of a scorecard it has the ``sentence`` about ``group``, which
    it draws as a bar; of what never changes the sentence alone.
    """

    site: str
    place: str
    title: str
    alt: str
    foot: str = ""
    label: str = ""
    figure: str = ""
    period: str = ""
    badges: tuple[Badge, ...] = ()
    chart: Chart | None = None
    sentence: str = ""
    group: CountGroup | None = None

    @property
    def texts(self) -> tuple[str, ...]:
        """Everything that it may print."""
        axis = (*self.chart.periods, *(line.key or line.name for line in self.chart.lines)) if self.chart else ()
        counts = self.group.counts if self.group else ()
        words = (badge.word for badge in (*self.badges, *(count.badge for count in counts)))
        return (self.site, self.place, self.title, self.foot, self.label, self.figure, self.period, self.sentence,
                *words, *axis)  # fmt: skip
