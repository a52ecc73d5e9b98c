// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sandboxes/sandbox_facts.h"

#include "app/sandboxes/tr.h"
#include "core/models/duration_text.h"
#include "core/models/time_text.h"

using namespace Qt::Literals::StringLiterals;

namespace liteboxd::sandboxes {

using sandbox::Sandbox;

namespace {

using Row = QPair<QString, QString>;

QString yesOrNo(bool yes)
{
    return yes ? Tr::tr("yes") : Tr::tr("no");
}

QString portsText(const Sandbox &sandbox)
{
    QStringList ports;
    for (const auto &port : sandbox.ports)
        ports << (port.name.isEmpty() ? QString::number(port.number) : u"%1 (%2)"_s.arg(port.number).arg(port.name));
    return ports.isEmpty() ? Tr::tr("none declared") : ports.join(u", "_s);
}

QString observedText(const sandbox::InternetObservation &observation)
{
    if (!observation.observable)
        return Tr::tr("not observable");
    if (!observation.flowAllowed)
        return Tr::tr("no flow seen yet");
    return *observation.flowAllowed ? Tr::tr("a flow was let through") : Tr::tr("a flow was denied");
}

QString lengthText(std::chrono::system_clock::duration length)
{
    return models::durationText(std::chrono::duration_cast<std::chrono::seconds>(length));
}

} // namespace

QString reasonText(const Sandbox &sandbox)
{
    if (sandbox.reason.isEmpty() || sandbox.message.isEmpty())
        return sandbox.reason + sandbox.message;
    return sandbox.reason + u": "_s + sandbox.message;
}

Facts internetFacts(const models::SandboxRow &row)
{
    const Sandbox &sandbox = *row.sandbox;
    Facts rows;
    rows << Row(Tr::tr("Requested"), yesOrNo(sandbox.internetRequested));
    rows << Row(Tr::tr("Observed"), observedText(row.observation));
    rows << Row(Tr::tr("Allowed domains"), sandbox.allowedDomains.join(u'\n'));
    if (sandbox.hostNetwork)
        rows << Row(Tr::tr("Host network"), Tr::tr("yes: no network policy holds for this sandbox"));
    return rows;
}

Facts sandboxFacts(const Sandbox &sandbox, Sandbox::Time now)
{
    QString expires;
    if (const auto end = sandbox.expiresAt())
        expires =
            *end <= now ? Tr::tr("Expired") : Tr::tr("%1 (in %2)").arg(models::timeText(*end), lengthText(*end - now));
    Facts rows;
    rows << Row(Tr::tr("Ports"), portsText(sandbox));
    rows << Row(Tr::tr("Template"), sandbox.templateName);
    rows << Row(Tr::tr("Created"), models::timeText(sandbox.createdAt));
    rows << Row(Tr::tr("Expires"), expires);
    rows << Row(Tr::tr("Ready"), yesOrNo(sandbox.ready));
    if (sandbox.restarts > 0)
        rows << Row(Tr::tr("Restarts"), QString::number(sandbox.restarts));
    rows << Row(Tr::tr("Pod"), sandbox.podName);
    rows << Row(Tr::tr("Address"), sandbox.podAddress);
    rows << Row(Tr::tr("Node"), sandbox.nodeName);
    if (sandbox.controller)
        rows << Row(Tr::tr("Controller"), sandbox.controller->kind + u' ' + sandbox.controller->name);
    rows << Row(Tr::tr("Managed by"), sandbox.managedBy);
    return rows;
}

} // namespace liteboxd::sandboxes
