// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/policy/objects/findings.h"
#include "core/policy/objects/label_selector.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QJsonValue>

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace liteboxd::policy::objects {

/// Reads the fields of one JSON object and keeps count of them: when it ends, fields that nobody asked for are unknown.
/// null counts as missing, as the API server drops it. A field of a wrong type is a fault and reads as missing. Faults
/// and unknown fields go to `findings`, with their paths; it must outlive the reader.
class FieldReader
{
public:
    FieldReader(const QJsonValue &value, std::string path, Findings &findings);
    ~FieldReader();
    FieldReader(const FieldReader &) = delete;
    FieldReader &operator=(const FieldReader &) = delete;

    const std::string &path() const { return m_path; }
    bool has(QLatin1String name) const;

    /// It is there, and null.
    bool isNull(QLatin1String name) const;

    std::string text(QLatin1String name);
    std::optional<std::string> optionalText(QLatin1String name);
    /// A number or a text, as text (an IntOrString of Kubernetes).
    std::optional<std::string> numberOrText(QLatin1String name);
    std::optional<bool> boolean(QLatin1String name);
    std::optional<std::int32_t> integer(QLatin1String name);
    std::optional<std::vector<std::string>> texts(QLatin1String name);
    Labels labels(QLatin1String name);

    /// `read(FieldReader &)` of the object of that name, if it is there.
    template<class Read>
    auto object(QLatin1String name, Read read) -> std::optional<decltype(read(std::declval<FieldReader &>()))>
    {
        const QJsonValue value = take(name);
        if (value.isUndefined())
            return std::nullopt;
        FieldReader reader(value, childPath(name), m_findings);
        return read(reader);
    }

    /// `read(FieldReader &)` of each object in the list of that name, if the list is there.
    template<class Read>
    auto list(QLatin1String name, Read read)
        -> std::optional<std::vector<decltype(read(std::declval<FieldReader &>()))>>
    {
        const auto items = array(name);
        if (!items)
            return std::nullopt;
        std::vector<decltype(read(std::declval<FieldReader &>()))> values;
        for (qsizetype at = 0; at < items->size(); ++at) {
            FieldReader reader(items->at(at), childPath(name, at), m_findings);
            values.push_back(read(reader));
        }
        return values;
    }

    /// What is in this field is somebody else's matter: known, and not looked at.
    void skip(QLatin1String name);
    /// Whatever else is in this object is somebody else's matter.
    void skipRest();
    void fault(QLatin1String name, const char *expected);

private:
    QJsonValue take(QLatin1String name);
    std::optional<QJsonArray> array(QLatin1String name);
    std::string childPath(QLatin1String name) const;
    std::string childPath(QLatin1String name, qsizetype index) const;

    QJsonObject m_left; ///< fields that nobody asked for yet
    const std::string m_path;
    Findings &m_findings;
};

} // namespace liteboxd::policy::objects
