# SPDX-FileCopyrightText: LiteBoxd Console contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Rules that need a compiler or a linked program."""

import json
import re
import shlex
import shutil
import subprocess
from concurrent.futures import ThreadPoolExecutor
from os import cpu_count
from pathlib import Path

from source_tree import folder_of

NOT_FLAGS = {"-c", "-MD", "-MMD", "-MT", "-MF", "-o"}
CACHE = ["ccache"] if shutil.which("ccache") else []
WITH_VALUE = {"-MT", "-MF", "-o"}


def flags_by_folder(commands_file, root):
    """How the sources of each folder are compiled: folder -> compiler and flags."""
    flags = {}
    for entry in json.loads(Path(commands_file).read_text(encoding="utf-8")):
        path = Path(entry["file"])
        if not path.is_relative_to(root):
            continue
        words = shlex.split(entry["command"])
        kept, skip = [], False
        for word in words:
            if skip:
                skip = False
            elif word in NOT_FLAGS:
                skip = word in WITH_VALUE
            elif word != entry["file"]:
                kept.append(word)
        flags.setdefault(folder_of(path.relative_to(root)), (kept, entry["directory"]))
    return flags


def headers_alone(tree, commands_file):
    """A header compiles by itself. Those with a .cpp are proven by own_header_first; here are the others."""
    flags = flags_by_folder(commands_file, tree.root)
    scratch = Path(commands_file).parent / "headers_alone"
    scratch.mkdir(exist_ok=True)

    def fault(name):
        command, directory = flags[folder_of(name)]
        source = scratch / (name.replace("/", "_") + ".cpp")
        source.write_text(f'#include "{name}"\n', encoding="utf-8")
        # To an object file, which ccache knows the next time, not -fsyntax-only, which it never does.
        result = subprocess.run([*CACHE, *command, "-c", str(source), "-o", f"{source}.o"], cwd=directory, text=True,
                                stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
        return f"{name}: {result.stdout.strip()}" if result.returncode else None

    headers = [name for name in tree.product_sources() if name.endswith(".h")
               and not tree.exists(name.removesuffix(".h") + ".cpp") and folder_of(name) in flags]
    with ThreadPoolExecutor(cpu_count()) as pool:
        return [line for line in pool.map(fault, headers) if line]


def linked_libraries(program):
    """The shared libraries a program names itself (DT_NEEDED), without those that these bring along."""
    output = subprocess.run(["readelf", "--dynamic", "--wide", str(program)], text=True, check=True,
                            stdout=subprocess.PIPE).stdout
    return re.findall(r"\(NEEDED\).*\[(.+)\]", output)


def links_no(program, pattern):
    """The program needs no library of that name."""
    libraries = linked_libraries(program)
    if not libraries:
        return [f"{program}: no dynamic section, so nothing is proven"]
    return [f"{Path(program).name} is linked to {library}" for library in libraries if re.search(pattern, library)]


def hardened(program, compile_commands, machine):
    """A program of a release has what a release is hardened with; what leaves no mark in it is read from how it was
    compiled."""
    def readelf(*options):
        return subprocess.run(["readelf", "--wide", *options, str(program)], text=True, check=True,
                              stdout=subprocess.PIPE).stdout

    segments, dynamic, symbols = readelf("--segments"), readelf("--dynamic"), readelf("--dyn-syms")
    imported = re.findall(r" UND (\S+)", symbols)
    marks = {
        "position independent (-pie)": re.search(r"\(FLAGS_1\).*\bPIE\b", dynamic),
        "read-only relocations (-z relro)": "GNU_RELRO" in segments,
        "bound at start (-z now)": re.search(r"\(FLAGS(_1)?\).*\b(BIND_NOW|NOW)\b", dynamic),
        "a stack that is not executable": re.search(r"GNU_STACK\s.* RW ", segments),
        "guarded stacks (-fstack-protector-strong)": any(name.startswith("__stack_chk_fail") for name in imported),
        "checked buffers (-D_FORTIFY_SOURCE=2)": any(re.match(r"__(?!stack)\w+_chk(@|$)", name) for name in imported),
        "checked containers (-D_GLIBCXX_ASSERTIONS)": any("glibcxx_assert_fail" in name for name in imported),
    }
    if machine == "x86_64":
        # Not the note: Debian's start files lack it, so the linker drops it. A few come with these files, too.
        landings = Path(program).read_bytes().count(b"\xf3\x0f\x1e\xfa")  # endbr64
        marks["guarded jumps (-fcf-protection=full)"] = landings > 100
    name = Path(program).name
    faults = [f"{name} lacks: {mark}" for mark, found in marks.items() if not found]

    commands = json.loads(Path(compile_commands).read_text(encoding="utf-8"))
    ours = [entry for entry in commands if re.search(r"/(app|core|gateway)/[^ ]*\.cpp$", entry["file"])]
    flag = "-fstack-clash-protection"
    without = [entry["file"] for entry in ours if flag not in shlex.split(entry["command"])]
    faults += [f"{file} is compiled without {flag}" for file in without]
    return faults if ours else faults + [f"{compile_commands} names no source of ours"]
