// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// The gateway's start page: sandboxes and what happens to them, for who has an API token. What a cluster says is text, and
// never becomes markup.
"use strict";

const texts = {
  en: {
    title: "LiteBoxd gateway", token: "API token with scope read", signIn: "Sign in", signOut: "Sign out",
    tokenHint: "Ask whoever runs this gateway for one. It is kept in a cookie that pages cannot read, until you sign out " +
      "or close the browser.",
    refused: "This token is not valid.", scope: "Only a token with scope read may be used here.",
    failed: "The gateway did not answer as expected.", sandboxes: "Sandboxes", id: "Sandbox", stateColumn: "State",
    template: "Template", ports: "Ports", internet: "Internet", created: "Created", none: "There are no sandboxes.",
    events: "Events", live: "live", connecting: "connecting…", signedIn: "signed in as", on: "on", off: "off",
    domains: "listed names", lost: "events were lost; the list was read again", other: "中文",
    states: {},
  },
  zh: {
    title: "LiteBoxd 网关", token: "具有 read 权限范围的 API 令牌", signIn: "登录", signOut: "退出登录",
    tokenHint: "请向此网关的管理员索取。令牌保存在页面无法读取的 Cookie 中，直到您退出登录或关闭浏览器。",
    refused: "此令牌无效。", scope: "此处只能使用权限范围为 read 的令牌。", failed: "网关的应答不符合预期。",
    sandboxes: "沙箱", id: "沙箱", stateColumn: "状态", template: "模板", ports: "端口", internet: "互联网",
    created: "创建时间", none: "没有沙箱。", events: "事件", live: "实时", connecting: "正在连接…", signedIn: "登录身份",
    on: "开启", off: "关闭", domains: "名单内的域名", lost: "丢失了部分事件；已重新读取列表", other: "English",
    states: {pending: "等待中", running: "运行中", succeeded: "已成功", failed: "已失败", terminating: "正在终止", unknown: "未知"},
  },
};

const mostEvents = 200;
const mostPages = 20;
const longestPause = 15000;
const at = (id) => document.getElementById(id);

let language = navigator.language.toLowerCase().startsWith("zh") ? "zh" : "en";
let info = null;
let boxes = new Map();
let socket = null;
let instance = null;
let last = 0;
let pause = 500;
let isLive = false;

const say = (key) => texts[language][key];

function element(name, text) {
  const made = document.createElement(name);
  made.textContent = text;
  return made;
}

function translate() {
  document.documentElement.lang = language;
  document.title = say("title");
  for (const each of document.querySelectorAll("[data-text]"))
    each.textContent = say(each.dataset.text);
  at("language").textContent = say("other");
  at("sign-out").textContent = say("signOut");
  show();
}

const stateOf = (box) => say("states")[box.state] ?? box.state;

function portOf(box, port) {
  const text = port.name ? `${port.number} ${port.name}` : String(port.number);
  if (!info.domain)
    return element("span", text + " ");
  const link = element("a", text);
  link.href = `${location.protocol}//${port.number}-${box.id}.${info.domain}${location.port ? ":" + location.port : ""}/`;
  link.rel = "noreferrer";
  return link;
}

function rowOf(box) {
  const row = document.createElement("tr");
  row.append(element("td", box.id), element("td", box.reason ? `${stateOf(box)} (${box.reason})` : stateOf(box)),
    element("td", box.template ?? ""));
  const ports = document.createElement("td");
  ports.append(...box.ports.map((port) => portOf(box, port)));
  const internet = box.internet.requested ? say("on")
    : box.internet.allowedDomains.length > 0 ? say("domains") : say("off");
  row.append(ports, element("td", internet), element("td", new Date(box.createdAt).toLocaleString(language)));
  row.dataset.id = box.id;
  return row;
}

