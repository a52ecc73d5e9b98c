// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/shell/looks/system_scheme.h"

#include <QDBusConnection>
#include <QDBusMessage>
#include <QDBusPendingCallWatcher>
#include <QDBusPendingReply>

using namespace Qt::Literals::StringLiterals;

namespace liteboxd::shell {

namespace {
const QString s_service = u"org.freedesktop.portal.Desktop"_s;
const QString s_path = u"/org/freedesktop/portal/desktop"_s;
const QString s_interface = u"org.freedesktop.portal.Settings"_s;
const QString s_group = u"org.freedesktop.appearance"_s;
const QString s_key = u"color-scheme"_s;
} // namespace

SystemScheme::SystemScheme(QObject *parent)
    : QObject(parent)
{
    QDBusConnection bus = QDBusConnection::sessionBus();
    if (!bus.isConnected())
        return;
    bus.connect(s_service, s_path, s_interface, u"SettingChanged"_s, this,
                SLOT(onSettingChanged(QString, QString, QDBusVariant)));
    QDBusMessage read = QDBusMessage::createMethodCall(s_service, s_path, s_interface, u"Read"_s);
    read << s_group << s_key;
    auto *watcher = new QDBusPendingCallWatcher(bus.asyncCall(read), this);
    connect(watcher, &QDBusPendingCallWatcher::finished, this, [this, watcher] {
        const QDBusPendingReply<QDBusVariant> reply = *watcher;
        watcher->deleteLater();
        if (reply.isValid())
            take(reply.value().variant());
    });
}

void SystemScheme::onSettingChanged(const QString &group, const QString &key, const QDBusVariant &value)
{
    if (group == s_group && key == s_key)
        take(value.variant());
}

void SystemScheme::take(const QVariant &value)
{
    // Read wraps the value in one more variant than SettingChanged does.
    const QVariant plain = value.canConvert<QDBusVariant>() ? value.value<QDBusVariant>().variant() : value;
    const uint preference = plain.toUInt();
    std::optional<Scheme> scheme;
    if (preference == 1)
        scheme = Scheme::Dark;
    else if (preference == 2)
        scheme = Scheme::Light;
    if (scheme == m_scheme)
        return;
    m_scheme = scheme;
    Q_EMIT changed();
}

} // namespace liteboxd::shell
