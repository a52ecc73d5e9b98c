// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sandbox/internet/egress_proxy_change.h"

#include "core/sandbox/labels.h"
#include "core/sandbox/sandbox_decoder.h"

#include <utility>

namespace liteboxd::sandbox {

using namespace Qt::Literals::StringLiterals;

namespace {

QString text(std::string_view latin1)
{
    return QString::fromLatin1(latin1.data(), static_cast<qsizetype>(latin1.size()));
}

base::Result<void> mayBeOpened(const Sandbox &sandbox)
{
    const std::string context = "sandbox " + sandbox.id.text();
    if (sandbox.allowedDomains.isEmpty())
        return base::fail(base::ErrorCode::InvalidArgument, "it has no list of allowed domains to be opened", context);
    if (sandbox.controller)
        return base::fail(base::ErrorCode::Unsupported,
                          "a controller makes its pods, and its next one would be without the label", context);
    return {};
}

} // namespace

async::Request setEgressProxy(kube::ApiClient &api, const Sandbox &sandbox, EgressProxy wish, QObject *context,
                              async::Callback<Sandbox> done)
{
    if (auto may = mayBeOpened(sandbox); !may && wish == EgressProxy::Open) {
        const async::Promise<Sandbox> promise(context, std::move(done));
        async::Request request = promise.request();
        promise.complete(base::fail(std::move(may.error())));
        return request;
    }
    const QJsonValue value =
        wish == EgressProxy::Open ? QJsonValue(text(labels::egressProxyValue)) : QJsonValue(QJsonValue::Null);
    const QJsonObject changes{
        {u"metadata"_s,
         QJsonObject{{u"uid"_s, sandbox.uid}, {u"labels"_s, QJsonObject{{text(labels::egressProxy), value}}}}}};
    return api.patch(
        {kube::resources::pods(), sandbox.podNamespace.toStdString(), sandbox.podName.toStdString()},
        kube::Patch::merge(changes), {}, context, [done = std::move(done)](const base::Result<QJsonObject> &pod) {
            if (!pod && pod.error().httpStatus == 422)
                return done(base::fail(base::ErrorCode::Conflict, "the pod was replaced by another of its name",
                                       pod.error().context));
            if (!pod)
                return done(base::fail(pod.error()));
            done(decodeSandboxObject(*pod));
        });
}

} // namespace liteboxd::sandbox
