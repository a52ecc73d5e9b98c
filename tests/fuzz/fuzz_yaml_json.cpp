// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/yaml/yaml_json.h"

#include "tests/fuzz/fuzz_input.h"

#include <QJsonArray>
#include <QJsonDocument>

using namespace liteboxd;

/// Any bytes are a JSON value or a fault with a reason, and what they are is YAML of the same value: JSON is YAML.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *bytes, std::size_t size)
{
    const std::string_view text(reinterpret_cast<const char *>(bytes), size);
    const auto value = yaml::jsonFromYaml(text);
    if (!value) {
        fuzz::require(!value.error().reason.empty(), "a fault has a reason");
        return 0;
    }
    const QByteArray json = QJsonDocument(QJsonArray{*value}).toJson(QJsonDocument::Compact);
    const auto again = yaml::jsonFromYaml({json.constData(), static_cast<std::size_t>(json.size())});
    if (again) // deeper by one than before
        fuzz::require(QJsonDocument(again->toArray()).toJson(QJsonDocument::Compact) == json, "JSON stays what it is");
    return 0;
}
