// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/policy/policy_json.h"

#include "core/kube/field_conflict.h"

#include <QJsonArray>

namespace liteboxd::policy {

using namespace Qt::Literals::StringLiterals;

namespace {

QJsonValue orNull(const QJsonValue &value)
{
    return value.isUndefined() ? QJsonValue(QJsonValue::Null) : value;
}

QString nameOf(PolicyOutcome outcome)
{
    switch (outcome) {
    case PolicyOutcome::Created:
        return u"created"_s;
    case PolicyOutcome::Changed:
        return u"changed"_s;
    case PolicyOutcome::Unchanged:
        return u"unchanged"_s;
    case PolicyOutcome::Inapplicable:
        return u"inapplicable"_s;
    case PolicyOutcome::Failed:
        return u"failed"_s;
    case PolicyOutcome::NotTried:
        break;
    }
    return u"notTried"_s;
}

/// The context is left out, as the policy itself stands beside it.
QJsonObject errorJson(const base::Error &error)
{
    const std::string_view code = base::name(error.code);
    return {{u"code"_s, QString::fromLatin1(code.data(), static_cast<qsizetype>(code.size()))},
            {u"message"_s, QString::fromStdString(error.message)}};
}

} // namespace

QJsonObject jsonOf(const FieldDifference &difference)
{
    return {{u"path"_s, difference.path},
            {u"expected"_s, orNull(difference.expected)},
            {u"actual"_s, orNull(difference.actual)},
            {u"managers"_s, QJsonArray::fromStringList(difference.managers)}};
}

QJsonObject jsonOf(const PolicySummary &summary)
{
    QJsonArray drift;
    for (const FieldDifference &difference : summary.drift)
        drift.append(jsonOf(difference));
    QJsonObject json{{u"kind"_s, summary.kind},
                     {u"namespace"_s, summary.nameSpace},
                     {u"name"_s, summary.name},
                     {u"scope"_s, QLatin1StringView(nameOf(summary.scope))},
                     {u"selects"_s, static_cast<qint64>(summary.selects)},
                     {u"direction"_s, QLatin1StringView(nameOf(summary.directions))},
                     {u"valid"_s, summary.isValid()},
                     {u"present"_s, summary.present},
                     {u"managed"_s, summary.managed},
                     {u"drift"_s, drift}};
    if (!summary.isValid())
        json.insert(u"invalid"_s, summary.refusal);
    if (summary.older)
        json.insert(u"older"_s, QLatin1StringView(sentenceFor(*summary.older)));
    return json;
}

QJsonObject jsonOf(const PolicyManifest &manifest, const PolicyResult &result)
{
    QJsonObject json{{u"kind"_s, QString::fromStdString(manifest.kind.kind)},
                     {u"namespace"_s, manifest.object["metadata"_L1]["namespace"_L1]},
                     {u"name"_s, manifest.name},
                     {u"managed"_s, true},
                     {u"outcome"_s, nameOf(result.outcome)}};
    if (!result.error)
        return json;
    QJsonArray conflicts;
    for (const kube::FieldConflict &conflict : kube::fieldConflicts(*result.error)) {
        conflicts.append(QJsonObject{{u"field"_s, QString::fromStdString(conflict.field)},
                                     {u"manager"_s, QString::fromStdString(conflict.manager)}});
    }
    QJsonObject error = errorJson(*result.error);
    error.insert(u"conflicts"_s, conflicts);
    json.insert(u"error"_s, error);
    return json;
}

} // namespace liteboxd::policy
