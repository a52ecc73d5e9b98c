// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/policy/yaml_object.h"

#include "core/kube/kubeconfig/yaml_json.h"

#include <string>

namespace liteboxd::policy {

base::Result<QJsonObject> objectFromYaml(const QByteArray &yaml)
{
    try {
        const YAML::Node root = YAML::Load(yaml.toStdString());
        if (!root.IsMap())
            return base::fail(base::ErrorCode::Malformed, "the YAML text is not a mapping");
        return kube::jsonFromYaml(root).toObject();
    } catch (const YAML::Exception &exception) {
        return base::fail(base::ErrorCode::Malformed, exception.msg + " in line " +
                                                          std::to_string(exception.mark.line + 1) + ", column " +
                                                          std::to_string(exception.mark.column + 1));
    }
}

} // namespace liteboxd::policy
