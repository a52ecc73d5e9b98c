// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/verify/questions.h"

#include <QJsonArray>

namespace liteboxd::verify {

using namespace Qt::Literals::StringLiterals;

Lists::Question listing(kube::ApiClient &api, kube::ListQuery query)
{
    return [&api, query = std::move(query)](QObject *context, async::Callback<kube::ObjectList> done) {
        return api.list(query, context, std::move(done));
    };
}

Reviews::Question reviewing(kube::ApiClient &api, kube::AccessQuestion question)
{
    return [&api, question = std::move(question)](QObject *context, async::Callback<kube::AccessAnswer> done) {
        return api.reviewAccess(question, context, std::move(done));
    };
}

QJsonValue readinessOf(const QJsonObject &object)
{
    for (const QJsonValue &condition : object[u"status"][u"conditions"].toArray()) {
        if (condition[u"type"].toString() == u"Ready")
            return condition;
    }
    return {};
}

bool isReady(const QJsonObject &object)
{
    return readinessOf(object)[u"status"].toString() == u"True";
}

} // namespace liteboxd::verify
