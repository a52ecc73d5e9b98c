#!/usr/bin/env python3
# SPDX-FileCopyrightText: LiteBoxd Console contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""images.py FOLDER STANDIN [GATEWAY [PROGRAM...]]: images made of nothing but files at hand, one docker archive each in FOLDER.

pause    a static busybox that sleeps, as the pods' first process
standin  busybox and the program inside a sandbox
gateway  busybox and liteboxd-gateway with the libraries it is linked to
programs busybox and the PROGRAMs, each at its own place, with their libraries and what terminals can do

"-" in place of STANDIN or GATEWAY: not those.
"""
import hashlib
import io
import json
import pathlib
import re
import subprocess
import sys
import tarfile

BUSYBOX = [("bin/busybox", "/bin/busybox")]
APPLETS = "sh cat env hostname ip kill ls nc nslookup ping ps sleep tail timeout true wc".split()
FOLDERS = ["bin", "dev", "etc", "proc", "root", "sys", "tmp"]


def member(archive, name, data, mode=0o755):
    info = tarfile.TarInfo(name)
    info.size = len(data)
    info.mode = mode
    archive.addfile(info, io.BytesIO(data))


def layer(files):
    """A layer with the folders every program expects, the files (name inside, path outside) and busybox's applets."""
    stream = io.BytesIO()
    with tarfile.open(fileobj=stream, mode="w") as archive:
        for name in FOLDERS:
            info = tarfile.TarInfo(name)
            info.type = tarfile.DIRTYPE
            info.mode = 0o1777 if name == "tmp" else 0o755
            archive.addfile(info)
        member(archive, "etc/passwd", b"root:x:0:0::/root:/bin/sh\nnobody:x:65534:65534::/:/bin/sh\n", 0o644)
        for name, path in files:
            member(archive, name, pathlib.Path(path).read_bytes())
        for name in APPLETS:
            info = tarfile.TarInfo("bin/" + name)
            info.type = tarfile.SYMTYPE
            info.linkname = "busybox"
            archive.addfile(info)
    return stream.getvalue()


def image(folder, name, files, command):
    content = layer(files)
    digest = hashlib.sha256(content).hexdigest()
    config = json.dumps({
        "architecture": "amd64", "os": "linux", "config": {"Cmd": command, "Env": ["PATH=/bin:/"]},
        "rootfs": {"type": "layers", "diff_ids": ["sha256:" + digest]}, "history": [{"created_by": "rig"}]}).encode()
    config_name = hashlib.sha256(config).hexdigest() + ".json"
    manifest = [{"Config": config_name, "RepoTags": [f"liteboxd.local/{name}:1"], "Layers": [digest + "/layer.tar"]}]
    with tarfile.open(folder / (name + ".tar"), "w") as archive:
        member(archive, digest + "/layer.tar", content)
        member(archive, config_name, config)
        member(archive, "manifest.json", json.dumps(manifest).encode())


TERMINALS = ["/lib/terminfo/x/xterm", "/lib/terminfo/x/xterm-256color"]
TLS_OF_QT = "/usr/lib/x86_64-linux-gnu/qt6/plugins/tls/libqopensslbackend.so"


def libraries(*files):
    """What the dynamic linker loads for them, its loader included; each at its own place."""
    listing = "".join(subprocess.run(["ldd", file], check=True, capture_output=True, text=True).stdout
                      for file in files)
    return [(path.lstrip("/"), path) for path in sorted(set(re.findall(r"(/\S+) \(0x", listing)))]


def main():
    folder = pathlib.Path(sys.argv[1])
    folder.mkdir(exist_ok=True)
    if sys.argv[2] != "-":
        image(folder, "pause", BUSYBOX, ["/bin/sleep", "2147483647"])
        image(folder, "standin", BUSYBOX + [("standin", sys.argv[2])], ["/standin"])
    if len(sys.argv) > 3 and sys.argv[3] != "-":
        gateway = sys.argv[3]
        image(folder, "gateway", BUSYBOX + [("liteboxd-gateway", gateway), (TLS_OF_QT.lstrip("/"), TLS_OF_QT)] +
              libraries(gateway, TLS_OF_QT), ["/liteboxd-gateway"])
    if len(sys.argv) > 4:
        programs = sys.argv[4:]
        image(folder, "programs", BUSYBOX + [(path.lstrip("/"), path) for path in programs + TERMINALS] +
              libraries(*programs), ["/bin/sleep", "2147483647"])


main()
