// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/policies/policy_summary_shape.h"

#include <QJsonArray>
#include <QJsonDocument>

namespace liteboxd::ctl {

using namespace Qt::Literals::StringLiterals;

namespace {

/// A value in one line.
QString compact(const QJsonValue &value)
{
    if (value.isNull())
        return u"nothing"_s;
    const QByteArray text = QJsonDocument(QJsonArray{value}).toJson(QJsonDocument::Compact);
    return QString::fromUtf8(text.sliced(1, text.size() - 2));
}

QString drifts(const QJsonObject &policy)
{
    if (!policy["present"_L1].toBool())
        return u"absent"_s;
    const QJsonArray drift = policy["drift"_L1].toArray();
    return drift.isEmpty() ? u"-"_s : QString::number(drift.size());
}

QString differences(const QJsonObject &policy)
{
    if (!policy["present"_L1].toBool())
        return u"it is not in the cluster"_s;
    QStringList lines;
    const QJsonArray drift = policy["drift"_L1].toArray();
    for (const QJsonValue &each : drift) {
        QString line = u"%1: %2 instead of %3"_s.arg(each["path"_L1].toString(), compact(each["actual"_L1]),
                                                     compact(each["expected"_L1]));
        const QString managers = each["managers"_L1].toVariant().toStringList().join(u", "_s);
        if (!managers.isEmpty())
            line += u" (by %1)"_s.arg(managers);
        lines << line;
    }
    return lines.join(u"; "_s);
}

} // namespace

Shape summaryShape()
{
    return {Shape::member("name"),
            {{"KIND", Shape::member("kind")},
             {"NAMESPACE", Shape::member("namespace"), ColumnUse::Wide},
             {"NAME", Shape::member("name")},
             {"SCOPE", Shape::member("scope"), ColumnUse::Wide},
             {"SELECTS", Shape::member("selects")},
             {"DIRECTION", Shape::member("direction")},
             {"VALID", Shape::member("valid")},
             {"MANAGED", Shape::member("managed")},
             {"DRIFT", drifts}}};
}

Shape differenceShape()
{
    return {Shape::member("name"),
            {{"KIND", Shape::member("kind")}, {"NAME", Shape::member("name")}, {"DIFFERENCES", differences}}};
}

} // namespace liteboxd::ctl
