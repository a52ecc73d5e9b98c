// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sandboxes/sandbox_facts.h"

#include "app/sandboxes/tr.h"
#include "core/models/cut_text.h"
#include "core/models/duration_text.h"
#include "core/models/sandbox_words.h"
#include "core/models/time_text.h"

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace liteboxd::sandboxes {

using sandbox::Sandbox;

namespace {

using Row = QPair<QString, QString>;

constexpr qsizetype s_longest = 300; ///< of one value: whoever made the pod may have written a book
constexpr qsizetype s_mostDomains = 20;

/// Each in a line of its own, the first ones of many.
QString domainsText(const QStringList &domains)
{
    QStringList lines;
    for (const QString &domain : domains.first(std::min(domains.size(), s_mostDomains)))
        lines << models::cutText(domain, s_longest);
    if (domains.size() > s_mostDomains)
        lines << Tr::tr("and %n more", nullptr, static_cast<int>(domains.size() - s_mostDomains));
    return lines.join(u'\n');
}

QString yesOrNo(bool yes)
{
    return yes ? Tr::tr("yes") : Tr::tr("no");
}

QString portsText(const Sandbox &sandbox)
{
    QStringList ports;
    for (const auto &port : sandbox.ports)
        ports << (port.name.isEmpty() ? QString::number(port.number) : u"%1 (%2)"_s.arg(port.number).arg(port.name));
    return ports.isEmpty() ? Tr::tr("none declared") : models::cutText(ports.join(u", "_s), s_longest);
}

QString observedText(const sandbox::InternetObservation &observation)
{
    if (!observation.observable)
        return Tr::tr("not observable");
    if (!observation.flowAllowed)
        return Tr::tr("no flow seen yet");
    return *observation.flowAllowed ? Tr::tr("a flow was let through") : Tr::tr("a flow was denied");
}

/// "written 10:01:02, identity changed after 2 s, first flow let through after 3 s"; times of nodes may be a little
/// ahead.
QString receiptText(const Sandbox &sandbox, const models::InternetReceipt &receipt)
{
    const auto after = [&receipt](const std::optional<models::InternetReceipt::Time> &time) {
        if (!time)
            return Tr::tr("not seen yet");
        return Tr::tr("after %1 s")
            .arg(
                std::max<qint64>(0, std::chrono::duration_cast<std::chrono::seconds>(*time - receipt.written).count()));
    };
    QStringList lines{Tr::tr("label written %1").arg(models::timeText(receipt.written))};
    if (sandbox.allowedDomains.isEmpty())
        lines << Tr::tr("identity changed: %1").arg(after(receipt.identity));
    lines << (sandbox.internetRequested ? Tr::tr("first flow let through: %1") : Tr::tr("first flow denied: %1"))
                 .arg(after(receipt.firstFlow));
    return lines.join(u'\n');
}

QString lengthText(std::chrono::system_clock::duration length)
{
    return models::durationText(std::chrono::duration_cast<std::chrono::seconds>(length));
}

QString endText(Sandbox::Time end, Sandbox::Time now)
{
    return end <= now ? Tr::tr("Expired") : Tr::tr("%1 (in %2)").arg(models::timeText(end), lengthText(end - now));
}

} // namespace

QString reasonText(const Sandbox &sandbox)
{
    const QString word = models::reasonWord(sandbox);
    if (word.isEmpty() || sandbox.message.isEmpty())
        return word + sandbox.message;
    return word + u": "_s + sandbox.message;
}

Facts internetFacts(const models::SandboxRow &row, Sandbox::Time now, const QString &whoEnds)
{
    const Sandbox &sandbox = *row.sandbox;
    Facts rows;
    rows << Row(Tr::tr("Requested"), yesOrNo(sandbox.internetRequested));
    rows << Row(Tr::tr("Observed"), observedText(row.observation));
    if (row.traffic && row.traffic->receipt)
        rows << Row(Tr::tr("Receipt"), receiptText(sandbox, *row.traffic->receipt));
    if (sandbox.internetUntil) {
        rows << Row(Tr::tr("Ends"), endText(*sandbox.internetUntil, now));
        rows << Row(Tr::tr("Ended by"), whoEnds);
    }
    rows << Row(Tr::tr("Allowed domains"), domainsText(sandbox.allowedDomains));
    if (sandbox.hasDnsLock)
        rows << Row(Tr::tr("DNS"), Tr::tr("locked: other names than those are not even asked"));
    if (sandbox.hasEgressProxy)
        rows << Row(Tr::tr("Proxy"), Tr::tr("the gateway's proxy for sandboxes opens these domains"));
    if (sandbox.hostNetwork)
        rows << Row(Tr::tr("Host network"), Tr::tr("yes: no network policy holds for this sandbox"));
    return rows;
}

QString tokenFaultText(sandbox::TokenFault fault)
{
    using sandbox::TokenFault;
    switch (fault) {
    case TokenFault::None:
        return {};
    case TokenFault::Missing:
        break;
    case TokenFault::TooShort:
        return Tr::tr("Its access token has less than 32 characters and counts as none");
    case TokenFault::TooLong:
        return Tr::tr("Its access token has more than 1,024 characters and counts as none");
    case TokenFault::ForbiddenCharacter:
        return Tr::tr("Its access token holds characters that no header can carry and counts as none");
    }
    return Tr::tr("This sandbox has no access token");
}

Facts sandboxFacts(const Sandbox &sandbox, Sandbox::Time now, const QString &whoEnds)
{
    const auto end = sandbox.expiresAt();
    Facts rows;
    rows << Row(Tr::tr("Ports"), portsText(sandbox));
    const QString templateName = models::cutText(sandbox.templateName, s_longest);
    rows << Row(Tr::tr("Template"), sandbox.templateVersion > 0
                                        ? Tr::tr("%1, version %2").arg(templateName).arg(sandbox.templateVersion)
                                        : templateName);
    rows << Row(Tr::tr("Image"), models::cutText(sandbox.image, s_longest));
    rows << Row(Tr::tr("Access token"), tokenFaultText(sandbox.tokenFault));
    rows << Row(Tr::tr("Created"), models::timeText(sandbox.createdAt));
    rows << Row(Tr::tr("Expires"), end ? endText(*end, now) : QString());
    rows << Row(Tr::tr("Ended by"), end ? whoEnds : QString());
    rows << Row(Tr::tr("Ready"), yesOrNo(sandbox.ready));
    if (sandbox.exitCode)
        rows << Row(Tr::tr("Exit code"), QString::number(*sandbox.exitCode));
    if (sandbox.restarts > 0)
        rows << Row(Tr::tr("Restarts"), QString::number(sandbox.restarts));
    rows << Row(Tr::tr("Pod"), sandbox.podName);
    rows << Row(Tr::tr("Address"), sandbox.podAddress);
    rows << Row(Tr::tr("Node"), sandbox.nodeName);
    if (sandbox.controller)
        rows << Row(Tr::tr("Controller"),
                    models::cutText(sandbox.controller->kind + u' ' + sandbox.controller->name, s_longest));
    rows << Row(Tr::tr("Managed by"), models::cutText(sandbox.managedBy, s_longest));
    if (!sandbox.rivals.isEmpty())
        rows << Row(Tr::tr("Also claimed by"), models::cutText(sandbox.rivals.join(u'\n'), s_longest));
    return rows;
}

} // namespace liteboxd::sandboxes
