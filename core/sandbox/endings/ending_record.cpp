// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sandbox/endings/ending_record.h"

#include "core/kube/decode/json_parser.h"
#include "core/sandbox/time_text.h"

#include <QJsonArray>
#include <QJsonDocument>

namespace liteboxd::sandbox {

using namespace Qt::Literals::StringLiterals;

namespace {

PodEnding endingOf(const Sandbox &sandbox, const EndingEvidence &evidence, Remover remover)
{
    const QByteArray text = QJsonDocument(evidence.pod).toJson(QJsonDocument::Compact);
    kube::JsonParser parser;
    const auto pod = parser.parse({text.constData(), static_cast<std::size_t>(text.size())});
    PodEnding ending = podEnding(pod ? kube::ObjectView(*pod) : kube::ObjectView(), evidence.events, remover);
    if (ending.reason.isEmpty())
        ending.reason = sandbox.reason;
    if (ending.message.isEmpty())
        ending.message = sandbox.message;
    return ending;
}

} // namespace

store::Tombstone tombstoneOf(const Sandbox &sandbox, const EndingEvidence &evidence, Remover remover, Sandbox::Time now)
{
    PodEnding ending = endingOf(sandbox, evidence, remover);
    const auto expiresAt = sandbox.expiresAt();
    if (ending.cause == EndingCause::DeletedByOther && expiresAt && *expiresAt <= now)
        ending.cause = EndingCause::Expired;
    store::Tombstone tombstone;
    tombstone.endedAt = ending.at.value_or(now);
    tombstone.nameSpace = sandbox.podNamespace;
    tombstone.sandboxId = QString::fromStdString(sandbox.id.text());
    tombstone.podName = sandbox.podName;
    tombstone.podUid = sandbox.uid;
    tombstone.cause = keyword(ending.cause);
    tombstone.reason = ending.reason;
    tombstone.message = ending.message;
    tombstone.exitCode = ending.exitCode;
    const QJsonArray containers = evidence.pod.value("spec"_L1)["containers"_L1].toArray();
    tombstone.image = containers.first()["image"_L1].toString();
    tombstone.templateName = sandbox.templateName;
    tombstone.templateVersion = sandbox.templateVersion;
    tombstone.node = sandbox.nodeName;
    tombstone.createdAt = sandbox.createdAt;
    tombstone.network = networkOf(sandbox);
    for (const PodEvent &event : evidence.events)
        tombstone.events.append(event.json());
    tombstone.log = evidence.log;
    return tombstone;
}

std::optional<Sandbox> sandboxOf(const store::Tombstone &tombstone)
{
    auto id = base::SandboxId::parse(tombstone.sandboxId.toStdString());
    if (!id)
        return std::nullopt;
    Sandbox sandbox{.id = std::move(*id)};
    sandbox.podName = tombstone.podName;
    sandbox.podNamespace = tombstone.nameSpace;
    sandbox.uid = tombstone.podUid;
    sandbox.state = tombstone.cause == keyword(EndingCause::Completed) ? SandboxState::Succeeded : SandboxState::Failed;
    sandbox.reason = tombstone.reason.isEmpty() ? tombstone.cause : tombstone.reason;
    sandbox.message = tombstone.message;
    sandbox.nodeName = tombstone.node;
    sandbox.templateName = tombstone.templateName;
    sandbox.templateVersion = tombstone.templateVersion;
    sandbox.internetRequested = tombstone.network.value("allowInternetAccess"_L1).toBool();
    for (const QJsonValue &domain : tombstone.network.value("allowedDomains"_L1).toArray())
        sandbox.allowedDomains << domain.toString();
    sandbox.createdAt = tombstone.createdAt.value_or(tombstone.endedAt);
    sandbox.podCreatedAt = sandbox.createdAt;
    return sandbox;
}

QJsonObject networkOf(const Sandbox &sandbox)
{
    return {{u"allowInternetAccess"_s, sandbox.internetRequested || !sandbox.allowedDomains.isEmpty()},
            {u"allowedDomains"_s, QJsonArray::fromStringList(sandbox.allowedDomains)},
            {u"until"_s, sandbox.internetUntil ? QJsonValue(timeText(*sandbox.internetUntil)) : QJsonValue()}};
}

} // namespace liteboxd::sandbox
