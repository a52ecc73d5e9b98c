// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/frame/shape.h"

#include <QJsonArray>
#include <QStringList>
#include <QVariant>

namespace liteboxd::ctl {

namespace {

QString textOf(const QJsonValue &value)
{
    if (value.isArray()) {
        QStringList parts;
        const QJsonArray items = value.toArray();
        for (const QJsonValue &item : items)
            parts << textOf(item);
        return parts.isEmpty() ? QStringLiteral("-") : parts.join(u',');
    }
    const QString text = value.isBool() ? (value.toBool() ? QStringLiteral("yes") : QStringLiteral("no"))
                                        : value.toVariant().toString();
    return text.isEmpty() ? QStringLiteral("-") : text;
}

} // namespace

std::function<QString(const QJsonObject &)> Shape::member(const char *path)
{
    return [steps = QString::fromLatin1(path).split(u'.')](const QJsonObject &object) {
        QJsonValue value = object;
        for (const QString &step : steps)
            value = value.toObject().value(step);
        return textOf(value);
    };
}

} // namespace liteboxd::ctl
