// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/kube/call.h"
#include "core/kube/discovery.h"
#include "core/kube/wire/transport.h"

#include <QJsonObject>

#include <string>
#include <vector>

namespace liteboxd::kube {

/// Asks an API server for the kinds of some groups: by one request for all of them where it serves aggregated discovery
/// (Kubernetes 1.26 and later), else group by group.
class DiscoveryCall final : public Call<Discovery>
{
public:
    DiscoveryCall(Transport &transport, std::vector<std::string> groups, QObject *context,
                  async::Callback<Discovery> done, QObject *parent);

private:
    using Read = void (DiscoveryCall::*)(const QJsonObject &);

    void next();
    void ask(const std::string &target, const QByteArray &accept, Read read);
    void takeGroups(const QJsonObject &list);
    void takeVersions(const QJsonObject &group);
    void takeResources(const QJsonObject &list);

    Transport &m_transport;
    std::vector<std::string> m_groups;
    std::vector<std::string> m_targets; ///< still to ask, the last one first
    Discovery m_found;
    async::Request m_question;
};

} // namespace liteboxd::kube
