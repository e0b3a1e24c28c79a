"""A package that says many texts at once: each is one indicator's, in every field that holds free text."""

from collections.abc import Sequence
from dataclasses import replace

from outturn.model import Area, Assessment, DataConcern, FrameworkCode, Issue, Link, Outcome, Package
from packages import SCORECARD, indicator, package

NAME = SCORECARD.name
ALL = "all-of-them"
"""The indicator that has every text as a note and every text as another area's name."""


def crowd(texts: Sequence[str]) -> Package:
    """The package of these texts; ``check`` would refuse some of it."""
    names = [f"text-{at}" for at in range(len(texts))]
    first, last = texts[0], texts[-1]
    card = replace(
        SCORECARD,
        title=first,
        description=last,
        publisher=first,
        area=last,
        contact=first,
        outcomes=(Outcome("stay-safe", first, last),),
        licences=(Link(first, last),),
        sources=(Link(last, first),),
    )
    each = {
        indicator(
            indicator=name,
            title=text,
            phrase=text,
            owner=text,
            source=text,
            source_url=text,
            definition=text,
            caution=text,
            proxy_for=text,
        ): [("2023", 10.0, "p", text, 1, 10), ("2024", 12.0, "", text)]
        for name, text in zip(names, texts, strict=True)
    }
    joined = " \u25c6 ".join(texts)
    every = indicator(
        indicator=ALL, title="All of them", frequency="month", source="-", definition=joined, caution=joined
    )
    figures = [(f"{1950 + at // 12}-{at % 12 + 1:02}", float(at), "", text) for at, text in enumerate(texts)]
    newest = figures[-1][0]
    return package(
        {**each, every: figures},
        [(name, "2024", "benchmark", 13.0, text) for name, text in zip(names, texts, strict=True)],
        [(name, "2024", f"area-{name}", 9.0) for name in names]
        + [(ALL, newest, f"area-{name}", 9.0) for name in names],
        scorecard=card,
        areas=tuple(Area(f"area-{name}", text, "neighbour") for name, text in zip(names, texts, strict=True)),
        frameworks=tuple(FrameworkCode(name, text, text) for name, text in zip(names, texts, strict=True)),
        issues=tuple(Issue(name, text, "open", text, (name,), text) for name, text in zip(names, texts, strict=True)),
        concerns=tuple(
            DataConcern(name, text, text, "open", text, (name,), text) for name, text in zip(names, texts, strict=True)
        ),
        assessments=tuple(Assessment(text, text, text, "2024", text, "confirmed", text) for text in texts),
        commentary={"summary": "\n\n".join(texts), **dict(zip(names, texts, strict=True)), ALL: joined},
    )
