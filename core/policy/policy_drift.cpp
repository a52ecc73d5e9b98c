// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/policy/policy_drift.h"

#include <QJsonArray>
#include <QStringList>

#include <algorithm>

namespace liteboxd::policy {

namespace {

/// Collects the differences of one policy.
class Comparison
{
public:
    /// Every field of either side counts.
    void compare(const QString &path, const QJsonValue &expected, const QJsonValue &actual)
    {
        if (expected.isObject() && actual.isObject())
            return compareMembers(path, expected.toObject(), actual.toObject());
        if (expected.isArray() && actual.isArray())
            return compareItems(path, expected.toArray(), actual.toArray());
        if (expected != actual)
            m_found.push_back({path, expected, actual});
    }

    /// Only the members that the manifest names count.
    void compareNamed(const QString &path, const QJsonObject &expected, const QJsonObject &actual)
    {
        for (auto member = expected.begin(); member != expected.end(); ++member)
            compare(path + u'.' + member.key(), member.value(), actual.value(member.key()));
    }

    std::vector<FieldDifference> take() { return std::move(m_found); }

private:
    void compareMembers(const QString &path, const QJsonObject &expected, const QJsonObject &actual)
    {
        QStringList keys = expected.keys() + actual.keys();
        keys.sort();
        keys.removeDuplicates();
        for (const QString &key : std::as_const(keys))
            compare(path + u'.' + key, expected.value(key), actual.value(key));
    }

    void compareItems(const QString &path, const QJsonArray &expected, const QJsonArray &actual)
    {
        const qsizetype length = std::max(expected.size(), actual.size());
        for (qsizetype i = 0; i < length; ++i)
            compare(QStringLiteral("%1[%2]").arg(path).arg(i), expected.at(i), actual.at(i));
    }

    std::vector<FieldDifference> m_found;
};

QJsonObject withoutEmptyRules(QJsonObject spec)
{
    for (const QStringView rules : {QStringView(u"ingress"), QStringView(u"egress")}) {
        if (spec.value(rules).toArray().isEmpty())
            spec.remove(rules);
    }
    return spec;
}

} // namespace

std::vector<FieldDifference> drift(const QJsonObject &expected, const QJsonObject &actual)
{
    const QJsonObject wanted = expected[u"metadata"].toObject();
    const QJsonObject present = actual[u"metadata"].toObject();
    Comparison comparison;
    for (const QString &field : {QStringLiteral("annotations"), QStringLiteral("labels")})
        comparison.compareNamed(QStringLiteral("metadata.") + field, wanted[field].toObject(),
                                present[field].toObject());
    comparison.compare(QStringLiteral("spec"), withoutEmptyRules(expected[u"spec"].toObject()),
                       withoutEmptyRules(actual[u"spec"].toObject()));
    return comparison.take();
}

} // namespace liteboxd::policy
