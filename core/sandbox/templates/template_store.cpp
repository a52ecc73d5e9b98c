// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sandbox/templates/template_store.h"

#include "core/sandbox/templates/template_object.h"
#include "core/sandbox/templates/template_removal.h"
#include "core/sandbox/templates/template_write.h"

#include <QPointer>

#include <algorithm>
#include <tuple>

namespace liteboxd::sandbox {

namespace {

TemplateStore::Versions decoded(const kube::ObjectList &list)
{
    TemplateStore::Versions versions;
    for (const QJsonValue &item : list.items) {
        if (auto value = templateFromObject(item.toObject()))
            versions.push_back(std::move(*value));
    }
    std::sort(versions.begin(), versions.end(), [](const SandboxTemplate &a, const SandboxTemplate &b) {
        return std::tuple(QStringView(a.name), -a.version) < std::tuple(QStringView(b.name), -b.version);
    });
    return versions;
}

tl::unexpected<base::Error> noTemplate(const QString &name)
{
    return base::fail(base::ErrorCode::NotFound, "there is no such template", "template " + name.toStdString());
}

tl::unexpected<base::Error> noVersion(const QString &name, int version)
{
    return base::fail(base::ErrorCode::NotFound, "it has no version " + std::to_string(version),
                      "template " + name.toStdString());
}

const SandboxTemplate *find(const TemplateStore::Versions &versions, std::optional<int> version)
{
    const auto found = std::find_if(versions.begin(), versions.end(), [version](const SandboxTemplate &value) {
        return !version || value.version == *version;
    });
    return found == versions.end() ? nullptr : &*found;
}

} // namespace

TemplateStore::TemplateStore(kube::ApiClient &api, std::string nameSpace, QObject *parent)
    : QObject(parent)
    , m_api(api)
    , m_nameSpace(std::move(nameSpace))
{}

async::Request TemplateStore::read(std::string selector, QObject *context, async::Callback<Versions> done)
{
    return m_api.list({{templateResource(), m_nameSpace}, std::move(selector)}, context,
                      [done = std::move(done)](base::Result<kube::ObjectList> list) {
                          if (!list)
                              return done(base::fail(std::move(list.error())));
                          done(decoded(*list));
                      });
}

async::Request TemplateStore::all(QObject *context, async::Callback<Versions> done)
{
    return read(templateSelector(), context, std::move(done));
}

async::Request TemplateStore::versions(const QString &name, QObject *context, async::Callback<Versions> done)
{
    return read(templateSelector(name), context, [name, done = std::move(done)](base::Result<Versions> versions) {
        if (versions && versions->empty())
            return done(noTemplate(name));
        done(std::move(versions));
    });
}

async::Request TemplateStore::get(const QString &name, std::optional<int> version, QObject *context,
                                  async::Callback<SandboxTemplate> done)
{
    return versions(name, context, [name, version, done = std::move(done)](base::Result<Versions> found) {
        if (!found)
            return done(base::fail(std::move(found.error())));
        const SandboxTemplate *const value = find(*found, version);
        if (value == nullptr)
            return done(noVersion(name, *version));
        done(*value);
    });
}

async::Request TemplateStore::apply(const SandboxTemplate &value, kube::Persistence persistence, QObject *context,
                                    async::Callback<AppliedTemplate> done)
{
    const auto choose = [value](const Versions &) -> base::Result<SandboxTemplate> { return value; };
    return TemplateWrite::start({m_api, m_nameSpace, value.name, persistence}, choose, context, std::move(done), this);
}

async::Request TemplateStore::rollback(const QString &name, int to, kube::Persistence persistence, QObject *context,
                                       async::Callback<AppliedTemplate> done)
{
    const auto choose = [name, to](const Versions &known) -> base::Result<SandboxTemplate> {
        const SandboxTemplate *const old = find(known, to);
        if (known.empty())
            return noTemplate(name);
        if (old == nullptr)
            return noVersion(name, to);
        SandboxTemplate again = *old;
        again.restoredFrom = to;
        return again;
    };
    return TemplateWrite::start({m_api, m_nameSpace, name, persistence}, choose, context, std::move(done), this);
}

async::Request TemplateStore::remove(const QString &name, kube::Persistence persistence, QObject *context,
                                     async::Callback<int> done)
{
    return TemplateRemoval::start({m_api, m_nameSpace, name, persistence}, context, std::move(done), this);
}

TemplateStore::Versions TemplateStore::newest(const Versions &all)
{
    Versions first;
    for (const SandboxTemplate &value : all) {
        if (first.empty() || first.back().name != value.name)
            first.push_back(value);
    }
    return first;
}

} // namespace liteboxd::sandbox
