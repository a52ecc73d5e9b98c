// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/shell/window/desktop_notice.h"

#include <QDBusConnection>
#include <QDBusMessage>
#include <QGuiApplication>
#include <QStringList>
#include <QVariantMap>

namespace liteboxd::shell {

using namespace Qt::Literals::StringLiterals;

void showDesktopNotice(const QString &title, const QString &text)
{
    const QDBusConnection bus = QDBusConnection::sessionBus();
    if (!bus.isConnected())
        return;
    const QString service = u"org.freedesktop.Notifications"_s;
    constexpr uint replacesNone = 0;
    constexpr int asLongAsTheDesktopLikes = -1;
    QDBusMessage call =
        QDBusMessage::createMethodCall(service, u"/org/freedesktop/Notifications"_s, service, u"Notify"_s);
    call << QGuiApplication::applicationDisplayName() << replacesNone << u"liteboxd-console"_s << title
         << text.toHtmlEscaped() << QStringList()
         << QVariantMap{{u"desktop-entry"_s, QGuiApplication::desktopFileName()}} << asLongAsTheDesktopLikes;
    static_cast<void>(bus.send(call));
}

} // namespace liteboxd::shell
