// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/models/sandbox_model.h"

#include <QStringList>

#include <optional>
#include <vector>

namespace liteboxd::models {

/// What the filter line asks for: words joined by spaces, all of which must hold.
///
///     status:running,pending internet:on template:python -node:worker-3 "free text" 4f1c
///
/// KEY:VALUE with a key of keys() looks at one property; several values are joined by commas, any of which may hold;
/// "any" always holds. A minus in front negates. Everything else, quoted or not, is free text: it is looked for in id,
/// pod, template, node and state, in any case. A word with an unknown key ("nginx:1.27") is free text too.
class SandboxQuery
{
public:
    struct Term
    {
        QString key; ///< empty: free text
        QStringList values;
        bool negated = false;

        /// As it would be typed.
        QString text() const;
        bool operator==(const Term &) const = default;
    };

    SandboxQuery() = default;

    /// Any text is a query; there are no errors.
    static SandboxQuery parse(const QString &text);

    /// The keys that are known: id, internet, node, pod, port, status, template.
    static QStringList keys();

    /// The values a key is usually asked for; empty where they are free.
    static QStringList valuesOf(const QString &key);

    bool matches(const SandboxRow &row) const;
    bool isEmpty() const { return m_terms.empty(); }
    const std::vector<Term> &terms() const { return m_terms; }

    /// Parses to the same query.
    QString text() const;

    bool operator==(const SandboxQuery &) const = default;

private:
    std::vector<Term> m_terms;
};

} // namespace liteboxd::models
