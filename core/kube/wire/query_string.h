// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

namespace liteboxd::kube {

/// The query of a request, percent-encoded as it is put together.
class QueryString
{
public:
    /// Adds `name=value`; an empty value adds nothing.
    void add(const char *name, const std::string &value);

    /// The same, but an empty value is one: `name=`.
    void addEvenEmpty(const char *name, const std::string &value);

    /// "?a=b&c=d", or "" if nothing was added.
    const std::string &text() const { return m_text; }

private:
    std::string m_text;
};

} // namespace liteboxd::kube
