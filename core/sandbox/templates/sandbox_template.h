// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/sandbox/templates/template_spec.h"

#include <QByteArray>
#include <QJsonObject>
#include <QString>

#include <chrono>
#include <vector>

namespace liteboxd::sandbox {

/// One version of a template, as a plain value. The document is kept whole: what this program does not know in it comes
/// out again as it went in.
struct SandboxTemplate
{
    QString name;
    int version = 0;        ///< from 1 on; 0 before it was stored
    QJsonObject document{}; ///< {"apiVersion": "liteboxd/v1", "kind": "SandboxTemplate", "metadata", "spec", …}
    std::chrono::system_clock::time_point createdAt{};
    int restoredFrom = 0; ///< the version that a rollback made it from; 0: none

    QJsonObject spec() const;

    /// Malformed if it is no template: apiVersion, kind, a name that is a DNS label of at most 40 characters, a spec
    /// that TemplateSpec can read.
    static base::Result<SandboxTemplate> fromDocument(const QJsonObject &document);

    bool operator==(const SandboxTemplate &) const = default;
};

/// Reads YAML (or JSON) of one or several documents, each a SandboxTemplate or a SandboxTemplateList. Malformed for
/// anything else, and for a name that comes twice.
base::Result<std::vector<SandboxTemplate>> templatesFromYaml(const QByteArray &yaml);

/// One template as a SandboxTemplate, several (or none) as a SandboxTemplateList.
QJsonObject templatesDocument(const std::vector<SandboxTemplate> &templates);

/// The same as YAML.
QByteArray templatesToYaml(const std::vector<SandboxTemplate> &templates);

} // namespace liteboxd::sandbox
