"""Asks about an organisation that is new here; each answer is checked by the layer's own checks as it is given."""

from __future__ import annotations

import datetime
import functools
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace

from ..check.settings import problems_in
from ..exports.settings_file import written
from ..organisation.answers import Answers, HomeAnswer, colour_in, home_in, nations_in, one_line

WELCOME = """\
A few questions about your organisation. Press Enter to leave one out: you can fill it in later.
Nothing is written before the last answer. Stop with Ctrl-C.
"""
PROMPT = "> "


@dataclass(frozen=True)
class Question:
    """One question: the option that answers it in advance, what is asked, and how an answer changes the answers."""

    option: str
    asks: str
    put: Callable[[Answers, str], Answers]


QUESTIONS = (
    Question(
        "--name",
        "What is your organisation called, as your staff know it?",
        lambda answers, text: replace(answers, name=text),
    ),
    Question(
        "--owner",
        "Who looks after this folder? Give a role, for example Quality lead.",
        lambda answers, text: replace(answers, owner=text),
    ),
    Question(
        "--nations",
        "Where are your homes: england, wales or both?",
        lambda answers, text: replace(answers, nations=nations_in(text)),
    ),
    Question("--home", "", lambda answers, text: answers.with_home(home_in(text))),
    Question(
        "--report-to",
        "Which e-mail address hears of a mistake in the handbook?",
        lambda answers, text: replace(answers, report_to=text),
    ),
    Question(
        "--address",
        "At which web address will you publish it? For example https://handbook.example.org/",
        lambda answers, text: replace(answers, address=text),
    ),
    Question(
        "--brand",
        "What is your brand colour? # and six digits from 0 to f, for example #4a1f6b",
        lambda answers, text: replace(answers, brand=colour_in(text)),
    ),
)
"""In the order in which they are asked. Homes come after nations: a home must be in one of them."""


@dataclass
class Interview:
    """The answers so far, each of which the checks let pass."""

    today: datetime.date
    answers: Answers = field(default_factory=Answers)

    def take(self, question: Question, text: str) -> list[str]:
        """Take one answer, unless something is wrong with it; returns what is wrong.

        An empty answer leaves the thing out.
        """
        text = one_line(text)
        return self._try(question.put(self.answers, text)) if text else []

    def _try(self, answers: Answers) -> list[str]:
        problems = problems_in(written(answers, self.today), self.today)
        if not problems:
            self.answers = answers
        return [f"{problem.message}; {problem.remedy}" for problem in problems]

    def ask(self, given: Iterable[str], hear: Callable[[str], str], say: Callable[[str], None]) -> None:
        """Ask what was not given.

        Args:
            given: the options of the questions that are answered already.
            hear: gives the next answer, after a prompt.
            say: shows a line.
        """
        answered = set(given)
        left = [question for question in QUESTIONS if question.option not in answered]
        if left:
            say(WELCOME)
        for question in left:
            if question.option == "--home":
                self._ask_homes(hear, say)
                continue
            say(question.asks)
            self._until_right(functools.partial(self.take, question), hear, say)

    def _ask_homes(self, hear: Callable[[str], str], say: Callable[[str], None]) -> None:
        while self._ask_home(self.answers, hear, say):
            pass

    def _ask_home(self, before: Answers, hear: Callable[[str], str], say: Callable[[str], None]) -> bool:
        """Ask for one home; returns whether there was one."""

        def take(**changed: str) -> list[str]:
            home = replace(self.answers.homes[-1] if self.answers is not before else draft, **changed)
            return self._try(before.with_home(home)) if home.name else []

        draft = HomeAnswer("", _nation_of(before))
        say(f"What is your {'next' if before.homes else 'first'} home called? Press Enter when there is none.")
        self._until_right(lambda text: take(name=one_line(text)), hear, say)
        if self.answers is before:
            return False
        name = self.answers.homes[-1].name
        if len(before.nations) != 1:
            say(f"Where is {name}: england or wales? (Enter: {draft.nation})")
            self._until_right(lambda text: take(nation=one_line(text).lower() or draft.nation), hear, say)
        say(f"Which number rings the on-call manager of {name}?")
        self._until_right(lambda text: take(on_call=one_line(text)), hear, say)
        return True

    @staticmethod
    def _until_right(take: Callable[[str], list[str]], hear: Callable[[str], str], say: Callable[[str], None]) -> None:
        while reasons := take(hear(PROMPT)):
            for reason in reasons:
                say(f"That cannot be used: {reason}.")
            say("Try again, or press Enter to leave it out.")


def _nation_of(answers: Answers) -> str:
    """Where a home is, until somebody says: where the last one was, or else in the first of the nations."""
    if answers.homes:
        return answers.homes[-1].nation
    return (answers.nations or ("england",))[0]
