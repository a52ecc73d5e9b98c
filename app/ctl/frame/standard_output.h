// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArrayView>
#include <QObject>
#include <QSocketNotifier>

#include <memory>

namespace liteboxd::ctl {

/// Standard output of the process: what is written there, and whether it arrived. One thread.
class StandardOutput : public QObject
{
    Q_OBJECT

public:
    /// Before anything is opened: puts what can be neither read nor written in place of standard streams that the
    /// process was started without. Else a socket or file of ours would get their number, and our output.
    static void occupy();

    explicit StandardOutput(QObject *parent = nullptr);

    /// All of it; false if that cannot be.
    bool write(QByteArrayView bytes);

    /// The errno of the first write that failed; 0 if none did. EPIPE: who read it has enough.
    int fault() const { return m_fault; }

    /// From now on readerGone() is said. Where output is no pipe nobody can tell.
    void watch();

Q_SIGNALS:
    /// The other end of the pipe was closed. Once.
    void readerGone();

private:
    std::unique_ptr<QSocketNotifier> m_notifier;
    int m_fault = 0;
};

} // namespace liteboxd::ctl
