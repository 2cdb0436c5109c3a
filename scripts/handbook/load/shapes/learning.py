"""Learning: pathways for new starters, and questions that a page settles."""

from __future__ import annotations

from typing import Literal

from .base import Lasting, Nation, Record, Reference, Slug, Text, says


class Subject(Record):
    """A subject of a qualification, or a section of an induction framework, that steps cover."""

    id: Slug = says("Its id, for ever.")
    title: Text = says("What it is called, with the framework's name.")
    nation: Nation = says("The nation whose framework it is.")
    sources: tuple[Slug, ...] = says("Where its title was read.", least=1)


class Step(Record):
    """One thing a new starter does."""

    id: Slug = says("Its id, unique in the whole handbook, for ever.")
    do: Literal["read", "do", "watch", "talk", "be-observed"] = says("What sort of step it is.")
    text: Text = says("What to do, in plain words.")
    page: Slug | None = says("The page it uses.", default=None)
    checklist: Slug | None = says("The checklist it uses.", default=None)
    minutes: int = says("How many minutes it takes.", low=1, high=960)
    signs: Text = says("Who signs for it.")
    competent: Text = says("What competent looks like.")
    meets: tuple[Reference, ...] = says("The requirements that it helps to meet.", default=())
    covers: tuple[Slug, ...] = says("The subjects of a framework on which it may give evidence.", default=())


class SessionPlan(Record):
    """What a trainer does with a new starter in one stage."""

    before: Text = says("What both read or make ready before.")
    together: Text = says("What to do together.")
    ask: tuple[Text, ...] = says("What to ask, in words to say.", least=2)
    see: Text = says("What to see done before the stage is signed.")


class Stage(Record):
    """A stretch of an induction."""

    id: Slug = says("Its id within the pathway.")
    title: Text = says("When it is, for example First week.")
    due: Lasting | None = says(
        "When it is to be done: before the first day of work, or within so long, the first day counted.", default=None
    )
    mind: Text | None = says("What to know of that date, for example that it may be an earlier one.", default=None)
    steps: tuple[Step, ...] = says("Its steps, in order.", least=1)
    session: SessionPlan | None = says("The trainer's plan for the stage.", default=None)


class Pathway(Record):
    """An induction for one role."""

    id: Slug = says("Its id, for ever.")
    title: Text = says("What it is called.")
    role: Text = says("Whom it is for.")
    nations: tuple[Nation, ...] = says("The nations it is for.", least=1)
    sources: tuple[Slug, ...] = says("What it rests on.", default=())
    answers: tuple[Reference, ...] = says(
        "The law on inductions of which it leaves nothing out; then it covers every subject of its nation, too.",
        default=(),
    )
    stages: tuple[Stage, ...] = says("Its stages, first to last.", least=1)


class Answer(Record):
    """One answer to choose, with why it is right or not."""

    text: Text = says("The answer.")
    right: bool = says("True for the right answer.", default=False)
    because: Text = says("Why it is right, or why not.")


class Question(Record):
    """A small situation that a page settles."""

    id: Slug = says("Its id, for ever.")
    page: Slug = says("The page that settles it.")
    anchor: Slug = says("The heading on that page that settles it.")
    question: Text = says("The situation and the question.")
    answers: tuple[Answer, ...] = says("The answers to choose from.", least=2)


class MeetingStep(Record):
    """One stretch of a ten-minute team meeting."""

    minutes: int = says("How many minutes it takes.", low=1, high=8)
    do: Text = says("What whoever leads it says or does, in plain words.")


class Learning(Record):
    """What is learnt from a page, and how to talk about it."""

    id: Slug = says("Its id, for ever; the same as the page's.")
    page: Slug = says("The page.")
    outcomes: tuple[Text, ...] = says("What a reader can do afterwards, each starting with a verb.", least=2)
    prompts: tuple[Text, ...] = says("Questions for supervision or a team meeting.", least=3)
    meeting: tuple[MeetingStep, ...] = says("A team meeting of ten minutes, step by step.", least=2)
