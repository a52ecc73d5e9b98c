// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/control/configuration_file.h"

#include <yaml-cpp/yaml.h>

#include <algorithm>

namespace liteboxd::control {

namespace {

std::string at(std::string_view path, const YAML::Mark &mark)
{
    return std::string(path) + ":" + std::to_string(mark.is_null() ? 1 : mark.line + 1);
}

bool isText(const YAML::Node &node)
{
    return node.IsScalar();
}

base::Result<std::vector<ConfigurationEntry>> entriesOf(const YAML::Node &root, std::string_view path)
{
    const auto fail = [path](std::string message, const YAML::Node &node) {
        return base::fail(base::ErrorCode::Malformed, std::move(message), at(path, node.Mark()));
    };
    std::vector<ConfigurationEntry> entries;
    if (root.IsNull())
        return entries;
    if (!root.IsMap())
        return fail("a configuration is a map of settings, like \"request-timeout: 30s\"", root);
    for (const auto &item : root) {
        if (!isText(item.first))
            return fail("the name of a setting must be text", item.first);
        ConfigurationEntry entry{item.first.Scalar(), {}, at(path, item.first.Mark()), item.second.IsSequence()};
        if (std::any_of(entries.begin(), entries.end(),
                        [&entry](const ConfigurationEntry &other) { return other.name == entry.name; }))
            return fail(entry.name + " stands here twice", item.first);
        if (isText(item.second)) {
            entry.values.push_back(item.second.Scalar());
        } else if (entry.isList && std::all_of(item.second.begin(), item.second.end(), isText)) {
            for (const YAML::Node &value : item.second)
                entry.values.push_back(value.Scalar());
        } else {
            return fail(entry.name + " must be a value or a list of values", item.first);
        }
        entries.push_back(std::move(entry));
    }
    return entries;
}

} // namespace

base::Result<std::vector<ConfigurationEntry>> parseConfigurationFile(const std::string &text, std::string_view path)
{
    try {
        const std::vector<YAML::Node> documents = YAML::LoadAll(text);
        for (std::size_t i = 1; i < documents.size(); ++i) {
            if (!documents[i].IsNull())
                return base::fail(base::ErrorCode::Malformed, "there must be one document",
                                  at(path, documents[i].Mark()));
        }
        return entriesOf(documents.empty() ? YAML::Node() : documents.front(), path);
    } catch (const YAML::Exception &exception) {
        return base::fail(base::ErrorCode::Malformed, exception.msg, at(path, exception.mark));
    }
}

} // namespace liteboxd::control
