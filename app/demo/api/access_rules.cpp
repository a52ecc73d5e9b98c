// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo/api/access_rules.h"

#include "app/demo/objects/selection.h"

namespace liteboxd::demo {

using namespace Qt::Literals::StringLiterals;

QStringList AccessRules::verbs() const
{
    if (m_denied.isEmpty())
        return {u"*"_s};
    QStringList all{u"get"_s,    u"list"_s,  u"watch"_s,  u"create"_s,
                    u"update"_s, u"patch"_s, u"delete"_s, u"deletecollection"_s};
    all.removeAll(m_denied);
    return all;
}

std::optional<Status> AccessRules::refusal(std::string_view method, const ApiTarget &target) const
{
    const QString verb = verbOf(method, target);
    if (target.kind != ApiTarget::Kind::Object || target.type == nullptr || allows(verb))
        return std::nullopt;
    QString resource = target.type->plural;
    if (!target.subresource.isEmpty())
        resource += u'/' + target.subresource;
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
