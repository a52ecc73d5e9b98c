// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"
#include "core/kube/kubeconfig/kubeconfig_entries.h"

#include <yaml-cpp/yaml.h>

#include <filesystem>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace liteboxd::kube {

/// Reads fields out of the nodes of one kubeconfig and remembers the first fault, with its entry and line, so that
/// entries are read without a check at each line. A fault within an entry is the entry's alone: a file of many may be
/// used though one of them cannot. A field that is absent, null or of the wrong kind reads as empty.
class KubeconfigReader
{
public:
    explicit KubeconfigReader(std::filesystem::path origin)
        : m_origin(std::move(origin))
    {}

    std::string text(const YAML::Node &map, const char *key);

    /// A boolean as Kubernetes takes it: true, True, yes, on …
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
    /// was there before. It takes the fault of its entry by takeEntryFault().
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
            m_isInEntry = true;
            const YAML::Node body = member(item, kind);
            if (body.IsDefined() && !body.IsNull() && !body.IsMap())
                fault(std::string(kind) + " must be a map", body.Mark());
            const bool isNew = read(name, body);
            m_isInEntry = false;
            if (!isNew)
                fault("the name is used twice", item.Mark());
        }
    }

    /// Remembers a fault, of the entry that is being read if there is one, unless there was one before.
    void fault(const std::string &message, const YAML::Mark &mark);

    /// What is wrong with the file as a whole.
    const std::optional<base::Error> &fault() const { return m_fault; }

    /// What is wrong with the entry that is being read.
    std::optional<base::Error> takeEntryFault() { return std::exchange(m_entryFault, std::nullopt); }

    /// The field, undefined if it is not there.
    static YAML::Node member(const YAML::Node &map, const char *key);

private:
    std::filesystem::path m_origin;
    std::string m_entry;
    bool m_isInEntry = false;
    std::optional<base::Error> m_fault;
    std::optional<base::Error> m_entryFault;
};

} // namespace liteboxd::kube
