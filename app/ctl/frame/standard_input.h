// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QObject>
#include <QSocketNotifier>

#include <memory>

namespace liteboxd::ctl {

/// Standard input, read as it comes and never more than 256 KiB ahead. Regular files, which no notifier watches, are
/// read as well. One thread.
class StandardInput : public QObject
{
    Q_OBJECT

public:
    explicit StandardInput(QObject *parent = nullptr);

    /// Once.
    void start();

    const QByteArray &pending() const { return m_pending; }

    /// The first `count` of pending() are dealt with: there is room for more.
    void drop(qsizetype count);

    /// Nothing comes after pending().
    bool isAtEnd() const { return m_isAtEnd; }

Q_SIGNALS:
    /// pending() has grown, or isAtEnd().
    void readable();

private:
    void read();

    std::unique_ptr<QSocketNotifier> m_notifier;
    QByteArray m_pending;
    bool m_isStarted = false;
    bool m_isAtEnd = false;
};

} // namespace liteboxd::ctl
