"""YAML front matter as nodes: nothing is built from it, and nothing in it stands for something else."""

from __future__ import annotations

import yaml

LARGEST_FRONT_MATTER = 256 * 1024  # characters; `source` names each block, and a long lesson has thousands


class _Loader(yaml.SafeLoader):
    """Takes no aliases: ten lines of them may stand for gigabytes."""

    def compose_node(self, parent: yaml.Node | None, index: int) -> yaml.Node | None:
        if self.check_event(yaml.AliasEvent):
            mark = self.peek_event().start_mark  # type: ignore[no-untyped-call]  # (its stubs leave it out)
            raise yaml.composer.ComposerError(None, None, "aliases (*name) are not taken here", mark)
        return super().compose_node(parent, index)


def compose_front_matter(text: str) -> yaml.Node | None:
    """The root node of `text`; None where it is empty.

    Raises:
        yaml.YAMLError: it is not YAML, or holds an alias.
        RecursionError: it is nested too deeply.
    """
    return yaml.compose(text, Loader=_Loader)
