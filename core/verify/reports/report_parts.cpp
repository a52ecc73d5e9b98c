// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/verify/reports/report_parts.h"

#include <QCryptographicHash>
#include <QJsonArray>
#include <QJsonDocument>

namespace liteboxd::verify {

using namespace Qt::Literals::StringLiterals;

namespace {

const QString checks = u"checks"_s;

QString digestOf(const QJsonValue &value)
{
    const QByteArray text = QJsonDocument(QJsonArray{value}).toJson(QJsonDocument::Compact);
    return QString::fromLatin1(QCryptographicHash::hash(text, QCryptographicHash::Sha256).toHex());
}

} // namespace

QJsonObject digestsOf(const QJsonObject &report)
{
    QJsonObject digests;
    for (auto part = report.begin(); part != report.end(); ++part) {
        if (part.key() != checks && part.key() != u"signature")
            digests.insert(part.key(), digestOf(part.value()));
    }
    for (const QJsonValue &check : report[checks].toArray())
        digests.insert(checks + u'.' + check[u"id"].toString(), digestOf(check));
    return digests;
}

std::vector<ChangedPart> changedParts(const QJsonObject &report, const QJsonObject &digests)
{
    const QJsonObject now = digestsOf(report);
    std::vector<ChangedPart> changes;
    QJsonObject all = now;
    for (auto part = digests.begin(); part != digests.end(); ++part)
        all.insert(part.key(), part.value());
    for (const QString &name : all.keys()) {
        if (!now.contains(name))
            changes.push_back({name, PartChange::Missing});
        else if (!digests.contains(name))
            changes.push_back({name, PartChange::Added});
        else if (now[name] != digests[name])
            changes.push_back({name, PartChange::Changed});
    }
    return changes;
}

} // namespace liteboxd::verify
