// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo/objects/shared_parts.h"

#include <QJsonArray>
#include <QJsonObject>

namespace liteboxd::demo {

QJsonValue sharingWith(const QJsonValue &like, const QJsonValue &value)
{
    if (value == like)
        return like;
    if (value.isObject() && like.isObject()) {
        QJsonObject object = value.toObject();
        for (auto member = object.begin(); member != object.end(); ++member)
            member.value() = sharingWith(like[member.key()], member.value());
        return object;
    }
    if (value.isArray() && like.isArray()) {
        QJsonArray array = value.toArray();
        for (qsizetype i = 0; i < array.size(); ++i)
            array[i] = sharingWith(like[i], array.at(i));
        return array;
    }
    return value;
}

} // namespace liteboxd::demo
