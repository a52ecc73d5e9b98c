// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/kube/kubeconfig/kubeconfig_reader.h"

#include "core/yaml/yaml_scalar.h"

namespace liteboxd::kube {

std::string KubeconfigReader::text(const YAML::Node &map, const char *key)
{
    const YAML::Node field = member(map, key);
    if (!field.IsDefined() || field.IsNull())
        return {};
    if (field.IsScalar())
        return field.Scalar();
    fault(std::string(key) + " must be text", field.Mark());
    return {};
}

bool KubeconfigReader::flag(const YAML::Node &map, const char *key)
{
    const std::string written = text(map, key);
    const auto value = yaml::booleanValue(written);
    if (!written.empty() && !value)
        fault(std::string(key) + " must be true or false", member(map, key).Mark());
    return value.value_or(false);
}

std::vector<std::string> KubeconfigReader::texts(const YAML::Node &map, const char *key)
{
    const YAML::Node field = member(map, key);
    std::vector<std::string> found;
    if (!field.IsDefined() || field.IsNull())
        return found;
    if (!field.IsSequence()) {
        fault(std::string(key) + " must be a list", field.Mark());
        return found;
    }
    for (const YAML::Node &item : field) {
        if (item.IsScalar())
            found.push_back(item.Scalar());
        else
            fault(std::string(key) + " must be a list of texts", item.Mark());
    }
    return found;
}

std::filesystem::path KubeconfigReader::file(const YAML::Node &map, const char *key)
{
    const std::filesystem::path path = text(map, key);
    return path.empty() || path.is_absolute() || m_origin.empty() ? path : m_origin.parent_path() / path;
}

std::string KubeconfigReader::program(const YAML::Node &map, const char *key)
{
    const std::string name = text(map, key);
    return name.find('/') == std::string::npos ? name : file(map, key).string();
}

InlineOrFile KubeconfigReader::inlineOrFile(const YAML::Node &map, const std::string &key)
{
    return {base::Secret(text(map, (key + "-data").c_str())), file(map, key.c_str())};
}

bool KubeconfigReader::has(const YAML::Node &map, const char *key)
{
    const YAML::Node field = member(map, key);
    return field.IsDefined() && !field.IsNull() && !(field.IsScalar() && field.Scalar().empty());
}

void KubeconfigReader::fault(const std::string &message, const YAML::Mark &mark)
{
    std::optional<base::Error> &first = m_isInEntry ? m_entryFault : m_fault;
    if (first)
        return;
    std::string where = m_origin.string();
    if (!m_entry.empty())
        where += (where.empty() ? "" : ": ") + m_entry;
    const std::string line = mark.is_null() ? "" : " (line " + std::to_string(mark.line + 1) + ')';
    first = base::Error{base::ErrorCode::Malformed, message + line, where};
}

YAML::Node KubeconfigReader::member(const YAML::Node &map, const char *key)
{
    const YAML::Node none(YAML::NodeType::Undefined);
    return map.IsDefined() && map.IsMap() ? map[key] : none;
}

} // namespace liteboxd::kube
