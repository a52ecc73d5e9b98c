// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/kube/streams/log_stream.h"

#include "core/kube/decode/api_status.h"
#include "core/kube/streams/container_choice.h"

#include <QPointer>

#include <algorithm>
#include <utility>

namespace liteboxd::kube {

namespace {

constexpr qsizetype bufferSize = 256 << 10;
constexpr int ok = 200;

} // namespace

LogStream::LogStream(Transport &transport, LogQuery query, QObject *parent)
    : QObject(parent)
    , m_transport(transport)
    , m_query(std::move(query))
{}

void LogStream::start()
{
    if (m_exchange)
        return;
    HttpRequest request;
    request.target = m_query.target();
    request.use = HttpUse::Stream;
    request.readBufferSize = bufferSize;
    m_exchange = m_transport.start(request);
    if (m_isPaused)
        m_exchange->pause();
    connect(m_exchange.get(), &HttpExchange::headReceived, this, &LogStream::takeHead);
    connect(m_exchange.get(), &HttpExchange::bytesReceived, this, &LogStream::takeBytes);
    connect(m_exchange.get(), &HttpExchange::finished, this, &LogStream::takeEnd);
    connect(m_exchange.get(), &HttpExchange::failed, this, [this](base::Error error) {
        error.context = m_query.text();
        Q_EMIT failed(error);
    });
}

void LogStream::pause()
{
    m_isPaused = true;
    if (m_exchange)
        m_exchange->pause();
}

void LogStream::resume()
{
    m_isPaused = false;
    if (m_exchange)
        m_exchange->resume();
}

void LogStream::takeHead(const HttpHead &head)
{
    m_head = head;
    if (head.status == ok)
        Q_EMIT opened();
}

void LogStream::takeBytes(const QByteArray &bytes)
{
    if (m_head.status != ok) {
        m_rest += bytes.first(std::min(bytes.size(), bufferSize - std::min(bufferSize, m_rest.size())));
        return;
    }
    QList<QByteArray> lines;
    qsizetype from = 0;
    for (qsizetype end; (end = bytes.indexOf('\n', from)) >= 0; from = end + 1) {
        lines.append(m_rest + bytes.sliced(from, end - from));
        m_rest.clear();
    }
    m_rest += bytes.sliced(from);
    if (m_rest.size() > bufferSize)
        lines.append(std::exchange(m_rest, {}));
    if (!lines.isEmpty())
        Q_EMIT linesReceived(lines);
}

void LogStream::takeEnd()
{
    if (m_head.status != ok)
        return takeRefusal(
            errorFromAnswer(m_head, {m_rest.constData(), static_cast<std::size_t>(m_rest.size())}, m_query.text()));
    const QPointer<LogStream> self(this);
    if (!m_rest.isEmpty())
        Q_EMIT linesReceived({std::exchange(m_rest, {})});
    if (self)
        Q_EMIT finished();
}

void LogStream::takeRefusal(const base::Error &error)
{
    if (!m_query.container.empty() || !wantsContainer(error)) {
        Q_EMIT failed(error);
        return;
    }
    m_exchange.release()->deleteLater(); // it is in the middle of telling so
    m_rest.clear();
    m_question =
        chooseContainer(m_transport, m_query.nameSpace, m_query.pod, this, [this, error](const std::string &container) {
            if (container.empty()) {
                Q_EMIT failed(error);
                return;
            }
            m_query.container = container;
            start();
        });
}

} // namespace liteboxd::kube
