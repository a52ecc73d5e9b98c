# SPDX-FileCopyrightText: LiteBoxd Console contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Rules about single files. Each takes a SourceTree and returns its faults, one line each."""

import re
from collections import Counter
from pathlib import Path

from source_tree import folder_of

TOP_LEVEL = {"app", "core", "gateway", "resources", "translations", "deploy", "tests", "docs"}
TOP_LEVEL_FILES = {"CMakeLists.txt", "CMakePresets.json", "README.md", "LICENSE", "dev"}
TOP_LEVEL_LOCAL = {"build", "CMakeUserPresets.json"}  # not in the repository

CODE = {".cpp", ".h", ".go", ".py", ".sh", ".js", ".cmake", ".yaml"}
LINE_LIMIT = 400
FOLDER_LIMIT = 64

FORBIDDEN_NAME = re.compile(r"(^|_)(utils?|helpers?|common|data|misc)(_|\.|$)|(^|_)manager\.", re.IGNORECASE)
PERMITTED_NAMES = {"network_policy_manager"}
LATER = re.compile(r"\b(TODO|FIXME|XXX|HACK)\b")
NESTED_LOOP = re.compile(r"\bprocessEvents\s*\(|\bQEventLoop\b|[.>]exec\(\s*\)\s*;")
SLEEP = re.compile(r"\b(sleep_for|sleep_until|qSleep|qWait|msleep|usleep|nanosleep)\s*\(|\bQThread::sleep\b")
TRANSLATED = re.compile(r"QT_TR(ANSLATE)?_NOOP|QCoreApplication::translate|\b[tT]r\(|\bTr::tr")


def is_code(tree, name):
    path = Path(name)
    if path.suffix in CODE or path.name == "CMakeLists.txt":
        return True
    return path.suffix == "" and tree.text(name).startswith("#!")


def top_level_folders(tree):
    """Nothing stands at the top but what DESIGN lists."""
    allowed = TOP_LEVEL | TOP_LEVEL_FILES | TOP_LEVEL_LOCAL
    return [f"{name} does not belong at the top" for name in tree.top_level()
            if name not in allowed and not name.startswith(".")]


def file_length(tree):
    """A file has 400 lines at most."""
    faults = []
    for name in filter(lambda name: is_code(tree, name), tree.files()):
        lines = tree.text(name).count("\n")
        if lines > LINE_LIMIT:
            faults.append(f"{name} has {lines} lines, {LINE_LIMIT} is the ceiling")
    return faults


def folder_size(tree):
    """A folder of more than about sixty files wants rooms."""
    sizes = Counter(folder_of(name) for name in tree.files("app", "core", "gateway", "tests")
                    if "/corpus/" not in name)
    return [f"{folder} has {size} files, {FOLDER_LIMIT} is the ceiling" for folder, size in sorted(sizes.items())
            if size > FOLDER_LIMIT]


def licence_header(tree):
    """Each source says whose it is, under which licence."""
    faults = []
    for name in filter(lambda name: is_code(tree, name), tree.files()):
        head = tree.text(name).splitlines()[:4]
        for tag in ("SPDX-FileCopyrightText: ", "SPDX-License-Identifier: GPL-3.0-or-later"):
            if not any(tag in line for line in head):
                faults.append(f"{name}: no {tag.strip()} in its first lines")
    return faults


def own_header_first(tree):
    """A .cpp that has a header includes it before anything else, which proves that the header stands alone."""
    faults = []
    for name in tree.product_sources():
        header = name.removesuffix(".cpp") + ".h"
        if name.endswith(".cpp") and tree.exists(header):
            includes = tree.includes(name)
            if not includes or includes[0] != (header, True):
                faults.append(f'{name}: the first include is not "{header}"')
    return faults


def names(tree):
    """Files are named after what they are."""
    faults = []
    for name in tree.product_sources():
        stem = Path(name).stem
        if stem not in PERMITTED_NAMES and FORBIDDEN_NAME.search(Path(name).name):
            faults.append(f"{name}: this name says nothing")
        if stem != stem.lower():
            faults.append(f"{name}: file names are snake_case")
    return faults


def nothing_for_later(tree):
    """There is no later: do it, or leave it out."""
    return [f"{name}:{number}: {line.strip()}"
            for name in filter(lambda name: is_code(tree, name), tree.files("app", "core", "gateway", "tests"))
            if not name.startswith("tests/architecture/")
            for number, line in enumerate(tree.text(name).splitlines(), 1) if LATER.search(line)]


def no_nested_loops(tree):
    """Only a main runs an event loop."""
    return matching_lines(tree, tree.product_sources(), NESTED_LOOP, lambda name: Path(name).name == "main.cpp")


def no_sleeps(tree):
    """Nothing waits by the clock on the wall: tests wait for what happens, the product for its timers."""
    sources = [name for name in tree.files("app", "core", "gateway", "tests") if Path(name).suffix in {".cpp", ".h"}]
    return matching_lines(tree, sources, SLEEP, lambda name: False)


def no_translated_text(tree):
    """The domain speaks English; what people read is translated above it, in app and core/models."""
    sources = [name for name in tree.product_sources()
               if name.startswith("core/") and not name.startswith("core/models/")]
    return matching_lines(tree, sources, TRANSLATED, lambda name: False)


def matching_lines(tree, sources, pattern, exempt):
    faults = []
    for name in sources:
        if exempt(name):
            continue
        for number, line in enumerate(tree.text(name).splitlines(), 1):
            code = re.sub(r"//.*", "", line)
            if pattern.search(code):
                faults.append(f"{name}:{number}: {line.strip()}")
    return faults
