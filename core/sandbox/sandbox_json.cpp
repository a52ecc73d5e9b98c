// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sandbox/sandbox_json.h"

#include "core/sandbox/state_keywords.h"
#include "core/sandbox/time_text.h"

#include <QJsonArray>

namespace liteboxd::sandbox {

using namespace Qt::Literals::StringLiterals;

namespace {

QJsonValue orNull(const QString &text)
{
    return text.isEmpty() ? QJsonValue(QJsonValue::Null) : QJsonValue(text);
}

QJsonValue orNull(const std::optional<Sandbox::Time> &time)
{
    return time ? QJsonValue(timeText(*time)) : QJsonValue(QJsonValue::Null);
}

QJsonArray portsOf(const Sandbox &sandbox)
{
    QJsonArray ports;
    for (const ContainerPort &port : sandbox.ports)
        ports.append(QJsonObject{{u"number"_s, port.number}, {u"name"_s, orNull(port.name)}});
    return ports;
}

QJsonObject internetOf(const Sandbox &sandbox, const InternetObservation &observation)
{
    return {{u"requested"_s, sandbox.internetRequested},
            {u"observed"_s, observedWord(internetState(sandbox.internetRequested, observation))},
            {u"until"_s, orNull(sandbox.internetUntil)},
            {u"dnsLock"_s, sandbox.hasDnsLock},
            {u"egressProxy"_s, sandbox.hasEgressProxy},
            {u"allowedDomains"_s, QJsonArray::fromStringList(sandbox.allowedDomains)}};
}

QString accessUrl(const Sandbox &sandbox, const QUrl &gateway)
{
    QUrl url = gateway.adjusted(QUrl::RemoveQuery | QUrl::RemoveFragment | QUrl::StripTrailingSlash);
    url.setPath(url.path() + u"/api/v1/sandbox/"_s + QString::fromStdString(sandbox.id.text()));
    return url.toString(QUrl::FullyEncoded);
}

} // namespace

QString observedWord(InternetState state)
{
    switch (state) {
    case InternetState::Off:
        return u"off"_s;
    case InternetState::Applying:
        return u"applying"_s;
    case InternetState::On:
        return u"on"_s;
    case InternetState::Removing:
        return u"removing"_s;
    case InternetState::Requested:
    case InternetState::NotRequested:
    case InternetState::Unknown:
        break;
    }
    return u"unknown"_s;
}

QJsonObject sandboxJson(const Sandbox &sandbox, const InternetObservation &observation, const QUrl &gateway)
{
    const bool hasVersion = sandbox.templateVersion > 0;
    return {{u"id"_s, QString::fromStdString(sandbox.id.text())},
            {u"podName"_s, sandbox.podName},
            {u"namespace"_s, sandbox.podNamespace},
            {u"state"_s, QString(keyword(sandbox.state))},
            {u"reason"_s, orNull(sandbox.reason)},
            {u"message"_s, orNull(sandbox.message)},
            {u"ready"_s, sandbox.ready},
            {u"restarts"_s, sandbox.restarts},
            {u"template"_s, orNull(sandbox.templateName)},
            {u"templateVersion"_s, hasVersion ? QJsonValue(sandbox.templateVersion) : QJsonValue(QJsonValue::Null)},
            {u"internet"_s, internetOf(sandbox, observation)},
            {u"ports"_s, portsOf(sandbox)},
            {u"node"_s, orNull(sandbox.nodeName)},
            {u"podAddress"_s, orNull(sandbox.podAddress)},
            {u"managedBy"_s, orNull(sandbox.managedBy)},
            {u"createdAt"_s, timeText(sandbox.createdAt)},
            {u"expiresAt"_s, orNull(sandbox.expiresAt())},
            {u"accessUrl"_s, accessUrl(sandbox, gateway)},
            {u"usage"_s, QJsonValue::Null}};
}

} // namespace liteboxd::sandbox
