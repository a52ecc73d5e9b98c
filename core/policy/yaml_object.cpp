// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/policy/yaml_object.h"

#include <QJsonArray>

#include <yaml-cpp/yaml.h>

#include <cstdint>
#include <string>

namespace liteboxd::policy {

namespace {

QString qstring(const YAML::Node &scalar)
{
    return QString::fromStdString(scalar.Scalar());
}

/// yaml-cpp's tag of a scalar that was quoted or written as a block.
bool isQuoted(const YAML::Node &scalar)
{
    return scalar.Tag() == "!";
}

QJsonValue scalarValue(const YAML::Node &scalar)
{
    const std::string &text = scalar.Scalar();
    if (isQuoted(scalar))
        return qstring(scalar);
    if (text == "true" || text == "false")
        return text == "true";
    bool isNumber = false;
    const qint64 integer = qstring(scalar).toLongLong(&isNumber);
    if (isNumber)
        return integer;
    const double real = qstring(scalar).toDouble(&isNumber);
    return isNumber ? QJsonValue(real) : QJsonValue(qstring(scalar));
}

QJsonValue jsonValue(const YAML::Node &node)
{
    if (node.IsSequence()) {
        QJsonArray items;
        for (const YAML::Node &item : node)
            items.append(jsonValue(item));
        return items;
    }
    if (node.IsMap()) {
        QJsonObject members;
        for (const auto &member : node)
            members.insert(qstring(member.first), jsonValue(member.second));
        return members;
    }
    return node.IsScalar() ? scalarValue(node) : QJsonValue(QJsonValue::Null);
}

} // namespace

base::Result<QJsonObject> objectFromYaml(const QByteArray &yaml)
{
    try {
        const YAML::Node root = YAML::Load(yaml.toStdString());
        if (!root.IsMap())
            return base::fail(base::ErrorCode::Malformed, "the YAML text is not a mapping");
        return jsonValue(root).toObject();
    } catch (const YAML::Exception &exception) {
        return base::fail(base::ErrorCode::Malformed, exception.msg + " in line " +
                                                          std::to_string(exception.mark.line + 1) + ", column " +
                                                          std::to_string(exception.mark.column + 1));
    }
}

} // namespace liteboxd::policy
