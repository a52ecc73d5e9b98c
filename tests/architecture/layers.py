# SPDX-FileCopyrightText: LiteBoxd Console contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""layers.txt, and the two rules that it decides: includes and links."""

from fnmatch import fnmatch
from pathlib import Path

from source_tree import folder_of

FILE = Path(__file__).with_name("layers.txt")


class Layers:
    def __init__(self, text):
        self.height = {}  # folder -> number of its line, counted from the top
        self.planned = set()  # those of them that do not exist yet
        self.never = []  # (from, to)
        section = None
        for number, line in enumerate(text.splitlines(), 1):
            line = line.split("#")[0].strip()
            if line.startswith("["):
                section = line
            elif line and section == "[layers]":
                exist, _, planned = line.partition("(planned)")
                self.planned.update(planned.split())
                self.height.update({folder: number for folder in exist.split() + planned.split()})
            elif line and section == "[never]":
                sources, targets = line.split("->")
                self.never += [(source, target) for source in sources.split() for target in targets.split()]
            elif line:
                raise ValueError(f"layers.txt:{number}: outside of a section")

    def objection(self, source, target):
        """Why `source` may not use `target`, or None."""
        for folder in (source, target):
            if folder not in self.height:
                return f"{folder} is not in layers.txt"
        if source == target:
            return None
        if self.height[target] <= self.height[source]:
            return f"{source} may not use {target}: it is not below"
        if any(fnmatch(source, a) and fnmatch(target, b) for a, b in self.never):
            return f"{source} may never use {target}"
        return None


def existing_folders(tree, layers):
    """layers.txt tells what exists from what is planned."""
    exist = {folder_of(name) for name in tree.product_sources()}
    return ([f"{folder} is in layers.txt and not in the tree: it is planned" for folder in sorted(layers.height)
             if folder not in exist | layers.planned] +
            [f"{folder} exists: it is no longer planned" for folder in sorted(exist & layers.planned)])


def load():
    return Layers(FILE.read_text(encoding="utf-8"))


def include_matrix(tree, layers):
    """Includes point down."""
    faults = []
    for name in tree.product_sources():
        for included, quoted in tree.includes(name):
            if not quoted or included.endswith(".moc") or included.startswith("moc_"):
                continue
            if "/" not in included:
                faults.append(f"{name}: {included} is not written from the root")
                continue
            objection = layers.objection(folder_of(name), folder_of(included))
            if objection:
                faults.append(f"{name}: includes {included}: {objection}")
    return faults


def link_graph(links, layers):
    """Links point down as well. `links`: lines "core/kube: liteboxd_core_base Qt6::Core"."""
    targets = {"liteboxd_" + folder.replace("/", "_"): folder for folder in layers.height}
    faults = []
    for line in links.splitlines():
        folder, linked = line.split(":", 1)
        for target in linked.split():
            if not target.startswith("liteboxd_"):
                continue
            if target not in targets:
                faults.append(f"{folder}: links {target}, which is no folder of layers.txt")
                continue
            objection = layers.objection(folder, targets[target])
            if objection:
                faults.append(f"{folder}: links {target}: {objection}")
    return faults
