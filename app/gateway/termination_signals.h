// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QSocketNotifier>

#include <memory>

namespace liteboxd::gateway {

/// SIGTERM and SIGINT as a Qt signal. Make it before any thread starts: it blocks both signals for the threads that
/// come after it. The second signal of a kind ends the process at once, as it would without this.
class TerminationSignals : public QObject
{
    Q_OBJECT

public:
    TerminationSignals();
    ~TerminationSignals() override;

Q_SIGNALS:
    void asked();

private:
    void read();

    int m_descriptor = -1;
    std::unique_ptr<QSocketNotifier> m_notifier;
};

} // namespace liteboxd::gateway
