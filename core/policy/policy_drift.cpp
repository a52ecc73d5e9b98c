// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/policy/policy_drift.h"

#include "core/kube/write_options.h"

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
            m_found.push_back({path, expected, actual, {}});
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

/// What counts of a spec. A CiliumNetworkPolicy's empty list is another thing than none.
QJsonObject specOf(const QJsonObject &policy)
{
    QJsonObject spec = policy[u"spec"].toObject();
    if (policy[u"kind"].toString().startsWith(u"Cilium"))
        return spec;
    for (const QStringView rules : {QStringView(u"ingress"), QStringView(u"egress")}) {
        if (spec.value(rules).toArray().isEmpty())
            spec.remove(rules);
    }
    return spec;
}

/// "spec.egress[0].to" as "f:spec", "f:egress": what is inside of a list has no owner of its own. A label's key may hold
/// dots: what follows metadata.labels is one name.
QStringList ownedParts(const QString &path)
{
    static const QString maps[] = {QStringLiteral("metadata.labels."), QStringLiteral("metadata.annotations.")};
    for (const QString &map : maps) {
        if (path.startsWith(map))
            return {QStringLiteral("f:metadata"), QStringLiteral("f:") + map.section(u'.', 1, 1),
                    QStringLiteral("f:") + path.mid(map.size())};
    }
    QStringList parts;
    for (const QString &part : path.section(u'[', 0, 0).split(u'.'))
        parts.append(QStringLiteral("f:") + part);
    return parts;
}

/// How many of the parts, from the first one on, are among these fields.
qsizetype depthIn(const QJsonObject &fields, const QStringList &parts)
{
    QJsonObject level = fields;
    qsizetype depth = 0;
    while (depth < parts.size() && level.contains(parts[depth]))
        level = level.value(parts[depth++]).toObject();
    return depth;
}

} // namespace

QStringList fieldOwners(const QJsonObject &live, const QString &path)
{
    const QStringList parts = ownedParts(path);
    // To have written something else in spec or among the labels is not to own this.
    qsizetype deepest = path.startsWith(QStringLiteral("metadata.")) ? parts.size() : 2;
    QStringList owners;
    for (const QJsonValue &entry : live[u"metadata"][u"managedFields"].toArray()) {
        const qsizetype depth = depthIn(entry[u"fieldsV1"].toObject(), parts);
        if (depth < deepest)
            continue;
        if (depth > deepest)
            owners.clear();
        deepest = depth;
        owners.append(entry[u"manager"].toString());
    }
    owners.removeAll(QString::fromLatin1(kube::fieldManagerName));
    owners.sort();
    owners.removeDuplicates();
    return owners;
}

std::vector<FieldDifference> drift(const QJsonObject &expected, const QJsonObject &actual)
{
    const QJsonObject wanted = expected[u"metadata"].toObject();
    const QJsonObject present = actual[u"metadata"].toObject();
    Comparison comparison;
    for (const QString &field : {QStringLiteral("annotations"), QStringLiteral("labels")})
        comparison.compareNamed(QStringLiteral("metadata.") + field, wanted[field].toObject(),
                                present[field].toObject());
    comparison.compare(QStringLiteral("spec"), specOf(expected), specOf(actual));
    std::vector<FieldDifference> found = comparison.take();
    for (FieldDifference &difference : found)
        difference.managers = fieldOwners(actual, difference.path);
    return found;
}

} // namespace liteboxd::policy
