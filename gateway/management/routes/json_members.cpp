// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/management/routes/json_members.h"

#include <QJsonArray>

#include <cmath>
#include <utility>

namespace liteboxd::management {

using namespace Qt::Literals::StringLiterals;

JsonMembers::JsonMembers(QJsonObject object, QString path)
    : m_left(std::move(object))
    , m_path(std::move(path))
{}

std::optional<QString> JsonMembers::text(const QString &name)
{
    const QJsonValue value = take(name);
    if (value.isString())
        return value.toString();
    if (!value.isNull())
        fail(name, "it must be a text");
    return std::nullopt;
}

std::optional<int> JsonMembers::number(const QString &name, int least, int most)
{
    const QJsonValue value = take(name);
    const double number = value.toDouble();
    if (value.isDouble() && number >= least && number <= most && std::trunc(number) == number)
        return static_cast<int>(number);
    if (!value.isNull())
        fail(name, "it must be a whole number, within its range");
    return std::nullopt;
}

std::optional<bool> JsonMembers::truth(const QString &name)
{
    const QJsonValue value = take(name);
    if (value.isBool())
        return value.toBool();
    if (!value.isNull())
        fail(name, "it must be true or false");
    return std::nullopt;
}

std::optional<QStringList> JsonMembers::list(const QString &name)
{
    const QJsonValue value = take(name);
    if (value.isNull())
        return std::nullopt;
    QStringList texts;
    const QJsonArray items = value.toArray();
    for (const QJsonValue &each : items) {
        if (each.isString())
            texts << each.toString();
    }
    if (value.isArray() && texts.size() == items.size())
        return texts;
    fail(name, "it must be a list of texts");
    return std::nullopt;
}

std::map<QString, QString> JsonMembers::texts(const QString &name)
{
    const QJsonValue value = take(name);
    if (!value.isNull() && !value.isObject())
        fail(name, "it must be an object of texts");
    std::map<QString, QString> out;
    const QJsonObject members = value.toObject();
    for (auto each = members.begin(); each != members.end(); ++each) {
        if (!each.value().isString())
            fail(name + u'.' + each.key(), "it must be a text");
        out[each.key()] = each.value().toString();
    }
    return out;
}

QJsonObject JsonMembers::whole(const QString &name)
{
    const QJsonValue value = take(name);
    if (!value.isNull() && !value.isObject())
        fail(name, "it must be an object");
    return value.toObject();
}

JsonMembers &JsonMembers::object(const QString &name)
{
    m_objects.push_back(std::make_unique<JsonMembers>(whole(name), m_path + name + u'.'));
    return *m_objects.back();
}

std::optional<base::Error> JsonMembers::fault() const
{
    if (m_fault)
        return m_fault;
    for (const auto &each : m_objects) {
        if (auto fault = each->fault())
            return fault;
    }
    if (m_left.isEmpty())
        return std::nullopt;
    return base::Error{base::ErrorCode::InvalidArgument, "there is no such member",
                       (m_path + m_left.begin().key().left(64)).toStdString()};
}

QJsonValue JsonMembers::take(const QString &name)
{
    const QJsonValue value = m_left.take(name);
    return value.isUndefined() ? QJsonValue(QJsonValue::Null) : value;
}

void JsonMembers::fail(const QString &name, const char *wanted)
{
    if (!m_fault)
        m_fault = base::Error{base::ErrorCode::InvalidArgument, wanted, (m_path + name).toStdString()};
}

} // namespace liteboxd::management
