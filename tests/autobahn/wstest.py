# SPDX-FileCopyrightText: LiteBoxd Console contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The Autobahn test suite's wstest (Python 2.7), taught to go through a gateway: TOKEN is sent with each handshake,
PATH_PREFIX stands before each path, and EXTERNAL_PORT is the port that a server finds in Host (0: any)."""

import os

import autobahntestsuite.choosereactor  # noqa: F401, must be the first
from autobahn.websocket import protocol

token = os.environ.get("TOKEN")
prefix = os.environ.get("PATH_PREFIX", "")
external_port = os.environ.get("EXTERNAL_PORT")

client_parameters = protocol.WebSocketClientFactory.setSessionParameters
server_parameters = protocol.WebSocketServerFactory.setSessionParameters
start_handshake = protocol.WebSocketClientProtocol.startHandshake


def with_token(self, url=None, origin=None, protocols=None, useragent=None, headers=None, proxy=None):
    if token:
        headers = dict(headers or {}, **{"X-Access-Token": token})
    return client_parameters(self, url, origin, protocols, useragent, headers, proxy)


def with_port(self, url=None, protocols=None, server=None, headers=None, externalPort=None):
    server_parameters(self, url, protocols, server, headers, externalPort)
    if external_port:
        self.externalPort = int(external_port)


def with_prefix(self):
    resource = self.factory.resource
    self.factory.resource = prefix + resource
    start_handshake(self)
    self.factory.resource = resource


protocol.WebSocketClientFactory.setSessionParameters = with_token
protocol.WebSocketServerFactory.setSessionParameters = with_port
protocol.WebSocketClientProtocol.startHandshake = with_prefix

if __name__ == "__main__":
    from autobahntestsuite import wstest
    wstest.run()
