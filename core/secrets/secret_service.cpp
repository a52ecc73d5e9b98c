// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/secrets/secret_service.h"

#include <QDBusConnection>
#include <QDBusMessage>
#include <QDBusPendingCallWatcher>
#include <QDBusPendingReply>
#include <QDBusVariant>

namespace liteboxd::secrets {

namespace {

SecretServiceState stateFrom(const QDBusPendingReply<QDBusVariant> &locked)
{
    if (locked.isValid())
        return locked.value().variant().toBool() ? SecretServiceState::Locked : SecretServiceState::Open;
    switch (locked.error().type()) {
    case QDBusError::UnknownObject: // the alias points at no collection: one is made with the first item
    case QDBusError::UnknownMethod:
    case QDBusError::UnknownInterface:
    case QDBusError::UnknownProperty:
        return SecretServiceState::Empty;
    case QDBusError::NoReply:
    case QDBusError::Timeout:
    case QDBusError::TimedOut:
        return SecretServiceState::Silent;
    default:
        return SecretServiceState::Absent;
    }
}

} // namespace

void askSecretService(std::function<void(SecretServiceState)> then)
{
    constexpr int timeLimit = 5000; // ms
    const QDBusConnection bus = QDBusConnection::sessionBus();
    if (!bus.isConnected())
        return then(SecretServiceState::Absent);
    QDBusMessage question = QDBusMessage::createMethodCall(
        QStringLiteral("org.freedesktop.secrets"), QStringLiteral("/org/freedesktop/secrets/aliases/default"),
        QStringLiteral("org.freedesktop.DBus.Properties"), QStringLiteral("Get"));
    question << QStringLiteral("org.freedesktop.Secret.Collection") << QStringLiteral("Locked");
    auto *watcher = new QDBusPendingCallWatcher(bus.asyncCall(question, timeLimit));
    QObject::connect(watcher, &QDBusPendingCallWatcher::finished, watcher,
                     [then = std::move(then)](QDBusPendingCallWatcher *answered) {
                         answered->deleteLater();
                         then(stateFrom(*answered));
                     });
}

} // namespace liteboxd::secrets
