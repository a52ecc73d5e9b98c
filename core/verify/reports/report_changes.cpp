// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/verify/reports/report_changes.h"

#include <QHash>

namespace liteboxd::verify {

using namespace Qt::Literals::StringLiterals;

namespace {

int severityOf(const QString &result)
{
    const QHash<QString, int> severities{{u"warning"_s, 1}, {u"inconclusive"_s, 2}, {u"fail"_s, 3}};
    return severities.value(result, 0);
}

} // namespace

QJsonArray changesSince(const QJsonObject &before, const QJsonObject &now)
{
    QHash<QString, QString> results;
    for (const QJsonValue &check : before[u"checks"].toArray())
        results.insert(check[u"id"].toString(), check[u"result"].toString());
    QJsonArray changes;
    for (const QJsonValue &check : now[u"checks"].toArray()) {
        const auto was = results.constFind(check[u"id"].toString());
        const QString result = check[u"result"].toString();
        if (was == results.constEnd() || *was == result)
            continue;
        changes.append(QJsonObject{{u"id"_s, was.key()},
                                   {u"before"_s, *was},
                                   {u"now"_s, result},
                                   {u"regression"_s, severityOf(result) > severityOf(*was)}});
    }
    return changes;
}

} // namespace liteboxd::verify
