// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/contract/watch_probe.h"

#include <QJsonDocument>

using namespace liteboxd;
using namespace Qt::Literals::StringLiterals;

namespace {

QString nameOf(kube::WatchEvent::Type type)
{
    switch (type) {
    case kube::WatchEvent::Type::Added:
        return u"ADDED"_s;
    case kube::WatchEvent::Type::Modified:
        return u"MODIFIED"_s;
    case kube::WatchEvent::Type::Deleted:
        return u"DELETED"_s;
    case kube::WatchEvent::Type::Bookmark:
        return u"BOOKMARK"_s;
    case kube::WatchEvent::Type::Error:
        return u"ERROR"_s;
    }
    return {};
}

} // namespace

WatchProbe::WatchProbe(kube::Transport &transport, const std::string &target)
{
    kube::HttpRequest request;
    request.target = target;
    request.use = kube::HttpUse::Stream;
    m_stream = transport.start(request);
    connect(m_stream.get(), &kube::HttpExchange::headReceived, this,
            [this](const kube::HttpHead &head) { m_status = head.status; });
    connect(m_stream.get(), &kube::HttpExchange::bytesReceived, this, &WatchProbe::take);
    connect(m_stream.get(), &kube::HttpExchange::finished, this, [this] { m_ended = true; });
    connect(m_stream.get(), &kube::HttpExchange::failed, this, [this](const base::Error &error) {
        m_events << u"failed: "_s + QString::fromStdString(error.text());
        m_ended = true;
    });
}

void WatchProbe::take(const QByteArray &bytes)
{
    if (m_status != 200)
        return;
    m_decoder.feed({bytes.constData(), static_cast<std::size_t>(bytes.size())});
    for (;;) {
        const auto event = m_decoder.next();
        if (!event)
            m_events << u"malformed"_s;
        if (!event || !*event)
            return;
        const kube::ObjectView object = (*event)->object;
        const bool isStatus = (*event)->type == kube::WatchEvent::Type::Error;
        const auto name = isStatus ? object["reason"].text() : object["metadata"]["name"].text();
        m_events << nameOf((*event)->type) + u' ' + QString::fromUtf8(name.data(), static_cast<qsizetype>(name.size()));
        m_objects << QJsonDocument::fromJson(QByteArray::fromStdString(object.asJson().json())).object();
    }
}
