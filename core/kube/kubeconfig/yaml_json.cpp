// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/kube/kubeconfig/yaml_json.h"

#include <QJsonArray>
#include <QJsonObject>

#include <string>

namespace liteboxd::kube {

namespace {

constexpr int mostValues = 100'000;

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

QJsonValue converted(const YAML::Node &node, int &count)
{
    if (++count > mostValues)
        throw YAML::Exception(node.Mark(), "too many values");
    if (node.IsSequence()) {
        QJsonArray items;
        for (const YAML::Node &item : node)
            items.append(converted(item, count));
        return items;
    }
    if (node.IsMap()) {
        QJsonObject members;
        for (const auto &member : node)
            members.insert(qstring(member.first), converted(member.second, count));
        return members;
    }
    return node.IsScalar() ? scalarValue(node) : QJsonValue(QJsonValue::Null);
}

} // namespace

QJsonValue jsonFromYaml(const YAML::Node &node)
{
    int count = 0;
    return converted(node, count);
}

} // namespace liteboxd::kube
