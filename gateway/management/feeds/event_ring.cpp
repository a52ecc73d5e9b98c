// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/management/feeds/event_ring.h"

#include "core/base/ascii.h"
#include "core/base/random_bytes.h"
#include "core/sandbox/time_text.h"

#include <QJsonDocument>

#include <algorithm>
#include <chrono>

namespace liteboxd::management {

using namespace Qt::Literals::StringLiterals;

namespace {

std::string textOf(const QJsonObject &json)
{
    return QJsonDocument(json).toJson(QJsonDocument::Compact).toStdString();
}

} // namespace

EventRing::EventRing()
    : m_instance(base::hex(base::randomBytes<8>()))
{}

void EventRing::add(const QString &type, QJsonObject event)
{
    event.insert(u"type"_s, type);
    event.insert(u"at"_s, sandbox::timeText(std::chrono::system_clock::now()));
    std::vector<std::weak_ptr<SocketWaker>> readers;
    {
        const std::lock_guard lock(m_mutex);
        event.insert(u"sequence"_s, static_cast<qint64>(++m_newest));
        m_texts.push_back(textOf(event));
        if (m_texts.size() > kept)
            m_texts.pop_front();
        std::erase_if(m_readers, [](const std::weak_ptr<SocketWaker> &reader) { return reader.expired(); });
        readers = m_readers;
    }
    for (const std::weak_ptr<SocketWaker> &reader : readers)
        SocketWaker::wake(reader);
}

void EventRing::follow(const std::weak_ptr<SocketWaker> &waker)
{
    const std::lock_guard lock(m_mutex);
    m_readers.push_back(waker);
}

bool EventRing::hasReaders() const
{
    const std::lock_guard lock(m_mutex);
    return std::any_of(m_readers.begin(), m_readers.end(),
                       [](const std::weak_ptr<SocketWaker> &reader) { return !reader.expired(); });
}

std::uint64_t EventRing::newest() const
{
    const std::lock_guard lock(m_mutex);
    return m_newest;
}

std::string EventRing::hello() const
{
    return textOf({{u"type"_s, u"hello"_s},
                   {u"instance"_s, QString::fromStdString(m_instance)},
                   {u"sequence"_s, static_cast<qint64>(newest())}});
}

std::optional<std::string> EventRing::next(std::uint64_t &last) const
{
    const std::lock_guard lock(m_mutex);
    const std::uint64_t oldest = m_newest - m_texts.size(); // the number before the first that is kept
    if (last > m_newest || last < oldest) {
        const std::uint64_t from = last > m_newest ? 1 : last + 1; // the numbers are those of another run
        last = last > m_newest ? m_newest : oldest;
        return textOf(
            {{u"type"_s, u"lost"_s}, {u"from"_s, static_cast<qint64>(from)}, {u"to"_s, static_cast<qint64>(last)}});
    }
    if (last == m_newest)
        return std::nullopt;
    return m_texts[last++ - oldest];
}

} // namespace liteboxd::management
