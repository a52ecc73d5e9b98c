// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/console/console.h"

#include <QObject>
#include <QTimer>

namespace liteboxd::console {

/// Saves a picture of the console's window once its sandboxes are there, then tells how that went. A connection that
/// fails is pictured as it is shown, and counts as a failure, as does one that takes too long. GUI thread.
class Picture : public QObject
{
    Q_OBJECT

public:
    Picture(Console &console, QString file, QObject *parent = nullptr);

Q_SIGNALS:
    /// `exitCode` is 0 if the picture was saved and shows rows or an empty namespace.
    void taken(int exitCode);

private:
    void look();
    void take();

    Console &m_console;
    QString m_file;
    QTimer m_timeout;
    QTimer m_settle;
};

} // namespace liteboxd::console
