"""The copy that opens by a double-click: modules become classic scripts that do the same, links name files."""

from __future__ import annotations

import json
import os
import subprocess
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from handbook.exports.folder.linker import link
from handbook.exports.folder.modules import CannotLinkError, read
from handbook.exports.folder.pages import RUNTIME, FolderPages
from handbook.server.policy import CONTENT_SECURITY_POLICY, in_copy

ROOT = Path(__file__).resolve().parents[2]
SCRIPTS = ROOT / "overrides/assets/javascripts"
FOLDER = ROOT / "scripts/handbook/exports/folder"
POLICY = in_copy()
NODE = os.environ.get("HANDBOOK_NODE", "node")
# Just enough of a page for the loader: scripts that it appends are run from the files beside.
PAGE = """
const fs = require("node:fs"), vm = require("node:vm");
globalThis.location = { href: "file:///copy/index.html" };
globalThis.document = {
  documentElement: { dataset: { base: "." } },
  createElement: () => ({ on: {}, addEventListener(kind, does) { this.on[kind] = does; }, remove() {} }),
  head: { append(script) {
    const file = new URL(script.src).pathname.replace("/copy/", "");
    queueMicrotask(() => {
      if (!fs.existsSync(file)) return script.on.error();
      vm.runInThisContext(fs.readFileSync(file, "utf8"), file);
      script.on.load();
    });
  } },
};
vm.runInThisContext(fs.readFileSync("runtime.js", "utf8"), "runtime.js");
"""


