// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/shell/looks/color_roles.h"

#include <QDBusVariant>
#include <QObject>

#include <optional>

namespace liteboxd::shell {

/// What the desktop says about light and dark, read from the settings portal (org.freedesktop.appearance,
/// color-scheme: 1 is dark, 2 is light, 0 is no preference). Qt does this by itself from 6.5 on. Without a session bus
/// or a portal it knows nothing, silently. GUI thread.
class SystemScheme : public QObject
{
    Q_OBJECT

public:
    explicit SystemScheme(QObject *parent = nullptr);

    /// Nothing until the desktop has answered, or if it has no preference.
    std::optional<Scheme> scheme() const { return m_scheme; }

Q_SIGNALS:
    void changed();

private Q_SLOTS:
    void onSettingChanged(const QString &group, const QString &key, const QDBusVariant &value);

private:
    void take(const QVariant &value);

    std::optional<Scheme> m_scheme;
};

} // namespace liteboxd::shell
