"""The tasks that `scripts/run.py` knows, what each needs, and to whom it hands over."""

from collections.abc import Sequence
from pathlib import Path

from environment.places import ROOT
from environment.process import become
from environment.progress import SetupFailed, say
from environment.stamp import environment_variables, prepare

HELP = """\
The Children's Homes Handbook: one command for every task.

    python3 scripts/run.py TASK          (on Windows:  py scripts\\run.py TASK)

To read or write the handbook
    serve         show the handbook in a browser on this computer; a page you save is shown anew by itself
    check         look for mistakes in pages and records, and list all of them; changes nothing
    build         make the whole site in the folder `site`, ready to publish
    updates       say what a newer version brings, and what of yours is behind it
    schemas       write data/schema anew from the shapes of the records, for editors
    register      write the ids of new records and pages into data/ids.txt, where they stay for ever

To make it yours
    new-organisation   ask for your name, homes and numbers, and write the folder `organisation` from them

To work on the handbook's programs
    test          run every test; `test --help` tells how to run some of them
    bench         measure build times and search against a plain site of the same text
    screenshots   take pictures of pages: phone and desktop, light and dark
    styles        make the stylesheet anew from its parts
    hosting       write the configurations of hosts in `deploy` anew from the policy
    release       list the files of a release, once its number and its change log agree
    pin           write the pinned lists of packages anew from requirements.in and requirements-dev.in

Housekeeping
    clean         remove what builds and tests left; `clean --all` removes the set-up too

The first task on a computer takes a minute or two: it fetches what the handbook needs into the folders
.venv and .tools, and changes nothing else. After that every task starts at once. Start afresh: clean --all.
Add --help to a task for its own options, for instance:  python3 scripts/run.py serve --help
Stop a task with Ctrl-C.
"""

SERVE_HELP = """\
Show the handbook in a browser on this computer, and show it anew whenever a file changes.

    python3 scripts/run.py serve [options]

    --port N              the number in the address after the colon (else 8000, or the next that is free)
    --base-path /NAME/    show the site under /NAME/, as a host that keeps it in a folder does
    --open                open the browser too
    --organisation PATH   use the organisation layer in another folder than `organisation`

Any other option goes to the build. Only this computer can see the site. Stop with Ctrl-C.
"""

ASKS = "new-organisation"  # its other options are words, whatever files are called
SITE_TASKS = ("build", "check", "register", "updates", "schemas", "hosting", "release", ASKS)
TOOL_TASKS = ("bench", "screenshots", "styles")
OWN_TASKS = ("serve", "test", "clean", "pin")
NEW_FOLDERS = ("--folder", "--site", "--briefing", "--organisation")  # name what may not exist yet
SERVER_OPTIONS = {"--port": 1, "--base-path": 1, "--open": 0}  # and how many values follow


def main(arguments: Sequence[str]) -> int:
    """Do the task that the command line names; give back the exit code."""
    if not arguments or arguments[0] in ("help", "-h", "--help"):
        print(HELP, end="")
        return 0 if arguments else 2
    task, *rest = arguments
    try:
        return _do(task, _from_root(rest, any_word=task != ASKS))
    except SetupFailed as failure:
        say(f"error: {failure}")
        return 1
    except KeyboardInterrupt:
        say("\nStopped. Nothing is lost: what was half-done is done again at the next start.")
        return 130


def _do(task: str, rest: list[str]) -> int:
    """Hand a task over to whoever does it."""
    if task in SITE_TASKS:
        return _engine(prepare(tests=False), [task, *rest])
    if task in TOOL_TASKS:
        return _tool(task, rest)
    if task == "serve":
        return _serve(rest)
    if task == "test":
        from environment import testing

        return testing.run(rest)
    if task == "clean":
        from environment import cleaning

        return cleaning.run(rest)
    if task == "pin":
        from environment import pinning

        return pinning.run()
    from difflib import get_close_matches

    near = get_close_matches(task, (*SITE_TASKS, *TOOL_TASKS, *OWN_TASKS), 1)
    suggestion = f"; did you mean `{near[0]}`?" if near else "."
    say(f"error: there is no task `{task}`{suggestion} All tasks:  python3 scripts/run.py --help")
    return 2


def _engine(python: Path, arguments: Sequence[str], **variables: str) -> int:
    """Go on as the handbook's own program."""
    return become([python, "-m", "handbook.engine", *arguments], environment_variables(**variables), ROOT)


def _tool(task: str, rest: list[str]) -> int:
    """Hand over a task that needs what the tests need, with the browser for those that use one."""
    python = prepare(tests=True)
    if task == "screenshots":
        return _take_screenshots(python, rest)
    if task == "bench":
        from environment import node

        return _engine(python, [task, *rest], HANDBOOK_NODE=str(node.find(python)[0]))
    return _engine(python, [task, *rest])


def _take_screenshots(python: Path, rest: list[str]) -> int:
    """Build the site and take pictures of it."""
    take = [python, Path("tests") / "screenshots.py"]
    if "--help" in rest:
        return become([*take, "--help"], environment_variables(), ROOT)
    from environment import browser
    from environment.process import follow

    found = browser.prepare(python)
    status, _ = follow([python, "-m", "handbook.engine", "build"], say, env=environment_variables(), folder=ROOT)
    if status:
        return status
    return become([*take, "--browser", str(found), *rest], environment_variables(), ROOT)


def _serve(rest: list[str]) -> int:
    """Go on as the development server, which builds the site and builds it again after each change."""
    if "--help" in rest or "-h" in rest:
        print(SERVE_HELP, end="")
        return 0
    python = prepare(tests=False)
    server, build = split(rest)
    command: list[str | Path] = [
        python,
        "-m",
        "handbook.server",
        *server,
        "--build-command",
        python,
        "-m",
        "handbook.engine",
        "build",
        *build,
    ]
    return become(command, environment_variables(), ROOT)


def split(arguments: Sequence[str]) -> tuple[list[str], list[str]]:
    """Which options are the server's and which the build's; a layer kept elsewhere is watched as well."""
    server: list[str] = []
    build: list[str] = []
    rest = list(arguments)
    while rest:
        option = rest.pop(0)
        name, equals, value = option.partition("=")
        taken = [option]
        if name in SERVER_OPTIONS:
            if not equals:
                taken += rest[: SERVER_OPTIONS[name]]
                del rest[: SERVER_OPTIONS[name]]
            server += taken
            continue
        build.append(option)
        if name == "--organisation" and (value or rest):
            server += ["--watch", value or rest[0]]
    return server, build


def _from_root(arguments: Sequence[str], *, any_word: bool) -> list[str]:
    """Tasks run in the project's folder: a file named from another folder is given by its whole address.

    `any_word` says that every word which is a file's name means that file.
    """
    here = Path.cwd()
    if here == ROOT:
        return list(arguments)
    result = []
    before = ""
    for argument in arguments:
        name, equals, value = argument.partition("=")
        path = value if equals and name.startswith("--") else argument
        is_new = (name if equals else before) in NEW_FOLDERS
        before = argument
        meant = is_new or (any_word and Path(path).exists())
        whole = str(here / path) if path and not path.startswith("-") and meant else path
        result.append(f"{name}={whole}" if path is value else whole)
    return result
