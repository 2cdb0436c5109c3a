"""What somebody says of an organisation that is new here, before it is written down as settings."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, replace


@dataclass(frozen=True)
class HomeAnswer:
    """What is said of one home; an empty text is a thing that was left out."""

    name: str
    nation: str = ""
    on_call: str = ""


@dataclass(frozen=True)
class Answers:
    """What is said of the organisation; an empty text is a thing that was left out."""

    name: str = ""
    owner: str = ""
    nations: tuple[str, ...] = ()
    homes: tuple[HomeAnswer, ...] = ()
    report_to: str = ""
    address: str = ""
    brand: str = ""

    @property
    def home_ids(self) -> tuple[str, ...]:
        """An id for each home, made from its name, no two alike.

        >>> Answers(homes=(HomeAnswer("Tŷ Derwen"), HomeAnswer("Ty derwen"), HomeAnswer("家"))).home_ids
        ('ty-derwen', 'ty-derwen-2', 'home')
        """
        found: list[str] = []
        for home in self.homes:
            stem, number = _slug(home.name), 2
            taken = stem
            while taken in found:
                taken, number = f"{stem}-{number}", number + 1
            found.append(taken)
        return tuple(found)

    def with_home(self, home: HomeAnswer) -> Answers:
        """The same, and one home more; without a nation it is in the only one that there is."""
        nation = home.nation or (self.nations[0] if len(self.nations) == 1 else "")
        return replace(self, homes=(*self.homes, replace(home, nation=nation)))


def one_line(text: str) -> str:
    """A text as it can stand on a line: nothing around it, one space between words.

    >>> one_line("  Oak \\n Tree ")
    'Oak Tree'
    """
    return " ".join(text.split())


def nations_in(text: str) -> tuple[str, ...]:
    """The nations that somebody names, each once; a word that is none stays, for the checks to refuse.

    >>> nations_in("England and Wales"), nations_in("both"), nations_in("Scotland")
    (('england', 'wales'), ('england', 'wales'), ('scotland',))
    """
    words = [word for word in re.split(r"[\s,;/+&]+", text.lower()) if word not in ("", "and")]
    if words == ["both"]:
        return ("england", "wales")
    return tuple(dict.fromkeys(words))


def home_in(text: str) -> HomeAnswer:
    """A home in one line: its name, its nation, the number of its on-call manager; the last two may be left out.

    >>> home_in("Oak House, England, 01632 960001")
    HomeAnswer(name='Oak House', nation='england', on_call='01632 960001')
    >>> home_in("Oak House, 01632 960001")
    HomeAnswer(name='Oak House', nation='', on_call='01632 960001')
    """
    parts = [one_line(part) for part in text.rsplit(",", 2)]
    if len(parts) == 2 and re.match(r"[+(]?\d", parts[1]):
        parts.insert(1, "")
    name, nation, number = (*parts, "", "")[:3]
    return HomeAnswer(name, nation.lower(), number)


def colour_in(text: str) -> str:
    """A colour, with the sign before it that is often left out.

    >>> colour_in("4A1F6B"), colour_in("#4a1f6b"), colour_in("purple")
    ('#4A1F6B', '#4a1f6b', 'purple')
    """
    return f"#{text}" if re.fullmatch(r"[0-9a-fA-F]{6}", text) else text


def _slug(name: str) -> str:
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode("ascii").lower()
    return re.sub(r"[^a-z0-9]+", "-", plain.replace("'", ""))[:60].strip("-") or "home"
