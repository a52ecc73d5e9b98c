// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo/objects/json_patch.h"

#include <QJsonDocument>
#include <QStringList>

#include <functional>
#include <optional>

namespace liteboxd::demo {

using namespace Qt::Literals::StringLiterals;

namespace {

/// RFC 6901; nothing where the text is no pointer.
std::optional<QStringList> tokens(const QString &pointer)
{
    if (pointer.isEmpty())
        return QStringList();
    if (!pointer.startsWith(u'/'))
        return std::nullopt;
    QStringList parts = pointer.mid(1).split(u'/');
    for (QString &part : parts)
        part.replace(u"~1"_s, u"/"_s).replace(u"~0"_s, u"~"_s);
    return parts;
}

std::optional<qsizetype> index(const QString &token, qsizetype end)
{
    bool isNumber = false;
    const qsizetype at = token.toLongLong(&isNumber);
    const bool isCanonical = isNumber && QString::number(at) == token;
    return isCanonical && at >= 0 && at < end ? std::optional(at) : std::nullopt;
}

std::optional<QJsonValue> found(const QJsonValue &value, const QStringList &path)
{
    QJsonValue current = value;
    for (const QString &token : path) {
        if (current.isArray()) {
            const QJsonArray array = current.toArray();
            const auto at = index(token, array.size());
            if (!at)
                return std::nullopt;
            current = array.at(*at);
        } else {
            const QJsonObject object = current.toObject();
            if (!object.contains(token))
                return std::nullopt;
            current = object.value(token);
        }
    }
    return current;
}

/// Changes the parent of the place `path` names and puts it back into everything above it.
std::optional<QJsonValue> changed(const QJsonValue &value, const QStringList &path,
                                  const std::function<std::optional<QJsonValue>(QJsonValue, const QString &)> &edit)
{
    if (path.size() == 1)
        return edit(value, path.first());
    const auto child = found(value, {path.first()});
    if (!child)
        return std::nullopt;
    const auto inner = changed(*child, path.mid(1), edit);
    if (!inner)
        return std::nullopt;
    if (value.isArray()) {
        QJsonArray array = value.toArray();
        array.replace(*index(path.first(), array.size()), *inner);
        return array;
    }
    QJsonObject object = value.toObject();
    object.insert(path.first(), *inner);
    return object;
}

std::optional<QJsonValue> added(const QJsonValue &root, const QStringList &path, const QJsonValue &what)
{
    if (path.isEmpty())
        return what;
    return changed(root, path, [&what](const QJsonValue &parent, const QString &token) -> std::optional<QJsonValue> {
        if (parent.isArray()) {
            QJsonArray array = parent.toArray();
            const auto at = token == u"-"_s ? std::optional(array.size()) : index(token, array.size() + 1);
            if (!at)
                return std::nullopt;
            array.insert(*at, what);
            return array;
        }
        if (!parent.isObject())
            return std::nullopt;
        QJsonObject object = parent.toObject();
        object.insert(token, what);
        return object;
    });
}

std::optional<QJsonValue> removed(const QJsonValue &root, const QStringList &path)
{
    if (path.isEmpty() || !found(root, path))
        return std::nullopt;
    return changed(root, path, [](const QJsonValue &parent, const QString &token) -> std::optional<QJsonValue> {
        if (parent.isArray()) {
            QJsonArray array = parent.toArray();
            array.removeAt(*index(token, array.size()));
            return array;
        }
        QJsonObject object = parent.toObject();
        object.remove(token);
        return object;
    });
}

std::optional<QJsonValue> replaced(const QJsonValue &root, const QStringList &path, const QJsonValue &what)
{
    const bool inArray = !path.isEmpty() && found(root, path.mid(0, path.size() - 1)).value_or(QJsonValue()).isArray();
    if (!inArray)
        return added(root, path, what);
    const auto without = removed(root, path);
    return without ? added(*without, path, what) : std::nullopt;
}

constexpr qsizetype mostOperations = 10'000;
constexpr qsizetype mostCopiedBytes = 3 << 20;

qsizetype sizeOf(const QJsonValue &value)
{
    return QJsonDocument(QJsonArray{value}).toJson(QJsonDocument::Compact).size();
}

std::optional<QJsonValue> applied(const QJsonValue &root, const QJsonObject &operation, qsizetype &copiedBytes)
{
    const QString op = operation.value("op"_L1).toString();
    const auto path = tokens(operation.value("path"_L1).toString());
    if (!path || !operation.value("path"_L1).isString())
        return std::nullopt;
    const QJsonValue value = operation.value("value"_L1);
    if (op == u"add"_s)
        return added(root, *path, value);
    if (op == u"remove"_s)
        return removed(root, *path);
    if (op == u"replace"_s)
        return replaced(root, *path, value);
    if (op == u"test"_s) {
        const auto actual = found(root, *path);
        return actual.value_or(QJsonValue()) == value ? std::optional(root) : std::nullopt;
    }
    const auto from = tokens(operation.value("from"_L1).toString());
    const auto moved = from ? found(root, *from) : std::nullopt;
    if (!moved || (op != u"move"_s && op != u"copy"_s))
        return std::nullopt;
    copiedBytes += sizeOf(*moved);
    if (copiedBytes > mostCopiedBytes)
        return std::nullopt; // copies of copies double each time
    const auto base = op == u"move"_s ? removed(root, *from) : std::optional(root);
    return base ? added(*base, *path, *moved) : std::nullopt;
}

} // namespace

Outcome<QJsonObject> jsonPatched(const QJsonObject &target, const QJsonArray &patch)
{
    if (patch.size() > mostOperations) {
        return refuse(
            {413,
             u"RequestEntityTooLarge"_s,
             u"The allowed maximum operations in a JSON patch is %1, got %2"_s.arg(mostOperations).arg(patch.size()),
             {},
             {}});
    }
    qsizetype copiedBytes = 0;
    QJsonValue current = target;
    for (const QJsonValue &operation : patch) {
        const auto next = applied(current, operation.toObject(), copiedBytes);
        if (!next)
            return refuse(unprocessable());
        current = *next;
    }
    if (!current.isObject())
        return refuse(unprocessable());
    return current.toObject();
}

} // namespace liteboxd::demo
