// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo/api/access_rules.h"

#include "app/demo/objects/selection.h"

#include <QJsonObject>

#include <algorithm>
#include <map>

namespace liteboxd::demo {

using namespace Qt::Literals::StringLiterals;

namespace {

const QStringList &allVerbs()
{
    static const QStringList all{u"get"_s,    u"list"_s,  u"watch"_s,  u"create"_s,
                                 u"update"_s, u"patch"_s, u"delete"_s, u"deletecollection"_s};
    return all;
}

/// Every resource that RBAC can name here.
QStringList allResources()
{
    QStringList all{u"pods/status"_s,      u"pods/proxy"_s,  u"pods/exec"_s,          u"pods/log"_s,
                    u"pods/portforward"_s, u"nodes/proxy"_s, u"deployments/status"_s, u"nodes/status"_s};
    for (const auto types : {storedTypes(), measuredTypes()}) {
        for (const ResourceType *type : types)
            all << type->plural;
    }
    return all;
}

QJsonObject rule(const QStringList &verbs, const QStringList &resources)
{
    return {{u"verbs"_s, QJsonArray::fromStringList(verbs)},
            {u"apiGroups"_s, QJsonArray{u"*"_s}},
            {u"resources"_s, QJsonArray::fromStringList(resources)}};
}

} // namespace

AccessRules::AccessRules(const QStringList &denied)
{
    for (const QString &each : denied)
        m_denied.push_back({each.section(u' ', 0, 0), each.section(u' ', 1, 1), each.section(u' ', 2, 2)});
}

bool AccessRules::allows(const QString &verb, const QString &resource, const QString &space) const
{
    return std::none_of(m_denied.begin(), m_denied.end(), [&](const Denial &denial) {
        return denial.verb == verb && (denial.resource.isEmpty() || denial.resource == resource) &&
               (denial.space.isEmpty() || space.isEmpty() || denial.space == space);
    });
}

QJsonArray AccessRules::rulesIn(const QString &space) const
{
    if (m_denied.empty())
        return {rule({u"*"_s}, {u"*"_s})};
    std::map<QStringList, QStringList> resources; // by their verbs
    for (const QString &resource : allResources()) {
        QStringList verbs = allVerbs();
        verbs.removeIf([&](const QString &verb) { return !allows(verb, resource, space); });
        resources[verbs] << resource;
    }
    QJsonArray rules;
    for (const auto &[verbs, names] : resources)
        rules.append(rule(verbs, names));
    return rules;
}

std::optional<Status> AccessRules::refusal(std::string_view method, const ApiTarget &target) const
{
    if (target.kind != ApiTarget::Kind::Object || target.type == nullptr)
        return std::nullopt;
    const QString verb = verbOf(method, target);
    QString resource = target.type->plural;
    if (!target.subresource.isEmpty())
        resource += u'/' + target.subresource;
    if (allows(verb, resource, target.space))
        return std::nullopt;
    const QString where =
        target.space.isEmpty() ? u"at the cluster scope"_s : u"in the namespace \"%1\""_s.arg(target.space);
    return forbidden(*target.type, target.name,
                     u"User \"liteboxd-demo\" cannot %1 resource \"%2\" in API group \"%3\" %4"_s.arg(
                         verb, resource, target.type->group, where));
}

QString verbOf(std::string_view method, const ApiTarget &target)
{
    const bool isCollection = target.name.isEmpty();
    if (method == "POST")
        return u"create"_s;
    if (method == "PUT")
        return u"update"_s;
    if (method == "PATCH")
        return u"patch"_s;
    if (method == "DELETE")
        return isCollection ? u"deletecollection"_s : u"delete"_s;
    if (target.isWatchPath || (isCollection && isSet(target.query, u"watch"_s)))
        return u"watch"_s;
    return isCollection ? u"list"_s : u"get"_s;
}

} // namespace liteboxd::demo
