// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/contract/contract_cluster.h"

#include "core/kube/api_call.h"

#include <QFile>
#include <QJsonDocument>

using namespace liteboxd;

ContractCluster::ContractCluster(const QString &server)
{
    QString file = qEnvironmentVariable("LITEBOXD_CONTRACT_KUBECONFIG");
    if (file.isEmpty() && qEnvironmentVariableIsSet("LITEBOXD_CONTRACT_DEMO"))
        file = startDemo();
    else if (file.isEmpty())
        file = qEnvironmentVariable("LITEBOXD_RIG_KUBECONFIG");
    if (!m_fault.isEmpty())
        return;
    if (file.isEmpty()) {
        m_fault = QStringLiteral("no cluster: run by tests/rig/with_rig, or set LITEBOXD_CONTRACT_KUBECONFIG");
        return;
    }
    const auto kubeconfig = kube::Kubeconfig::load({file.toStdString()});
    auto settings = kubeconfig ? kubeconfig->connection() : base::fail(kubeconfig.error());
    if (settings && !server.isEmpty())
        settings->server = server.toStdString();
    auto client = settings ? kube::ApiClient::create(*settings) : base::fail(settings.error());
    if (!client) {
        m_fault = QString::fromStdString(client.error().text());
        return;
    }
    m_settings = *settings;
    m_client = std::move(*client);
}

ContractCluster::~ContractCluster()
{
    m_client.reset();
    if (m_demo.state() == QProcess::NotRunning)
        return;
    m_demo.terminate();
    if (!m_demo.waitForFinished(5000))
        m_demo.kill();
    m_demo.waitForFinished(1000);
}

QString ContractCluster::startDemo()
{
    readExemptions();
    QString file = m_folder.filePath(QStringLiteral("kubeconfig"));
    m_demo.setProcessChannelMode(QProcess::SeparateChannels);
    m_demo.start(qEnvironmentVariable("LITEBOXD_CONTRACT_DEMO"),
                 {QStringLiteral("--kubeconfig-out"), file, QStringLiteral("--sandboxes"), QStringLiteral("3")});
    while (!m_demo.canReadLine()) {
        if (!m_demo.waitForReadyRead(20000)) {
            m_fault = QStringLiteral("liteboxd-demo did not get ready: ") + m_demo.errorString() +
                      QString::fromUtf8(m_demo.readAllStandardError());
            break;
        }
    }
    return file;
}

void ContractCluster::readExemptions()
{
    QFile file(QStringLiteral(LITEBOXD_CONTRACT_FOLDER "/demo_exemptions"));
    if (!file.open(QIODevice::ReadOnly))
        return;
    while (!file.atEnd()) {
        const QString line = QString::fromUtf8(file.readLine()).trimmed();
        const qsizetype colon = line.indexOf(u':');
        if (!line.startsWith(u'#') && colon > 0)
            m_exemptions.emplace(line.left(colon), line.mid(colon + 1).trimmed());
    }
}

std::optional<QString> ContractCluster::exemption(const QString &testCase) const
{
    const auto found = m_exemptions.find(testCase);
    return found == m_exemptions.end() ? std::nullopt : std::optional(found->second);
}

ContractCluster::Object ContractCluster::get(const kube::ResourcePath &path)
{
    return await<QJsonObject>([&](auto done) { return m_client->get(path, &m_context, done); });
}

ContractCluster::Object ContractCluster::create(const kube::ResourcePath &collection, const QJsonObject &object,
                                                kube::WriteOptions options)
{
    return await<QJsonObject>(
        [&](auto done) { return m_client->create(collection, object, options, &m_context, done); });
}

ContractCluster::Object ContractCluster::remove(const kube::ResourcePath &path, const kube::RemoveOptions &options)
{
    return await<QJsonObject>([&](auto done) { return m_client->remove(path, options, &m_context, done); });
}

ContractCluster::Object ContractCluster::patch(const kube::ResourcePath &path, const kube::Patch &patch,
                                               kube::WriteOptions options)
{
    return await<QJsonObject>([&](auto done) { return m_client->patch(path, patch, options, &m_context, done); });
}

ContractCluster::Object ContractCluster::apply(const kube::ResourcePath &path, const QJsonObject &fields,
                                               kube::ApplyOptions options)
{
    return await<QJsonObject>([&](auto done) { return m_client->apply(path, fields, options, &m_context, done); });
}

base::Result<kube::ObjectList> ContractCluster::list(const kube::ListQuery &query)
{
    return await<kube::ObjectList>([&](auto done) { return m_client->list(query, &m_context, done); });
}

void ContractCluster::forgetOldVersions()
{
    const QString control = qEnvironmentVariable("LITEBOXD_RIG_CONTROL");
    if (control.isEmpty() || m_demo.state() == QProcess::Running)
        return;
    QProcess::execute(control, {QStringLiteral("stop-apiserver")});
    QProcess::execute(control, {QStringLiteral("start-apiserver")});
}

ContractCluster::Object ContractCluster::raw(const std::string &target)
{
    return await<QJsonObject>([&](auto done) {
        kube::HttpRequest request;
        request.target = target;
        return kube::ApiCall::start(
            m_client->transport(), request, target, &m_context, [done](const base::Result<QByteArray> &body) {
                done(body ? Object(QJsonDocument::fromJson(*body).object()) : Object(base::fail(body.error())));
            });
    });
}
