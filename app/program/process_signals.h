// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QSocketNotifier>

#include <memory>

namespace liteboxd::program {

/// SIGTERM, SIGINT and SIGHUP as Qt signals. Make it when the event loop is about to run, not before: as long as nobody
/// reads them they must end the process, which they do by themselves. It works by handlers and blocks nothing, so it
/// does not matter which threads there are, and what the process starts inherits nothing. After the first SIGTERM or
/// SIGINT the next one ends the process at once. One at a time; destroying it gives the signals their own effect back.
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

    int m_reading = -1;
    std::unique_ptr<QSocketNotifier> m_notifier;
};

} // namespace liteboxd::program
