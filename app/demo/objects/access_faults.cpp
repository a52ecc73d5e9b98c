// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo/objects/demo_fault.h"

namespace liteboxd::demo {

using namespace Qt::Literals::StringLiterals;

namespace {

/// "rbac-list-pods-kube-system" of "list pods kube-system".
DemoFault without(const QString &right)
{
    const QString verb = right.section(u' ', 0, 0);
    const QString resource = right.section(u' ', 1, 1);
    const QString space = right.section(u' ', 2, 2);
    const QString name = u"rbac-"_s + QString(right).replace(u' ', u'-').replace(u'/', u'-');
    QString says = u"the account may not "_s + verb + u' ' + resource;
    if (!space.isEmpty())
        says += u" in "_s + space;
    return {.name = name.toStdString(), .says = says.toStdString(), .denied = {right}};
}

} // namespace

std::vector<DemoFault> accessFaults()
{
    std::vector<DemoFault> all{{.name = "login-lapses",
                                .says = "the login is refused for ten seconds, from the first command in a probe on",
                                .loginLapse = std::chrono::seconds(10)}};
    for (const QString &verb : {u"get"_s, u"list"_s, u"watch"_s, u"create"_s, u"update"_s, u"patch"_s, u"delete"_s}) {
        const std::string name = verb.toStdString();
        all.push_back({.name = "rbac-" + name, .says = "the account may " + name + " nothing", .denied = {verb}});
    }
    for (const QString &right : {u"list pods"_s,
                                 u"list pods kube-system"_s,
                                 u"get pods"_s,
                                 u"create pods"_s,
                                 u"create pods default"_s,
                                 u"delete pods"_s,
                                 u"patch pods"_s,
                                 u"get pods/exec"_s,
                                 u"get pods/exec kube-system"_s,
                                 u"get pods/portforward"_s,
                                 u"list nodes"_s,
                                 u"get namespaces"_s,
                                 u"list networkpolicies"_s,
                                 u"list ciliumnetworkpolicies"_s,
                                 u"list ciliumclusterwidenetworkpolicies"_s,
                                 u"get configmaps"_s,
                                 u"list daemonsets"_s,
                                 u"list deployments"_s,
                                 u"list services"_s,
                                 u"list endpointslices"_s,
                                 u"patch networkpolicies"_s})
        all.push_back(without(right));
    return all;
}

} // namespace liteboxd::demo
