// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/kube/decode/object_view.h"
#include "core/kube/wire/resource.h"
#include "core/sandbox/templates/sandbox_template.h"

#include <QJsonObject>

#include <string>

namespace liteboxd::sandbox {

/// The kind of object that keeps templates: ConfigMap.
kube::Resource templateResource();

/// The label selector of all objects that hold a version of a template.
std::string templateSelector();

/// The same of one template.
std::string templateSelector(const QString &name);

/// The name of the ConfigMap of a version: "liteboxd-template-{name}.v{version}". That it can be created only once
/// keeps two people from writing the same version.
std::string templateObjectName(const QString &name, int version);

/// A version of a template as the ConfigMap that keeps it, immutable, its document as YAML in "template.yaml".
QJsonObject templateObject(const SandboxTemplate &value);

/// The other way. Malformed for an object that somebody else wrote differently.
base::Result<SandboxTemplate> templateFromObject(const QJsonObject &configMap);

/// The same of an object as a watch brings it; as JSON only, which is how ConfigMaps come.
base::Result<SandboxTemplate> decodeTemplate(const kube::ObjectView &configMap);

} // namespace liteboxd::sandbox
