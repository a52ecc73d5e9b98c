// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo/api/discovery.h"

#include "app/demo/objects/cluster_types.h"
#include "app/demo/objects/resource_type.h"

#include <QJsonArray>

#include <algorithm>
#include <vector>

namespace liteboxd::demo {

using namespace Qt::Literals::StringLiterals;

namespace {

const QString authorization = u"authorization.k8s.io"_s;
const QString authentication = u"authentication.k8s.io"_s;

std::vector<const ResourceType *> servedTypes()
{
    std::vector<const ResourceType *> all(storedTypes().begin(), storedTypes().end());
    all.insert(all.end(), measuredTypes().begin(), measuredTypes().end());
    return all;
}

QJsonArray array(const QStringList &texts)
{
    return QJsonArray::fromStringList(texts);
}

QJsonObject version()
{
    return {{u"major"_s, u"1"_s},        {u"minor"_s, u"34"_s},          {u"gitVersion"_s, u"v1.34.4+liteboxd-demo"_s},
            {u"gitCommit"_s, QString()}, {u"gitTreeState"_s, QString()}, {u"buildDate"_s, u"1970-01-01T00:00:00Z"_s},
            {u"goVersion"_s, QString()}, {u"compiler"_s, u"gcc"_s},      {u"platform"_s, u"linux/amd64"_s}};
}

QJsonObject resource(const ResourceType &type)
{
    static const QStringList onlyRead{u"get"_s, u"list"_s};
    static const QStringList verbs{u"create"_s, u"delete"_s, u"deletecollection"_s, u"get"_s,
                                   u"list"_s,   u"patch"_s,  u"update"_s,           u"watch"_s};
    const auto measured = measuredTypes();
    QStringList served = std::find(measured.begin(), measured.end(), &type) == measured.end() ? verbs : onlyRead;
    if (&type == &namespaces())
        served.removeAll(u"deletecollection"_s);
    return {{u"name"_s, type.plural}, {u"singularName"_s, type.singular},        {u"namespaced"_s, type.namespaced},
            {u"kind"_s, type.kind},   {u"shortNames"_s, array(type.shortNames)}, {u"verbs"_s, array(served)}};
}

QJsonObject subresource(const ResourceType &type, const QString &name, const QString &kind, const QStringList &verbs)
{
    return {{u"name"_s, type.plural + u'/' + name},
            {u"singularName"_s, QString()},
            {u"namespaced"_s, type.namespaced},
            {u"kind"_s, kind},
            {u"verbs"_s, array(verbs)}};
}

QJsonObject resourceList(const QString &group, const QString &unserved)
{
    QJsonArray resources;
    QString groupVersion;
    for (const ResourceType *type : servedTypes()) {
        if (type->group != group)
            continue;
        groupVersion = type->groupVersion();
        if (type->plural == unserved)
            continue;
        resources.append(resource(*type));
        if (type == &pods()) {
            resources.append(subresource(*type, u"proxy"_s, u"PodProxyOptions"_s,
                                         {u"create"_s, u"delete"_s, u"get"_s, u"patch"_s, u"update"_s}));
            resources.append(subresource(*type, u"exec"_s, u"PodExecOptions"_s, {u"create"_s, u"get"_s}));
            resources.append(subresource(*type, u"log"_s, u"Pod"_s, {u"get"_s}));
        }
        if (type == &nodes())
            resources.append(subresource(*type, u"proxy"_s, u"NodeProxyOptions"_s,
                                         {u"create"_s, u"delete"_s, u"get"_s, u"patch"_s, u"update"_s}));
        if (type->hasStatus)
            resources.append(subresource(*type, u"status"_s, type->kind, {u"get"_s, u"patch"_s, u"update"_s}));
    }
    if (group == authorization || group == authentication) {
        groupVersion = group + u"/v1"_s;
        const QStringList kinds = group == authorization
                                      ? QStringList{u"SelfSubjectAccessReview"_s, u"SelfSubjectRulesReview"_s}
                                      : QStringList{u"SelfSubjectReview"_s};
        for (const QString &kind : kinds) {
            resources.append(QJsonObject{{u"name"_s, kind.toLower() + u's'},
                                         {u"singularName"_s, kind.toLower()},
                                         {u"namespaced"_s, false},
                                         {u"kind"_s, kind},
                                         {u"verbs"_s, array({u"create"_s})}});
        }
    }
    return {{u"kind"_s, u"APIResourceList"_s},
            {u"apiVersion"_s, u"v1"_s},
            {u"groupVersion"_s, groupVersion},
            {u"resources"_s, resources}};
}

/// The one version of a group that is served.
QString versionOf(const QString &group)
{
    for (const ResourceType *type : servedTypes()) {
        if (type->group == group)
            return type->version;
    }
    return u"v1"_s;
}

QJsonObject group(const QString &name)
{
    const QString version = versionOf(name);
    const QJsonObject only{{u"groupVersion"_s, QString(name + u'/' + version)}, {u"version"_s, version}};
    return {{u"name"_s, name}, {u"versions"_s, QJsonArray{only}}, {u"preferredVersion"_s, only}};
}

QStringList servedGroups()
{
    QStringList groups{authorization, authentication};
    for (const ResourceType *type : servedTypes()) {
        if (!type->group.isEmpty() && !groups.contains(type->group))
            groups.append(type->group);
    }
    return groups;
}

} // namespace

std::optional<QJsonObject> discoveryDocument(const QStringList &segments, const QString &serverAddress,
                                             const QString &unserved)
{
    const QStringList groups = servedGroups();
    const QString path = segments.join(u'/');
    if (path == u"version"_s)
        return version();
    if (path == u"api"_s) {
        const QJsonObject address{{u"clientCIDR"_s, u"0.0.0.0/0"_s}, {u"serverAddress"_s, serverAddress}};
        return QJsonObject{{u"kind"_s, u"APIVersions"_s},
                           {u"versions"_s, array({u"v1"_s})},
                           {u"serverAddressByClientCIDRs"_s, QJsonArray{address}}};
    }
    if (path == u"api/v1"_s)
        return resourceList({}, unserved);
    if (path == u"apis"_s) {
        QJsonArray list;
        for (const QString &name : groups)
            list.append(group(name));
        return QJsonObject{{u"kind"_s, u"APIGroupList"_s}, {u"apiVersion"_s, u"v1"_s}, {u"groups"_s, list}};
    }
    if (segments.value(0) != u"apis"_s || !groups.contains(segments.value(1)))
        return std::nullopt;
    if (segments.size() == 2) {
        QJsonObject document = group(segments.at(1));
        document.insert(u"kind"_s, u"APIGroup"_s);
        document.insert(u"apiVersion"_s, u"v1"_s);
        return document;
    }
    if (segments.size() == 3 && segments.at(2) == versionOf(segments.at(1)))
        return resourceList(segments.at(1), unserved);
    return std::nullopt;
}

} // namespace liteboxd::demo
