// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/cluster/whoami_command.h"

namespace liteboxd::ctl {

using namespace Qt::Literals::StringLiterals;

namespace {

const kube::ResourcePath reviews{
    {"authentication.k8s.io", "v1", "selfsubjectreviews", "SelfSubjectReview", false}};

} // namespace

void WhoamiCommand::declare(CLI::App &) {}

void WhoamiCommand::start(Invocation &invocation)
{
    Cluster *const cluster = invocation.cluster();
    if (cluster == nullptr)
        return;
    invocation.limitTime(std::chrono::seconds(30), "the API server to say who we are");
    const QJsonObject question{{u"apiVersion"_s, u"authentication.k8s.io/v1"_s}, {u"kind"_s, u"SelfSubjectReview"_s}};
    m_request = cluster->api().create(reviews, question, {}, this, [this, &invocation](base::Result<QJsonObject> review) {
        if (!review)
            return invocation.fail(review.error());
        invocation.noteAnswer();
        askVersion(invocation, *review);
    });
}

void WhoamiCommand::askVersion(Invocation &invocation, const QJsonObject &review)
{
    m_request = invocation.cluster()->api().version(
        this, [this, &invocation, review](const base::Result<kube::ServerVersion> &version) {
            if (!version)
                return invocation.fail(version.error());
            tell(invocation, review, *version);
        });
}

void WhoamiCommand::tell(Invocation &invocation, const QJsonObject &review, const kube::ServerVersion &version)
{
    const QJsonObject user = review.value("status"_L1).toObject().value("userInfo"_L1).toObject();
    const Cluster &cluster = *invocation.cluster();
    const auto text = [](const std::string &value) { return QString::fromStdString(value); };
    const Shape shape{Shape::member("user"),
                      {{"USER", Shape::member("user")},
                       {"GROUPS", Shape::member("groups")},
                       {"CONTEXT", Shape::member("context")},
                       {"NAMESPACE", Shape::member("namespace")},
                       {"SERVER", Shape::member("server")},
                       {"VERSION", Shape::member("serverVersion"), ColumnUse::Wide}}};
    invocation.output().item(shape, {{u"user"_s, user.value("username"_L1)},
                                     {u"groups"_s, user.value("groups"_L1).toArray()},
                                     {u"context"_s, text(cluster.settings().contextName)},
                                     {u"cluster"_s, text(cluster.settings().clusterName)},
                                     {u"server"_s, text(cluster.settings().server)},
                                     {u"serverVersion"_s, text(version.gitVersion)},
                                     {u"namespace"_s, text(cluster.nameSpace())}});
    invocation.finish();
}

} // namespace liteboxd::ctl
