// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/sandboxes/sandbox_create_command.h"

#include "app/ctl/frame/duration_option.h"
#include "app/ctl/sandboxes/sandbox_shape.h"
#include "core/store/audit_kinds.h"

#include <CLI/CLI.hpp>

namespace liteboxd::ctl {

using namespace Qt::Literals::StringLiterals;

using sandbox::CreationStage;
using sandbox::SandboxCreation;

namespace {

constexpr std::chrono::minutes readyLimit{5};

const char *sentenceFor(CreationStage stage)
{
    switch (stage) {
    case CreationStage::Accepted:
        return "the cluster took it";
    case CreationStage::Scheduled:
        return "it has a node";
    case CreationStage::Starting:
        return "its image and container are being made ready";
    case CreationStage::Running:
        return "it runs";
    case CreationStage::Files:
        return "its files are being put there";
    case CreationStage::Script:
        return "its start-up script runs";
    case CreationStage::Readiness:
        return "its readiness probe is being asked";
    case CreationStage::Ready:
        break;
    }
    return "it is ready";
}

std::optional<QString> given(const std::string &text)
{
    return text.empty() ? std::nullopt : std::optional(QString::fromStdString(text));
}

} // namespace

void SandboxCreateCommand::declare(CLI::App &options)
{
    options.add_option("--template", m_template, "the template to make it from")->type_name("NAME")->required();
    options.add_option("--template-version", m_templateVersion, "this version of it instead of the newest")
        ->type_name("N")
        ->check(CLI::Range(1, 1'000'000'000).description(""));
    options.add_option("--image", m_image, "another image")->type_name("IMAGE");
    options.add_option("--cpu", m_cpu, "another CPU limit, such as 500m or 2")->type_name("QUANTITY");
    options.add_option("--memory", m_memory, "another memory limit, such as 512Mi")->type_name("QUANTITY");
    addDuration(options, "--ttl", "how long it lives, such as 1h", [this](std::chrono::seconds time) { m_ttl = time; });
    options.add_option("--env", m_env, "a variable for it; may be given several times")
        ->type_name("NAME=VALUE")
        ->expected(1)
        ->allow_extra_args(false)
        ->multi_option_policy(CLI::MultiOptionPolicy::TakeAll);
    CLI::Option *const on = options.add_flag_callback(
        "--internet", [this] { m_internet = true; }, "with internet access");
    options
        .add_flag_callback(
            "--no-internet", [this] { m_internet = false; }, "without internet access")
        ->excludes(on);
    options.add_option("--allow-domain", m_domains, "only this domain and others so given, such as *.example.com")
        ->type_name("DOMAIN")
        ->expected(1)
        ->allow_extra_args(false)
        ->multi_option_policy(CLI::MultiOptionPolicy::TakeAll);
    options.add_flag("--dns-lock", m_hasDnsLock, "names outside of the allowed domains are not even asked for");
    options.add_flag("--egress-proxy", m_hasEgressProxy,
                     "its allowed domains are opened by the gateway's proxy, where no policy can");
    options.add_option("--idempotency-key", m_key, "with the same key the same sandbox is meant, not a second one")
        ->type_name("KEY");
    options.add_flag("--no-wait", m_isAsynchronous, "end when the cluster has taken it");
    options.add_flag("--dry-run", m_isDryRun, "let the API server judge it, and create nothing");
}

void SandboxCreateCommand::start(Invocation &invocation)
{
    const auto wishes = overrides();
    if (!wishes)
        return invocation.fail(wishes.error());
    Cluster *const cluster = invocation.cluster();
    if (cluster == nullptr)
        return;
    invocation.limitTime(readyLimit, "the sandbox to become ready");
    m_templates = std::make_unique<sandbox::TemplateStore>(cluster->api(), cluster->nameSpace());
    m_step =
        m_templates->get(QString::fromStdString(m_template), wishes->templateVersion, this,
                         [this, &invocation, wishes](const base::Result<sandbox::SandboxTemplate> &found) {
                             if (!found && found.error().code == base::ErrorCode::NotFound)
                                 return invocation.fail(found.error(), "liteboxctl template list shows what there is.");
                             if (!found)
                                 return invocation.fail(found.error());
                             invocation.noteAnswer();
                             create(invocation, *found, *wishes);
                         });
}

base::Result<sandbox::SandboxOverrides> SandboxCreateCommand::overrides() const
{
    sandbox::SandboxOverrides wishes;
    if (m_templateVersion > 0)
        wishes.templateVersion = m_templateVersion;
    wishes.image = given(m_image);
    wishes.cpu = given(m_cpu);
    wishes.memory = given(m_memory);
    wishes.ttl = m_ttl;
    for (const std::string &pair : m_env) {
        const auto sign = pair.find('=');
        if (sign == std::string::npos || sign == 0)
            return base::fail(base::ErrorCode::InvalidArgument, "--env takes NAME=VALUE");
        wishes.env[QString::fromStdString(pair.substr(0, sign))] = QString::fromStdString(pair.substr(sign + 1));
    }
    wishes.hasDnsLock = m_hasDnsLock;
    wishes.hasEgressProxy = m_hasEgressProxy;
    wishes.network.allowInternetAccess = m_internet;
    if (!m_domains.empty()) {
        QStringList domains;
        for (const std::string &domain : m_domains)
            domains << QString::fromStdString(domain);
        auto normal = sandbox::normalDomains(domains);
        if (!normal)
            return base::fail(std::move(normal.error()));
        wishes.network.allowedDomains = std::move(*normal);
        if (!m_internet)
            wishes.network.allowInternetAccess = true; // who names domains wants them opened
    }
    return wishes;
}

void SandboxCreateCommand::create(Invocation &invocation, const sandbox::SandboxTemplate &from,
                                  const sandbox::SandboxOverrides &overrides)
{
    Cluster &cluster = *invocation.cluster();
    auto request =
        sandbox::SandboxRequest::create(from, overrides, cluster.nameSpace(), m_key, std::chrono::system_clock::now());
    if (!request)
        return invocation.fail(request.error());
    m_id = request->id.text();
    const sandbox::NetworkSpec &network = request->spec.network;
    m_opensDomains = network.allowInternetAccess && !network.allowedDomains.isEmpty() && !m_hasEgressProxy;
    if (m_isAsynchronous && sandbox::SandboxSetup::isNeededBy(request->spec))
        invocation.messages().note(
            "without waiting, the template's files, start-up script and readiness probe are left out");
    m_creation = std::make_unique<SandboxCreation>(cluster.api(), std::move(*request));
    follow(invocation);
    if (!m_isDryRun)
        invocation.audit().begin(cluster, store::kinds::sandboxCreate, QString::fromStdString(m_id),
                                 {{u"template"_s, from.name},
                                  {u"templateVersion"_s, from.version},
                                  {u"ttl"_s, m_ttl ? QJsonValue(static_cast<qint64>(m_ttl->count())) : QJsonValue()}});
    m_creation->start(m_isAsynchronous ? SandboxCreation::Wait::No : SandboxCreation::Wait::UntilReady,
                      m_isDryRun ? kube::Persistence::DryRun : kube::Persistence::Store);
}

void SandboxCreateCommand::follow(Invocation &invocation)
{
    const std::string prefix = "sandbox " + m_id + ": ";
    connect(m_creation.get(), &SandboxCreation::reached, this, [this, &invocation, prefix](CreationStage stage) {
        invocation.messages().progress(
            prefix + (m_isDryRun ? "the cluster would take it; nothing was made" : sentenceFor(stage)));
    });
    connect(m_creation.get(), &SandboxCreation::noted, this, [&invocation, prefix](const sandbox::PodEvent &event) {
        invocation.messages().progress(prefix + event.reason.toStdString() + ": " + event.message.toStdString());
    });
    connect(m_creation.get(), &SandboxCreation::scriptEnded, this,
            [&invocation, prefix](const sandbox::CommandResult &result) {
                invocation.messages().progress(prefix + "its start-up script ended with exit code " +
                                               std::to_string(result.exitCode));
                if (invocation.messages().loudness() == Loudness::Quiet && result.exitCode == 0)
                    return;
                invocation.messages().raw(result.output);
                invocation.messages().raw(result.errorOutput);
            });
    connect(m_creation.get(), &SandboxCreation::domainsNotOpened, this,
            [this, &invocation, prefix](const base::Error &error) {
                m_opensDomains = false;
                invocation.messages().note(prefix +
                                           "its allowed domains are not opened, it stays closed: " + error.text());
            });
    connect(m_creation.get(), &SandboxCreation::finished, this,
            [this, &invocation](const sandbox::Sandbox &sandbox) { tell(invocation, sandbox); });
    connect(m_creation.get(), &SandboxCreation::failed, this, [this, &invocation](const base::Error &error) {
        if (!m_creation->hasPod())
            return invocation.fail(error);
        invocation.fail(error, "It is kept for you to look at: liteboxctl sandbox events " + m_id +
                                   ", and then liteboxctl sandbox delete " + m_id + '.');
    });
}

void SandboxCreateCommand::tell(Invocation &invocation, const sandbox::Sandbox &sandbox) const
{
    QJsonObject json = jsonOf(sandbox);
    QJsonObject internet = json.value("internet"_L1).toObject();
    const bool isLabelled = internet.value("requested"_L1).toBool();
    internet.insert(u"requested"_s, isLabelled || m_opensDomains);
    internet.insert(u"scope"_s, isLabelled ? u"everything"_s : m_opensDomains ? u"domains"_s : u"none"_s);
    json.insert(u"internet"_s, internet);
    json.insert(u"accessToken"_s, QString::fromStdString(sandbox.accessToken.reveal()));
    Shape shape = sandboxShape();
    shape.columns.push_back({"ACCESS TOKEN", Shape::member("accessToken")});
    shape.columns.push_back({"ACCESS URL", Shape::member("accessUrl")});
    invocation.output().item(shape, json);
    invocation.finish();
}

void SandboxCreateCommand::interrupt(Invocation &invocation)
{
    if (m_creation && m_creation->hasPod())
        invocation.messages().note("sandbox " + m_id + " exists; liteboxctl sandbox delete " + m_id + " takes it away");
    invocation.finish(ExitCode::Interrupted);
}

} // namespace liteboxd::ctl
