// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QSocketNotifier>

#include <memory>

namespace liteboxd::gateway {

/// SIGTERM, SIGINT and SIGHUP as Qt signals. Make it before any thread starts: it blocks these for the threads that
/// come after it. After the first SIGTERM or SIGINT the next one ends the process at once, as it would without this.
class ProcessSignals : public QObject
{
    Q_OBJECT

public:
    ProcessSignals();
    ~ProcessSignals() override;

Q_SIGNALS:
    /// SIGTERM or SIGINT, once.
    void endAsked();
    /// SIGHUP.
    void reloadAsked();

private:
    void read();

    int m_descriptor = -1;
    std::unique_ptr<QSocketNotifier> m_notifier;
};

} // namespace liteboxd::gateway
