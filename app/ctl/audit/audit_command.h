// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/ctl/frame/command.h"
#include "core/async/request.h"
#include "core/store/audit_record.h"

#include <QTimer>

#include <chrono>
#include <optional>

namespace liteboxd::ctl {

/// `audit [--since 1h] [--follow]`: what this user's console and liteboxctl did, on any cluster, the oldest first; with
/// --context or --namespace only that one's. Asks no cluster. With --follow then what is done until Ctrl-C, within half
/// a second.
class AuditCommand final : public Command
{
    Q_OBJECT

public:
    void declare(CLI::App &options) override;
    void start(Invocation &invocation) override;
    void loseReader(Invocation &invocation) override;

private:
    void look(Invocation &invocation);
    void take(Invocation &invocation, const store::AuditRecords &records);
    static bool isWanted(const Invocation &invocation, const store::AuditRecord &record);

    std::optional<std::chrono::seconds> m_since;
    bool m_follows = false;
    qint64 m_last = 0; ///< number of the last row seen
    async::Request m_question;
    QTimer m_next;
};

} // namespace liteboxd::ctl
