// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/policy/yaml_object.h"

#include "core/yaml/yaml_json.h"

#include <string>

namespace liteboxd::policy {

base::Result<QJsonObject> objectFromYaml(const QByteArray &yaml)
{
    const auto value = yaml::jsonFromYaml({yaml.constData(), static_cast<std::size_t>(yaml.size())});
    if (!value) {
        const yaml::YamlFault &fault = value.error();
        const std::string place =
            fault.line == 0 ? std::string()
                            : " in line " + std::to_string(fault.line) + ", column " + std::to_string(fault.column);
        return base::fail(base::ErrorCode::Malformed, fault.reason + place);
    }
    if (!value->isObject())
        return base::fail(base::ErrorCode::Malformed, "the YAML text is not a mapping");
    return value->toObject();
}

} // namespace liteboxd::policy
