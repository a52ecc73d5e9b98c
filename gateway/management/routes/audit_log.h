// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "gateway/engine/access_log.h"

#include <QJsonObject>
#include <QString>

#include <memory>
#include <string>

namespace liteboxd::management {

class EventRing;
struct ApiRequest;

/// One thing that was asked for through the management API and changes something.
struct AuditEntry
{
    QString through = QStringLiteral("api"); ///< "egress": a sandbox asked the proxy
    std::string who;                         ///< the token's name, or the sandbox's id; may be empty
    std::string client;                      ///< the address it came from
    std::string requestId;
    QString kind;   ///< one of store::kinds
    QString object; ///< a sandbox's id, a template's name
    QJsonObject parameters{};
    int status = 0;    ///< that it was answered with
    QString outcome{}; ///< one of store::outcomes
    QString error{};   ///< empty: none

    /// What is known of a request before it is answered; of no kind if its route changes nothing.
    static AuditEntry of(const ApiRequest &request);
};

/// Who did what through the management API or asked the proxy for what, and what came of it: a line of JSON each, in a
/// file that is written by a thread of its own and followed by the next one when it has grown. Never holds a token.
class AuditLog
{
public:
    /// As engine::AccessLog::open().
    static base::Result<std::unique_ptr<AuditLog>> open(const std::string &path, std::uint64_t largest);

    /// Any thread.
    void write(const AuditEntry &entry);

    /// Opens the file by its name again.
    void reopen() { m_file->reopen(); }

    /// {time, through, who, client, requestId, kind, object, parameters, outcome, status, error}
    static QJsonObject json(const AuditEntry &entry, std::chrono::system_clock::time_point time);

private:
    explicit AuditLog(std::unique_ptr<engine::AccessLog> file)
        : m_file(std::move(file))
    {}

    const std::unique_ptr<engine::AccessLog> m_file;
};

/// Writes it down and tells whoever reads the events, where there are such (not nullptr). Any thread.
void tellOf(const AuditEntry &entry, AuditLog *log, EventRing *events);

} // namespace liteboxd::management
