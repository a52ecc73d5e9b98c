// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/gateway/gateway_question.h"

#include "app/ctl/frame/input_file.h"
#include "core/kube/api_call.h"

#include <CLI/CLI.hpp>
#include <QJsonDocument>
#include <QJsonObject>
#include <QUrl>

#include <algorithm>
#include <utility>

namespace liteboxd::ctl {

using namespace Qt::Literals::StringLiterals;

void GatewayQuestion::declare(CLI::App &options)
{
    options.add_option("--gateway", m_gateway, "the gateway to ask, in place of the cluster; needs an API token of it")
        ->type_name("URL");
    options
        .add_option("--api-token-file", m_tokenFile,
                    "with --gateway: the API token is in this file; in $LITEBOXD_API_TOKEN unless told")
        ->type_name("FILE");
}

void GatewayQuestion::list(Invocation &invocation, const std::string &target, async::Callback<QJsonArray> done)
{
    const QUrl url(QString::fromStdString(m_gateway), QUrl::StrictMode);
    const bool isWeb = url.scheme() == "http"_L1 || url.scheme() == "https"_L1;
    if (!isWeb || url.host().isEmpty() || url.hasQuery() || url.hasFragment() || !url.userInfo().isEmpty())
        return invocation.fail({base::ErrorCode::InvalidArgument, "this is no URL of a gateway", m_gateway},
                               "It is like https://sandboxes.example.");
    kube::ConnectionSettings settings;
    settings.server = url.toString(QUrl::StripTrailingSlash | QUrl::FullyEncoded).toStdString();
    if (!readToken(invocation, settings.bearerToken))
        return;
    auto client = kube::ApiClient::create(settings);
    if (!client)
        return invocation.fail(client.error());
    invocation.limitTime(std::chrono::seconds(30), "the gateway to answer");
    m_client = std::move(*client);
    m_target = target;
    m_done = std::move(done);
    ask({});
}

/// False: the invocation has failed.
bool GatewayQuestion::readToken(Invocation &invocation, base::Secret &token) const
{
    QByteArray text = qgetenv("LITEBOXD_API_TOKEN");
    if (!m_tokenFile.empty()) {
        const auto read = readInput(m_tokenFile);
        if (!read) {
            invocation.fail(read.error());
            return false;
        }
        text = read->trimmed();
    }
    const auto isVisible = [](char c) { return c > ' ' && c < 0x7f; };
    if (text.isEmpty() || !std::all_of(text.cbegin(), text.cend(), isVisible)) {
        invocation.fail({base::ErrorCode::InvalidArgument, "there is no API token for the gateway", {}},
                        "Put it into a file and name that with --api-token-file, or into LITEBOXD_API_TOKEN.");
        return false;
    }
    token = base::Secret(text.toStdString());
    return true;
}

void GatewayQuestion::ask(const QString &from)
{
    kube::HttpRequest request;
    request.target = m_target;
    if (!from.isEmpty())
        request.target += (m_target.find('?') == std::string::npos ? "?continue=" : "&continue=") +
                          QUrl::toPercentEncoding(from).toStdString();
    m_step = kube::ApiCall::start(
        m_client->transport(), request, "gateway " + m_gateway, this, [this](const base::Result<QByteArray> &body) {
            if (!body)
                return m_done(base::fail(body.error()));
            const QJsonObject page = QJsonDocument::fromJson(*body).object();
            if (!page[u"items"_s].isArray())
                return m_done(base::fail(base::ErrorCode::ProtocolViolated, "what answers there is no gateway",
                                         "gateway " + m_gateway));
            for (const QJsonValue &each : page[u"items"_s].toArray())
                m_items.append(each);
            const QString next = page[u"continue"_s].toString();
            if (next.isEmpty())
                return m_done(m_items);
            ask(next);
        });
}

} // namespace liteboxd::ctl
