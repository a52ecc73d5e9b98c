// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/kube/api_client.h"
#include "core/kube/streams/exec_stream.h"
#include "gateway/management/feeds/session_feed.h"

#include <QByteArray>
#include <QJsonObject>
#include <QObject>
#include <QStringDecoder>

#include <memory>

namespace liteboxd::management {

/// A command in a sandbox and the WebSocket that somebody has to it. Messages are JSON: {"type": "output" |
/// "error-output", "data"}, {"type": "exit", "exitCode", "exit_code"}, {"type": "error", "code", "message"} to the
/// client, {"type": "input", "data"}, {"type": "resize", "cols", "rows"}, {"type": "eof"} from it; a binary message is
/// input as it is. Deletes itself when either side has gone. On the control plane's thread.
class ExecSession : public QObject
{
    Q_OBJECT

public:
    ExecSession(kube::ApiClient &api, const kube::ExecCommand &command, QObject *parent);
    ~ExecSession() override;

    /// For the socket; once.
    std::shared_ptr<SessionFeed> feed();

    /// Begins. What cannot be sent at once waits for the socket.
    void start(int columns, int rows);

private:
    void take(base::Opcode opcode, const std::string &message);
    void obey(const QJsonObject &message);
    void write(const QByteArray &bytes);
    void pour();
    void tellOutput(const QString &type, const QString &data);
    void tell(const QJsonObject &message);
    void end(const QJsonObject &message, base::CloseCode code);

    const std::shared_ptr<ReceiverLink> m_link;
    kube::ExecStream m_stream;
    std::weak_ptr<SessionFeed> m_feed;
    QByteArray m_input; ///< that the command has not taken yet
    bool m_endsInput = false;
    bool m_hasEnded = false;
    QStringDecoder m_output{QStringDecoder::Utf8};
    QStringDecoder m_errorOutput{QStringDecoder::Utf8};
};

} // namespace liteboxd::management
