"""The engine's events: the pages come from what was prepared before; what is made after comes from them.

The same file serves our own build, which opens the session itself, and plain `mkdocs build` and `mkdocs serve`,
for which it does the steps before and after round the engine's own.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from mkdocs.plugins import event_priority
from mkdocs.structure.files import File, Files

from handbook.engine import session, theme
from handbook.engine.plain_tables import TableRegionsExtension


@event_priority(100)
def on_config(config: Any) -> Any:
    """Open a session where none is open, and give the engine what it may not work out by itself."""
    if not session.is_open():
        from handbook.engine import plain  # brings up all that our own build has done already

        plain.open_session(config)
    now = session.current()
    config.site_url = f"{now.job.address.rstrip('/')}/" if now.job.address else None
    config.nav = now.job.navigation
    config.theme.get_env = theme.quieten(config.theme, Path(config.config_file_path).parent / ".cache" / "templates")
    config.theme.static_templates = {"404.html"} if now.chrome else set()
    if not any(isinstance(extension, TableRegionsExtension) for extension in config.markdown_extensions):
        config.markdown_extensions.append(TableRegionsExtension())
    return config


def on_files(files: Files, config: Any) -> Files:
    """Replace the pages by those that were prepared."""
    now = session.current()
    kept = [file for file in files if not file.is_documentation_page()]
    kept += [_asset_file(path, place, config) for path, place in now.job.local_assets.items()]
    if not now.chrome:
        for file in kept:
            setattr(file, "copy_file", _copied_elsewhere)  # known, so that links to it hold  # noqa: B010
    return Files([*kept, *(_page_file(path, config) for path in now.job.paths)])


def _asset_file(path: str, place: Path, config: Any) -> File:
    folder = place.parents[path.count("/")]
    return File(path, str(folder), config.site_dir, config.use_directory_urls)


def _copied_elsewhere(dirty: bool = False) -> None:
    """Leave the copying to the process that makes what is not a page."""


class PageFile(File):
    """A prepared page; `is_modified` tells the engine whether this process renders it."""

    def is_modified(self) -> bool:
        """Whether this process renders the page."""
        return self.src_uri in session.current().job.pages


def _page_file(path: str, config: Any) -> File:
    pages = session.current().job.pages
    file = PageFile.generated(config, path, content=pages[path].markdown if path in pages else "")
    file.__class__ = PageFile
    return file


@event_priority(100)
def on_page_markdown(markdown: str, page: Any, config: Any, files: Files) -> str:
    """Begin a page, before the macros plugin answers its calls."""
    resolved = session.current().start_page(page.file.src_uri)
    page.meta = {**resolved.meta, "render_macros": bool(resolved.calls)}
    page.title = page.meta["title"]
    return markdown


def on_page_content(html: str, page: Any, config: Any, files: Files) -> str:
    """Put the macros' HTML where its tokens stand."""
    return session.current().job.pages[page.file.src_uri].fill(html)


def on_page_context(context: dict[str, Any], page: Any, config: Any, nav: Any) -> dict[str, Any]:
    """Tell the template what it may show."""
    context["handbook"] = session.current().context(page.file.src_uri)
    return context


def on_template_context(context: dict[str, Any], template_name: str, config: Any) -> dict[str, Any]:
    """Tell the template of the page for a wrong address what it may show."""
    context["handbook"] = session.current().job.missing
    return context


def on_post_page(output: str, page: Any, config: Any) -> str:
    """Keep the page's finished HTML."""
    now = session.current()
    html = tidy(output)
    now.finished[page.file.src_uri] = now.finish(page.file.src_uri, html)
    return html


def tidy(html: str) -> str:
    """Take out the blank lines that templates leave."""
    return "\n".join(line for line in html.split("\n") if line.strip()) + "\n" if "<pre" not in html else html


def on_post_build(config: Any) -> None:
    """Make what comes after, where the engine runs by itself."""
    if session.current().plain is not None:
        from handbook.engine import plain

        plain.close_session(config)


def on_build_error(error: Exception) -> None:
    """Leave no half-made site behind."""
    if session.is_open() and session.current().plain is not None:
        from handbook.engine import plain

        plain.drop_session(error)
