# SPDX-FileCopyrightText: LiteBoxd Console contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The project's files, as the rules see them."""

import os
import re
from pathlib import Path

CPP = {".cpp", ".h"}
INCLUDE = re.compile(r'^\s*#\s*include\s*(?:"([^"]+)"|<([^>]+)>)', re.MULTILINE)
NOT_OURS = {".git", "build", ".cache", "__pycache__"}


class SourceTree:
    """Files are named by their path from the root, with slashes."""

    def __init__(self, root):
        self.root = Path(root)

    def top_level(self):
        return sorted(entry.name for entry in self.root.iterdir())

    def files(self, *folders):
        """All files below the folders (all of the tree without any), ours only, in order."""
        found = []
        for start in folders or ["."]:
            for folder, below, names in os.walk(self.root / start):
                below[:] = [name for name in below if name not in NOT_OURS]
                found += [(Path(folder) / name).relative_to(self.root).as_posix() for name in names]
        return sorted(found)

    def product_sources(self):
        return [name for name in self.files("app", "core", "gateway") if Path(name).suffix in CPP]

    def text(self, name):
        return (self.root / name).read_text(encoding="utf-8", errors="replace")

    def exists(self, name):
        return (self.root / name).is_file()

    def includes(self, name):
        """Each include as (path, quoted?)."""
        return [(quoted or angled, bool(quoted)) for quoted, angled in INCLUDE.findall(self.text(name))]


def folder_of(name):
    return Path(name).parent.as_posix()
