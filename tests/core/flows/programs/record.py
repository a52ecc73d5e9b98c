#!/usr/bin/env python3
# SPDX-FileCopyrightText: LiteBoxd Console contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Records what programs do on the network, for tst_watchdog: record.py FOLDER, as root.

Each program of PROGRAMS runs in a network of its own (unshare) that has no way out, for up to LIMIT seconds, twice:

denied   every name has addresses, and every packet to them vanishes, as in a sandbox without internet
answered every address is this machine: TCP on 80 and 443 is taken and answered 404 (TLS by a certificate of the moment,
         which programs do not know: what they do then is theirs)

Written are the questions to DNS, its answers, and each first packet of a TCP connection (SYN, with its repeats) or UDP
datagram, with milliseconds since the start. Addresses are made up (198.18.0.0/15, RFC 2544); how many a name has is a
guess (ADDRESSES, else four), and so is that none has IPv6.
"""

import json
import os
import shutil
import socket
import ssl
import struct
import subprocess
import sys
import tempfile
import threading
import time
import zlib

LIMIT = 45
ADDRESSES = {"github.com": 1, "registry.npmjs.org": 12, "proxy.golang.org": 1, "sum.golang.org": 1, "example.com": 6,
             "www.cpan.org": 2}
PROGRAMS = {
    "pip": ["pip", "download", "--no-cache-dir", "--disable-pip-version-check", "requests"],
    "npm": ["npm", "install", "--no-audit", "--no-update-notifier", "left-pad"],
    "git": ["git", "clone", "https://github.com/torvalds/linux.git"],
    "apt": ["apt-get", "-o", "Dir::State::lists=@/lists", "-o", "APT::Sandbox::User=root", "-o",
            "Dir::Etc::sourcelist=@/sources.list", "-o", "Dir::Etc::sourceparts=-", "update"],
    "curl": ["curl", "-sS", "--retry", "2", "https://example.com/"],
    "wget": ["wget", "--tries=3", "https://example.com/"],
    "go": ["go", "mod", "download", "golang.org/x/text@v0.14.0"],
    "cargo": ["cargo", "search", "serde"],
    "cpan": ["perl", "-MHTTP::Tiny", "-e",
             "HTTP::Tiny->new->get('http://www.cpan.org/modules/02packages.details.txt.gz')"],
    "ssh": ["ssh", "-o", "BatchMode=yes", "-o", "StrictHostKeyChecking=no", "git@github.com"],
}
FILES = {
    "sources.list": "deb http://deb.debian.org/debian bookworm main\n"
                    "deb http://security.debian.org/debian-security bookworm-security main\n",
    "go.mod": "module example.com/m\n\ngo 1.21\n",
    "package.json": "{}",
}


def addresses(name):
    seed = zlib.crc32(name.encode())
    return [f"198.{18 + (seed >> 20) % 2}.{(seed >> 8) % 256}.{(seed + i) % 250 + 1}"
            for i in range(ADDRESSES.get(name, 4))]


class Recorder:
    def __init__(self, answers):
        self.answers = answers
        self.start = time.monotonic()
        self.events = []
        self.lock = threading.Lock()
        self.known = set()

    def note(self, **event):
        with self.lock:
            self.events.append({"ms": int((time.monotonic() - self.start) * 1000), **event})

    def serve_dns(self, sock):
        while True:
            data, peer = sock.recvfrom(4096)
            labels, at = [], 12
            while data[at]:
                labels.append(data[at + 1:at + 1 + data[at]].decode(errors="replace"))
                at += 1 + data[at]
            kind = struct.unpack(">H", data[at + 1:at + 3])[0]
            name = ".".join(labels)
            text = {1: "A", 28: "AAAA", 33: "SRV", 16: "TXT", 65: "HTTPS"}.get(kind, str(kind))
            self.note(ask=name, type=text)
            found = addresses(name) if kind == 1 and "." in name else []
            for each in found:
                if self.answers and each not in self.known:
                    subprocess.run(["ip", "addr", "add", each + "/32", "dev", "lo"], check=False, capture_output=True)
                self.known.add(each)
            body = b"".join(b"\xc0\x0c" + struct.pack(">HHIH", 1, 1, 60, 4) + socket.inet_aton(a) for a in found)
            head = data[:2] + b"\x81\x80" + struct.pack(">HHHH", 1, len(found), 0, 0)
            sock.sendto(head + data[12:at + 5] + body, peer)
            self.note(answer=name, type=text, addresses=found)

    def watch(self, sock):
        while True:
            packet, origin = sock.recvfrom(65535)
            if origin[1] != 0x0800 or (self.answers and origin[2] != socket.PACKET_OUTGOING):
                continue
            ip = packet[14:]
            head = (ip[0] & 15) * 4
            target, port = socket.inet_ntoa(ip[16:20]), struct.unpack(">H", ip[head + 2:head + 4])[0]
            if target.startswith("127.") or not target.startswith("198."):
                continue
            if ip[9] == 6 and ip[head + 13] & 0x12 == 0x02:
                self.note(tcp=target, port=port)
            elif ip[9] == 17:
                self.note(udp=target, port=port)


def serve_web(port, context):
    listener = socket.create_server(("0.0.0.0", port), backlog=64)

    def talk(client):
        try:
            client.settimeout(10)
            if context:
                client = context.wrap_socket(client, server_side=True)
            client.recv(65536)
            client.sendall(b"HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\nConnection: close\r\n\r\n")
            client.close()
        except OSError:
            pass

    while True:
        threading.Thread(target=talk, args=(listener.accept()[0],), daemon=True).start()


def inside(name, way, target):
    """In the new network."""
    folder = tempfile.mkdtemp()
    resolv = os.path.join(folder, "resolv.conf")
    with open(resolv, "w", encoding="ascii") as out:
        out.write("nameserver 127.0.0.53\noptions ndots:1\n")
    for command in (["ip", "link", "set", "lo", "up"],
                    ["ip", "link", "add", "d0", "type", "veth", "peer", "name", "d1"],
                    ["ip", "link", "set", "d0", "arp", "off"], ["ip", "link", "set", "d1", "up"],
                    ["ip", "addr", "add", "10.42.0.9/24", "dev", "d0"], ["ip", "link", "set", "d0", "up"],
                    ["ip", "route", "add", "default", "dev", "d0"], ["mount", "--make-rprivate", "/"],
                    ["mount", "--bind", resolv, "/etc/resolv.conf"]):
        subprocess.run(command, check=True)
    for file, content in FILES.items():
        with open(os.path.join(folder, file), "w", encoding="ascii") as out:
            out.write(content)
    os.makedirs(os.path.join(folder, "lists", "partial"))
    recorder = Recorder(way == "answered")
    dns = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
    dns.bind(("127.0.0.53", 53))
    wire = socket.socket(socket.AF_PACKET, socket.SOCK_RAW, socket.htons(3))
    wire.bind(("lo" if recorder.answers else "d0", 3))
    tasks = [(recorder.serve_dns, (dns,)), (recorder.watch, (wire,))]
    if recorder.answers:
        certificate = os.path.join(folder, "cert.pem")
        subprocess.run(["openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes",
                        "-subj", "/CN=mirror", "-keyout", certificate + ".key", "-out", certificate], check=True,
                       capture_output=True)
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(certificate, certificate + ".key")
        tasks += [(serve_web, (80, None)), (serve_web, (443, context))]
    for task, arguments in tasks:
        threading.Thread(target=task, args=arguments, daemon=True).start()
    environment = {key: value for key, value in os.environ.items() if "proxy" not in key.lower()}
    environment.setdefault("RUSTUP_HOME", os.path.expanduser("~/.rustup"))
    environment.update(HOME=folder, GOFLAGS="-mod=mod", GOPATH=folder + "/go", GIT_TERMINAL_PROMPT="0",
                       CARGO_HOME=folder + "/cargo", PIP_CONFIG_FILE="/dev/null", GOPROXY="https://proxy.golang.org",
                       GOTOOLCHAIN="local", GONOSUMDB="", GOSUMDB="sum.golang.org")
    for key in list(environment):
        if key.startswith(("PIP_INDEX", "npm_config", "NPM_CONFIG", "CARGO_REG", "CARGO_NET", "UV_")):
            del environment[key]
    recorder.start = time.monotonic()
    try:
        words = [word.replace("@/", folder + "/") for word in PROGRAMS[name]]
        subprocess.run(words, cwd=folder, env=environment, timeout=LIMIT, check=False, capture_output=True)
    except subprocess.TimeoutExpired:
        pass
    with open(os.path.join(target, f"{name}_{way}.json"), "w", encoding="ascii") as out:
        out.write("[\n" + ",\n".join(json.dumps(event) for event in recorder.events) + "\n]\n")
    shutil.rmtree(folder, ignore_errors=True)


def main():
    if len(sys.argv) == 4:
        return inside(*sys.argv[1:])
    running = [subprocess.Popen(["unshare", "--net", "--mount", sys.executable, __file__, name, way, sys.argv[1]])
               for name in PROGRAMS for way in ("denied", "answered")]
    return max(each.wait() for each in running)


if __name__ == "__main__":
    sys.exit(main() or 0)
