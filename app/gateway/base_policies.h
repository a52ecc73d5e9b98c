// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/policy/dns_place.h"
#include "core/policy/network_policy_manager.h"

#include <QObject>

#include <string>

namespace liteboxd::gateway {

/// Applies the default policies of the sandboxes' namespace once, and writes to the log what became of them. Where the
/// cluster's DNS is not where they look for it, or somebody else set a field differently, nothing is changed, and that is
/// said; the gateway serves all the same. One thread, that of the API client, which must outlive it; destroying it ends
/// it where it stands.
class BasePolicies : public QObject
{
    Q_OBJECT

public:
    BasePolicies(kube::ApiClient &api, const std::string &nameSpace, std::vector<policy::PolicyManifest> manifests,
                 QObject *parent = nullptr);

    /// Once.
    void ensure();

Q_SIGNALS:
    /// It is done, or given up. Once.
    void ended();

private:
    void considerDns(const base::Result<policy::DnsPlace> &place);
    void apply();
    void tell(const policy::PolicyReport &report);
    void giveUp(const std::string &why);

    kube::ApiClient &m_api;
    policy::NetworkPolicyManager m_policies;
    async::Request m_step;
};

} // namespace liteboxd::gateway
