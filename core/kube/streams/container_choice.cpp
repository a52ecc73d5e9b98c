// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/kube/streams/container_choice.h"

#include "core/kube/api_call.h"
#include "core/kube/wire/list_query.h"
#include "core/kube/wire/resource.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <utility>

namespace liteboxd::kube {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int badRequest = 400;

} // namespace

QString usualContainer(const QJsonObject &pod)
{
    const QJsonArray containers = pod["spec"_L1]["containers"_L1].toArray();
    const QString wanted =
        pod["metadata"_L1]["annotations"_L1]["kubectl.kubernetes.io/default-container"_L1].toString();
    for (const QJsonValue &container : containers) {
        if (!wanted.isEmpty() && container["name"_L1].toString() == wanted)
            return wanted;
    }
    return containers.first()["name"_L1].toString();
}

bool wantsContainer(const base::Error &error)
{
    return error.httpStatus == badRequest &&
           error.message.find("container name must be specified") != std::string::npos;
}

async::Request chooseContainer(Transport &transport, const std::string &nameSpace, const std::string &pod,
                               QObject *context, std::function<void(const std::string &)> done)
{
    // By a list, which whoever sees sandboxes may do.
    const ListQuery query{{resources::pods(), nameSpace}, {}, "metadata.name=" + pod};
    HttpRequest request;
    request.target = query.listTarget("");
    return ApiCall::start(
        transport, request, "pods/" + pod, context, [done = std::move(done)](const base::Result<QByteArray> &answer) {
            const QJsonObject list = answer ? QJsonDocument::fromJson(*answer).object() : QJsonObject();
            done(usualContainer(list["items"_L1][0].toObject()).toStdString());
        });
}

} // namespace liteboxd::kube
