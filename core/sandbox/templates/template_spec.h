// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/sandbox/templates/network_spec.h"

#include <QJsonObject>
#include <QString>
#include <QStringList>

#include <chrono>
#include <map>
#include <optional>
#include <vector>

namespace liteboxd::sandbox {

/// A file that is put into a new sandbox.
struct TemplateFile
{
    QString destination; ///< an absolute path
    QString content;

    bool operator==(const TemplateFile &) const = default;
};

/// A command that says by exit code 0 that the sandbox is ready.
struct ReadinessProbe
{
    QStringList command;
    std::chrono::seconds initialDelay{0};
    std::chrono::seconds period{2};
    int failureThreshold = 30;

    bool operator==(const ReadinessProbe &) const = default;
};

/// How sandboxes of a template are made: what of its spec this program acts on. The rest of a spec is kept where the
/// template is kept (SandboxTemplate).
struct TemplateSpec
{
    QString image{};
    QStringList command{};
    QStringList args{};
    QString cpu = QStringLiteral("500m");     ///< the limit, a Kubernetes quantity
    QString memory = QStringLiteral("512Mi"); ///< the limit
    std::optional<std::chrono::seconds> ttl{};
    std::optional<std::chrono::seconds> maxLifetime{}; ///< ends the pod in the cluster, whatever renew says
    std::map<QString, QString> env{};
    QString startupScript{};
    std::chrono::seconds startupTimeout{300};
    std::vector<TemplateFile> files{};
    std::optional<ReadinessProbe> readiness{};
    NetworkSpec network{};
    bool isPersistent = false; ///< it asks for a volume that outlives the pod, which only LiteBoxd's server makes

    /// Malformed, with the member as context, for what could not be run.
    static base::Result<TemplateSpec> fromJson(const QJsonObject &spec);

    bool operator==(const TemplateSpec &) const = default;
};

/// Whether `text` is a quantity as Kubernetes writes it: "500m", "0.5", "512Mi", "1G".
bool isQuantity(const QString &text);

} // namespace liteboxd::sandbox
