// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/sandbox/internet_state.h"
#include "core/sandbox/sandbox.h"

#include <QString>
#include <QStringList>

#include <vector>

namespace liteboxd::sandbox {

/// What a query looks at beside the sandbox itself.
struct QueryContext
{
    Sandbox::Time now{};                          ///< ages and ends are counted from here
    InternetObservation observation{};            ///< what was seen of the internet access
    QString (*stateWord)(SandboxState) = nullptr; ///< how a state is shown, for free text; none: its keyword()
};

/// Which sandboxes are asked for: words joined by spaces, all of which must hold.
///
///     status:running,pending internet:on template:python -node:worker-3 age:>2h "free text" 4f1c
///
/// KEY:VALUE with a key of keys() looks at one property; several values are joined by commas, any of which may hold;
/// "any" always holds; "template:NAME@3" is the third version of exactly that one. A minus in front negates. Everything
/// else, quoted or not, is free text: it is looked for in id, pod, template, node, state and reason, in any case. A
/// word with an unknown key ("nginx:1.27") is free text too. A value, immutable and pure: any thread.
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

        /// Those of its values that its key never has ("status:runing"); nothing holds for them.
        QStringList wrongValues() const;

        bool operator==(const Term &) const = default;
    };

    SandboxQuery() = default;

    /// Any text is a query; what cannot be is told by Term::wrongValues().
    static SandboxQuery parse(const QString &text);

    /// The keys that are known: age, expires, id, internet, node, pod, port, status, template.
    static QStringList keys();

    /// The values a key is usually asked for; empty where they are free.
    static QStringList valuesOf(const QString &key);

    /// Whether a sandbox could have this value. `status` and `internet` take those of valuesOf(), in any case; `port` a
    /// number from 1 to 65535 or a name; `age` "<2h" or ">30m" (s, m, h, d); `expires` the same, "never" or "expired";
    /// every key "any". The others take all.
    static bool isPossible(const QString &key, const QString &value);

    bool matches(const Sandbox &sandbox, const QueryContext &context) const;

    /// Whether the answer may change by itself as time goes on.
    bool dependsOnTime() const;

    bool isEmpty() const { return m_terms.empty(); }
    const std::vector<Term> &terms() const { return m_terms; }

    /// Parses to the same query.
    QString text() const;

    bool operator==(const SandboxQuery &) const = default;

private:
    std::vector<Term> m_terms;
};

} // namespace liteboxd::sandbox
