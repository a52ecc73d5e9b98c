#!/usr/bin/env python3
# SPDX-FileCopyrightText: LiteBoxd Console contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Each rule is proven able to fail: a good tree passes, the same tree with one fault planted does not."""

import json
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

import layers
from source_tree import SourceTree

CHECK = Path(__file__).with_name("check.py")
HEAD = ("// SPDX-FileCopyrightText: LiteBoxd Console contributors\n"
        "// SPDX-License-Identifier: GPL-3.0-or-later\n")
GOOD = {
    "README.md": "",
    "dev": "#!/bin/sh\n" + HEAD.replace("//", "#"),
    "core/base/error.h": HEAD + "#pragma once\n#include <string>\nstruct Error { std::string text; };\n",
    "core/kube/client.h": HEAD + "#pragma once\n",
    "core/kube/client.cpp": HEAD + '#include "core/kube/client.h"\n\n#include "core/base/error.h"\n',
    "app/sandboxes/main.cpp": HEAD + '#include "core/base/error.h"\nint main() { return app.exec(); }\n',
    "tests/core/kube/tst_client.cpp": HEAD + '#include "core/kube/client.h"\n',
}

# rule: path and content of each fault, every one alone enough to fail
FAULTS = {
    "top_level_folders": [("scripts/x", ""), ("notes.txt", "")],
    "file_length": [("core/base/long.cpp", HEAD + "\n" * 399), ("tests/long.py", "#\n" * 401)],
    "licence_header": [("core/base/bare.h", "#pragma once\n"), ("tests/bare", "#!/bin/sh\n"),
                       ("CMakeLists.txt", "project(x)\n"),
                       ("core/base/other.h", HEAD.replace("GPL-3.0-or-later", "MIT"))],
    "own_header_first": [
        ("core/kube/client.cpp", HEAD + '#include <string>\n#include "core/kube/client.h"\n'),
        ("core/kube/client.cpp", HEAD),
    ],
    "names": [("core/base/string_utils.h", HEAD), ("core/kube/session_manager.cpp", HEAD),
              ("core/base/Error.h", HEAD), ("app/sandboxes/common.h", HEAD)],
    "nothing_for_later": [("core/base/error.h", HEAD + "// TODO: more\n"), ("tests/x.py", "# FIXME\n")],
    "no_nested_loops": [("core/kube/client.cpp", HEAD + "void f() { QEventLoop loop; }\n"),
                        ("core/kube/client.cpp", HEAD + "void f() { app->processEvents(); }\n"),
                        ("core/kube/client.cpp", HEAD + "void f() { dialog.exec(); }\n")],
    "no_sleeps": [("tests/core/kube/tst_client.cpp", HEAD + "void f() { QTest::qWait(5); }\n"),
                  ("core/kube/client.cpp", HEAD + "void f() { std::this_thread::sleep_for(1s); }\n")],
    "no_translated_text": [("core/kube/client.cpp", HEAD + 'QString f() { return tr("a"); }\n'),
                           ("core/kube/client.cpp", HEAD + 'const char *f() { return QT_TR_NOOP("a"); }\n')],
    "include_matrix": [
        ("core/base/error.h", HEAD + '#include "core/kube/client.h"\n'),
        ("core/kube/client.h", HEAD + '#include "gateway/http/server.h"\n'),
        ("core/kube/client.h", HEAD + '#include "gateway/io/stream.h"\n'),
        ("gateway/http/server.h", HEAD + '#include "core/async/request.h"\n'),
        ("app/sandboxes/page.h", HEAD + '#include "app/policies/page.h"\n'),
        ("app/shell/window/page.h", HEAD + '#include "app/sandboxes/page.h"\n'),
        ("app/shell/strips/strip.h", HEAD + '#include "app/shell/window/page.h"\n'),
        ("core/kube/client.h", HEAD + '#include "tests/fake.h"\n'),
        ("core/kube/client.h", HEAD + '#include "error.h"\n'),
        ("core/unheard/of.h", HEAD + '#include "core/base/error.h"\n'),
    ],
}


class PlantedFaults(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.root = Path(folder.name)
        for name, content in GOOD.items():
            self.write(name, content)

    def write(self, name, content):
        path = self.root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content, encoding="utf-8")
        return path

    def faults(self, rule, *arguments):
        result = subprocess.run([sys.executable, str(CHECK), rule, "--root", str(self.root), *map(str, arguments)],
                                text=True, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        self.assertEqual(result.stderr, "")
        self.assertEqual(result.returncode, 1 if result.stdout else 0)
        return result.stdout

    def test_sources(self):
        for rule, plants in FAULTS.items():
            self.assertEqual(self.faults(rule), "", f"{rule}: the good tree")
            for name, content in plants:
                with self.subTest(rule=rule, planted=name, content=content[len(HEAD):]):
                    before = self.root / name
                    old = before.read_text(encoding="utf-8") if before.exists() else None
                    self.write(name, content)
                    self.assertNotEqual(self.faults(rule), "")
                    if old is None:
                        before.unlink()
                        if not any(before.parent.iterdir()):
                            before.parent.rmdir()
                    else:
                        self.write(name, old)

    def test_folder_size(self):
        for number in range(63):
            self.write(f"core/base/part_{number}.h", HEAD)
        self.assertEqual(self.faults("folder_size"), "")
        self.write("core/base/one_more.h", HEAD)
        self.assertIn("core/base has 65 files", self.faults("folder_size"))

    def test_existing_folders(self):
        def faults(text):
            return layers.existing_folders(SourceTree(self.root), layers.Layers("[layers]\n" + text))

        self.assertEqual(faults("app/sandboxes (planned) app/flows\ncore/kube\ncore/base\n"), [])
        self.assertEqual(len(faults("app/sandboxes app/flows\ncore/kube\ncore/base\n")), 1)
        self.assertEqual(len(faults("(planned) app/sandboxes app/flows\ncore/kube\ncore/base\n")), 1)

    def test_link_graph(self):
        links = self.write("build/links.txt", "core/kube: liteboxd_core_base Qt6::Core\n")
        self.assertEqual(self.faults("link_graph", links), "")
        for line in ("core/base: liteboxd_core_kube", "gateway/engine: liteboxd_core_async",
                     "core/kube: liteboxd_nowhere"):
            with self.subTest(line):
                links.write_text(line + "\n", encoding="utf-8")
                self.assertNotEqual(self.faults("link_graph", links), "")

    def test_headers_alone(self):
        source = self.write("core/base/any.cpp", HEAD)
        commands = self.write("build/compile_commands.json", json.dumps([{
            "file": str(source), "directory": str(self.root),
            "command": f"c++ -std=c++20 -I{self.root} -o any.o -c {source}"}]))
        self.assertEqual(self.faults("headers_alone", commands), "")
        self.write("core/base/leaning.h", HEAD + "struct Leaning { std::string text; };\n")
        self.assertIn("leaning.h", self.faults("headers_alone", commands))


if __name__ == "__main__":
    unittest.main()
