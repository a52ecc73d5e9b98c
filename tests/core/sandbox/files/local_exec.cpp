// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/sandbox/files/local_exec.h"

#include <QStandardPaths>
#include <QUrl>
#include <QUrlQuery>

#include <utility>

using namespace Qt::Literals::StringLiterals;

LocalExecSocket::LocalExecSocket(const QStringList &command, const QString &path, std::optional<qint64> cutAfter)
    : m_left(cutAfter)
{
    connect(&m_process, &QProcess::readyReadStandardOutput, this,
            [this] { passOn(1, m_process.readAllStandardOutput()); });
    connect(&m_process, &QProcess::readyReadStandardError, this,
            [this] { passOn(2, m_process.readAllStandardError()); });
    connect(&m_process, &QProcess::bytesWritten, this, &ChannelSocket::bytesWritten);
    connect(&m_process, &QProcess::finished, this, [this](int exitCode) { end(exitCode); });
    m_process.setEnvironment({u"PATH="_s + path});
    const QString program = QStandardPaths::findExecutable(command.first(), path.split(u':'));
    const auto start = [this, program, arguments = command.mid(1)] {
        Q_EMIT opened(u"v5.channel.k8s.io"_s);
        if (program.isEmpty())
            Q_EMIT messageReceived(QByteArray(1, 3) + R"({"status": "Failure", "code": 500, "reason": "InternalError",
                                                          "message": "no such file"})");
        else
            m_process.start(program, arguments);
    };
    QMetaObject::invokeMethod(this, start, Qt::QueuedConnection);
}

LocalExecSocket::~LocalExecSocket()
{
    m_process.disconnect(this);
    m_process.kill();
    m_process.waitForFinished();
}

void LocalExecSocket::send(const QByteArray &message)
{
    if (message.startsWith('\0'))
        m_process.write(message.mid(1));
    else if (message == QByteArray("\xff\0", 2))
        m_process.closeWriteChannel();
}

void LocalExecSocket::passOn(char channel, QByteArray bytes)
{
    const bool isCut = channel == 1 && m_left && bytes.size() >= *m_left;
    if (isCut)
        bytes.truncate(*m_left);
    else if (channel == 1 && m_left)
        *m_left -= bytes.size();
    if (isCut)
        m_process.disconnect(this);
    Q_EMIT messageReceived(channel + bytes);
    if (isCut)
        Q_EMIT closed();
}

void LocalExecSocket::end(int exitCode)
{
    passOn(1, m_process.readAllStandardOutput());
    passOn(2, m_process.readAllStandardError());
    const QByteArray status = exitCode == 0
                                  ? QByteArray(R"({"status": "Success"})")
                                  : R"({"status": "Failure", "reason": "NonZeroExitCode", "details": {"causes":
                            [{"reason": "ExitCode", "message": ")" +
                                        QByteArray::number(exitCode) + R"("}]}})";
    Q_EMIT messageReceived(QByteArray(1, 3) + status);
}

std::unique_ptr<liteboxd::kube::ChannelSocket> LocalExecTransport::openChannels(const std::string &target,
                                                                                const QStringList &)
{
    const QUrl url(QString::fromStdString(target), QUrl::StrictMode);
    commands << QUrlQuery(url).allQueryItemValues(u"command"_s, QUrl::FullyDecoded);
    return std::make_unique<LocalExecSocket>(commands.last(), path, std::exchange(cutAfter, std::nullopt));
}
