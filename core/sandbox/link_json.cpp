// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sandbox/link_json.h"

#include "core/sandbox/time_text.h"

#include <QJsonArray>

namespace liteboxd::sandbox {

using namespace Qt::Literals::StringLiterals;

QJsonObject jsonOf(const BrowserLink &link, const base::SandboxId &id)
{
    return {{u"id"_s, link.name()},
            {u"sandbox"_s, QString::fromStdString(id.text())},
            {u"port"_s, link.port},
            {u"path"_s, link.path},
            {u"methods"_s, QJsonArray::fromStringList(link.methods)},
            {u"uses"_s, link.uses > 0 ? QJsonValue(link.uses) : QJsonValue()},
            {u"createdAt"_s, timeText(link.createdAt)},
            {u"until"_s, timeText(link.until)},
            {u"expired"_s, link.until <= std::chrono::system_clock::now()}};
}

} // namespace liteboxd::sandbox
