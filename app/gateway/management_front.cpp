// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gateway/management_front.h"

#include "app/gateway/log_category.h"

#include <filesystem>
#include <utility>

namespace liteboxd::gateway {

using management::ApiTokenTable;
using management::AuditLog;
using Scheme = management::ManagementService::Scheme;

namespace {

/// A file that is not there has no tokens in it: a Secret of a cluster may come later, and go.
base::Result<ApiTokenTable> tokensIn(const std::string &file)
{
    std::error_code ignored;
    if (std::filesystem::exists(file, ignored))
        return ApiTokenTable::ofFile(file);
    qCWarning(gatewayLog, "%s is not there: nobody may use the management API", file.c_str());
    return ApiTokenTable();
}

} // namespace

base::Result<std::unique_ptr<ManagementFront>>
ManagementFront::create(const control::HeadlessConfiguration &configuration, ServedCluster &cluster,
                        std::shared_ptr<AuditLog> audit)
{
    if (configuration.apiTokens.empty())
        return nullptr;
    auto tokens = tokensIn(configuration.apiTokens);
    if (!tokens)
        return base::fail(std::move(tokens.error()));
    qCInfo(gatewayLog, "the management API is on, for %zu tokens", tokens->size());
    return std::unique_ptr<ManagementFront>(
        new ManagementFront(configuration, cluster, std::move(*tokens), std::move(audit)));
}

ManagementFront::ManagementFront(const control::HeadlessConfiguration &configuration, ServedCluster &cluster,
                                 ApiTokenTable tokens, std::shared_ptr<AuditLog> audit)
    : m_nameSpace(configuration.nameSpace)
    , m_tokenFile(configuration.apiTokens)
    , m_watch({configuration.apiTokens})
    , m_api(managed(cluster), std::move(audit))
    , m_service(m_api, std::move(tokens), configuration.tlsCertificate.empty() ? Scheme::Http : Scheme::Https,
                configuration.gateway.domain)
{
    connect(&m_watch, &control::FileWatch::changed, this, &ManagementFront::readTokens);
}

management::ManagedCluster ManagementFront::managed(ServedCluster &cluster) const
{
    return {&cluster.api(), &cluster.sandboxes(), m_nameSpace};
}

void ManagementFront::setCluster(ServedCluster &cluster)
{
    m_api.setCluster(managed(cluster));
}

void ManagementFront::watchTraffic(const engine::Gateway &gateway)
{
    m_api.watchTraffic([&gateway](std::function<void(engine::GatewayLook)> done) { gateway.look(std::move(done)); });
}

void ManagementFront::reload()
{
    m_watch.noteRead();
    readTokens();
}

void ManagementFront::readTokens()
{
    auto tokens = tokensIn(m_tokenFile);
    if (!tokens) {
        qCWarning(gatewayLog, "the API tokens stay as they were: %s", tokens.error().text().c_str());
        return;
    }
    qCInfo(gatewayLog, "%zu API tokens are in force", tokens->size());
    m_service.setTokens(std::move(*tokens));
}

} // namespace liteboxd::gateway
