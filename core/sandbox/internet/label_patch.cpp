// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sandbox/internet/label_patch.h"

#include "core/sandbox/labels.h"

#include <QJsonArray>

#include <algorithm>

namespace liteboxd::sandbox {

namespace {

const kube::Resource replicaSets{"apps", "v1", "replicasets", "ReplicaSet", true};

QString labelName()
{
    return QString::fromLatin1(labels::internetAccess.data(), labels::internetAccess.size());
}

/// Whether a write that ended like this may have taken effect all the same: it was sent, and what came is no word on
/// what became of it. A server that asks to be asked again later has done nothing.
bool mayBeDone(const base::Error &error)
{
    switch (error.code) {
    case base::ErrorCode::TimedOut:
    case base::ErrorCode::ConnectionLost:
    case base::ErrorCode::ProtocolViolated:
        return true;
    case base::ErrorCode::ServerFailed:
        return !error.retryAfter;
    default:
        return false;
    }
}

/// Whether changing the label could take the pod out of what the selector selects.
bool mentionsLabel(const QJsonObject &selector)
{
    if (selector[u"matchLabels"].toObject().contains(labelName()))
        return true;
    const QJsonArray expressions = selector[u"matchExpressions"].toArray();
    return std::any_of(expressions.begin(), expressions.end(), [](const QJsonValue &expression) {
        return expression.toObject()[u"key"].toString() == labelName();
    });
}

} // namespace

LabelPatch::LabelPatch(kube::ApiClient &api, const Sandbox &sandbox, InternetWish wish,
                       async::Promise<InternetReceipt> promise, QObject *parent)
    : QObject(parent)
    , m_api(api)
    , m_nameSpace(sandbox.podNamespace.toStdString())
    , m_podName(sandbox.podName.toStdString())
    , m_uid(sandbox.uid)
    , m_controller(sandbox.controller)
    , m_receipt{wish, sandbox.isManagedByServer(), sandbox.controller.has_value()}
    , m_promise(std::move(promise))
{}

LabelPatch::~LabelPatch()
{
    m_promise.complete(base::fail(base::ErrorCode::ConnectionLost, "the connection to the cluster was closed"));
}

void LabelPatch::start()
{
    if (!m_controller)
        return patch();
    if (m_controller->kind != u"ReplicaSet")
        return end(base::fail(base::ErrorCode::Unsupported,
                              "a " + m_controller->kind.toStdString() +
                                  " controls the pod, and its selector is not known here",
                              "pods/" + m_podName));
    m_step = m_api.get({replicaSets, m_nameSpace, m_controller->name.toStdString()}, this,
                       [this](base::Result<QJsonObject> replicaSet) {
                           if (!replicaSet)
                               return end(base::fail(std::move(replicaSet.error())));
                           judgeSelector(*replicaSet);
                       });
}

void LabelPatch::judgeSelector(const QJsonObject &replicaSet)
{
    const QJsonObject metadata = replicaSet[u"metadata"].toObject();
    if (metadata[u"uid"].toString() != m_controller->uid)
        return end(base::fail(base::ErrorCode::Conflict, "the pod's ReplicaSet was replaced", "pods/" + m_podName));
    if (mentionsLabel(replicaSet[u"spec"].toObject()[u"selector"].toObject()))
        return end(base::fail(base::ErrorCode::Unsupported,
                              "the selector of ReplicaSet " + m_controller->name.toStdString() +
                                  " contains the label: without it the ReplicaSet would start a second pod",
                              "pods/" + m_podName));
    patch();
}

void LabelPatch::patch()
{
    const QString allowed = QString::fromLatin1(labels::internetAccessValue.data(), labels::internetAccessValue.size());
    const QJsonValue value = m_receipt.wish == InternetWish::Allow ? QJsonValue(allowed) : QJsonValue(QJsonValue::Null);
    const QJsonObject changes{
        {QStringLiteral("metadata"),
         QJsonObject{{QStringLiteral("uid"), m_uid}, {QStringLiteral("labels"), QJsonObject{{labelName(), value}}}}}};
    m_step =
        m_api.patch({kube::resources::pods(), m_nameSpace, m_podName}, kube::Patch::merge(changes), {}, this,
                    [this](base::Result<QJsonObject> pod) {
                        if (pod)
                            return end(m_receipt);
                        if (mayBeDone(pod.error()))
                            pod.error().effect = base::ErrorEffect::Unknown;
                        // All that can be invalid about this patch is the uid, which never changes.
                        if (pod.error().httpStatus == 422)
                            return end(base::fail(base::ErrorCode::Conflict,
                                                  "the pod was replaced by another of its name", pod.error().context));
                        end(base::fail(std::move(pod.error())));
                    });
}

void LabelPatch::end(base::Result<InternetReceipt> result)
{
    m_promise.complete(std::move(result));
    deleteLater();
}

} // namespace liteboxd::sandbox
