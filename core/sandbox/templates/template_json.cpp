// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sandbox/templates/template_json.h"

#include "core/sandbox/time_text.h"

namespace liteboxd::sandbox {

using namespace Qt::Literals::StringLiterals;

QJsonObject templateJson(const SandboxTemplate &value, std::optional<int> sandboxes)
{
    const bool isDated = value.createdAt != std::chrono::system_clock::time_point();
    return {{u"name"_s, value.name},
            {u"version"_s, value.version},
            {u"spec"_s, value.spec()},
            {u"createdAt"_s, isDated ? QJsonValue(timeText(value.createdAt)) : QJsonValue(QJsonValue::Null)},
            {u"restoredFrom"_s, value.restoredFrom > 0 ? QJsonValue(value.restoredFrom) : QJsonValue(QJsonValue::Null)},
            {u"sandboxes"_s, sandboxes ? QJsonValue(*sandboxes) : QJsonValue(QJsonValue::Null)}};
}

} // namespace liteboxd::sandbox