function show() {
  at("sign-in").hidden = info !== null;
  at("board").hidden = info === null;
  at("sign-out").hidden = info === null;
  at("state").textContent = info === null ? "" : `${say("signedIn")} ${info.name} · ${say(isLive ? "live" : "connecting")}`;
  if (info === null)
    return;
  const sorted = [...boxes.values()].sort((one, other) => one.id < other.id ? -1 : 1);
  at("rows").replaceChildren(...sorted.map(rowOf));
  at("none").hidden = sorted.length > 0;
}

function tell(text) {
  const events = at("events");
  events.prepend(element("li", text));
  while (events.childElementCount > mostEvents)
    events.lastElementChild.remove();
}

async function ask(path, options = {}) {
  const answer = await fetch(path, {credentials: "same-origin", cache: "no-store", redirect: "error", ...options});
  if (answer.status === 401)
    leave();
  return answer;
}

async function readAll() {
  const found = new Map();
  let next = "";
  for (let page = 0; page < mostPages; ++page) {
    const answer = await ask(`sandboxes?limit=1000${next ? "&continue=" + encodeURIComponent(next) : ""}`);
    if (!answer.ok)
      return;
    const list = await answer.json();
    for (const box of list.items)
      found.set(box.id, box);
    next = list.continue;
    if (!next)
      break;
  }
  boxes = found;
  show();
}

function subjectOf(event) {
  if (event.sandbox)
    return `${event.sandbox.id} ${stateOf(event.sandbox)}`;
  if (event.audit)
    return `${event.audit.kind} ${event.audit.object} ${event.audit.outcome}`;
  if (event.connection)
    return `${event.connection.kind} ${event.connection.port}-${event.connection.sandbox} ${event.connection.client}`;
  return event.policy ? event.policy.name : "";
}

function take(event) {
  if (event.type === "hello") {
    if (instance !== null && instance !== event.instance)
      readAll();
    instance = event.instance;
    return;
  }
  if (event.type === "lost") {
    tell(say("lost"));
    readAll();
    return;
  }
  last = event.sequence;
  const box = event.sandbox;
  if (event.type === "sandbox.removed")
    boxes.delete(box.id);
  else if (box)
    boxes.set(box.id, box);
  if (event.type !== "rates")
    tell(`${new Date(event.at).toLocaleTimeString(language)}  ${event.type}  ${subjectOf(event)}`);
  if (box)
    show();
}

function listen() {
  const address = new URL(last > 0 ? `events?since=${last}` : "events", location.href);
  address.protocol = address.protocol === "https:" ? "wss:" : "ws:";
  socket = new WebSocket(address);
  socket.onopen = () => {
    isLive = true;
    pause = 500;
    show();
    readAll();
  };
  socket.onmessage = (message) => take(JSON.parse(message.data));
  socket.onclose = () => {
    isLive = false;
    show();
    if (info === null)
      return;
    setTimeout(() => info !== null && start(), pause);
    pause = Math.min(pause * 2, longestPause);
  };
}

function leave() {
  info = null;
  boxes.clear();
  at("events").replaceChildren();
  if (socket !== null)
    socket.close();
  show();
}

async function start() {
  try {
    const answer = await ask("info");
    if (!answer.ok)
      return;
    info = await answer.json();
    listen();
  } catch {
    setTimeout(start, pause);
    pause = Math.min(pause * 2, longestPause);
  }
  show();
}

at("sign-in").addEventListener("submit", async (event) => {
  event.preventDefault();
  const token = at("token").value.trim();
  at("token").value = "";
  at("refusal").textContent = "";
  const answer = await fetch("session", {
    method: "POST", credentials: "same-origin", headers: {"Content-Type": "application/json"}, body: JSON.stringify({token}),
  });
  if (answer.ok)
    start();
  else
    at("refusal").textContent = say(answer.status === 401 ? "refused" : answer.status === 403 ? "scope" : "failed");
});

at("sign-out").addEventListener("click", async () => {
  await fetch("session", {method: "DELETE", credentials: "same-origin"});
  leave();
});

at("language").addEventListener("click", () => {
  language = language === "zh" ? "en" : "zh";
  translate();
});

translate();
start();
