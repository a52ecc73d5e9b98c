// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/async/request.h"
#include "core/kube/api_client.h"
#include "core/sandbox/creation/command_run.h"
#include "core/sandbox/files/packing.h"
#include "core/sandbox/files/partial_file.h"

#include <QCryptographicHash>
#include <QObject>

#include <optional>

namespace liteboxd::sandbox {

/// Whether what an earlier fetch left is how the archive in the sandbox still begins: both sides make a SHA-256 of it.
/// Reads the file in pieces between other events. One thread; destroying it ends it.
class PrefixCheck : public QObject
{
    Q_OBJECT

public:
    enum class Outcome {
        Same,
        Different,
        Unknown, ///< it cannot be asked there: no sha256sum, head or sh, or no answer in time
    };
    Q_ENUM(Outcome)

    /// `file` outlives it.
    PrefixCheck(kube::ApiClient &api, const Sandbox &sandbox, const Packing &packing, PartialFile &file);

    /// Once.
    void start();

Q_SIGNALS:
    /// One of these, once. failed(): the sandbox is out of reach, so nothing is known yet; errors of kube::ExecStream.
    void finished(liteboxd::sandbox::PrefixCheck::Outcome outcome);
    void failed(const liteboxd::base::Error &error);

private:
    void readMore();
    void take(const base::Result<CommandResult> &result);
    void compare();

    kube::ApiClient &m_api;
    const kube::ExecCommand m_command;
    PartialFile &m_file;
    qint64 m_read = 0;
    QCryptographicHash m_hash{QCryptographicHash::Sha256};
    std::optional<QByteArray> m_here;
    std::optional<QByteArray> m_there; ///< empty: not known
    bool m_isOver = false;
    async::Request m_question;
};

} // namespace liteboxd::sandbox
