// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/verify/probe_dns_check.h"

#include "core/verify/probes/probe_attempt.h"

namespace liteboxd::verify {

using namespace Qt::Literals::StringLiterals;

namespace {

using Bench = std::shared_ptr<ProbeBench>;

const QString expected = u"the cluster's DNS answers a sandbox"_s;

using Answered = Batch<DnsReply>;

Answered::Question asking(kube::ApiClient &api, const ProbeBench &bench, ProbeRole from, const ProbePlace &server)
{
    const ProbePod pod = bench.find(from)->pod;
    return [&api, pod, tool = bench.tool, server](QObject *context, async::Callback<DnsReply> done) {
        return tryDns(api, pod, tool, server, context, std::move(done));
    };
}

QString wordOf(DnsReply reply)
{
    switch (reply) {
    case DnsReply::None:
        break;
    case DnsReply::Answered:
        return u"answered"_s;
    case DnsReply::Failed:
        return u"told of a failure"_s;
    }
    return u"not answered"_s;
}

/// Asks both, and gives what each was told.
async::Request askServer(const CheckTools &tools, const Bench &bench, const ProbePlace &server, QObject *context,
                         async::Callback<CheckOutcome> done,
                         const std::function<CheckOutcome(DnsReply sandbox, DnsReply control)> &judge)
{
    const QString way = dnsWayOf(bench->tool) == DnsWay::Tcp ? u"TCP"_s : u"UDP"_s;
    return Answered::start(
        {asking(*tools.api, *bench, ProbeRole::Sandbox, server),
         asking(*tools.api, *bench, ProbeRole::Control, server)},
        context, [judge, way, server, done = std::move(done)](const base::Result<Answered::Answers> &answers) {
            done(answers.map([&](const Answered::Answers &both) {
                const DnsReply sandbox = both[0].value_or(DnsReply::None);
                const DnsReply control = both[1].value_or(DnsReply::None);
                for (const auto &one : both) {
                    if (!one) // it was not tried, and so nobody was silent
                        return outcomeOf(one.error(), expected);
                }
                CheckOutcome outcome = judge(sandbox, control);
                outcome.evidence << u"asked %1 by %2: sandbox %3, control %4"_s.arg(server.text(), way, wordOf(sandbox),
                                                                                    wordOf(control));
                return outcome;
            }));
        });
}

} // namespace

async::Request askDns(const CheckTools &tools, const Bench &bench, QObject *context, async::Callback<CheckOutcome> done)
{
    if (!bench->dns) {
        return judging([] { return skipped(SkipCause::NotApplicable, u"the cluster has no service kube-dns"_s); })(
            context, std::move(done));
    }
    return askServer(tools, bench, *bench->dns, context, std::move(done), [](DnsReply sandbox, DnsReply control) {
        CheckOutcome outcome{.result = CheckResult::Pass, .expected = expected};
        if (sandbox == DnsReply::Answered) {
            outcome.observed = u"the cluster's DNS answered a sandbox"_s;
        } else if (sandbox == DnsReply::Failed && control == DnsReply::Answered) {
            outcome.result = CheckResult::Fail;
            outcome.observed = u"the cluster's DNS answers the control, and tells a sandbox of a failure"_s;
            outcome.fix =
                u"A policy with rules.dns refuses names to sandboxes: liteboxctl policy list names those there are"_s;
        } else if (sandbox == DnsReply::Failed) {
            outcome.result = CheckResult::Warning;
            outcome.observed =
                u"the cluster's DNS lets a sandbox ask, and fails: names of the cluster do not resolve"_s;
            outcome.fix = u"kubectl -n kube-system logs -l k8s-app=kube-dns"_s;
        } else if (control != DnsReply::None) {
            outcome.result = CheckResult::Fail;
            outcome.observed = u"the cluster's DNS answered the control and no sandbox"_s;
            outcome.fix = u"liteboxctl policy ensure puts allow-dns in place; where it is, see cluster.dns"_s;
        } else {
            outcome.result = CheckResult::Inconclusive;
            outcome.observed = u"the cluster's DNS answered nobody: it does not work itself"_s;
            outcome.fix = u"kubectl -n kube-system get pods -l k8s-app=kube-dns"_s;
        }
        return outcome;
    });
}

} // namespace liteboxd::verify
