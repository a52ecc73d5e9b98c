// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <QList>
#include <QString>
#include <QStringList>

namespace liteboxd::flows {

/// A label selector in the words of kubectl: "app=x", "k8s:app!=x", "app in (a, b)", "app", "!app", joined by commas.
/// A key without a source ("k8s:", "reserved:") is the key of any source.
class LabelQuery
{
public:
    /// InvalidArgument if `text` is none.
    static base::Result<LabelQuery> parse(const QString &text);

    /// `labels` are Cilium's: "k8s:app=x".
    bool matches(const QStringList &labels) const;

private:
    enum class Operator { In, NotIn, Exists, Absent };
    struct Part
    {
        QString source; ///< empty: any
        QString key;
        Operator op = Operator::Exists;
        QStringList values{};
    };

    static base::Result<Part> parsePart(const QString &text);

    QList<Part> m_parts;
};

} // namespace liteboxd::flows
