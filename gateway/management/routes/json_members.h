// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"

#include <QJsonObject>
#include <QString>
#include <QStringList>

#include <map>
#include <memory>
#include <optional>
#include <vector>

namespace liteboxd::management {

/// Reads the members of a JSON object that somebody sent. A member that is absent or null is nothing; the first that is
/// of another type or out of its range is kept as a fault, as is one that nobody asked for.
class JsonMembers
{
public:
    explicit JsonMembers(QJsonObject object, QString path = {});

    std::optional<QString> text(const QString &name);
    std::optional<int> number(const QString &name, int least, int most);
    std::optional<bool> truth(const QString &name);
    std::optional<QStringList> list(const QString &name);
    std::map<QString, QString> texts(const QString &name); ///< of an object of texts
    QJsonObject whole(const QString &name);                ///< of which others know the members; empty if there is none

    /// An object whose members are read one by one. It lives as long as this, whose fault has its own.
    JsonMembers &object(const QString &name);

    /// InvalidArgument, with the member as context. Ask when all have been read.
    std::optional<base::Error> fault() const;

private:
    QJsonValue take(const QString &name);
    void fail(const QString &name, const char *wanted);

    QJsonObject m_left; ///< that nobody has asked for
    QString m_path;
    std::optional<base::Error> m_fault;
    std::vector<std::unique_ptr<JsonMembers>> m_objects;
};

} // namespace liteboxd::management
