// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/templates/template_shape.h"

#include "core/sandbox/time_text.h"

namespace liteboxd::ctl {

using namespace Qt::Literals::StringLiterals;

QJsonObject templateJson(const sandbox::SandboxTemplate &value, std::optional<int> sandboxes)
{
    const bool isDated = value.createdAt != std::chrono::system_clock::time_point();
    return {{u"name"_s, value.name},
            {u"version"_s, value.version},
            {u"spec"_s, value.spec()},
            {u"createdAt"_s, isDated ? QJsonValue(sandbox::timeText(value.createdAt)) : QJsonValue(QJsonValue::Null)},
            {u"restoredFrom"_s, value.restoredFrom > 0 ? QJsonValue(value.restoredFrom) : QJsonValue(QJsonValue::Null)},
            {u"sandboxes"_s, sandboxes ? QJsonValue(*sandboxes) : QJsonValue(QJsonValue::Null)}};
}

Shape templateShape()
{
    return {Shape::member("name"),
            {{"NAME", Shape::member("name")},
             {"VERSION", Shape::member("version")},
             {"IMAGE", Shape::member("spec.image")},
             {"INTERNET", Shape::member("spec.network.allowInternetAccess")},
             {"SANDBOXES", Shape::member("sandboxes")},
             {"CREATED", Shape::member("createdAt")},
             {"CPU", Shape::member("spec.resources.cpu"), ColumnUse::Wide},
             {"MEMORY", Shape::member("spec.resources.memory"), ColumnUse::Wide},
             {"TTL", Shape::member("spec.ttl"), ColumnUse::Wide}}};
}

} // namespace liteboxd::ctl
