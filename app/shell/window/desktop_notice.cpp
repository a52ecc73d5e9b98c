// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/shell/window/desktop_notice.h"

#include <QDBusConnection>
#include <QDBusMessage>
#include <QDBusPendingCallWatcher>
#include <QDBusPendingReply>
#include <QGuiApplication>
#include <QStringList>
#include <QVariantMap>

namespace liteboxd::shell {

using namespace Qt::Literals::StringLiterals;

namespace {

const QString service = u"org.freedesktop.Notifications"_s;
const QString path = u"/org/freedesktop/Notifications"_s;
const QString clicked = u"default"_s; ///< the action of the message itself

} // namespace

void DesktopNotice::show(const QString &title, const QString &text, QObject *context, std::function<void()> opened)
{
    if (QDBusConnection::sessionBus().isConnected())
        new DesktopNotice(title, text, context, std::move(opened)); // NOLINT: belongs to the context
}

DesktopNotice::DesktopNotice(const QString &title, const QString &text, QObject *context, std::function<void()> opened)
    : QObject(context)
    , m_opened(std::move(opened))
{
    QDBusConnection bus = QDBusConnection::sessionBus();
    bus.connect(service, path, service, u"ActionInvoked"_s, this, SLOT(takeAction(uint, QString)));
    bus.connect(service, path, service, u"ActivationToken"_s, this, SLOT(takeToken(uint, QString)));
    bus.connect(service, path, service, u"NotificationClosed"_s, this, SLOT(takeEnd(uint, uint)));
    constexpr uint replacesNone = 0;
    constexpr int asLongAsTheDesktopLikes = -1;
    QDBusMessage call = QDBusMessage::createMethodCall(service, path, service, u"Notify"_s);
    call << QGuiApplication::applicationDisplayName() << replacesNone << u"liteboxd-console"_s << title
         << text.toHtmlEscaped() << QStringList{clicked, tr("Show")}
         << QVariantMap{{u"desktop-entry"_s, QGuiApplication::desktopFileName()}} << asLongAsTheDesktopLikes;
    auto *const watcher = new QDBusPendingCallWatcher(bus.asyncCall(call), this);
    connect(watcher, &QDBusPendingCallWatcher::finished, this, &DesktopNotice::takeId);
}

void DesktopNotice::takeId(QDBusPendingCallWatcher *call)
{
    const QDBusPendingReply<uint> reply = *call;
    call->deleteLater();
    if (reply.isError())
        return deleteLater(); // nobody shows messages here
    m_id = reply.value();
}

void DesktopNotice::takeAction(uint id, const QString &action)
{
    if (id == m_id && action == clicked)
        m_opened();
}

/// With it a Wayland desktop lets the window come to the front (xdg-activation); Qt takes it from there.
void DesktopNotice::takeToken(uint id, const QString &token)
{
    if (id == m_id)
        qputenv("XDG_ACTIVATION_TOKEN", token.toUtf8());
}

void DesktopNotice::takeEnd(uint id, uint)
{
    if (id == m_id)
        deleteLater();
}

} // namespace liteboxd::shell
