"""Series to figures: one description of a chart drawn as geometry for an inline SVG and as a Plotly figure."""

from outturn.charts.axis import ACROSS, LEFT, PLOT, positions, scale
from outturn.charts.bar import Part, bar
from outturn.charts.dots import DotDrawing, draw_dots
from outturn.charts.interactive import COMMON, plotly, plotly_script, terse
from outturn.charts.lines import Drawing, draw
from outturn.charts.multiples import Multiples, multiples
from outturn.charts.sparks import Spark, spark

__all__ = [
    "ACROSS",
    "COMMON",
    "LEFT",
    "PLOT",
    "DotDrawing",
    "Drawing",
    "Multiples",
    "Part",
    "Spark",
    "bar",
    "draw",
    "draw_dots",
    "multiples",
    "plotly",
    "plotly_script",
    "positions",
    "scale",
    "spark",
    "terse",
]
