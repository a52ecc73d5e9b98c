// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/audit/audit_command.h"

#include "app/ctl/frame/duration_option.h"

#include <CLI/CLI.hpp>

#include <QJsonDocument>

namespace liteboxd::ctl {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr std::chrono::milliseconds interval{500};

QString parametersText(const QJsonObject &record)
{
    const QJsonObject parameters = record.value("parameters"_L1).toObject();
    return parameters.isEmpty() ? u"-"_s : QString::fromUtf8(QJsonDocument(parameters).toJson(QJsonDocument::Compact));
}

Shape auditShape()
{
    return {Shape::member("number"),
            {{"TIME", Shape::member("at")},
             {"WHO", Shape::member("osUser")},
             {"THROUGH", Shape::member("through")},
             {"CONTEXT", Shape::member("context")},
             {"USER", Shape::member("user"), ColumnUse::Wide},
             {"NAMESPACE", Shape::member("namespace"), ColumnUse::Wide},
             {"WHAT", Shape::member("kind")},
             {"OBJECT", Shape::member("object")},
             {"RESULT", Shape::member("outcome")},
             {"PARAMETERS", parametersText, ColumnUse::Wide},
             {"ERROR", Shape::member("error.message"), ColumnUse::Wide}}};
}

} // namespace

void AuditCommand::declare(CLI::App &options)
{
    addDuration(options, "--since", "only what is not older than this, such as 1h",
                [this](std::chrono::seconds time) { m_since = time; });
    options.add_flag("-f,--follow", m_follows, "go on with what is done later, until Ctrl-C");
}

void AuditCommand::start(Invocation &invocation)
{
    m_next.setSingleShot(true);
    connect(&m_next, &QTimer::timeout, this, [this, &invocation] { look(invocation); });
    if (!m_follows)
        invocation.limitTime(std::chrono::seconds(30), "the audit trail");
    invocation.noteAnswer(); // no API server is asked
    look(invocation);
}

void AuditCommand::loseReader(Invocation &invocation)
{
    if (m_follows)
        invocation.finish();
}

void AuditCommand::look(Invocation &invocation)
{
    store::AuditQuery query;
    query.after = m_last;
    if (m_since && m_last == 0)
        query.since = std::chrono::system_clock::now() - *m_since;
    m_question = invocation.store().audit(query, this, [this, &invocation](const auto &records) {
        if (!records)
            return invocation.fail(records.error(), "");
        take(invocation, *records);
    });
}

void AuditCommand::take(Invocation &invocation, const store::AuditRecords &records)
{
    QJsonArray items;
    for (const store::AuditRecord &record : records) {
        m_last = record.number;
        if (isWanted(invocation, record))
            items.append(record.json());
    }
    if (!m_follows) {
        invocation.output().list(auditShape(), items);
        return invocation.finish();
    }
    for (const QJsonValue &item : items)
        invocation.output().next(auditShape(), item.toObject());
    if (!invocation.output().isOpen())
        return invocation.finish();
    m_next.start(interval);
}

bool AuditCommand::isWanted(const Invocation &invocation, const store::AuditRecord &record)
{
    const GlobalOptions &options = invocation.options();
    return (options.context.empty() || record.context.toStdString() == options.context) &&
           (options.nameSpace.empty() || record.nameSpace.toStdString() == options.nameSpace);
}

} // namespace liteboxd::ctl
