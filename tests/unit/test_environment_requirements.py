"""The pinned lists: whole on every platform, and silent about where packages were found."""

import importlib.metadata
import json
import re

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from environment.places import ROOT

LISTS = ("requirements.txt", "requirements-dev.txt")
PLATFORMS = {
    "linux": {"sys_platform": "linux", "platform_system": "Linux", "os_name": "posix"},
    "darwin": {"sys_platform": "darwin", "platform_system": "Darwin", "os_name": "posix"},
    "win32": {"sys_platform": "win32", "platform_system": "Windows", "os_name": "nt"},
}
PYTHONS = ("3.11", "3.12", "3.13", "3.14")


def pinned(name: str) -> dict[str, str]:
    """Package and version of each line of a pinned list."""
    text = (ROOT / name).read_text(encoding="utf-8")
    return dict(re.findall(r"^([a-z0-9.-]+)==(\S+) \\$", text, re.MULTILINE))


@pytest.mark.parametrize("python", PYTHONS)
@pytest.mark.parametrize("platform", PLATFORMS)
def test_every_dependency_on_every_platform_is_pinned(platform, python):
    everything = pinned(LISTS[0]) | pinned(LISTS[1])
    assert len(everything) > 50
    there = {
        **PLATFORMS[platform],
        "python_version": python,
        "python_full_version": f"{python}.9",
        "extra": "",
    }
    missing = []
    for name in everything:
        for text in importlib.metadata.requires(name) or []:
            needed = Requirement(text)
            if needed.marker and not needed.marker.evaluate(there):
                continue
            version = everything.get(canonicalize_name(needed.name))
            if version is None or not needed.specifier.contains(version, prereleases=True):
                missing.append(f"{name} needs {text}")
    assert missing == []


def test_what_is_installed_is_what_is_pinned():
    everything = pinned(LISTS[0]) | pinned(LISTS[1])
    assert {name: importlib.metadata.version(name) for name in everything} == everything


def test_the_two_lists_agree():
    build, tests = pinned(LISTS[0]), pinned(LISTS[1])
    assert {name: version for name, version in tests.items() if build.get(name, version) != version} == {}


@pytest.mark.parametrize("name", LISTS)
def test_every_package_has_hashes(name):
    blocks = re.split(r"^(?=[a-z0-9.-]+==)", (ROOT / name).read_text(encoding="utf-8"), flags=re.MULTILINE)[1:]
    assert len(blocks) == len(pinned(name)) > 20
    assert [block.split()[0] for block in blocks if "--hash=sha256:" not in block] == []


@pytest.mark.parametrize("name", LISTS)
def test_no_list_says_where_packages_are_found(name):
    text = (ROOT / name).read_text(encoding="utf-8")
    assert re.findall(r"https?://|file://|--(?:extra-)?index-url|--find-links|--trusted-host", text) == []


def test_the_javascript_tools_are_pinned_with_hashes_and_no_address():
    lock = json.loads((ROOT / "package-lock.json").read_text(encoding="utf-8"))
    packages = {path: entry for path, entry in lock["packages"].items() if path}
    assert len(packages) > 50
    assert [path for path, entry in packages.items() if "resolved" in entry] == []
    assert [path for path, entry in packages.items() if "integrity" not in entry] == []
    asked = json.loads((ROOT / "package.json").read_text(encoding="utf-8"))["devDependencies"]
    assert {name: lock["packages"][f"node_modules/{name}"]["version"] for name in asked} == asked


def test_no_version_that_breaks_live_reload_is_pinned():
    version = tuple(int(part) for part in pinned(LISTS[0])["click"].split("."))
    assert not (8, 2, 2) <= version < (8, 4)
