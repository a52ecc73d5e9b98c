// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"
#include "core/kube/kubeconfig/kubeconfig_entries.h"

#include <yaml-cpp/yaml.h>

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace liteboxd::kube {

/// Reads fields out of the nodes of one kubeconfig and remembers the first fault, with its entry and line, so that
/// entries are read without a check at each line. A field that is absent, null or of the wrong kind reads as empty.
class KubeconfigReader
{
public:
    explicit KubeconfigReader(std::filesystem::path origin)
        : m_origin(std::move(origin))
    {}

    std::string text(const YAML::Node &map, const char *key);
    bool flag(const YAML::Node &map, const char *key);
    std::vector<std::string> texts(const YAML::Node &map, const char *key);

    /// A path, counted from the folder of the kubeconfig.
    std::filesystem::path file(const YAML::Node &map, const char *key);

    /// A program: a path if it has a slash, else a name that stays as it is.
    std::string program(const YAML::Node &map, const char *key);

    /// The fields `key` and `key`-data.
    InlineOrFile inlineOrFile(const YAML::Node &map, const std::string &key);

    /// Whether the field holds anything.
    static bool has(const YAML::Node &map, const char *key);

    /// Calls `read(name, map)` for each `{name: …, <kind>: {…}}` of the list `key`; false from it means that the name
    /// was there before.
    template<class Read>
    void eachNamed(const YAML::Node &root, const char *key, const char *kind, Read read)
    {
        m_entry = key;
        const YAML::Node list = member(root, key);
        if (!list.IsDefined() || list.IsNull())
            return;
        if (!list.IsSequence())
            return fault("must be a list", list.Mark());
        for (const YAML::Node &item : list) {
            m_entry = key;
            if (!item.IsMap())
                return fault("each entry must be a map", item.Mark());
            const std::string name = text(item, "name");
            m_entry = std::string(kind) + " \"" + name + '"';
            const YAML::Node body = member(item, kind);
            if (body.IsDefined() && !body.IsNull() && !body.IsMap())
                return fault(std::string(kind) + " must be a map", body.Mark());
            if (!read(name, body))
                fault("the name is used twice", item.Mark());
        }
    }

    /// Remembers a fault unless there was one before.
    void fault(const std::string &message, const YAML::Mark &mark);
    const std::optional<base::Error> &fault() const { return m_fault; }

    /// The field, undefined if it is not there.
    static YAML::Node member(const YAML::Node &map, const char *key);

private:
    std::filesystem::path m_origin;
    std::string m_entry;
    std::optional<base::Error> m_fault;
};

} // namespace liteboxd::kube
