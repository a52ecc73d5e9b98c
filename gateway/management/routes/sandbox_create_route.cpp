// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/management/routes/routes.h"

#include "core/sandbox/creation/sandbox_creation.h"
#include "core/sandbox/templates/template_store.h"
#include "gateway/management/routes/api_call.h"
#include "gateway/management/routes/json_members.h"
#include "gateway/management/routes/sandbox_answer.h"

namespace liteboxd::management {

using namespace Qt::Literals::StringLiterals;

namespace {

struct CreateBody
{
    QString templateName;
    sandbox::SandboxOverrides overrides;
    bool waits = true;
};

base::Result<CreateBody> createBody(const QJsonObject &json)
{
    JsonMembers members(json);
    CreateBody body;
    body.templateName = members.text(u"template"_s).value_or(QString());
    body.overrides.templateVersion = members.number(u"templateVersion"_s, 1, 1'000'000'000);
    body.waits = members.truth(u"wait"_s).value_or(true);
    JsonMembers &overrides = members.object(u"overrides"_s);
    body.overrides.image = overrides.text(u"image"_s);
    body.overrides.cpu = overrides.text(u"cpu"_s);
    body.overrides.memory = overrides.text(u"memory"_s);
    if (const auto ttl = overrides.number(u"ttl"_s, 1, 1'000'000'000))
        body.overrides.ttl = std::chrono::seconds(*ttl);
    body.overrides.env = overrides.texts(u"env"_s);
    // LiteBoxd's own clients know no network but among the overrides.
    JsonMembers &network = (json.contains(u"network"_s) ? members : overrides).object(u"network"_s);
    body.overrides.network.allowInternetAccess = network.truth(u"allowInternetAccess"_s);
    const auto domains = network.list(u"allowedDomains"_s);
    if (const auto fault = members.fault())
        return base::fail(*fault);
    if (body.templateName.isEmpty())
        return base::fail(base::ErrorCode::InvalidArgument, "a template has to be named", "template");
    if (domains) {
        auto normal = sandbox::normalDomains(*domains);
        if (!normal)
            return base::fail(std::move(normal.error()));
        body.overrides.network.allowedDomains = std::move(*normal);
    }
    return body;
}

void create(ApiCall &call, const CreateBody &body, const sandbox::SandboxTemplate &from)
{
    using sandbox::SandboxCreation;
    auto request = sandbox::SandboxRequest::create(from, body.overrides, call.nameSpace(),
                                                   call.request().idempotencyKey, std::chrono::system_clock::now());
    if (!request)
        return call.fail(request.error());
    const QString id = QString::fromStdString(request->id.text());
    call.setAuditedObject(id);
    auto *const creation = new SandboxCreation(call.api(), std::move(*request), &call);
    QObject::connect(creation, &SandboxCreation::finished, &call, [&call, id](const sandbox::Sandbox &made) {
        ApiAnswer answer = ApiCall::jsonAnswer(201, sandboxAnswer(call, made));
        answer.fields.emplace_back("Location", "/api/v1/sandboxes/" + id.toStdString());
        call.answer(answer);
    });
    QObject::connect(creation, &SandboxCreation::failed, &call,
                     [&call](const base::Error &error) { call.fail(error); });
    creation->start(body.waits ? SandboxCreation::Wait::UntilReady : SandboxCreation::Wait::No,
                    *call.flag(u"dryRun"_s) ? kube::Persistence::DryRun : kube::Persistence::Store);
}

} // namespace

void createSandbox(ApiCall &call)
{
    if (!call.flag(u"dryRun"_s))
        return;
    const auto json = call.body();
    if (!json)
        return;
    call.addToAudit({{u"template"_s, (*json)[u"template"_s].toString()}});
    const auto body = createBody(*json);
    if (!body)
        return call.fail(body.error());
    auto *const templates = new sandbox::TemplateStore(call.api(), call.nameSpace(), &call);
    call.keep(templates->get(body->templateName, body->overrides.templateVersion, &call,
                             [&call, body = *body](const base::Result<sandbox::SandboxTemplate> &found) {
                                 if (!found)
                                     return call.fail(found.error());
                                 create(call, body, *found);
                             }));
}

} // namespace liteboxd::management
