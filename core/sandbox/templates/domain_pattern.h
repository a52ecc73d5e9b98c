// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <QString>

namespace liteboxd::sandbox {

/// A domain that a sandbox may reach: one name ("pypi.org"), or every name below one, at every depth and without
/// itself ("*.pythonhosted.org"). Kept as it goes on the wire: lower case, punycode (RFC 3492), no dot at the end.
class DomainPattern
{
public:
    /// InvalidArgument, with the reason, for what is no name: addresses, ports, paths, a "*" anywhere but in front,
    /// labels that break RFC 1123 2.1 or are longer than 63, names longer than 253.
    static base::Result<DomainPattern> parse(const QString &text);

    const QString &text() const { return m_text; }
    bool isWildcard() const { return m_text.startsWith(u"*."); }

    /// Whether a host name, in any case, with or without a dot at its end, is meant. Names in Unicode are compared as
    /// their punycode.
    bool matches(const QString &hostName) const;

    bool operator==(const DomainPattern &) const = default;

private:
    explicit DomainPattern(QString text)
        : m_text(std::move(text))
    {}

    QString m_text;
};

} // namespace liteboxd::sandbox
