// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/gateway/gateway_link_command.h"

#include "app/ctl/frame/duration_option.h"
#include "app/ctl/gateway/link_shape.h"
#include "core/base/random_bytes.h"
#include "core/sandbox/link_json.h"
#include "core/sandbox/sandbox_edits.h"
#include "core/store/audit_kinds.h"

#include <CLI/CLI.hpp>
#include <QHostAddress>

#include <algorithm>

namespace liteboxd::ctl {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int mostAttempts = 5;

std::uint64_t randomNumber()
{
    std::uint64_t number = 0;
    for (const unsigned char byte : base::randomBytes<sizeof number>())
        number = number << 8U | byte;
    return std::max<std::uint64_t>(number, 1);
}

/// The links that still count: what has expired a day ago goes as another one comes.
std::vector<sandbox::BrowserLink> kept(const QString &text, sandbox::BrowserLink::Time now)
{
    std::vector<sandbox::BrowserLink> links = sandbox::linksFrom(text);
    std::erase_if(links, [now](const sandbox::BrowserLink &each) { return each.until + std::chrono::hours(24) < now; });
    return links;
}

/// "https://sandboxes.example" with "8080-0a1b2c3d." before its host.
QString address(const QUrl &gateway, const base::SandboxId &id, const sandbox::BrowserLink &link, const QString &key)
{
    QUrl url = gateway;
    url.setHost(u"%1-%2.%3"_s.arg(QString::number(link.port), QString::fromStdString(id.text()), gateway.host()));
    url.setPath(u"/_liteboxd/link"_s);
    url.setQuery(u"key="_s + key);
    return url.toString(QUrl::FullyEncoded);
}

} // namespace

void GatewayLinkCommand::declare(CLI::App &options)
{
    options.add_option("ID", m_id, "the sandbox")->required();
    options.add_option("PORT", m_port, "the port it opens")->required();
    addDuration(options, "--for", "how long it opens; 10m if not given",
                [this](std::chrono::seconds time) { m_time = time; });
    options.add_option("--path", m_path, "opens only what is at this path or below; / unless told")->type_name("P");
    options.add_option("--methods", m_methods, "only these, like GET,HEAD; a WebSocket is WEBSOCKET; all unless told")
        ->type_name("M,M");
    options.add_option("--uses", m_uses, "how often it may be opened; as often as one likes unless told")
        ->check(CLI::Range(1, 1'000'000))
        ->type_name("N");
    options
        .add_option(
            "--gateway", m_gatewayText,
            "the gateway whose domain this is, like https://sandboxes.example; $LITEBOXD_GATEWAY_URL unless told")
        ->type_name("URL");
}

void GatewayLinkCommand::start(Invocation &invocation)
{
    const auto id = base::SandboxId::parse(m_id);
    if (!id)
        return invocation.fail(id.error(), "liteboxctl sandbox list shows the ids there are.");
    m_gateway = QUrl(m_gatewayText.empty() ? qEnvironmentVariable("LITEBOXD_GATEWAY_URL")
                                           : QString::fromStdString(m_gatewayText),
                     QUrl::StrictMode);
    const bool isWeb = m_gateway.scheme() == "http"_L1 || m_gateway.scheme() == "https"_L1;
    if (!isWeb || m_gateway.host().isEmpty())
        return invocation.fail({base::ErrorCode::InvalidArgument, "it is not known where the gateway is", {}},
                               "Say --gateway https://NAME, where NAME is the gateway's setting \"domain\".");
    if (!QHostAddress(m_gateway.host()).isNull())
        return invocation.fail({base::ErrorCode::InvalidArgument,
                                "a link has a host below the gateway's name, and an "
                                "address has none",
                                m_gateway.host().toStdString()},
                               "Say --gateway https://NAME, where NAME is the gateway's setting \"domain\".");
    m_link.number = randomNumber();
    m_link.port = m_port;
    m_link.path = QString::fromStdString(m_path);
    m_link.methods = QString::fromStdString(m_methods).toUpper().split(u',', Qt::SkipEmptyParts);
    m_link.uses = m_uses;
    if (const auto sound = m_link.check(); !sound)
        return invocation.fail(sound.error());
    if (invocation.cluster() == nullptr)
        return;
    invocation.limitTime(std::chrono::seconds(30), "the API server to answer about sandbox " + m_id);
    look(invocation, *id);
}

void GatewayLinkCommand::look(Invocation &invocation, const base::SandboxId &id)
{
    Cluster &cluster = *invocation.cluster();
    m_step = sandbox::SandboxSearch::start(cluster.api(), cluster.nameSpace(), id, this,
                                           [this, &invocation](const base::Result<sandbox::FoundSandbox> &found) {
                                               if (!found)
                                                   return invocation.fail(found.error());
                                               invocation.noteAnswer();
                                               make(invocation, found->sandbox);
                                           });
}

void GatewayLinkCommand::make(Invocation &invocation, const sandbox::Sandbox &found)
{
    if (found.accessToken.isEmpty())
        return invocation.fail(
            {base::ErrorCode::NotFound, "it has no access token, which links hang on", "sandbox " + m_id},
            "liteboxctl sandbox rotate gives it one.");
    const auto now = std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now());
    m_link.createdAt = now;
    m_link.until = now + m_time;
    std::vector<sandbox::BrowserLink> links = kept(found.links, now);
    links.push_back(m_link);
    if (m_attempts++ == 0) {
        if (found.isManagedByServer())
            invocation.messages().note(
                "LiteBoxd's server manages this sandbox; its annotation liteboxd.io/links is written");
        invocation.audit().begin(*invocation.cluster(), store::kinds::linkMake, QString::fromStdString(m_id),
                                 {{u"port"_s, m_link.port}, {u"path"_s, m_link.path}, {u"link"_s, m_link.name()}});
    }
    m_step = sandbox::SandboxEdits(invocation.cluster()->api())
                 .setLinks(found, found.links, sandbox::linksText(links), this,
                           [this, &invocation, id = found.id](const base::Result<sandbox::Sandbox> &made) {
                               if (made)
                                   return tell(invocation, *made);
                               if (made.error().code == base::ErrorCode::Conflict && m_attempts < mostAttempts)
                                   return look(invocation, id);
                               invocation.fail(made.error());
                           });
}

void GatewayLinkCommand::tell(Invocation &invocation, const sandbox::Sandbox &made)
{
    const base::Secret key = sandbox::linkKey(m_link, made.id, made.uid, base::digest(made.accessToken.reveal()),
                                              sandbox::LinkPurpose::Open);
    QJsonObject json = sandbox::jsonOf(m_link, made.id);
    json.insert(u"url"_s, address(m_gateway, made.id, m_link, QString::fromStdString(key.reveal())));
    Shape shape = linkShape();
    shape.columns = {{"ID", Shape::member("id")}, {"UNTIL", Shape::member("until")}, {"URL", Shape::member("url")}};
    invocation.output().item(shape, json);
    invocation.finish();
}

} // namespace liteboxd::ctl
