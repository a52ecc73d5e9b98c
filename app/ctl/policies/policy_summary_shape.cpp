// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/policies/policy_summary_shape.h"

#include <QJsonArray>
#include <QJsonDocument>

namespace liteboxd::ctl {

using namespace Qt::Literals::StringLiterals;

namespace {

QJsonValue orNull(const QJsonValue &value)
{
    return value.isUndefined() ? QJsonValue(QJsonValue::Null) : value;
}

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

QJsonObject jsonOf(const policy::FieldDifference &difference)
{
    return {{u"path"_s, difference.path},
            {u"expected"_s, orNull(difference.expected)},
            {u"actual"_s, orNull(difference.actual)},
            {u"managers"_s, QJsonArray::fromStringList(difference.managers)}};
}

QJsonObject jsonOf(const policy::PolicySummary &summary)
{
    QJsonArray drift;
    for (const policy::FieldDifference &difference : summary.drift)
        drift.append(jsonOf(difference));
    QJsonObject json{{u"kind"_s, summary.kind},
                     {u"namespace"_s, summary.nameSpace},
                     {u"name"_s, summary.name},
                     {u"scope"_s, QLatin1StringView(policy::nameOf(summary.scope))},
                     {u"selects"_s, static_cast<qint64>(summary.selects)},
                     {u"direction"_s, QLatin1StringView(policy::nameOf(summary.directions))},
                     {u"valid"_s, summary.isValid()},
                     {u"present"_s, summary.present},
                     {u"managed"_s, summary.managed},
                     {u"drift"_s, drift}};
    if (!summary.isValid())
        json.insert(u"invalid"_s, summary.refusal);
    if (summary.older)
        json.insert(u"older"_s, QLatin1StringView(policy::sentenceFor(*summary.older)));
    return json;
}

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
