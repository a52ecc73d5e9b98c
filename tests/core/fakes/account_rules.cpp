// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/fakes/account_rules.h"

#include "tests/core/fakes/fake_cluster.h"

#include "core/kube/access_rules.h"

#include <QJsonArray>

using namespace Qt::Literals::StringLiterals;

namespace liteboxd::tests {

namespace {

const QString reviews = u"/apis/authorization.k8s.io/v1/"_s;

QJsonObject ruleObject(const QString &rule)
{
    const QString resource = rule.section(u' ', 1);
    const QString group = resource == u"*"_s ? resource : resource.section(u'.', 1);
    return {{u"verbs"_s, QJsonArray::fromStringList(rule.section(u' ', 0, 0).split(u','))},
            {u"apiGroups"_s, QJsonArray{group}},
            {u"resources"_s, QJsonArray{resource.section(u'.', 0, 0)}}};
}

kube::AccessQuestion questionIn(const QJsonObject &review)
{
    const QJsonObject asked = review[u"spec"][u"resourceAttributes"].toObject();
    const auto text = [&asked](const char *name) { return asked[QLatin1StringView(name)].toString().toStdString(); };
    return {text("verb"), text("group"), text("resource"), text("namespace"), text("name"), text("subresource")};
}

} // namespace

void permitOnly(FakeCluster &cluster, const QStringList &rules)
{
    QJsonArray objects;
    for (const QString &rule : rules)
        objects.append(ruleObject(rule));
    const QJsonObject status{{u"resourceRules"_s, objects}, {u"incomplete"_s, false}};
    cluster.on(u"POST"_s, rulesReviewPath(), QJsonObject{{u"status"_s, status}});
    cluster.on(u"POST"_s, reviews + u"selfsubjectaccessreviews"_s, [status](const SeenRequest &request) {
        const bool allowed = kube::AccessRules::read(status).permits(questionIn(request.body));
        return FakeCluster::Answer{201, {{u"status"_s, QJsonObject{{u"allowed"_s, allowed}}}}};
    });
}

QString rulesReviewPath()
{
    return reviews + u"selfsubjectrulesreviews"_s;
}

} // namespace liteboxd::tests
