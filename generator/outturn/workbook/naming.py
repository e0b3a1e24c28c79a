"""Which indicators the names in a workbook are: by the mapping, by the scorecard, else new ones."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from outturn.workbook.asked import Ground, Question
from outturn.workbook.entries import Entry
from outturn.workbook.grid import IGNORED
from outturn.workbook.known import key, matched, name_of, slug_of, title_of, without_code
from outturn.workbook.mapping import OPEN, Texts
from outturn.workbook.proposals import FACTS, Proposal, proposed

UNNAMED = re.compile(r"sheet ?\d+|table ?\d+|data", re.IGNORECASE)
"""Titles of sheets that say nothing."""
NEW = "new"
POLARITIES = ("higher", "lower", "band", "none")


def named(rows: Sequence[Entry]) -> list[tuple[str, Entry]]:
    """Each cell with how the mapping calls its indicator: with its section where two of a sheet have rows so called."""
    sections: dict[tuple[str, str], set[str]] = {}
    for one in rows:
        sections.setdefault((one.place.sheet, _name(one)), set()).add(one.section)
    several = {names for names, found in sections.items() if len(found) > 1}
    made = []
    for one in rows:
        is_one_of_several = (one.place.sheet, _name(one)) in several and one.section
        own = replace(one, label=f"{one.section}: {_name(one)}", code="") if is_one_of_several else one
        made.append((_name(own), own))
    return made


def _name(one: Entry) -> str:
    return name_of(one.label) if one.label else one.code


@dataclass(slots=True)
class Names:
    """The names of indicators as the mapping will say them, one by one; ``new`` are titles of new outcomes."""

    ground: Ground
    indicators: dict[str, str | Texts]
    outcomes: Texts
    taken: list[str]
    new: dict[str, str] = field(default_factory=dict)
    proposals: list[Proposal] = field(default_factory=list)
    asked: list[Question] = field(default_factory=list)

    def add(self, name: str, own: Sequence[Entry]) -> None:
        """Say which indicator the name is, by the mapping, else by the scorecard, else as a new one."""
        says = self.indicators.get(name) or _first(own[0], self.ground)
        if says == NEW:
            says = {"new": ""}
        if isinstance(says, dict):
            says = self._new(name, own, says)
        elif says not in {IGNORED, *(one.slug for one in self.ground.known)}:
            self.asked.append(_which(name, own[0], self.ground))
        self.indicators[name] = says

    def _new(self, name: str, own: Sequence[Entry], says: Texts) -> str | Texts:
        slug = says.get("new", "") or slug_of(says.get("title", "") or without_code(name), self.taken)
        if not slug or slug in {one.slug for one in self.ground.known}:
            return slug or IGNORED
        self.taken.append(slug)
        facts = {**proposed(own[0].label or name, own), **{fact: text for fact, text in says.items() if fact != "new"}}
        if key(facts["title"]) in {key(one.facts["title"]) for one in self.proposals} and "title" not in says:
            facts["title"] = name
        facts["outcome"] = says.get("outcome") or _outcome(own[0], self.outcomes, self.new, self.ground)
        answered = (facts.get("polarity", ""), self.ground.polarity)
        facts["polarity"] = next((one for one in answered if one not in ("", OPEN)), OPEN)
        if facts["outcome"] not in {OPEN, *self.ground.outcomes, *self.new}:
            self.new[facts["outcome"]] = _title_of_outcome(facts["outcome"], self.outcomes)
        choices = {"polarity": POLARITIES, "outcome": tuple({**self.ground.outcomes, **self.new})}
        self.asked += [
            Question(("indicators", name, key), key, name, those)
            for key, those in choices.items()
            if facts[key] == OPEN
        ]
        self.proposals.append(Proposal(slug, facts))
        return {"new": slug, **{fact: facts[fact] for fact in (*FACTS, *facts) if facts.get(fact)}}


def _first(one: Entry, ground: Ground) -> str | Texts:
    """What a name is that the mapping does not know: an indicator of the scorecard, perhaps one, or a new one."""
    match = matched(one.label, one.code, ground.known)
    if match.slug:
        return match.slug if match.is_sure else OPEN
    return {"new": ""}


def _which(name: str, one: Entry, ground: Ground) -> Question:
    best = matched(one.label, one.code, ground.known).slug
    choices = dict.fromkeys(filter(None, (best, "new", IGNORED)))
    return Question(("indicators", name), "indicator", name, tuple(choices), best)


def _outcome(one: Entry, outcomes: Texts, new: dict[str, str], ground: Ground) -> str:
    """The id of the outcome that the cell's sheet puts it under; "?" where it names none and there are several."""
    own = one.said.get("outcome") or one.section
    label = own or ("" if UNNAMED.fullmatch(one.place.sheet) else one.place.sheet) or ground.title
    if label in outcomes:
        return outcomes[label]
    ids = {one.casefold(): one for one in ground.outcomes}
    ids |= {text.casefold(): one for one, text in ground.outcomes.items()}
    title = title_of(label)
    if title.casefold() in ids:
        outcomes[label] = ids[title.casefold()]
    elif (own or ground.is_new) and (slug := slug_of(title, ())):
        outcomes[label] = slug
        new[slug] = title
    elif len(ground.outcomes) == 1:
        return next(iter(ground.outcomes))
    else:
        return OPEN
    return outcomes[label]


def _title_of_outcome(outcome: str, outcomes: Texts) -> str:
    """What the workbook calls the outcome of that id."""
    words = outcome.replace("-", " ")
    return next((title_of(label) for label, one in outcomes.items() if one == outcome), words[:1].upper() + words[1:])
