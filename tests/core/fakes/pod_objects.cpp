// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/fakes/pod_objects.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QStringList>

using namespace Qt::Literals::StringLiterals;

namespace liteboxd::tests {

namespace {

QJsonValue replaced(const QJsonValue &in, const QStringList &path, const QJsonValue &value)
{
    if (path.isEmpty())
        return value;
    QJsonObject object = in.toObject();
    const QString key = QString(path.first()).replace(u'|', u'.');
    const QJsonValue inner = replaced(object.value(key), path.mid(1), value);
    if (inner.isUndefined())
        object.remove(key);
    else
        object.insert(key, inner);
    return object;
}

} // namespace

QJsonObject podObject(const QString &id)
{
    const QJsonObject metadata{
        {u"name"_s, "sandbox-"_L1 + id},
        {u"namespace"_s, u"liteboxd"_s},
        {u"uid"_s, "uid-of-"_L1 + id},
        {u"resourceVersion"_s, u"42"_s},
        {u"creationTimestamp"_s, u"2026-11-01T10:00:00Z"_s},
        {u"labels"_s, QJsonObject{{u"app"_s, u"liteboxd"_s},
                                  {u"sandbox-id"_s, id},
                                  {u"liteboxd.io/managed-by"_s, u"liteboxd-console"_s},
                                  {u"liteboxd.io/internet-access"_s, u"true"_s}}},
        {u"annotations"_s, QJsonObject{{u"liteboxd.io/access-token"_s, QString(64, u'a')},
                                       {u"liteboxd/ttl"_s, u"3600"_s},
                                       {u"liteboxd/created-at"_s, u"2026-11-01T09:59:58Z"_s},
                                       {u"liteboxd.io/template"_s, u"python"_s},
                                       {u"liteboxd.io/allowed-domains"_s, u"pypi.org, *.pythonhosted.org"_s}}}};
    const QJsonObject spec{
        {u"nodeName"_s, u"node-1"_s},
        {u"containers"_s,
         QJsonArray{
             QJsonObject{{u"name"_s, u"main"_s},
                         {u"ports"_s, QJsonArray{QJsonObject{{u"containerPort"_s, 8080}, {u"name"_s, u"http"_s}},
                                                 QJsonObject{{u"containerPort"_s, 53}, {u"protocol"_s, u"UDP"_s}}}}}}}};
    const QJsonObject status{
        {u"phase"_s, u"Running"_s},
        {u"podIP"_s, u"10.42.0.10"_s},
        {u"conditions"_s, QJsonArray{QJsonObject{{u"type"_s, u"Ready"_s}, {u"status"_s, u"True"_s}}}},
        {u"containerStatuses"_s, QJsonArray{QJsonObject{{u"name"_s, u"main"_s}, {u"restartCount"_s, 2}}}}};
    return {{u"metadata"_s, metadata}, {u"spec"_s, spec}, {u"status"_s, status}};
}

QJsonObject with(const QJsonObject &object, const QString &path, const QJsonValue &value)
{
    return replaced(object, path.split(u'.'), value).toObject();
}

QByteArray jsonText(const QJsonObject &object)
{
    return QJsonDocument(object).toJson(QJsonDocument::Compact);
}

} // namespace liteboxd::tests
