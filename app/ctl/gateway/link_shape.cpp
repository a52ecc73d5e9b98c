// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/gateway/link_shape.h"

#include "core/sandbox/time_text.h"

#include <QJsonArray>

namespace liteboxd::ctl {

using namespace Qt::Literals::StringLiterals;

QJsonObject linkJson(const sandbox::BrowserLink &link, const base::SandboxId &id)
{
    return {{u"id"_s, link.name()},
            {u"sandbox"_s, QString::fromStdString(id.text())},
            {u"port"_s, link.port},
            {u"path"_s, link.path},
            {u"methods"_s, QJsonArray::fromStringList(link.methods)},
            {u"uses"_s, link.uses > 0 ? QJsonValue(link.uses) : QJsonValue()},
            {u"createdAt"_s, sandbox::timeText(link.createdAt)},
            {u"until"_s, sandbox::timeText(link.until)},
            {u"expired"_s, link.until <= std::chrono::system_clock::now()}};
}

Shape linkShape()
{
    return {Shape::member("id"),
            {{"ID", Shape::member("id")},
             {"SANDBOX", Shape::member("sandbox")},
             {"PORT", Shape::member("port")},
             {"PATH", Shape::member("path")},
             {"METHODS", Shape::member("methods")},
             {"USES", Shape::member("uses")},
             {"UNTIL", Shape::member("until")},
             {"EXPIRED", Shape::member("expired")},
             {"URL", Shape::member("url"), ColumnUse::Wide}}};
}

} // namespace liteboxd::ctl
