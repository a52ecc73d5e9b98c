// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/e2e/support/cluster.h"

#include "core/kube/kubeconfig/kubeconfig.h"

#include <QCoreApplication>
#include <QEventLoop>
#include <QJsonArray>
#include <QJsonObject>

namespace liteboxd::e2e {

using namespace Qt::Literals::StringLiterals;

namespace {

/// Runs one operation to its end.
bool agreed(const std::function<async::Request(QObject *, async::Callback<QJsonObject>)> &start)
{
    QEventLoop loop;
    bool isGood = false;
    const async::Request request = start(&loop, [&loop, &isGood](const base::Result<QJsonObject> &answer) {
        isGood = answer.has_value();
        if (!isGood)
            qWarning("%s", answer.error().text().c_str());
        loop.quit();
    });
    loop.exec();
    return isGood;
}

} // namespace

Cluster::Cluster(std::unique_ptr<kube::ApiClient> api, kube::ConnectionSettings settings, QString kubeconfig)
    : m_api(std::move(api))
    , m_settings(std::move(settings))
    , m_kubeconfig(std::move(kubeconfig))
    , m_addresses(qEnvironmentVariable("LITEBOXD_RIG_POD_ADDRESSES").split(u' ', Qt::SkipEmptyParts))
{}

std::unique_ptr<Cluster> Cluster::ofTheRig()
{
    const QString path = qEnvironmentVariable("LITEBOXD_RIG_KUBECONFIG");
    const auto config = kube::Kubeconfig::load({path.toStdString()});
    if (!config)
        return nullptr;
    const auto settings = config->connection();
    if (!settings)
        return nullptr;
    auto api = kube::ApiClient::create(*settings);
    if (!api)
        return nullptr;
    return std::unique_ptr<Cluster>(new Cluster(std::move(*api), *settings, path));
}

Cluster::~Cluster()
{
    m_api.reset();
    // The client leaves its replies to be deleted later, and there may be no later in a test.
    QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
}

QString Cluster::nextAddress()
{
    return m_addresses.isEmpty() ? QString() : m_addresses.takeFirst();
}

kube::ResourcePath Cluster::pod(const QString &id, const char *subresource)
{
    return {kube::resources::pods(), nameSpace, "sandbox-" + id.toStdString(), subresource};
}

bool Cluster::createSandbox(const QString &id, const QString &address, const QString &token)
{
    QJsonObject metadata{{u"name"_s, u"sandbox-"_s + id},
                         {u"labels"_s, QJsonObject{{u"app"_s, u"liteboxd"_s}, {u"sandbox-id"_s, id}}}};
    if (!token.isEmpty())
        metadata.insert(u"annotations"_s, QJsonObject{{u"liteboxd.io/access-token"_s, token}});
    const QJsonObject container{{u"name"_s, u"main"_s}, {u"image"_s, u"example.invalid/none"_s}};
    const QJsonObject spec{{u"containers"_s, QJsonArray{container}},
                           {u"automountServiceAccountToken"_s, false},
                           {u"nodeName"_s, qEnvironmentVariable("LITEBOXD_RIG_NODE")}};
    const QJsonObject object{
        {u"apiVersion"_s, u"v1"_s}, {u"kind"_s, u"Pod"_s}, {u"metadata"_s, metadata}, {u"spec"_s, spec}};
    const bool isCreated = agreed([&](QObject *context, async::Callback<QJsonObject> done) {
        return m_api->create(pod(id).collection(), object, {}, context, std::move(done));
    });
    if (!isCreated || address.isEmpty())
        return isCreated;
    const QJsonObject status{
        {u"phase"_s, u"Running"_s}, {u"podIP"_s, address}, {u"podIPs"_s, QJsonArray{QJsonObject{{u"ip"_s, address}}}}};
    return agreed([&](QObject *context, async::Callback<QJsonObject> done) {
        return m_api->patch(pod(id, "status"), kube::Patch::merge({{u"status"_s, status}}), {}, context,
                            std::move(done));
    });
}

bool Cluster::setToken(const QString &id, const QString &token)
{
    const QJsonObject annotations{{u"liteboxd.io/access-token"_s, token}};
    const QJsonObject change{{u"metadata"_s, QJsonObject{{u"annotations"_s, annotations}}}};
    return agreed([&](QObject *context, async::Callback<QJsonObject> done) {
        return m_api->patch(pod(id), kube::Patch::merge(change), {}, context, std::move(done));
    });
}

bool Cluster::removeSandbox(const QString &id)
{
    return agreed([&](QObject *context, async::Callback<QJsonObject> done) {
        kube::RemoveOptions atOnce;
        atOnce.gracePeriodSeconds = 0;
        return m_api->remove(pod(id), atOnce, context, std::move(done));
    });
}

bool Cluster::control(const QString &command)
{
    return QProcess::execute(qEnvironmentVariable("LITEBOXD_RIG_CONTROL"), {command}) == 0;
}

} // namespace liteboxd::e2e
