// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/tombstone.h"

#include "core/store/stored_time.h"

namespace liteboxd::store {

using namespace Qt::Literals::StringLiterals;

QJsonObject Tombstone::json() const
{
    const auto orNull = [](const auto &value) { return value.isEmpty() ? QJsonValue() : QJsonValue(value); };
    return {{u"id"_s, sandboxId},
            {u"podName"_s, podName},
            {u"podUid"_s, podUid},
            {u"namespace"_s, nameSpace},
            {u"clusterUid"_s, clusterUid},
            {u"cause"_s, cause},
            {u"reason"_s, orNull(reason)},
            {u"message"_s, orNull(message)},
            {u"exitCode"_s, exitCode ? QJsonValue(*exitCode) : QJsonValue()},
            {u"image"_s, orNull(image)},
            {u"template"_s, orNull(templateName)},
            {u"templateVersion"_s, templateVersion > 0 ? QJsonValue(templateVersion) : QJsonValue()},
            {u"node"_s, orNull(node)},
            {u"createdAt"_s, createdAt ? QJsonValue(isoText(*createdAt)) : QJsonValue()},
            {u"endedAt"_s, isoText(endedAt)},
            {u"internet"_s, network},
            {u"internetHistory"_s, networkHistory},
            {u"events"_s, events},
            {u"log"_s, QJsonArray::fromStringList(log)},
            {u"recordedThrough"_s, recordedThrough}};
}

} // namespace liteboxd::store
