// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Tries each way a page talks to its server and writes the outcome down; the title says when all are through.
const waiting = new Set(["script", "fetch", "events", "websocket"]);

function done(name, text) {
    if (!waiting.delete(name))
        return;
    document.getElementById(name).textContent = text;
    if (waiting.size === 0)
        document.title = "sandbox ready";
}

done("script", "ok");

fetch("/count", {method: "POST", body: "hello"})
    .then(answer => answer.json())
    .then(counted => done("fetch", "ok " + counted.bytes), error => done("fetch", "failed: " + error));

const events = new EventSource("/sse");
events.onmessage = event => { done("events", "ok " + event.data); events.close(); };
events.onerror = () => { done("events", "failed"); events.close(); };

const socket = new WebSocket(location.origin.replace(/^http/, "ws") + "/ws");
socket.onopen = () => socket.send("hello");
socket.onmessage = event => { done("websocket", "ok " + event.data); socket.close(); };
socket.onerror = () => done("websocket", "failed");
