// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/kube/role_text.h"
#include "core/session/capability.h"
#include "core/verify/check_catalog.h"
#include "core/verify/questions.h"

namespace liteboxd::verify {

using namespace Qt::Literals::StringLiterals;
using namespace std::string_literals;

namespace {

/// Something the account has to be permitted, and what is missed without it.
struct Wish
{
    kube::AccessQuestion question;
    QString missed;
};

std::vector<Wish> wishes(const std::string &nameSpace)
{
    using session::Capability;
    std::vector<Wish> all;
    const auto addCapability = [&](Capability capability, const QString &missed) {
        for (const kube::AccessQuestion &question : session::needs(capability, nameSpace))
            all.push_back({question, missed});
    };
    addCapability(Capability::SeeSandboxes, u"checks sandboxes.*"_s);
    all.push_back(
        {{"list", "networking.k8s.io", "networkpolicies", nameSpace}, u"checks policies.* and sandboxes.*"_s});
    all.push_back({{"list", "cilium.io", "ciliumnetworkpolicies", nameSpace}, u"checks policies.* and sandboxes.*"_s});
    all.push_back({{"list", "cilium.io", "ciliumclusterwidenetworkpolicies"}, u"checks of what sandboxes reach"_s});
    all.push_back({{"get", "", "namespaces", nameSpace, nameSpace}, u"check cluster.namespace"_s});
    all.push_back({{"list", "apps", "daemonsets", "kube-system"}, u"checks cilium.agents and cilium.version"_s});
    all.push_back({{"list", "apps", "deployments", "kube-system"}, u"checks cilium.operator and cilium.relay"_s});
    all.push_back({{"get", "", "configmaps", "kube-system", "cilium-config"}, u"check cilium.config"_s});
    const std::string system = "kube-system";
    all.push_back({{"list", "", "nodes"}, u"checks cluster.k3s and cluster.nodes, and probes"_s});
    all.push_back({{"list", "", "pods", system}, u"checks cluster.dns, cilium.agents and sandboxes.realised"_s});
    // A WebSocket is a GET; newer API servers want create for it too.
    const auto addStream = [&all](const std::string &where, const char *subresource, const QString &missed) {
        for (const std::string &verb : {"get"s, "create"s})
            all.push_back({{verb, "", "pods", where, "", subresource}, missed});
    };
    addStream(system, "exec", u"check sandboxes.realised"_s);
    all.push_back({{"list", "", "services"}, u"probes of the API server, the DNS and node ports"_s});
    all.push_back({{"list", "discovery.k8s.io", "endpointslices", "default"}, u"probes of the API server"_s});
    for (const std::string &verb : {"create"s, "list"s, "delete"s})
        all.push_back({{verb, "", "pods", "default"}, u"probes, whose control runs there"_s});
    addStream("default", "exec", u"probes, whose control runs there"_s);
    addStream(system, "portforward", u"flows of Hubble beside the probes"_s);
    all.push_back({{"patch", "networking.k8s.io", "networkpolicies", nameSpace}, u"repair of policies"_s});
    addCapability(Capability::SwitchInternet, u"switching internet access"_s);
    addCapability(Capability::ReachByPodProxy, u"upstream mode apiserver"_s);
    addCapability(Capability::ReachByPortForward, u"upstream mode portforward"_s);
    all.push_back({{"get", "", "pods", nameSpace}, u"tokens, links and commands of one sandbox"_s});
    all.push_back({{"create", "", "pods", nameSpace}, u"creating sandboxes"_s});
    all.push_back({{"delete", "", "pods", nameSpace}, u"deleting sandboxes"_s});
    addStream(nameSpace, "exec", u"terminals and commands"_s);
    return all;
}

QString textOf(const kube::AccessQuestion &question)
{
    QString resource = QString::fromStdString(question.resource);
    if (!question.subresource.empty())
        resource += u'/' + QString::fromStdString(question.subresource);
    if (!question.group.empty())
        resource += u'.' + QString::fromStdString(question.group);
    const QString where =
        question.nameSpace.empty() ? u"in all namespaces"_s : u"in "_s + QString::fromStdString(question.nameSpace);
    return u"%1 %2 %3"_s.arg(QString::fromStdString(question.verb), resource, where);
}

CheckOutcome judge(const std::vector<Wish> &wanted, const Reviews::Answers &answers)
{
    const QString expected = u"all %1 permissions that this program uses"_s.arg(wanted.size());
    QStringList denied;
    QStringList unanswered;
    std::vector<kube::AccessQuestion> lacking;
    for (std::size_t i = 0; i < wanted.size(); ++i) {
        const QString text = textOf(wanted[i].question);
        if (!answers[i]) {
            unanswered << text + u": "_s + QString::fromStdString(answers[i].error().text());
        } else if (!answers[i]->allowed) {
            denied << u"missing: %1 (without it: no %2)"_s.arg(text, wanted[i].missed);
            lacking.push_back(wanted[i].question);
        }
    }
    if (!denied.isEmpty()) {
        return {.result = CheckResult::Warning,
                .expected = expected,
                .observed = u"permissions missing: %1 of %2"_s.arg(denied.size()).arg(wanted.size()),
                .evidence = denied + unanswered,
                .fix = u"An administrator can bind this role to the account:\n"_s +
                       QString::fromStdString(kube::roleText("liteboxd-console", lacking))};
    }
    if (!unanswered.isEmpty()) {
        return {.result = CheckResult::Inconclusive,
                .expected = expected,
                .observed = u"the API server did not say for %1 permissions"_s.arg(unanswered.size()),
                .evidence = unanswered,
                .fix = u"Run the check again"_s};
    }
    return {.result = CheckResult::Pass,
            .expected = expected,
            .observed = u"the account has all %1 permissions"_s.arg(wanted.size())};
}

} // namespace

void addLoginChecks(const CheckTools &tools, Checks &checks)
{
    checks.push_back({.id = u"login.permissions"_s,
                      .parent = u"login"_s,
                      .title = u"The account may do what this program does"_s,
                      .dependencies = {u"cluster.reachable"_s},
                      .start = [tools](QObject *context, async::Callback<CheckOutcome> done) {
                          const std::vector<Wish> wanted = wishes(tools.seen->nameSpace);
                          std::vector<Reviews::Question> questions;
                          for (const Wish &wish : wanted)
                              questions.push_back(reviewing(*tools.api, wish.question));
                          return Reviews::start(
                              questions, context,
                              [wanted, done = std::move(done)](const base::Result<Reviews::Answers> &answers) {
                                  done(answers.map([&](const Reviews::Answers &all) { return judge(wanted, all); }));
                              });
                      }});
}

} // namespace liteboxd::verify
