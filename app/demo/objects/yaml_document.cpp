// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo/objects/yaml_document.h"

#include "core/yaml/yaml_json.h"

namespace liteboxd::demo {

using namespace Qt::Literals::StringLiterals;

namespace {

/// An API server takes no larger body.
constexpr std::size_t largestBody = 3 << 20;

} // namespace

tl::expected<QJsonValue, QString> yamlAsJson(const QByteArray &text)
{
    const auto value = yaml::jsonFromYaml({text.constData(), static_cast<std::size_t>(text.size())}, largestBody);
    if (value)
        return *value;
    const QString reason = QString::fromStdString(value.error().reason);
    return tl::unexpected(value.error().line == 0 ? u"yaml: "_s + reason
                                                  : u"yaml: line %1: %2"_s.arg(value.error().line).arg(reason));
}

} // namespace liteboxd::demo
