// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/policy/explain/policy_matrix.h"
#include "core/policy/lint/policy_linter.h"
#include "core/policy/policy_map.h"

#include <chrono>
#include <cstdio>
#include <string>
#include <string_view>

using namespace liteboxd::policy;

namespace {

using Clock = std::chrono::steady_clock;

double milliseconds(Clock::duration time)
{
    return std::chrono::duration<double, std::milli>(time).count();
}

/// A cluster of sandboxes with policies of the usual kinds: default-deny, allowed blocks, and one list of names for
/// each of some sandboxes.
objects::ClusterObjects cluster(std::size_t sandboxes, std::size_t policies)
{
    objects::ClusterObjects objects;
    objects.namespaces["liteboxd"] = {{"team", "a"}};
    for (int node = 0; node < 10; ++node)
        objects.nodes.push_back({"n" + std::to_string(node), {"192.168.0." + std::to_string(node + 1)}});
    for (std::size_t at = 0; at < sandboxes; ++at) {
        const std::string id = std::to_string(at);
        objects::Pod pod;
        pod.name = {"liteboxd", "sandbox-" + id};
        pod.labels = {{"app", "liteboxd"}, {"sandbox-id", id}, {"liteboxd.io/managed-by", "liteboxd-server"}};
        if (at % 3 == 0)
            pod.labels["liteboxd.io/internet-access"] = "true";
        pod.serviceAccount = "default";
        pod.node = "n" + std::to_string(at % 10);
        pod.addresses = {"10.42." + std::to_string(at / 250) + '.' + std::to_string(at % 250 + 1)};
        pod.ports = {{"http", 8080, "TCP"}};
        objects.pods.push_back(std::move(pod));
    }
    objects::NetworkPolicy deny;
    deny.name = {"liteboxd", "default-deny-all"};
    deny.policyTypes = {"Ingress", "Egress"};
    objects.networkPolicies.push_back(deny);
    objects::NetworkPolicy internet = deny;
    internet.name.name = "allow-internet-egress";
    internet.podSelector.matchLabels = {{"liteboxd.io/internet-access", "true"}};
    internet.policyTypes = {"Egress"};
    objects::NetworkPolicyPeer world;
    world.ipBlock = objects::IpBlock{"0.0.0.0/0", {"10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16"}};
    internet.egress = {{{world}, {}}};
    objects.networkPolicies.push_back(internet);
    for (std::size_t at = 2; at < policies; ++at) {
        objects::CiliumRule rule;
        rule.fqdns = {{"example-" + std::to_string(at) + ".com", {}}, {{}, "*.example.org"}};
        rule.toPorts = {{{{"443", 0, "TCP"}}, {}, {}, false, false, {}}};
        objects::CiliumSpec spec;
        spec.endpointSelector = objects::LabelSelector{{{"sandbox-id", std::to_string(at)}}, {}};
        spec.egress = {rule};
        objects.ciliumPolicies.push_back({{"liteboxd", "domains-" + std::to_string(at)}, spec, {}, {}, {}});
    }
    return objects;
}

/// Whether a figure keeps its goal; prints both.
bool keeps(const char *what, double figure, double goal)
{
    std::printf("%-62s %10.3f ms (goal %g)\n", what, figure, goal);
    return figure < goal;
}

bool matrixIsFast()
{
    const explain::PolicyExplainer explainer(cluster(1000, 200));
    auto ends = explain::matrixEnds(explainer);
    std::vector<explain::MatrixEnd> peers(ends.end() - 4, ends.end()); // the entities
    peers.insert(peers.end(), ends.begin(), ends.begin() + 4);
    ends.resize(1000);
    std::size_t pairs = 0;
    const auto begin = Clock::now();
    explain::eachPair(explainer, ends, peers, [&pairs](const explain::MatrixEntry &) { ++pairs; });
    const double time = milliseconds(Clock::now() - begin);
    std::printf("%zu pairs\n", pairs);
    return keeps("matrix of 1,000 sandboxes x 8 peers, 200 policies", time, 1000);
}

bool oneVerdictIsFast()
{
    const auto begin = Clock::now();
    const explain::PolicyExplainer explainer(cluster(10000, 200));
    std::printf("%-62s %10.3f ms\n", "10,000 sandboxes and 200 policies made ready",
                milliseconds(Clock::now() - begin));
    constexpr std::size_t rounds = 1000;
    const auto first = Clock::now();
    for (std::size_t at = 0; at < rounds; ++at) {
        const auto peer = explain::parsePeer(at % 2 ? "fqdn:api.example.org" : "ip:1.1.1.1");
        if (!explainer.explain(at, explain::Direction::Egress, *peer, {443, explain::Protocol::Tcp}))
            return false;
    }
    return keeps("one verdict at 10,000 sandboxes and 200 policies (mean of 1,000)",
                 milliseconds(Clock::now() - first) / rounds, 1);
}

/// The worst that a page of policies is asked: no two sandboxes are treated alike.
bool pictureIsFast(std::size_t sandboxes)
{
    const auto begin = Clock::now();
    const explain::PolicyExplainer explainer(cluster(sandboxes, sandboxes));
    std::printf("%-62s %10.3f ms\n", "sandboxes with a list of names each: made ready",
                milliseconds(Clock::now() - begin));
    const auto linted = Clock::now();
    const std::size_t findings = lint::findingsOf(explainer).size();
    const bool isLinted = keeps("the same: lint", milliseconds(Clock::now() - linted), 2000);
    const auto drawn = Clock::now();
    const PolicyMap map = policyMap(explainer, {});
    const bool isDrawn = keeps("the same: who may talk to whom", milliseconds(Clock::now() - drawn), 2000);
    std::printf("%zu sandboxes; %zu findings; %zu parts, %zu lines\n", sandboxes, findings, map.nodes.size(),
                map.edges.size());
    return isLinted && isDrawn;
}

} // namespace

/// bench_policy [--no-goals]: prints what verdicts cost; 1 if a goal is missed. Without goals the last figures are of
/// 200.
int main(int argc, char **argv)
{
    const bool hasGoals = argc < 2 || std::string_view(argv[1]) != "--no-goals";
    const bool keepsAll = static_cast<int>(matrixIsFast()) + static_cast<int>(oneVerdictIsFast()) +
                              static_cast<int>(pictureIsFast(hasGoals ? 2000 : 200)) ==
                          3;
    return keepsAll || !hasGoals ? 0 : 1;
}
