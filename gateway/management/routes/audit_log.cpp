// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/management/routes/audit_log.h"

#include "core/base/redaction.h"
#include "core/sandbox/time_text.h"
#include "gateway/management/feeds/event_ring.h"
#include "gateway/management/routes/api_request.h"
#include "gateway/management/routes/api_route.h"

#include <QJsonDocument>

#include <utility>

namespace liteboxd::management {

using namespace Qt::Literals::StringLiterals;

AuditEntry AuditEntry::of(const ApiRequest &request)
{
    AuditEntry entry;
    entry.who = request.who;
    entry.client = request.client;
    entry.requestId = request.requestId;
    entry.kind = QString::fromLatin1(request.route->audit);
    for (const auto &[name, value] : request.parameters) // of which no route has two
        entry.object = QString::fromStdString(value);
    return entry;
}

base::Result<std::unique_ptr<AuditLog>> AuditLog::open(const std::string &path, std::uint64_t largest)
{
    auto file = engine::AccessLog::open(path, engine::AccessLog::Format::Json, largest);
    if (!file)
        return base::fail(std::move(file.error()));
    return std::unique_ptr<AuditLog>(new AuditLog(std::move(*file)));
}

QJsonObject AuditLog::json(const AuditEntry &entry, std::chrono::system_clock::time_point time)
{
    const auto text = [](const std::string &bytes) { return QString::fromStdString(base::redact(bytes)); };
    return {{u"time"_s, sandbox::timeText(time)},
            {u"through"_s, entry.through},
            {u"who"_s, text(entry.who)},
            {u"client"_s, text(entry.client)},
            {u"requestId"_s, text(entry.requestId)},
            {u"kind"_s, entry.kind},
            {u"object"_s, entry.object},
            {u"parameters"_s, entry.parameters},
            {u"outcome"_s, entry.outcome},
            {u"status"_s, entry.status},
            {u"error"_s,
             entry.error.isEmpty() ? QJsonValue(QJsonValue::Null) : QJsonValue(text(entry.error.toStdString()))}};
}

void AuditLog::write(const AuditEntry &entry)
{
    std::string line =
        QJsonDocument(json(entry, std::chrono::system_clock::now())).toJson(QJsonDocument::Compact).toStdString();
    line += '\n';
    m_file->handOver(line);
}

void tellOf(const AuditEntry &entry, AuditLog *log, EventRing *events)
{
    if (log != nullptr)
        log->write(entry);
    if (events != nullptr)
        events->add(u"audit"_s, {{u"audit"_s, AuditLog::json(entry, std::chrono::system_clock::now())}});
}

} // namespace liteboxd::management
