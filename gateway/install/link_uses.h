// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>

#include <map>

namespace liteboxd::install {

/// Who uses one signed link, through all gateways that could be asked.
struct LinkUse
{
    qint64 viewers = 0; ///< clients that use it now or did so within a minute; one at two gateways counts twice
    qint64 requests = 0;

    bool operator==(const LinkUse &) const = default;
};

/// What the gateways of a cluster say.
struct LinkUses
{
    int asked = 0;                      ///< gateways
    int answered = 0;                   ///< of those
    std::map<QString, LinkUse> links{}; ///< by the link's id; those that nobody used are not there

    /// Adds what one gateway's /metrics says. Lines that are none of ours are left out.
    void add(const QByteArray &metrics);

    /// Nothing is known where no gateway has answered.
    bool isKnown() const { return answered > 0; }
    LinkUse of(const QString &link) const;
};

} // namespace liteboxd::install
