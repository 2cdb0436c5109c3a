"""HB066: what is local is held against the handbook's text that it stands in place of."""

from __future__ import annotations

from collections.abc import Iterator

from ...load.problem import Problem
from ...load.shapes.learning import Pathway
from ...organisation.versions import version_of
from ..view import View

CODE = "HB066"
TITLE = "A local page, note or wording stands on a text of the handbook, and that is still the handbook's"


def find(view: View) -> Iterator[Problem]:
    """Yield a warning for each that is behind, and for a page that does not say what it was made from."""
    for page in view.pages:
        replaced = view.layer.replaced.get(str(page.meta.replaces)) if page.local else None
        if replaced is None:
            continue
        version, said = version_of(replaced), page.meta.replaced_version
        if said is None:
            message = "the page does not say which text of the handbook it replaces"
            yield Problem(
                page.meta.origin_of("replaces"), CODE, message, f"add replaced_version: {version}", warning=True
            )
        elif said != version:
            message = f'the handbook\'s own page "{replaced.meta.id}" has changed since this one took its place'
            remedy = f"read it ({replaced.origin.path}), change yours, then write replaced_version: {version}"
            yield Problem(page.meta.origin_of("replaced_version"), CODE, message, remedy, warning=True)
    yield from _notes(view)
    yield from _wordings(view)


def _notes(view: View) -> Iterator[Problem]:
    own = {page.meta.id: page for page in view.pages if not page.local}
    for id_, note in view.layer.notes.items():
        said = note.meta.page_version
        if said and id_ in own and said != version_of(own[id_]):
            message = f'the page "{id_}" has changed since the note on it was written'
            version = version_of(own[id_])
            remedy = f"read it ({own[id_].origin.path}), change the note, then write page_version: {version}"
            yield Problem(note.meta.origin_of("page_version"), CODE, message, remedy, warning=True)


def _wordings(view: View) -> Iterator[Problem]:
    texts = {("item", item.id): item.text for item in view.all_items()}
    for pathway in view.records("pathway", Pathway):
        texts |= {("step", step.id): step.text for stage in pathway.stages for step in stage.steps}
    for amendment in view.layer.amendments:
        now, was = texts.get(amendment.target), amendment.instead_of
        if now and was and " ".join(was.split()) != " ".join(now.split()):
            kind, id_ = amendment.target
            message = f'the handbook\'s words for the {kind} "{id_}" have changed since: “{now}”'
            remedy = "read them, change yours if need be, then write them as instead_of"
            yield Problem(amendment.origin_of("instead_of"), CODE, message, remedy, warning=True)
