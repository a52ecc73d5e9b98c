// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/core/kube/support/fake_transport.h"

#include "core/kube/wire/channel_socket.h"

#include <QProcess>
#include <QStringList>

#include <memory>
#include <optional>

/// A command of pods/exec that runs on this machine: its streams, and at last its exit code as a Status.
class LocalExecSocket : public liteboxd::kube::ChannelSocket
{
    Q_OBJECT

public:
    /// `path`: where programs are looked for. `cutAfter`: the connection is lost when so many bytes came.
    LocalExecSocket(const QStringList &command, const QString &path, std::optional<qint64> cutAfter);
    ~LocalExecSocket() override;

    void send(const QByteArray &message) override;
    qint64 bytesToWrite() const override { return m_process.bytesToWrite(); }

private:
    void passOn(char channel, QByteArray bytes);
    void end(int exitCode);

    QProcess m_process;
    std::optional<qint64> m_left;
};

/// A cluster with one pod, whose container is this machine: its shell, tar and files are real.
class LocalExecTransport : public FakeTransport
{
public:
    std::unique_ptr<liteboxd::kube::ChannelSocket> openChannels(const std::string &target,
                                                                const QStringList &protocols) override;

    QString path = QStringLiteral("/usr/bin:/bin");
    std::optional<qint64> cutAfter; ///< of the next command alone
    QList<QStringList> commands;    ///< that were run
};
