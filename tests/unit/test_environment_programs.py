"""Browser, Node.js, Java and nginx: which one is taken."""

from pathlib import Path

import pytest

from environment import browser, java, nginx, node, office
from environment.progress import SetupFailed


def program(path: Path) -> Path:
    """A file that counts as a program."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.touch(mode=0o755)
    return path


def test_the_named_browser_comes_first(tmp_path):
    named = program(tmp_path / "mine")
    program(tmp_path / "bin" / "chromium")
    assert browser.find("linux", {"HANDBOOK_BROWSER": str(named), "PATH": str(tmp_path / "bin")}) == named


def test_a_named_browser_that_is_not_there_is_an_error(tmp_path):
    with pytest.raises(SetupFailed, match="no program on this machine"):
        browser.find("linux", {"HANDBOOK_BROWSER": str(tmp_path / "none"), "PATH": ""})


def test_a_browser_on_the_search_path_is_found(tmp_path):
    there = program(tmp_path / "microsoft-edge")
    assert browser.find("linux", {"PATH": str(tmp_path)}) == there


def test_a_mac_keeps_browsers_in_applications(tmp_path):
    there = program(tmp_path / "Applications/Chromium.app/Contents/MacOS/Chromium")
    found = browser.find("darwin", {"HOME": str(tmp_path), "PATH": ""})
    assert found in (there, Path("/Applications/Google Chrome.app/Contents/MacOS/Google Chrome"))
    assert there in browser.usual_places("darwin", {"HOME": str(tmp_path)})


def test_windows_keeps_browsers_in_program_files(tmp_path):
    there = program(tmp_path / "Microsoft/Edge/Application/msedge.exe")
    assert browser.find("win32", {"PROGRAMFILES(X86)": str(tmp_path), "PATH": ""}) == there


def test_no_browser_at_all_is_one_line_that_says_what_to_install(monkeypatch):
    monkeypatch.setattr(browser, "find", lambda: None)
    monkeypatch.setattr(browser, "follow", lambda *command, **named: (1, "no network"))
    monkeypatch.setattr(browser.apt, "may_install", lambda: False)
    with pytest.raises(SetupFailed, match="install Google Chrome, Chromium or Microsoft Edge"):
        browser.prepare(Path("python"))


def test_debians_browser_is_installed_where_it_may_be(monkeypatch, tmp_path):
    installed: list[str] = []
    monkeypatch.setattr(browser, "find", lambda: tmp_path / "chromium" if installed else None)
    monkeypatch.setattr(browser, "follow", lambda *command, **named: (1, ""))
    monkeypatch.setattr(browser.apt, "may_install", lambda: True)
    monkeypatch.setattr(browser.apt, "install", installed.append)
    assert browser.prepare(Path("python")) == tmp_path / "chromium"
    assert installed == ["chromium"]


@pytest.mark.parametrize(
    ("text", "numbers"),
    [("v22.19.0\n", (22, 19, 0)), ("v24.1.3-nightly", (24, 1, 3)), ("command not found", ()), ("", ())],
)
def test_nodes_version_is_read(text, numbers):
    assert node.version(text) == numbers


@pytest.mark.parametrize(("version", "system"), [("v22.18.9", False), ("v22.19.0", True), ("v25.0.0", True)])
def test_an_old_node_is_passed_over(monkeypatch, tmp_path, version, system):
    own = program(tmp_path / "own/bin/node")
    program(tmp_path / "own/lib/node_modules/npm/bin/npm-cli.js")
    packaged = program(tmp_path / "packaged" / ("node.exe" if node.WINDOWS else "bin/node"))
    program(tmp_path / "packaged/lib/node_modules/npm/bin/npm-cli.js")
    monkeypatch.setattr(node.shutil, "which", lambda name: str(own))
    monkeypatch.setattr(node, "follow", lambda c, *r: (0, version if "--version" in c else str(tmp_path / "packaged")))
    found, npm = node.find(Path("python"))
    assert found == (own if system else packaged)
    assert npm.is_relative_to(tmp_path / ("own" if system else "packaged"))


def test_the_tools_are_installed_once_and_again_after_a_change(monkeypatch, tmp_path):
    for name in node.LISTS:
        (tmp_path / name).write_text("{}")
    tools = tmp_path / "tools"
    monkeypatch.setattr(node, "ROOT", tmp_path)
    monkeypatch.setattr(node, "TOOLS", tools)
    monkeypatch.setattr(node, "MODULES", tools / "node_modules")
    monkeypatch.setattr(node, "STAMP", tools / "stamp")
    monkeypatch.setattr(node, "find", lambda python: (tmp_path / "node", tmp_path / "npm"))
    installed: list[object] = []

    def follow(command, *rest, **named):
        installed.append(named["folder"])
        node.MODULES.mkdir(exist_ok=True)
        return 0, ""

    monkeypatch.setattr(node, "follow", follow)
    node.prepare(Path("python"))
    node.prepare(Path("python"))
    assert installed == [tools]
    (tmp_path / "package.json").write_text('{"a": 1}')
    node.prepare(Path("python"))
    assert installed == [tools, tools]
    monkeypatch.setattr(node, "follow", lambda *command, **named: (1, "offline"))
    (tmp_path / "package.json").write_text('{"a": 2}')
    with pytest.raises(SetupFailed, match="npm could not install"):
        node.prepare(Path("python"))
    assert not node.STAMP.exists()


@pytest.mark.parametrize(
    ("text", "major"),
    [
        ('openjdk version "17.0.15" 2025-04-15', 17),
        ('java version "1.8.0_392"', 8),
        ('openjdk version "25" 2025-09-16', 25),
        ("The operation couldn't be completed. Unable to locate a Java Runtime.", 0),
    ],
)
def test_javas_release_is_read(text, major):
    assert java.release(text) == major


def test_an_old_java_is_passed_over(monkeypatch):
    said = {"/usr/bin/java": 'version "11.0.2"', "/packaged/java": 'version "25.0.1"'}
    monkeypatch.setattr(java.shutil, "which", lambda name: "/usr/bin/java")
    monkeypatch.setattr(java, "follow", lambda c: (0, said.get(str(c[0]), "/packaged/java")))
    assert java.prepare(Path("python")) == Path("/packaged/java")


def test_libreoffice_is_found_by_name_on_the_search_path_and_where_macs_and_windows_keep_it(tmp_path):
    there = program(tmp_path / "bin" / "soffice")
    assert office.find("linux", {"PATH": str(tmp_path / "bin")}) == there
    named = program(tmp_path / "other" / "office")
    assert office.find("linux", {"PATH": str(tmp_path / "bin"), office.VARIABLE: str(named)}) == named
    windows = program(tmp_path / "LibreOffice/program/soffice.exe")
    assert office.find("win32", {"PATH": "", "PROGRAMFILES": str(tmp_path)}) == windows
    assert [path.name for path in office.usual_places("darwin", {})] == ["soffice"]
    assert office.find("linux", {"PATH": ""}) is None


@pytest.mark.parametrize("works", [True, False])
def test_libreoffice_is_installed_where_it_may_be_and_done_without_elsewhere(monkeypatch, tmp_path, works):
    installed: list[str] = []

    def install(*packages):
        if not works:
            raise SetupFailed("no network")
        installed.extend(packages)

    monkeypatch.setattr(office, "find", lambda: tmp_path / "soffice" if installed else None)
    monkeypatch.setattr(office.apt, "may_install", lambda: False)
    assert office.prepare() is None
    monkeypatch.setattr(office.apt, "may_install", lambda: True)
    monkeypatch.setattr(office.apt, "install", install)
    assert office.prepare() == (tmp_path / "soffice" if works else None)
    assert installed == (list(office.PACKAGES) if works else [])


def test_an_nginx_without_brotli_is_passed_over_and_debians_installed(monkeypatch):
    installed: list[str] = []
    asked: list[str] = []

    def follow(command):
        asked.append(Path(command[-1]).read_text(encoding="utf-8"))
        return (0 if installed else 1), ""

    monkeypatch.setattr(nginx.shutil, "which", lambda name, path=None: "/usr/sbin/nginx")
    monkeypatch.setattr(nginx, "follow", follow)
    monkeypatch.setattr(nginx.apt, "may_install", lambda: True)
    monkeypatch.setattr(nginx.apt, "install", lambda *packages: installed.extend(packages))
    assert nginx.prepare() == Path("/usr/sbin/nginx")
    assert installed == list(nginx.PACKAGES)
    assert all("brotli_static on;" in text for text in asked)


def test_no_nginx_at_all_is_one_line_that_says_what_to_install(monkeypatch):
    monkeypatch.setattr(nginx.shutil, "which", lambda name, path=None: None)
    monkeypatch.setattr(nginx.apt, "may_install", lambda: False)
    monkeypatch.setenv("CI", "true")
    with pytest.raises(SetupFailed, match="sudo apt install nginx libnginx-mod-http-brotli-static"):
        nginx.prepare()
    monkeypatch.delenv("CI")
    assert nginx.prepare() is None  # a person's own machine: those tests are passed over
