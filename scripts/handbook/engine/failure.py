"""A build that is refused: mistakes of authors, never a fault of ours."""

from __future__ import annotations

from ..load.problem import Problem


class BuildFailed(Exception):
    """The tree, a template or the built site has mistakes; the last good site stands untouched."""

    def __init__(self, problems: list[Problem]) -> None:
        """Carry all problems, for one report."""
        super().__init__(f"{len(problems)} problems")
        self.problems = problems
