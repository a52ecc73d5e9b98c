// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonObject>
#include <QString>
#include <QStringList>

#include <map>
#include <vector>

namespace liteboxd::verify {

/// What policies said at one time, to be compared with what they say later. A value.
class PolicySnapshot
{
public:
    /// Of whole objects with their kind. What the API server itself counts and reports in them is left out.
    static PolicySnapshot of(const std::vector<QJsonObject> &objects);

    std::size_t size() const { return m_contents.size(); }

    /// "SHA256:" and the first 16 digits of the digest of the contents: equal for the same policies.
    QString digest() const;

    /// One line for each policy that is gone, was made anew or says something else later; empty: they are the same.
    QStringList differencesTo(const PolicySnapshot &later) const;

private:
    std::map<QString, QJsonObject> m_contents; ///< by "NetworkPolicy liteboxd/default-deny-all"
};

} // namespace liteboxd::verify
