// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/async/request.h"
#include "core/kube/api_client.h"
#include "core/kube/streams/exec_stream.h"

#include <QByteArray>
#include <QObject>
#include <QTimer>

#include <chrono>

namespace liteboxd::sandbox {

/// What a command did. Each text is kept up to 1 MiB unless more was asked for; what comes after is not.
struct CommandResult
{
    int exitCode = 0;
    QByteArray output{};
    QByteArray errorOutput{};
    bool isCut = false; ///< there was more output than is kept
};

/// One command run in a sandbox from beginning to end, with its input given at once. Belongs to the API client and
/// deletes itself when done; destroying it ends it with ConnectionLost.
class CommandRun : public QObject
{
    Q_OBJECT

public:
    /// Errors of kube::ExecStream; TimedOut when it takes longer than `limit` (it may go on in the sandbox).
    static async::Request start(kube::ApiClient &api, kube::ExecCommand command, QByteArray input,
                                std::chrono::milliseconds limit, QObject *context, async::Callback<CommandResult> done,
                                qsizetype mostKept = usuallyKept);
    ~CommandRun() override;

    static constexpr qsizetype usuallyKept = 1 << 20;

private:
    CommandRun(kube::ApiClient &api, kube::ExecCommand command, QByteArray input, async::Promise<CommandResult> promise,
               qsizetype mostKept);

    void feed();
    void keep(QByteArray &to, const QByteArray &bytes);
    void end(base::Result<CommandResult> result);

    kube::ExecStream m_stream;
    QByteArray m_input;
    qsizetype m_fed = 0;
    const async::Promise<CommandResult> m_promise;
    const qsizetype m_mostKept; ///< bytes of each text
    CommandResult m_result;
    QTimer m_limit;
};

} // namespace liteboxd::sandbox
