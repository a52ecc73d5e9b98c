// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/policy/objects/field_reader.h"

#include <cmath>
#include <limits>

namespace liteboxd::policy::objects {

FieldReader::FieldReader(const QJsonValue &value, std::string path, Findings &findings)
    : m_left(value.toObject())
    , m_path(std::move(path))
    , m_findings(findings)
{
    if (!value.isObject() && !value.isNull() && !value.isUndefined() && !m_findings.fault)
        m_findings.fault = m_path + " is no object";
}

FieldReader::~FieldReader()
{
    for (auto field = m_left.constBegin(); field != m_left.constEnd(); ++field) {
        const std::string name = field.key().toStdString();
        m_findings.unknownFields.push_back(m_path.empty() ? name : m_path + '.' + name);
    }
}

bool FieldReader::has(QLatin1String name) const
{
    const auto field = m_left.constFind(name);
    return field != m_left.constEnd() && !field->isNull();
}

bool FieldReader::isNull(QLatin1String name) const
{
    const auto field = m_left.constFind(name);
    return field != m_left.constEnd() && field->isNull();
}

std::string FieldReader::text(QLatin1String name)
{
    return optionalText(name).value_or(std::string{});
}

std::optional<std::string> FieldReader::optionalText(QLatin1String name)
{
    const QJsonValue value = take(name);
    if (value.isUndefined())
        return std::nullopt;
    if (!value.isString()) {
        fault(name, "text");
        return std::nullopt;
    }
    return value.toString().toStdString();
}

std::optional<std::string> FieldReader::numberOrText(QLatin1String name)
{
    const QJsonValue value = take(name);
    if (value.isUndefined())
        return std::nullopt;
    if (value.isString())
        return value.toString().toStdString();
    const double number = value.toDouble(0.5);
    if (!value.isDouble() || std::trunc(number) != number ||
        std::abs(number) > std::numeric_limits<std::int32_t>::max()) {
        fault(name, "a number or a text");
        return std::nullopt;
    }
    return std::to_string(static_cast<std::int32_t>(number));
}

std::optional<bool> FieldReader::boolean(QLatin1String name)
{
    const QJsonValue value = take(name);
    if (value.isUndefined())
        return std::nullopt;
    if (!value.isBool()) {
        fault(name, "true or false");
        return std::nullopt;
    }
    return value.toBool();
}

std::optional<std::int32_t> FieldReader::integer(QLatin1String name)
{
    const QJsonValue value = take(name);
    if (value.isUndefined())
        return std::nullopt;
    const double number = value.toDouble(0.5);
    if (std::trunc(number) != number || std::abs(number) > std::numeric_limits<std::int32_t>::max()) {
        fault(name, "an integer of 32 bits");
        return std::nullopt;
    }
    return static_cast<std::int32_t>(number);
}

std::optional<std::vector<std::string>> FieldReader::texts(QLatin1String name)
{
    const auto items = array(name);
    if (!items)
        return std::nullopt;
    std::vector<std::string> values;
    for (const QJsonValue &item : *items) {
        if (!item.isString() && !item.isNull())
            fault(name, "a list of texts");
        values.push_back(item.toString().toStdString());
    }
    return values;
}

Labels FieldReader::labels(QLatin1String name)
{
    Labels values;
    const QJsonValue value = take(name);
    if (value.isUndefined())
        return values;
    const QJsonObject members = value.toObject();
    for (auto member = members.constBegin(); member != members.constEnd(); ++member) {
        if (!member->isString() && !member->isNull())
            fault(name, "a mapping from texts to texts");
        values[member.key().toStdString()] = member->toString().toStdString();
    }
    if (!value.isObject())
        fault(name, "a mapping from texts to texts");
    return values;
}

void FieldReader::skip(QLatin1String name)
{
    m_left.remove(name);
}

void FieldReader::skipRest()
{
    m_left = {};
}

void FieldReader::fault(QLatin1String name, const char *expected)
{
    if (!m_findings.fault)
        m_findings.fault = childPath(name) + " is not " + expected;
}

QJsonValue FieldReader::take(QLatin1String name)
{
    const QJsonValue value = m_left.value(name);
    m_left.remove(name);
    return value.isNull() ? QJsonValue(QJsonValue::Undefined) : value;
}

std::optional<QJsonArray> FieldReader::array(QLatin1String name)
{
    const QJsonValue value = take(name);
    if (value.isUndefined())
        return std::nullopt;
    if (!value.isArray()) {
        fault(name, "a list");
        return std::nullopt;
    }
    return value.toArray();
}

std::string FieldReader::childPath(QLatin1String name) const
{
    const std::string field(name.data(), static_cast<std::size_t>(name.size()));
    return m_path.empty() ? field : m_path + '.' + field;
}

std::string FieldReader::childPath(QLatin1String name, qsizetype index) const
{
    return childPath(name) + '[' + std::to_string(index) + ']';
}

} // namespace liteboxd::policy::objects
