// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/ctl/frame/audit_trail.h"
#include "app/ctl/frame/cluster.h"
#include "app/ctl/frame/exit_code.h"
#include "app/ctl/frame/global_options.h"
#include "app/ctl/frame/messages.h"
#include "app/ctl/frame/output.h"

#include <QObject>
#include <QTimer>

#include <memory>
#include <optional>
#include <string>

namespace liteboxd::ctl {

/// One run of one command: what it was told besides its own options, where it writes, and how it ends. The first end
/// counts; what comes after it is ignored. One thread.
class Invocation : public QObject
{
    Q_OBJECT

public:
    /// `storeFile` is where the audit trail and tombstones of this user are; it is made when it is first needed.
    Invocation(GlobalOptions options, const QString &storeFile, Output::Sink out, Messages::Sink err,
               QObject *parent = nullptr);
    ~Invocation() override;

    const GlobalOptions &options() const { return m_options; }
    Output &output() { return m_output; }
    Messages &messages() { return m_messages; }

    /// The cluster that the options name. nullptr if there is none: then the command has failed already.
    Cluster *cluster();

    /// What this user's programs keep for later.
    store::Store &store();

    /// Where this user's programs keep what is for later.
    QString dataFolder() const;

    /// What changes the cluster is told here as it begins and as it ends.
    AuditTrail &audit();

    /// From now on the command has as long as --timeout says, or `usual` if nobody said. `what` it waits for is said
    /// when the time is up ("sandbox 0a1b2c3d to become ready").
    void limitTime(std::chrono::milliseconds usual, std::string what);

    /// It follows something without end now.
    void endLimit() { m_limit.stop(); }

    /// An API server has answered: from now on an expired time says "failed", not "unreachable".
    void noteAnswer() { m_wasAnswered = true; }

    void finish(ExitCode code = ExitCode::Done) { end(static_cast<int>(code)); }

    /// Ends with the code that the error has, after telling it.
    void fail(const base::Error &error);

    /// The same with another thing to do about it than the error's code suggests.
    void fail(const base::Error &error, const std::string &advice);

    /// Ends with the code that a command in a sandbox had.
    void end(int exitCode);

    bool hasEnded() const { return m_hasEnded; }

Q_SIGNALS:
    /// The command is over; what it still does may be ended. Once, before ended().
    void ending();

    /// The same, and its audit trail is written. Once.
    void ended(int exitCode);

private:
    GlobalOptions m_options;
    Output m_output;
    Messages m_messages;
    const QString m_storeFile;
    std::unique_ptr<Cluster> m_cluster;
    std::unique_ptr<store::Store> m_store;
    std::unique_ptr<AuditTrail> m_audit;
    std::optional<base::Error> m_error; ///< that it ends with
    QTimer m_limit;
    std::string m_awaited;
    bool m_wasAnswered = false;
    bool m_hasEnded = false;
};

} // namespace liteboxd::ctl
