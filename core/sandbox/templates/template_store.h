// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/async/request.h"
#include "core/kube/api_client.h"
#include "core/sandbox/templates/sandbox_template.h"

#include <QObject>

#include <optional>
#include <string>
#include <vector>

namespace liteboxd::sandbox {

/// What became of a template that was applied.
struct AppliedTemplate
{
    SandboxTemplate value;
    bool isNew = false; ///< false: the newest version said the same already
};

/// The templates of one namespace. Each version is a ConfigMap of its own that never changes; the newest counts, and
/// going back makes a new version of an old one, so that history is only added to. Objects that are no sound templates
/// are left out.
///
/// One thread, that of `api`, which must outlive it. Destroying a Request ends its operation where it stands.
class TemplateStore : public QObject
{
    Q_OBJECT

public:
    using Versions = std::vector<SandboxTemplate>; ///< by name, the newest version of each first

    TemplateStore(kube::ApiClient &api, std::string nameSpace, QObject *parent = nullptr);

    /// All versions of all templates.
    async::Request all(QObject *context, async::Callback<Versions> done);

    /// All versions of one, the newest first. NotFound if there is none.
    async::Request versions(const QString &name, QObject *context, async::Callback<Versions> done);

    /// The newest version, or the one asked for. NotFound.
    async::Request get(const QString &name, std::optional<int> version, QObject *context,
                       async::Callback<SandboxTemplate> done);

    /// Stores the document as the next version. Conflict: somebody else stored that version just now.
    async::Request apply(const SandboxTemplate &value, kube::Persistence persistence, QObject *context,
                         async::Callback<AppliedTemplate> done);

    /// Stores the document of an old version as the next version. NotFound if there is no such version.
    async::Request rollback(const QString &name, int to, kube::Persistence persistence, QObject *context,
                            async::Callback<AppliedTemplate> done);

    /// Deletes all versions and says how many. Sandboxes that were made from them stay. NotFound if there is none.
    async::Request remove(const QString &name, kube::Persistence persistence, QObject *context,
                          async::Callback<int> done);

    /// Only the newest of each.
    static Versions newest(const Versions &all);

private:
    async::Request read(std::string selector, QObject *context, async::Callback<Versions> done);

    kube::ApiClient &m_api;
    const std::string m_nameSpace;
};

} // namespace liteboxd::sandbox
