// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo/objects/sample_fleet.h"

#include "app/demo/objects/sample_templates.h"
#include "core/base/secret.h"

#include <QJsonArray>

namespace liteboxd::demo {

using namespace Qt::Literals::StringLiterals;

namespace {

QJsonObject container(const SampleTemplate &made, bool isMissing, bool isFailing)
{
    QJsonObject main{
        {u"name"_s, u"main"_s},
        {u"image"_s, isMissing ? u"registry.invalid/"_s + made.image() : made.image()},
        {u"ports"_s, QJsonArray{QJsonObject{{u"name"_s, u"http"_s}, {u"containerPort"_s, 8080}}}},
        {u"resources"_s, QJsonObject{{u"limits"_s, QJsonObject{{u"cpu"_s, u"500m"_s}, {u"memory"_s, u"512Mi"_s}}},
                                     {u"requests"_s, QJsonObject{{u"cpu"_s, u"100m"_s}, {u"memory"_s, u"128Mi"_s}}}}},
        {u"securityContext"_s, QJsonObject{{u"allowPrivilegeEscalation"_s, false}}},
        {u"volumeMounts"_s, QJsonArray{QJsonObject{{u"name"_s, u"workspace"_s}, {u"mountPath"_s, u"/workspace"_s}}}}};
    if (isFailing)
        main.insert(u"command"_s, QJsonArray{u"false"_s});
    return main;
}

} // namespace

QJsonObject SampleFleet::next()
{
    const int i = m_made++;
    const QString id = u"%1"_s.arg(m_random(), 8, 16, QChar(u'0'));
    const SampleTemplate &made = sampleTemplates().at(static_cast<std::size_t>(i) % sampleTemplates().size());
    const bool isMissing = m_count >= 5 && i == 3;
    const bool isFailing = m_count >= 5 && i == 4;
    const QDateTime created = m_now.addSecs(-60 * (3 + (i * 7) % 50));
    QJsonObject labels{
        {u"app"_s, u"liteboxd"_s}, {u"sandbox-id"_s, id}, {u"liteboxd.io/managed-by"_s, u"liteboxd-demo"_s}};
    if (i % 4 == 1)
        labels.insert(u"liteboxd.io/internet-access"_s, u"true"_s);
    QJsonObject annotations{{u"liteboxd.io/access-token"_s, QString::fromStdString(base::randomHex64())},
                            {u"liteboxd/ttl"_s, QString::number(made.ttl)},
                            {u"liteboxd/created-at"_s, created.toString(Qt::ISODate)},
                            {u"liteboxd.io/template"_s, made.name},
                            {u"liteboxd.io/template-version"_s, QString::number(made.version())}};
    if (i == 2) // what its flows show: app/demo/relay/traffic
        annotations.insert(u"liteboxd.io/demo-behaviour"_s, u"hostile"_s);
    if (i % 8 == 5)
        annotations.insert(u"liteboxd.io/allowed-domains"_s, u"pypi.org,*.pythonhosted.org"_s);
    const QJsonObject workspace{{u"name"_s, u"workspace"_s}, {u"emptyDir"_s, QJsonObject()}};
    return {
        {u"apiVersion"_s, u"v1"_s},
        {u"kind"_s, u"Pod"_s},
        {u"metadata"_s, QJsonObject{{u"name"_s, QString(u"sandbox-"_s + id)},
                                    {u"namespace"_s, u"liteboxd"_s},
                                    {u"creationTimestamp"_s, created.toString(Qt::ISODate)},
                                    {u"labels"_s, labels},
                                    {u"annotations"_s, annotations}}},
        {u"spec"_s, QJsonObject{{u"containers"_s, QJsonArray{container(made, isMissing, isFailing)}},
                                {u"volumes"_s, QJsonArray{workspace}},
                                {u"restartPolicy"_s, u"Never"_s},
                                {u"automountServiceAccountToken"_s, false},
                                {u"securityContext"_s,
                                 QJsonObject{{u"seccompProfile"_s, QJsonObject{{u"type"_s, u"RuntimeDefault"_s}}}}}}}};
}

} // namespace liteboxd::demo
