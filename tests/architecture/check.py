#!/usr/bin/env python3
# SPDX-FileCopyrightText: LiteBoxd Console contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""check.py RULE [--root TREE] [ARGUMENT...]: does the tree keep the rule? Prints each fault; 1 if there are any."""

import argparse
import sys
from pathlib import Path

import compiled_rules
import layers
import source_rules
from source_tree import SourceTree

RULES = {
    "top_level_folders": source_rules.top_level_folders,
    "file_length": source_rules.file_length,
    "folder_size": source_rules.folder_size,
    "licence_header": source_rules.licence_header,
    "own_header_first": source_rules.own_header_first,
    "names": source_rules.names,
    "nothing_for_later": source_rules.nothing_for_later,
    "no_nested_loops": source_rules.no_nested_loops,
    "no_sleeps": source_rules.no_sleeps,
    "no_translated_text": source_rules.no_translated_text,
    "include_matrix": lambda tree: layers.include_matrix(tree, layers.load()),
    "existing_folders": lambda tree: layers.existing_folders(tree, layers.load()),
    "link_graph": lambda tree, links: layers.link_graph(Path(links).read_text(encoding="utf-8"), layers.load()),
    "headers_alone": compiled_rules.headers_alone,
    "hardened": lambda tree, *arguments: compiled_rules.hardened(*arguments),
    "links_no": lambda tree, program, pattern: compiled_rules.links_no(program, pattern),
}


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("rule", choices=RULES)
    parser.add_argument("--root", type=Path, default=Path(__file__).resolve().parents[2])
    parser.add_argument("arguments", nargs="*")
    options = parser.parse_intermixed_args()
    faults = RULES[options.rule](SourceTree(options.root), *options.arguments)
    for fault in faults:
        print(fault)
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
