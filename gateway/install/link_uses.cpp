// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/install/link_uses.h"

#include <cmath>
#include <optional>

namespace liteboxd::install {

namespace {

struct Sample
{
    QString link;
    qint64 value = 0;
};

/// `NAME{link="ID"} VALUE`; nothing for any other line.
std::optional<Sample> sampleOf(const QByteArray &line, const QByteArray &name)
{
    const QByteArray head = name + "{link=\"";
    const qsizetype end = line.startsWith(head) ? line.indexOf("\"} ", head.size()) : -1;
    if (end < 0)
        return std::nullopt;
    bool isNumber = false;
    const double value = line.mid(end + 3).toDouble(&isNumber);
    constexpr double most = 1e15;
    if (!isNumber || !std::isfinite(value) || value < 0 || value > most)
        return std::nullopt;
    return Sample{QString::fromLatin1(line.mid(head.size(), end - head.size())), static_cast<qint64>(value)};
}

} // namespace

void LinkUses::add(const QByteArray &metrics)
{
    ++answered;
    for (const QByteArray &line : metrics.split('\n')) {
        if (const auto viewers = sampleOf(line, "liteboxd_gateway_link_viewers"))
            links[viewers->link].viewers += viewers->value;
        else if (const auto requests = sampleOf(line, "liteboxd_gateway_link_requests_total"))
            links[requests->link].requests += requests->value;
    }
}

LinkUse LinkUses::of(const QString &link) const
{
    const auto found = links.find(link);
    return found == links.end() ? LinkUse() : found->second;
}

} // namespace liteboxd::install
