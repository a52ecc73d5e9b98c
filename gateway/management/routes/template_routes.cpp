// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/management/routes/routes.h"

#include "core/sandbox/templates/template_json.h"
#include "core/sandbox/templates/template_store.h"
#include "gateway/management/routes/api_call.h"
#include "gateway/management/routes/item_page.h"
#include "gateway/management/routes/json_members.h"
#include "gateway/management/routes/template_import.h"

#include <QJsonArray>

#include <algorithm>

namespace liteboxd::management {

using namespace Qt::Literals::StringLiterals;
using sandbox::AppliedTemplate;
using sandbox::SandboxTemplate;
using sandbox::TemplateStore;

namespace {

TemplateStore &storeFor(ApiCall &call)
{
    return *new TemplateStore(call.api(), call.nameSpace(), &call);
}

/// How many sandboxes there are of a template, of one version if it is said.
int countOf(const ApiCall &call, const QString &name, int version = 0)
{
    const auto sandboxes = call.sandboxes().values();
    return static_cast<int>(std::count_if(sandboxes.begin(), sandboxes.end(), [&](const sandbox::SandboxPtr &each) {
        return each->templateName == name && (version == 0 || each->templateVersion == version);
    }));
}

void applyOne(ApiCall &call, const SandboxTemplate &value)
{
    call.setAuditedObject(value.name);
    call.keep(storeFor(call).apply(value, kube::Persistence::Store, &call,
                                   [&call](const base::Result<AppliedTemplate> &applied) {
                                       if (!applied)
                                           return call.fail(applied.error());
                                       QJsonObject json = sandbox::templateJson(applied->value);
                                       json.insert(u"changed"_s, applied->isNew);
                                       call.answer(applied->isNew ? 201 : 200, json);
                                   }));
}

} // namespace

void listTemplates(ApiCall &call)
{
    call.keep(storeFor(call).all(&call, [&call](const base::Result<TemplateStore::Versions> &all) {
        if (!all)
            return call.fail(all.error());
        std::vector<PageItem> items;
        for (const SandboxTemplate &each : TemplateStore::newest(*all))
            items.push_back(
                {each.name, [&call, each] { return sandbox::templateJson(each, countOf(call, each.name)); }});
        answerPage(call, std::move(items));
    }));
}

void getTemplate(ApiCall &call)
{
    const auto version = call.number(u"version"_s, 1, 1'000'000'000, 0);
    if (!version)
        return;
    call.keep(storeFor(call).get(call.parameter("name"), *version > 0 ? version : std::nullopt, &call,
                                 [&call](const base::Result<SandboxTemplate> &found) {
                                     if (!found)
                                         return call.fail(found.error());
                                     call.answer(200, sandbox::templateJson(*found, countOf(call, found->name)));
                                 }));
}

void listTemplateVersions(ApiCall &call)
{
    call.keep(storeFor(call).versions(
        call.parameter("name"), &call, [&call](const base::Result<TemplateStore::Versions> &versions) {
            if (!versions)
                return call.fail(versions.error());
            std::vector<PageItem> items;
            for (const SandboxTemplate &each : *versions)
                items.push_back({QString::number(1'000'000'000 - each.version).rightJustified(10, u'0'), [&call, each] {
                                     return sandbox::templateJson(each, countOf(call, each.name, each.version));
                                 }});
            answerPage(call, std::move(items));
        }));
}

/// Either the whole document, or {name, spec}.
void applyTemplate(ApiCall &call)
{
    const auto json = call.body();
    if (!json)
        return;
    QJsonObject document = *json;
    if (!document.contains(u"apiVersion"_s)) {
        document = {{u"apiVersion"_s, u"liteboxd/v1"_s},
                    {u"kind"_s, u"SandboxTemplate"_s},
                    {u"metadata"_s, QJsonObject{{u"name"_s, (*json)[u"name"_s]}}},
                    {u"spec"_s, (*json)[u"spec"_s]}};
    }
    const auto value = SandboxTemplate::fromDocument(document);
    if (!value)
        return call.fail(value.error());
    applyOne(call, *value);
}

void replaceTemplate(ApiCall &call)
{
    const auto spec = call.read([](JsonMembers &members) { return members.whole(u"spec"_s); });
    if (!spec)
        return;
    const QJsonObject document{{u"apiVersion"_s, u"liteboxd/v1"_s},
                               {u"kind"_s, u"SandboxTemplate"_s},
                               {u"metadata"_s, QJsonObject{{u"name"_s, call.parameter("name")}}},
                               {u"spec"_s, *spec}};
    const auto value = SandboxTemplate::fromDocument(document);
    if (!value)
        return call.fail(value.error());
    applyOne(call, *value);
}

void rollBackTemplate(ApiCall &call)
{
    const auto read = call.read([](JsonMembers &members) { return members.number(u"to"_s, 1, 1'000'000'000); });
    if (!read)
        return;
    const std::optional<int> to = *read;
    if (!to)
        return call.refuse(400, "InvalidArgument", "to: the version to go back to");
    call.addToAudit({{u"to"_s, *to}});
    call.keep(storeFor(call).rollback(call.parameter("name"), *to, kube::Persistence::Store, &call,
                                      [&call](const base::Result<AppliedTemplate> &applied) {
                                          if (!applied)
                                              return call.fail(applied.error());
                                          call.answer(200, sandbox::templateJson(applied->value));
                                      }));
}

void deleteTemplate(ApiCall &call)
{
    call.keep(storeFor(call).remove(call.parameter("name"), kube::Persistence::Store, &call,
                                    [&call](const base::Result<int> &versions) {
                                        if (!versions)
                                            return call.fail(versions.error());
                                        ApiAnswer gone;
                                        gone.status = 204;
                                        call.answer(gone);
                                    }));
}

void exportTemplates(ApiCall &call)
{
    call.keep(storeFor(call).all(&call, [&call](const base::Result<TemplateStore::Versions> &all) {
        if (!all)
            return call.fail(all.error());
        ApiAnswer answer;
        answer.body = sandbox::templatesToYaml(TemplateStore::newest(*all)).toStdString();
        answer.contentType = "application/yaml";
        call.answer(answer);
    }));
}

void importTemplates(ApiCall &call)
{
    auto values = sandbox::templatesFromYaml(QByteArray::fromStdString(call.request().body));
    if (!values)
        return call.fail(values.error());
    (new TemplateImport(call, std::move(*values)))->start();
}

} // namespace liteboxd::management
