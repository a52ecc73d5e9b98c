// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

class QSettings;

namespace liteboxd::sandboxes {

/// The paths at which WebSockets were opened last, by port: a port is mostly the same service in each sandbox.
/// `settings` must outlive it. GUI thread.
class PathMemory
{
public:
    explicit PathMemory(QSettings &settings)
        : m_settings(settings)
    {}

    /// "/" for a port that is not known.
    QString path(quint16 port) const;

    void remember(quint16 port, const QString &path);

    /// Whether it is an absolute path, perhaps with a query, that can stand in a URL as it is.
    static bool isPath(const QString &text);

private:
    QSettings &m_settings;
};

} // namespace liteboxd::sandboxes
