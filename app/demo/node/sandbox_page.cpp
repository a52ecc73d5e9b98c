// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo/node/sandbox_page.h"

namespace liteboxd::demo {

namespace {

constexpr std::string_view pageStart = R"(<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Demo sandbox</title>
<link rel="stylesheet" href="/assets/style.css">
</head>
<body>
<main>
<p class="mark">Demo: nothing here leaves this machine</p>
<h1>)";

constexpr std::string_view pageEnd = R"(</h1>
<p class="lead">This page comes from inside the sandbox. Each card shows one way through the gateway at work.</p>
<div class="cards">
<section id="asset" data-state="wait"><h2>Asset by absolute path</h2><p>The stylesheet and script of this page</p><output>waiting</output></section>
<section id="fetch" data-state="wait"><h2>HTTP request</h2><p>fetch(/api/info), as the page loads</p><output>waiting</output></section>
<section id="sse" data-state="wait"><h2>Server-sent events</h2><p>A clock that ticks each second</p><output>waiting</output></section>
<section id="ws" data-state="wait"><h2>WebSocket</h2><p>An echo of what you type</p><output>waiting</output>
<form><input aria-label="Message" placeholder="Say something" autocomplete="off"><button>Send</button></form></section>
</div>
</main>
<script src="/assets/app.js"></script>
</body>
</html>
)";

constexpr std::string_view style =
    R"(:root { color-scheme: light dark; --line: #8884; --good: #1a7f4b; --bad: #c0392b; }
* { box-sizing: border-box; }
body { margin: 0; font: 16px/1.5 system-ui, "Noto Sans", sans-serif; background: Canvas; color: CanvasText; }
main { max-width: 56rem; margin: 0 auto; padding: 3rem 1.5rem; }
h1 { font-size: 2rem; margin: .25rem 0; overflow-wrap: anywhere; }
h2 { font-size: 1rem; margin: 0; }
.mark { display: inline-block; margin: 0; padding: .1rem .6rem; border: 1px solid var(--line); border-radius: 1rem; font-size: .8rem; }
.lead { opacity: .75; margin-top: 0; }
.cards { display: grid; gap: 1rem; grid-template-columns: repeat(auto-fit, minmax(16rem, 1fr)); }
section { border: 1px solid var(--line); border-left: .3rem solid var(--line); border-radius: .5rem; padding: 1rem; }
section[data-state=good] { border-left-color: var(--good); }
section[data-state=bad] { border-left-color: var(--bad); }
section p { margin: .1rem 0 .6rem; font-size: .85rem; opacity: .7; }
output { display: block; font-family: ui-monospace, monospace; font-size: .9rem; min-height: 1.5em; overflow-wrap: anywhere; }
form { display: flex; gap: .5rem; margin-top: .6rem; }
input { flex: 1; min-width: 0; padding: .3rem .5rem; font: inherit; }
button { padding: .3rem .8rem; font: inherit; }
)";

constexpr std::string_view script = R"('use strict';
function show(id, text, good = true) {
  const card = document.getElementById(id);
  card.querySelector('output').textContent = text;
  card.dataset.state = good ? 'good' : 'bad';
}
const styled = getComputedStyle(document.querySelector('.cards')).display === 'grid';
show('asset', styled ? 'loaded' : 'the stylesheet is missing', styled);

fetch('/api/info').then(answer => answer.json())
  .then(info => show('fetch', info.sandbox + ', up for ' + info.upSeconds + ' s'))
  .catch(error => show('fetch', String(error), false));

const events = new EventSource('/events');
events.onmessage = event => show('sse', event.data);
events.onerror = () => show('sse', 'lost, trying again', false);

const socket = new WebSocket(location.origin.replace(/^http/, 'ws') + '/ws', ['liteboxd.echo']);
socket.onopen = () => socket.send('hello');
socket.onmessage = event => show('ws', 'echo: ' + event.data);
socket.onclose = event => show('ws', 'closed (' + event.code + ')', false);
document.querySelector('form').onsubmit = event => {
  event.preventDefault();
  const input = event.target.querySelector('input');
  if (input.value !== '') socket.send(input.value);
  input.value = '';
};
)";

} // namespace

std::string sandboxPage(std::string_view podName)
{
    std::string page(pageStart);
    page += podName; // a pod's name has no character that means something in HTML
    page += pageEnd;
    return page;
}

std::string_view sandboxStyle()
{
    return style;
}

std::string_view sandboxScript()
{
    return script;
}

} // namespace liteboxd::demo
