// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/ctl/verify/demo_access.h"

#include "core/kube/kubeconfig/kubeconfig.h"
#include "core/policy/network_policy_manager.h"

#include <QTest>

#include <optional>

namespace liteboxd::tests {

using namespace Qt::Literals::StringLiterals;

namespace {

template<class T, class Start>
base::Result<T> await(Start start)
{
    std::optional<base::Result<T>> answer;
    const auto request = start([&answer](base::Result<T> result) { answer = std::move(result); });
    if (!QTest::qWaitFor([&] { return answer.has_value(); }, 30'000))
        return base::fail(base::ErrorCode::TimedOut, "the test gave up");
    return *answer;
}

kube::ResourcePath policyPath(const QString &name = {})
{
    return {kube::resources::networkPolicies(), "liteboxd", name.toStdString()};
}

kube::ResourcePath podPath(const QString &name = {})
{
    return {kube::resources::pods(), "liteboxd", name.toStdString()};
}

} // namespace

DemoAccess::DemoAccess(const QString &kubeconfig)
{
    const auto loaded = kube::Kubeconfig::load({kubeconfig.toStdString()});
    const auto settings = loaded ? loaded->connection() : base::fail(loaded.error());
    auto api = settings ? kube::ApiClient::create(*settings) : base::fail(settings.error());
    if (api)
        m_api = std::move(*api);
    else
        m_fault = QString::fromStdString(api.error().text());
}

bool DemoAccess::removeCiliumPolicy(const QString &name)
{
    const kube::Resource kind{"cilium.io", "v2", "ciliumnetworkpolicies", "CiliumNetworkPolicy"};
    return wrote(await<QJsonObject>([&](auto done) {
        return m_api->remove({kind, "liteboxd", name.toStdString()}, {}, &m_context, done);
    }));
}

QStringList DemoAccess::probePods()
{
    const auto list = await<kube::ObjectList>([&](auto done) {
        return m_api->list({{kube::resources::pods()}, "liteboxd.io/verify-run"}, &m_context, done);
    });
    if (!list)
        return {QString::fromStdString(list.error().text())};
    QStringList names;
    for (const QJsonValue &pod : list->items)
        names << pod[u"metadata"][u"name"].toString();
    return names;
}

QStringList DemoAccess::runningPods()
{
    const auto list = await<kube::ObjectList>([&](auto done) {
        return m_api->list({podPath(), {}, "status.phase=Running"}, &m_context, done);
    });
    QStringList names;
    for (const QJsonValue &pod : list ? list->items : QJsonArray())
        names << pod[u"metadata"][u"name"].toString();
    return names;
}

QJsonObject DemoAccess::pod(const QString &name)
{
    return await<QJsonObject>([&](auto done) { return m_api->get(podPath(name), &m_context, done); })
        .value_or(QJsonObject());
}

bool DemoAccess::removePolicy(const QString &name)
{
    return wrote(await<QJsonObject>([&](auto done) { return m_api->remove(policyPath(name), {}, &m_context, done); }));
}

bool DemoAccess::patchPolicy(const QString &name, const QJsonArray &operations)
{
    return wrote(await<QJsonObject>([&](auto done) {
        return m_api->patch(policyPath(name), kube::Patch::json(operations), {}, &m_context, done);
    }));
}

bool DemoAccess::annotate(const QString &pod, const QString &annotation, const QJsonValue &value)
{
    const QJsonObject changes{{u"metadata"_s, QJsonObject{{u"annotations"_s, QJsonObject{{annotation, value}}}}}};
    return wrote(await<QJsonObject>(
        [&](auto done) { return m_api->patch(podPath(pod), kube::Patch::merge(changes), {}, &m_context, done); }));
}

bool DemoAccess::addPolicy(const QString &name, const QJsonObject &spec)
{
    const QJsonObject object{{u"apiVersion"_s, u"networking.k8s.io/v1"_s},
                             {u"kind"_s, u"NetworkPolicy"_s},
                             {u"metadata"_s, QJsonObject{{u"name"_s, name}}},
                             {u"spec"_s, spec}};
    return wrote(
        await<QJsonObject>([&](auto done) { return m_api->create(policyPath(), object, {}, &m_context, done); }));
}

bool DemoAccess::merge(const kube::ResourcePath &path, const QJsonObject &changes)
{
    return wrote(await<QJsonObject>(
        [&](auto done) { return m_api->patch(path, kube::Patch::merge(changes), {}, &m_context, done); }));
}

bool DemoAccess::create(const kube::ResourcePath &path, const QJsonObject &object)
{
    return wrote(await<QJsonObject>([&](auto done) { return m_api->create(path, object, {}, &m_context, done); }));
}

bool DemoAccess::remove(const kube::ResourcePath &path)
{
    return wrote(await<QJsonObject>([&](auto done) { return m_api->remove(path, {}, &m_context, done); }));
}

bool DemoAccess::restore()
{
    const auto manifests = policy::defaultPolicies(u"liteboxd"_s);
    const auto present =
        await<kube::ObjectList>([&](auto done) { return m_api->list({policyPath()}, &m_context, done); });
    if (!manifests || !present)
        return false;
    QStringList base;
    for (const policy::PolicyManifest &manifest : *manifests)
        base << manifest.name;
    for (const QJsonValue &policy : present->items) {
        const QString name = policy[u"metadata"][u"name"].toString();
        if (!base.contains(name) && !removePolicy(name))
            return false;
    }
    policy::NetworkPolicyManager manager(*m_api, "liteboxd", *manifests);
    const auto report = await<policy::PolicyReport>(
        [&](auto done) { return manager.ensureDefaultPolicies(kube::Ownership::Take, &m_context, done); });
    return report && report->isComplete();
}

bool DemoAccess::wrote(const base::Result<QJsonObject> &answer)
{
    if (!answer)
        qWarning("%s", answer.error().text().c_str());
    return answer.has_value();
}

} // namespace liteboxd::tests
