// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gateway/egress_telling.h"

#include <QJsonObject>

#include <string_view>

namespace liteboxd::gateway {

using namespace Qt::Literals::StringLiterals;

namespace {

QString ruleOf(const egress::EgressNote &note)
{
    const std::string_view rule = note.refusedBy ? egress::nameOf(*note.refusedBy) : std::string_view();
    return QString::fromLatin1(rule.data(), static_cast<qsizetype>(rule.size()));
}

management::AuditEntry auditEntryOf(const egress::EgressNote &note, std::uint64_t untold)
{
    management::AuditEntry entry;
    entry.through = u"egress"_s;
    entry.who = note.sandboxId;
    entry.client = note.client;
    entry.requestId = note.requestId;
    entry.kind = u"egress"_s;
    entry.object = QString::fromStdString(note.sandboxId);
    entry.parameters = {{u"method"_s, QString::fromStdString(note.method)},
                        {u"target"_s, QString::fromStdString(note.target)}};
    entry.status = note.status;
    entry.outcome = note.refusedBy ? u"refused"_s : u"done"_s;
    if (note.refusedBy) {
        entry.parameters.insert(u"rule"_s, ruleOf(note));
        entry.error = QString::fromStdString(note.detail);
    }
    if (untold > 0)
        entry.parameters.insert(u"untold"_s, static_cast<qint64>(untold));
    return entry;
}

QJsonObject eventOf(const egress::EgressNote &note, std::uint64_t untold)
{
    const auto text = [](const std::string &bytes) { return QString::fromStdString(bytes); };
    return {{u"sandbox"_s, note.sandboxId.empty() ? QJsonValue() : QJsonValue(text(note.sandboxId))},
            {u"client"_s, text(note.client)},
            {u"method"_s, text(note.method)},
            {u"target"_s, text(note.target)},
            {u"rule"_s, ruleOf(note)},
            {u"status"_s, note.status},
            {u"detail"_s, text(note.detail)},
            {u"untold"_s, static_cast<qint64>(untold)}};
}

} // namespace

void EgressTelling::tell(const egress::EgressNote &note)
{
    std::uint64_t untold = 0;
    if (note.refusedBy) {
        const auto told = m_throttle.take(note.sandboxId, io::Clock::now());
        if (!told)
            return;
        untold = *told;
    }
    if (m_audit)
        m_audit->write(auditEntryOf(note, untold));
    if (m_events && note.refusedBy)
        m_events->add(u"egress.refused"_s, {{u"egress"_s, eventOf(note, untold)}});
}

} // namespace liteboxd::gateway
