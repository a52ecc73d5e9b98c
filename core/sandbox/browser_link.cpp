// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sandbox/browser_link.h"

#include "core/base/ascii.h"
#include "core/base/keyed_digest.h"
#include "core/kube/decode/api_time.h"
#include "core/sandbox/time_text.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>

#include <algorithm>

namespace liteboxd::sandbox {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr qsizetype mostLinks = 100;
constexpr qsizetype longestPath = 512;

bool isMethod(const QString &text)
{
    static const QRegularExpression method(u"^[A-Z]{1,20}$"_s);
    return method.match(text).hasMatch();
}

bool isPrefixPath(const QString &path)
{
    static const QRegularExpression plain(u"^/[A-Za-z0-9._~!$&'()*+,;=:@/-]*$"_s);
    const QStringList segments = path.split(u'/');
    const bool resolves = segments.contains(u"."_s) || segments.contains(u".."_s) || path.startsWith("//"_L1);
    return path.size() <= longestPath && plain.match(path).hasMatch() && !resolves;
}

std::optional<BrowserLink> linkFrom(const QJsonObject &json)
{
    BrowserLink link;
    bool isNumber = false;
    link.number = json[u"id"].toString().toULongLong(&isNumber, 16);
    link.port = static_cast<quint16>(std::clamp(json[u"port"].toInt(), 0, 65535));
    link.path = json[u"path"].toString();
    for (const QJsonValue &method : json[u"methods"].toArray())
        link.methods.append(method.toString());
    link.uses = std::max(0, json[u"uses"].toInt());
    const auto until = kube::timeFromText(json[u"until"].toString().toStdString());
    const auto created = kube::timeFromText(json[u"createdAt"].toString().toStdString());
    if (!isNumber || !until || !created || !link.check())
        return std::nullopt;
    link.until = *until;
    link.createdAt = *created;
    return link;
}

} // namespace

QString BrowserLink::name() const
{
    return u"%1"_s.arg(number, 16, 16, QLatin1Char('0'));
}

base::Result<void> BrowserLink::check() const
{
    if (port == 0)
        return base::fail(base::ErrorCode::InvalidArgument, "a link needs a port from 1 to 65535");
    if (!isPrefixPath(path))
        return base::fail(base::ErrorCode::InvalidArgument,
                          "a link's path begins with a slash and has no dot segments, escapes or query",
                          path.toStdString());
    if (!std::all_of(methods.begin(), methods.end(), isMethod))
        return base::fail(base::ErrorCode::InvalidArgument, "a link's methods are like GET, POST or WEBSOCKET",
                          methods.join(u',').toStdString());
    return {};
}

base::Secret linkSecret(const BrowserLink &link, const base::SandboxId &id, const QString &podUid,
                        const base::TokenDigest &token, LinkPurpose purpose)
{
    const auto until = std::chrono::duration_cast<std::chrono::seconds>(link.until.time_since_epoch()).count();
    const QStringList parts{purpose == LinkPurpose::Open ? u"liteboxd link open"_s : u"liteboxd link go on"_s,
                            QString::fromStdString(id.text()),
                            podUid,
                            link.name(),
                            QString::number(link.port),
                            link.path,
                            link.methods.join(u','),
                            QString::number(link.uses),
                            QString::number(until)};
    return base::Secret(base::hex(base::keyedDigest(token, parts.join(u'\n').toStdString())));
}

base::Secret linkKey(const BrowserLink &link, const base::SandboxId &id, const QString &podUid,
                     const base::TokenDigest &token, LinkPurpose purpose)
{
    return base::Secret(link.name().toStdString() + '.' + linkSecret(link, id, podUid, token, purpose).reveal());
}

std::vector<BrowserLink> linksFrom(const QString &annotation)
{
    std::vector<BrowserLink> links;
    if (annotation.isEmpty())
        return links;
    const QJsonArray entries = QJsonDocument::fromJson(annotation.toUtf8()).array();
    for (qsizetype at = 0; at < std::min(entries.size(), mostLinks); ++at) {
        if (auto link = linkFrom(entries[at].toObject()))
            links.push_back(std::move(*link));
    }
    return links;
}

QString linksText(const std::vector<BrowserLink> &links)
{
    QJsonArray entries;
    for (const BrowserLink &link : links) {
        QJsonObject entry{{u"id"_s, link.name()},
                          {u"port"_s, link.port},
                          {u"path"_s, link.path},
                          {u"createdAt"_s, timeText(link.createdAt)},
                          {u"until"_s, timeText(link.until)}};
        if (!link.methods.isEmpty())
            entry.insert(u"methods"_s, QJsonArray::fromStringList(link.methods));
        if (link.uses > 0)
            entry.insert(u"uses"_s, link.uses);
        entries.append(entry);
    }
    return entries.isEmpty() ? QString() : QString::fromUtf8(QJsonDocument(entries).toJson(QJsonDocument::Compact));
}

} // namespace liteboxd::sandbox
