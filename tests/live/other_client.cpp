// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/live/other_client.h"

#include "tests/core/fakes/fake_cluster.h"
#include "tests/core/fakes/pod_objects.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QProcess>
#include <QTest>

using namespace Qt::Literals::StringLiterals;

namespace liteboxd::tests {

OtherClient::OtherClient()
    : m_server(qEnvironmentVariable("LITEBOXD_RIG_SERVER"))
    , m_keys(qEnvironmentVariable("LITEBOXD_RIG_DIR") + "/pki"_L1)
{}

QJsonObject OtherClient::create(const QString &path, const QJsonObject &object) const
{
    return call({u"-X"_s, u"POST"_s, u"-H"_s, u"Content-Type: application/json"_s}, path, jsonText(object));
}

QJsonObject OtherClient::createYaml(const QString &path, const QString &document) const
{
    return call({u"-X"_s, u"POST"_s, u"-H"_s, u"Content-Type: application/yaml"_s}, path, document.toUtf8());
}

QJsonObject OtherClient::mergePatch(const QString &path, const QJsonObject &changes) const
{
    return call({u"-X"_s, u"PATCH"_s, u"-H"_s, u"Content-Type: application/merge-patch+json"_s}, path,
                jsonText(changes));
}

QJsonObject OtherClient::get(const QString &path) const
{
    return call({}, path);
}

QJsonObject OtherClient::remove(const QString &path) const
{
    return call({u"-X"_s, u"DELETE"_s}, path + u"?gracePeriodSeconds=0"_s);
}

void OtherClient::createSandbox(const QString &id, const QString &address) const
{
    QJsonObject pod = podObject(id);
    pod = with(pod, u"metadata.uid"_s, QJsonValue::Undefined);
    pod = with(pod, u"metadata.resourceVersion"_s, QJsonValue::Undefined);
    pod = with(pod, u"metadata.creationTimestamp"_s, QJsonValue::Undefined);
    pod = with(pod, u"metadata.annotations.liteboxd|io/allowed-domains"_s, QJsonValue::Undefined); // there is no Cilium
    pod = with(
        pod, u"spec"_s,
        QJsonObject{{u"containers"_s, QJsonArray{QJsonObject{{u"name"_s, u"main"_s}, {u"image"_s, u"busybox"_s}}}}});
    pod.remove(u"status");
    create(podsPath(), pod);
    const QJsonObject status{
        {u"phase"_s, u"Running"_s}, {u"podIP"_s, address}, {u"podIPs"_s, QJsonArray{QJsonObject{{u"ip"_s, address}}}}};
    mergePatch(sandboxPath(id) + u"/status"_s, {{u"status"_s, status}});
}

void OtherClient::control(const QString &command)
{
    QProcess process;
    process.setStandardInputFile(QProcess::nullDevice());
    process.start(qEnvironmentVariable("LITEBOXD_RIG_CONTROL"), {command});
    QVERIFY(process.waitForFinished(60'000));
    QCOMPARE(process.exitCode(), 0);
}

QJsonObject OtherClient::call(const QStringList &arguments, const QString &path, const QByteArray &body) const
{
    QStringList all{u"-s"_s, u"--cacert"_s, m_keys + u"/authority.crt"_s, u"-K"_s, m_keys + u"/curl-token"_s};
    all += arguments;
    if (!body.isEmpty())
        all += {u"--data-binary"_s, u"@-"_s};
    QProcess curl;
    curl.start(u"curl"_s, all + QStringList{m_server + path});
    curl.write(body);
    curl.closeWriteChannel();
    curl.waitForFinished();
    return QJsonDocument::fromJson(curl.readAllStandardOutput()).object();
}

QString sandboxPath(const QString &id)
{
    return podsPath(u"sandbox-"_s + id);
}

} // namespace liteboxd::tests
