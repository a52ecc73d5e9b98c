// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo/objects/yaml_document.h"

#include <yaml-cpp/yaml.h>

#include <QJsonArray>
#include <QJsonObject>

namespace liteboxd::demo {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int mostNodes = 100'000;
constexpr int deepest = 200;

QJsonValue scalar(const YAML::Node &node)
{
    const QString text = QString::fromStdString(node.Scalar());
    if (node.Tag() == "!") // quoted
        return text;
    if (text == u"true"_s || text == u"True"_s || text == u"TRUE"_s)
        return true;
    if (text == u"false"_s || text == u"False"_s || text == u"FALSE"_s)
        return false;
    if (text.isEmpty() || text == u"~"_s || text == u"null"_s || text == u"Null"_s || text == u"NULL"_s)
        return QJsonValue::Null;
    bool isNumber = false;
    const qint64 whole = text.toLongLong(&isNumber);
    if (isNumber)
        return whole;
    const double real = text.toDouble(&isNumber);
    if (isNumber && text.contains(u'.') && qIsFinite(real))
        return real;
    return text;
}

/// Undefined where there is too much of it.
QJsonValue converted(const YAML::Node &node, int depth, int &nodes)
{
    if (++nodes > mostNodes || depth > deepest)
        return QJsonValue::Undefined;
    if (node.IsSequence()) {
        QJsonArray array;
        for (const YAML::Node &item : node) {
            const QJsonValue value = converted(item, depth + 1, nodes);
            if (value.isUndefined())
                return value;
            array.append(value);
        }
        return array;
    }
    if (!node.IsMap())
        return node.IsScalar() ? scalar(node) : QJsonValue(QJsonValue::Null);
    QJsonObject object;
    for (const auto &member : node) {
        const QJsonValue value = converted(member.second, depth + 1, nodes);
        if (value.isUndefined())
            return value;
        object.insert(QString::fromStdString(member.first.as<std::string>()), value);
    }
    return object;
}

} // namespace

tl::expected<QJsonValue, QString> yamlAsJson(const QByteArray &text)
{
    try {
        int nodes = 0;
        const QJsonValue value = converted(YAML::Load(text.toStdString()), 0, nodes);
        if (value.isUndefined())
            return tl::unexpected(u"yaml: document contains excessive aliasing"_s);
        return value;
    } catch (const YAML::Exception &error) {
        return tl::unexpected(u"yaml: line %1: %2"_s.arg(error.mark.line + 1).arg(QString::fromStdString(error.msg)));
    }
}

} // namespace liteboxd::demo
