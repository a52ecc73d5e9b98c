#!/usr/bin/env python3
# SPDX-FileCopyrightText: LiteBoxd Console contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""A request and a WebSocket to port 8080 of a sandbox. GATEWAY is like https://sandboxes.example, SANDBOX an id, TOKEN its
access token. The WebSocket needs the package websocket-client."""

import os
import urllib.request

import websocket

route = f"{os.environ['GATEWAY']}/api/v1/sandbox/{os.environ['SANDBOX']}/port/8080"
token = {"X-Access-Token": os.environ["TOKEN"]}

request = urllib.request.Request(f"{route}/echo", data=b"hello", headers=token)
with urllib.request.urlopen(request, timeout=30) as answer:
    print(answer.read().decode())

connection = websocket.create_connection(route.replace("http", "ws", 1) + "/ws", header=token, timeout=30)
connection.send("hello by WebSocket")
print(connection.recv())
connection.close()
