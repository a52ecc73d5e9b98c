// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/yaml/yaml_json.h"

#include "core/yaml/yaml_scalar.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QString>
#include <QVariant>

#include <exception>
#include <optional>
#include <string>
#include <utility>

namespace liteboxd::yaml {

namespace {

using Json = tl::expected<QJsonValue, YamlFault>;

const std::string standardTag = "tag:yaml.org,2002:";

tl::unexpected<YamlFault> faultAt(const YAML::Node &node, std::string reason)
{
    const YAML::Mark mark = node.Mark();
    if (mark.is_null())
        return tl::unexpected(YamlFault{std::move(reason)});
    return tl::unexpected(YamlFault{std::move(reason), mark.line + 1, mark.column + 1});
}

/// yaml-cpp's tag of a scalar without quotes that was given none.
bool isPlain(const YAML::Node &scalar)
{
    return scalar.Tag() == "?" || scalar.Tag().empty();
}

bool isKind(const QJsonValue &value, const std::string &kind)
{
    if (kind == "int" || kind == "float")
        return value.isDouble();
    return kind == "bool" ? value.isBool() : value.isNull();
}

Json scalarOf(const YAML::Node &node)
{
    const std::string &text = node.Scalar();
    const std::string &tag = node.Tag();
    const std::string kind = tag.starts_with(standardTag) ? tag.substr(standardTag.size()) : std::string();
    const bool isTyped = kind == "int" || kind == "float" || kind == "bool" || kind == "null";
    if (!isPlain(node) && !isTyped)
        return QJsonValue(QString::fromStdString(text));
    const auto value = scalarValue(text);
    if (!value)
        return faultAt(node, "JSON has no such number");
    if (isTyped && !isKind(*value, kind))
        return faultAt(node, "the value is not of the type that its tag says");
    return *value;
}

/// Walks a node that may have no end.
class Conversion
{
public:
    Json valueOf(const YAML::Node &node, int depth)
    {
        if (depth > deepest)
            return faultAt(node, "nested deeper than " + std::to_string(deepest) + " levels");
        if (++m_values > mostValues)
            return faultAt(node, "more than " + std::to_string(mostValues) + " values");
        if (node.IsSequence())
            return listOf(node, depth);
        if (node.IsMap()) {
            QJsonObject members;
            if (auto fault = takeMembers(node, depth, members))
                return tl::unexpected(std::move(*fault));
            return members;
        }
        return node.IsScalar() ? scalarOf(node) : QJsonValue(QJsonValue::Null);
    }

private:
    using Fault = std::optional<YamlFault>;

    Json listOf(const YAML::Node &node, int depth)
    {
        QJsonArray items;
        for (const YAML::Node &item : node) {
            auto value = valueOf(item, depth + 1);
            if (!value)
                return value;
            items.append(*value);
        }
        return items;
    }

    Fault takeMembers(const YAML::Node &node, int depth, QJsonObject &into)
    {
        for (const auto &member : node) {
            const bool isMerge = member.first.IsScalar() && isPlain(member.first) && member.first.Scalar() == "<<";
            if (auto fault = isMerge ? merge(member.second, depth + 1, into) : takeMember(member, depth, into))
                return fault;
        }
        return {};
    }

    template<class Member>
    Fault takeMember(const Member &member, int depth, QJsonObject &into)
    {
        auto key = keyOf(member.first);
        if (!key)
            return std::move(key.error());
        auto value = valueOf(member.second, depth + 1);
        if (!value)
            return std::move(value.error());
        into.insert(*key, *value);
        return {};
    }

    /// Source: yaml.org/type/merge.html; of several maps the earlier goes first.
    Fault merge(const YAML::Node &from, int depth, QJsonObject &into)
    {
        if (depth > deepest || ++m_values > mostValues)
            return faultAt(from, "merged too often").value();
        if (from.IsMap())
            return takeMembers(from, depth, into);
        if (!from.IsSequence())
            return faultAt(from, "only a map, or a list of maps, can be merged").value();
        for (std::size_t i = from.size(); i > 0; --i) {
            if (!from[i - 1].IsMap())
                return faultAt(from, "only a map, or a list of maps, can be merged").value();
            if (auto fault = takeMembers(from[i - 1], depth, into))
                return fault;
        }
        return {};
    }

    static tl::expected<QString, YamlFault> keyOf(const YAML::Node &node)
    {
        if (!node.IsScalar())
            return faultAt(node, "a key must be text");
        auto value = scalarOf(node);
        if (!value)
            return tl::unexpected(std::move(value.error()));
        if (value->isBool())
            return value->toBool() ? QStringLiteral("true") : QStringLiteral("false");
        return value->isDouble() ? value->toVariant().toString() : value->toString();
    }

    int m_values = 0;
};

} // namespace

tl::expected<QJsonValue, YamlFault> toJson(const YAML::Node &node)
{
    try {
        return Conversion().valueOf(node, 0);
    } catch (const std::exception &fault) {
        return tl::unexpected(YamlFault{fault.what()});
    }
}

tl::expected<QJsonValue, YamlFault> jsonFromYaml(std::string_view text, std::size_t largest)
{
    const auto node = parse(text, largest);
    if (!node)
        return tl::unexpected(node.error());
    return toJson(*node);
}

} // namespace liteboxd::yaml