def run(folder: Path, script: str, *, module: bool) -> list[str]:
    """The lines that a script prints in Node.js."""
    kind = "module" if module else "commonjs"
    done = subprocess.run(
        [NODE, f"--input-type={kind}", "--eval", script],
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout.split("\n")[:-1]  # not at the other ends of lines that Unicode knows


def laid_out(folder: Path, sources: dict[str, str], entry: str) -> Path:
    """The modules as they are under `modules`, and linked with the loader under `linked`."""
    linked, _ = link(sources, [entry])
    for name, files in (("modules", sources), ("linked", linked)):
        for path, text in files.items():
            file = folder / name / path
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(text, encoding="utf-8")
    (folder / "linked/runtime.js").write_bytes((FOLDER / "runtime.js").read_bytes())
    return folder


def same(folder: Path, entry: str) -> list[str]:
    """What the modules print, which is what the linked scripts print as well."""
    as_modules = run(folder / "modules", f'await import("./{entry}")', module=True)
    linked = f'{PAGE}\nvm.runInThisContext(fs.readFileSync("{entry}", "utf8"), "{entry}");'
    as_scripts = run(folder / "linked", linked, module=False)
    # What is loaded later comes in no order that anything may rely on.
    assert [line for line in as_scripts if "late" not in line] == [line for line in as_modules if "late" not in line]
    assert sorted(as_scripts) == sorted(as_modules)
    return as_modules


EVERY_FORM = {
    "a/main.js": """
import "./effect.js"; // runs first
import first, { two as second, three } from "./many.js";
import * as all from './many.js';
const text = `import("./not.js") ${"export const"} ${/import ["']x/.source}`; // import "./nor-this.js"
/** @type {import("./types.js").Thing} */
console.log(first, second(), three.deep, Object.keys(all).sort().join(), text, typeof self, this === undefined);
import("../later.js").then(({ late, default: Made }) => console.log(late(), new Made().says, all.counted()));
export {};
""",
    "a/effect.js": 'console.log("effect");\nexport const unused = 1;\n',
    "a/many.js": """
export default "first";
export function two() { return helper() * 2; }
const three = { deep: [1, 2] }, four = 4;
export { three, four as "4" };
""".replace(' as "4"', " as vier"),
    "later.js": """
import { two } from "./a/many.js";
export { counted } from "./count.js";
export const late = () => `late ${two()}`;
export default class Made { says = "made"; }
""",
    "count.js": "let times = 0;\nexport const counted = () => (times += 1);\n",
}
EVERY_FORM["a/many.js"] += 'export { counted } from "../count.js";\nfunction helper() { return 21; }\n'


def test_every_form_of_import_and_export_does_the_same(tmp_path: Path) -> None:
    said = same(laid_out(tmp_path, EVERY_FORM, "a/main.js"), "a/main.js")
    assert said[0] == "effect"
    assert said[1].startswith("first 42 [ 1, 2 ] counted,default,three,two,vier import(")
    assert said[2] == "late 42 made 1"


ODD = ['// import "./x.js"', "/* export */", "const r = /import/g, t = `}${1}`;", "label: for (;;) break label;"]


@st.composite
def graphs(draw: st.DrawFn) -> dict[str, str]:
    """Modules in a row: each imports, exports and later loads some of those after it."""
    paths = draw(st.permutations(["a.js", "b/c.js", "b/d.js", "e.js", "f/g/h.js"]))
    sources = {}
    for number, path in enumerate(paths):
        lines, ups = [], "../" * path.count("/") or "./"
        after = paths[number + 1 :]
        for other in draw(st.lists(st.sampled_from(after), unique=True)) if after else []:
            form = draw(st.sampled_from(["named", "renamed", "all", "default", "again"]))
            name = "v" + other.replace("/", "_").removesuffix(".js")
            lines.append(
                {
                    "named": f'import {{ {name} }} from "{ups}{other}"; console.log({name}());',
                    "renamed": f"import {{ {name} as own_{name} }} from '{ups}{other}'; console.log(own_{name}());",
                    "all": f'import * as all_{name} from "{ups}{other}"; console.log(all_{name}.{name}());',
                    "default": f'import d_{name} from "{ups}{other}"; console.log(d_{name});',
                    "again": f'export {{ {name} as again_{name} }} from "{ups}{other}";',
                }[form]
            )
        name = "v" + path.replace("/", "_").removesuffix(".js")
        lines.append(f"let times_{name} = 0;\nexport function {name}() {{ return '{name}' + (times_{name} += 1); }}")
        lines.append(draw(st.sampled_from([f"export default '{name}!';", "const d = [1];\nexport { d as default };"])))
        for other in draw(st.lists(st.sampled_from(after), max_size=1)) if after else []:
            late = "v" + other.replace("/", "_").removesuffix(".js")
            lines.append(f'await_{name}.push(import("{ups}{other}").then((it) => console.log("late", it.{late}())));')
            lines.insert(0, f"const await_{name} = [];")
        if draw(st.booleans()):
            lines.append(
                draw(st.sampled_from(['// import "./x.js"', "/* export */", "const r = /import/g, t = `}${1}`;"]))
            )
        sources[path] = "\n".join([*lines, f'console.log("ran {path}");']) + "\n"
    return {"main.js": "".join(f'import "./{path}";\n' for path in paths), **sources}


@given(st.lists(graphs(), min_size=8, max_size=8))
@settings(
    max_examples=3, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
)
def test_any_modules_do_the_same_when_they_are_linked(tmp_path: Path, many: list[dict[str, str]]) -> None:
    sources = {f"m{number}/{path}": text for number, each in enumerate(many) for path, text in each.items()}
    sources["main.js"] = "".join(f'import "./m{number}/main.js";\n' for number in range(len(many)))
    said = same(laid_out(tmp_path, sources, "main.js"), "main.js")
    assert sum(line.startswith("ran ") for line in said) == 5 * len(many)


@pytest.mark.parametrize(
    ("source", "place", "says"),
    [
        ('import x from "./x.json" with { type: "json" };', (1, 1), "imports something that is no script"),
        ('import { a } from "lodash";', (1, 19), 'imports "lodash"; a path starts with ./ or ../'),
        ('import { a } from "../../a.js";', (1, 19), 'imports "../../a.js", which is not in the site'),
        ("\nimport(name);", (2, 1), "imports what it names only as it runs"),
        ("import(`./${name}.js`);", (1, 1), "imports what it names only as it runs"),
        ('export * from "./a.js";', (1, 1), "exports all of another file"),
        ("export const { a, b } = c;", (1, 8), "exports the parts of a value"),
        ("export let a = 1;\nexport const next = () => (a += 1);", (1, 12), "exports a and changes it later"),
        ("let a = 1;\nfunction next() { a++; }\nexport { a };", (1, 5), "exports a and changes it later"),
        ("const a = await b();", (1, 11), "awaits outside any function"),
        ("new URL('x.svg', import.meta.url);", (1, 18), "uses import.meta"),
        ("const handbook$need = 1;", (1, 1), "has a name that holds handbook$"),
        ("const = 1;", (1, 7), "is not well-formed"),
    ],
)
def test_what_a_classic_script_cannot_hold_is_refused_with_its_place(
    source: str, place: tuple[int, int], says: str
) -> None:
    with pytest.raises(CannotLinkError) as refused:
        read("assets/a.js", source)
    assert says in refused.value.message
    assert (refused.value.line, refused.value.column) == place or says == "is not well-formed"


def test_a_circle_and_a_missing_file_are_refused() -> None:
    with pytest.raises(CannotLinkError, match=r"in a circle: a\.js → b\.js → a\.js"):
        link({"a.js": 'import "./b.js";', "b.js": 'import "./a.js";'}, ["a.js"])
    with pytest.raises(CannotLinkError, match=r'imports "c\.js", which is not in the site'):
        link({"a.js": 'import("./c.js");'}, ["a.js"])


def test_every_script_of_the_handbook_can_be_linked_and_only_one_place_fetches() -> None:
    sources = {
        f"assets/javascripts/{file.relative_to(SCRIPTS).as_posix()}": file.read_text(encoding="utf-8")
        for file in sorted(SCRIPTS.rglob("*.js"))
    }
    own = {path: text for path, text in sources.items() if "/vendor/" not in path}
    fetching = [path for path, text in own.items() if "fetch(" in text and "/worker/" not in path]
    assert fetching == ["assets/javascripts/load.js"], (
        "what fetches cannot work in the copy that opens by a double-click: use load.js"
    )
    linked, used = link(sources, ["assets/javascripts/main.js"])
    assert {"assets/javascripts/main.js", "assets/javascripts/search.js"} <= set(linked)
    assert "assets/javascripts/search/words.js" in used - set(linked)
    stand_in = read("a.js", (FOLDER / "load.js").read_text(encoding="utf-8")).code.partition("\n")[0]
    published = read("a.js", sources["assets/javascripts/load.js"]).code.partition("\n")[0]
    assert stand_in == published, "both give the same names"


def test_what_json_holds_comes_as_it_was_fetched(tmp_path: Path) -> None:
    text = '{"__proto__": 1, "a": "\\u2028 </script> \\\\ \' ` ${x}", "b": [null, 1e3]}'
    (tmp_path / "runtime.js").write_bytes((FOLDER / "runtime.js").read_bytes())
    (tmp_path / "x.json.js").write_text(f'handbookFolder.give("x.json", {json.dumps(text, ensure_ascii=False)});\n')
    ask = "(async () => { const x = await handbookFolder.json('x.json');"
    ask += "console.log(JSON.stringify(x));"
    ask += "console.log(await handbookFolder.json('no.json').catch((e) => e.message)); })();"
    said = run(tmp_path, PAGE + ask, module=False)
    assert json.loads(said[0]) == json.loads(text)
    assert said[1] == "no.json.js is not in this copy"


FILES = frozenset({"index.html", "a/index.html", "a/b/index.html", "a/b/x.csv", "a/i.png", "m.js", "go/x/index.html"})


@pytest.mark.parametrize(
    ("path", "link", "turned"),
    [
        ("index.html", "a/", "a/index.html"),
        ("index.html", ".", "./index.html"),
        ("index.html", "./#part", "./index.html#part"),
        ("a/b/index.html", "../..", "../../index.html"),
        ("a/b/index.html", "../", "../index.html"),
        ("a/b/index.html", "..?x=1#y", "../index.html?x=1#y"),
        ("a/b/index.html", "../../a", "../../a/index.html"),
        ("a/b/index.html", "x.csv", "x.csv"),
        ("a/b/index.html", "#part", "#part"),
        ("a/b/index.html", "", "index.html"),
        ("a/b/index.html", "https://example.org/", "https://example.org/"),
        ("a/b/index.html", "tel:999", "tel:999"),
        ("a/b/index.html", "//example.org/a/", "//example.org/a/"),
        ("a/b/index.html", "../none/", "../none/"),
    ],
)
def test_a_link_to_a_folder_names_its_file(path: str, link: str, turned: str) -> None:
    page = FolderPages(FILES, "2026-11-22", "", POLICY).turn(
        path, f'<head><p title="a/">href="a/"</p><a  href="{link}" id=x>A</a>'
    )
    assert page.endswith(f'<p title="a/">href="a/"</p><a  href="{turned}" id=x>A</a>')


def test_a_link_that_a_script_gets_names_its_file_and_the_root_stays() -> None:
    pages = FolderPages(FILES, "2026-11-22", "", POLICY)
    html = '<head><html data-base="../.."><hb-x data-base="../../" data-list="../" data-part="a/" data-says="./a b/">'
    turned = pages.turn("a/b/index.html", html)
    assert turned.endswith('<hb-x data-base="../../" data-list="../index.html" data-part="a/" data-says="./a b/">')


def test_a_page_is_turned_whole() -> None:
    pages = FolderPages(FILES, "2026-11-22", "<p>A copy</p>", POLICY)
    page = pages.turn(
        "go/x/index.html",
        '<!doctype html>\n<html lang="en" data-base="../.." data-worker>\n<head>\n<meta charset="utf-8">\n'
        '<meta http-equiv="Content-Security-Policy" content="default-src x">'
        '<meta http-equiv="refresh" content="0; url=../../a/b/"><link rel="manifest" href="../../x.webmanifest">'
        '<img srcset="../../a/i.png 2x, ../../a/i.png" src="../../a/i.png"><footer>F</footer>'
        '<script type="module" src="../../m.js"></script><script src="../../c.js"></script>'
        '<script type="module" src="../../n.js"></script>',
    )
    assert page == (
        '<!doctype html>\n<html lang="en" data-base="../.." data-copied="2026-11-22">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{POLICY}">\n'
        '<meta http-equiv="refresh" content="0; url=../../a/b/index.html">'
        '<img srcset="../../a/i.png 2x, ../../a/i.png" src="../../a/i.png"><footer>F<p>A copy</p>\n</footer>'
        f'<script defer src="../../{RUNTIME}"></script>\n<script defer src="../../m.js"></script>'
        '<script src="../../c.js"></script><script defer src="../../n.js"></script>'
    )
    assert pages.entries == {"m.js", "n.js"}


def test_the_policy_is_the_servers_as_far_as_a_page_can_say_it() -> None:
    own = dict(part.strip().split(" ", 1) for part in POLICY.split(";"))
    for name, value in own.items():
        if name != "trusted-types":
            assert value.replace(" file:", "") == CONTENT_SECURITY_POLICY[name]
    # A page cannot say who may frame it; and nothing is fetched, worked apart or installed: the default refuses it.
    left = {"frame-ancestors", "connect-src", "worker-src", "manifest-src"}
    assert set(CONTENT_SECURITY_POLICY) - set(own) == left
    assert (own["default-src"], own["trusted-types"]) == ("'none'", "handbook-folder")
