// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/kube/support/scripted_cluster.h"

#include <QPointer>
#include <QUrl>
#include <QUrlQuery>

#include <utility>

#include <algorithm>
#include <cstdlib>

using namespace liteboxd;

namespace {

std::string parameter(const std::string &target, const char *name)
{
    return QUrlQuery(QUrl::fromEncoded(QByteArray::fromStdString(target)))
        .queryItemValue(QLatin1String(name), QUrl::FullyDecoded)
        .toStdString();
}

QByteArray statusOf(int code, const char *reason)
{
    return R"({"kind":"Status","status":"Failure","reason":")" + QByteArray(reason) +
           R"(","message":"scripted","code":)" + QByteArray::number(code) + '}';
}

} // namespace

QByteArray ScriptedCluster::object(const std::string &name, const std::string &value, int version)
{
    return R"({"kind":"ConfigMap","apiVersion":"v1","metadata":{"namespace":"n","name":")" +
           QByteArray::fromStdString(name) + R"(","resourceVersion":")" + QByteArray::number(version) +
           R"("},"data":{"value":")" + QByteArray::fromStdString(value) + R"("}})";
}

void ScriptedCluster::record(const char *type, const std::string &name, const std::string &value)
{
    const QByteArray line =
        R"({"type":")" + QByteArray(type) + R"(","object":)" + object(name, value, ++m_version) + "}\n";
    m_history.push_back({m_version, line});
    for (const auto &exchange : m_open) {
        if (exchange && exchange->isOpen())
            exchange->send(line);
    }
}

void ScriptedCluster::set(const std::string &name, const std::string &value)
{
    const bool isNew = m_objects.insert_or_assign(name, value).second;
    record(isNew ? "ADDED" : "MODIFIED", name, value);
    m_versions[name] = m_version;
}

void ScriptedCluster::remove(const std::string &name)
{
    const auto found = m_objects.find(name);
    if (found == m_objects.end())
        return;
    const std::string last = found->second;
    m_objects.erase(found);
    record("DELETED", name, last);
}

void ScriptedCluster::bookmark()
{
    const QByteArray line =
        R"({"type":"BOOKMARK","object":{"kind":"ConfigMap","apiVersion":"v1","metadata":{"resourceVersion":")" +
        QByteArray::number(m_version) + "\"}}}\n";
    for (const auto &exchange : m_open) {
        if (exchange && exchange->isOpen())
            exchange->send(line);
    }
}

void ScriptedCluster::strike(Fault fault, qsizetype after)
{
    const auto open = m_open;
    for (const auto &exchange : open) {
        if (exchange && exchange->isOpen())
            exchange->strike(fault, after);
    }
}

void ScriptedCluster::flood(qint64 bytes)
{
    const auto open = m_open;
    for (const auto &exchange : open) {
        if (exchange && exchange->isOpen())
            exchange->flood(bytes);
    }
}

bool ScriptedCluster::hasOpenWatch() const
{
    return std::any_of(m_open.begin(), m_open.end(),
                       [](const auto &exchange) { return exchange && exchange->isOpen(); });
}

std::unique_ptr<kube::HttpExchange> ScriptedCluster::start(const kube::HttpRequest &request)
{
    std::erase_if(m_open, [](const auto &exchange) { return !exchange; });
    auto exchange = std::make_unique<ScriptedExchange>(*this, request, next.value_or(Sentence()));
    next.reset();
    ++(exchange->isWatch() ? m_watches : m_lists);
    m_open.emplace_back(exchange.get());
    return exchange;
}

/// A page of the list: `continue` is "version:first name of the page".
QByteArray ScriptedCluster::page(const std::string &target)
{
    const std::string token = parameter(target, "continue");
    const auto limit = std::strtoul(parameter(target, "limit").c_str(), nullptr, 10);
    int version = m_version;
    std::string from;
    if (!token.empty()) {
        version = std::atoi(token.c_str());
        from = token.substr(token.find(':') + 1);
    } else {
        m_snapshots[version] = m_objects;
    }
    const auto &objects = m_snapshots[version];
    QByteArray items;
    std::string rest;
    std::size_t count = 0;
    for (auto each = objects.lower_bound(from); each != objects.end(); ++each, ++count) {
        if (limit > 0 && count == limit) {
            rest = std::to_string(version) + ':' + each->first;
            break;
        }
        items += (items.isEmpty() ? "" : ",") + object(each->first, each->second, version);
    }
    return R"({"kind":"ConfigMapList","apiVersion":"v1","metadata":{"resourceVersion":")" +
           QByteArray::number(version) + R"(","continue":")" + QByteArray::fromStdString(rest) + R"("},"items":[)" +
           items + "]}";
}

ScriptedExchange::ScriptedExchange(ScriptedCluster &cluster, const kube::HttpRequest &request, Sentence sentence)
    : m_cluster(cluster)
    , m_target(request.target)
    , m_isWatch(parameter(request.target, "watch") == "true")
    , m_sentence(sentence)
{
    m_turn.setSingleShot(true);
    connect(&m_turn, &QTimer::timeout, this, [this] {
        if (m_hasHead)
            step();
        else
            begin();
    });
    m_turn.start(0);
}

void ScriptedExchange::begin()
{
    m_hasHead = true;
    if (m_sentence.fault == Fault::Unreachable) {
        m_isOver = true;
        Q_EMIT failed({base::ErrorCode::ConnectionRefused, "scripted", "cluster"});
        return;
    }
    int status = 200;
    const int version = std::atoi(parameter(m_target, "resourceVersion").c_str());
    if (m_sentence.fault == Fault::Refused) {
        status = m_sentence.status;
        m_body = statusOf(status, "Scripted");
    } else if (m_sentence.fault == Fault::TooOld && !m_isWatch) {
        status = 410;
        m_body = statusOf(status, "Expired");
    } else if (m_isWatch && (version < m_cluster.m_oldest || m_sentence.fault == Fault::TooOld)) {
        m_body = R"({"type":"ERROR","object":)" + statusOf(410, "Expired") + "}\n";
        m_sentence = {Fault::Ended, m_body.size()};
    } else if (m_isWatch) {
        for (const auto &change : m_cluster.m_history) {
            if (change.version > version)
                m_body += change.line;
        }
    } else {
        m_body = m_cluster.page(m_target);
    }
    const bool isAnswer = !m_isWatch || status != 200;
    if (isAnswer)
        m_isWatch = false;
    m_turn.start(0);
    Q_EMIT headReceived({status, "application/json", std::nullopt});
}

void ScriptedExchange::send(const QByteArray &bytes)
{
    m_body += bytes;
    if (!m_isSilent && !m_isPaused && !m_turn.isActive())
        m_turn.start(0);
}

void ScriptedExchange::pause()
{
    m_isPaused = true;
    m_turn.stop();
}

void ScriptedExchange::resume()
{
    if (std::exchange(m_isPaused, false))
        m_turn.start(0);
}

void ScriptedExchange::strike(Fault fault, qsizetype after)
{
    m_sentence = {fault, m_sent + after};
    if (fault == Fault::TooOld) {
        m_body = m_body.first(m_sent + qMax<qsizetype>(0, m_body.lastIndexOf('\n') + 1 - m_sent));
        send(R"({"type":"ERROR","object":)" + statusOf(410, "Expired") + "}\n");
        m_sentence = {};
    }
    if (!m_turn.isActive())
        m_turn.start(0);
}

void ScriptedExchange::flood(qint64 bytes)
{
    m_floodLeft = bytes;
    m_turn.start(0);
}

/// Whether the fault has come, and ends it.
bool ScriptedExchange::suffer()
{
    if (m_sent < m_sentence.at && m_sent < m_body.size())
        return false;
    switch (m_sentence.fault) {
    case Fault::Cut:
        m_isOver = true;
        Q_EMIT failed({base::ErrorCode::ConnectionLost, "scripted", "cluster"});
        return true;
    case Fault::Ended:
        m_isOver = true;
        Q_EMIT finished();
        return true;
    case Fault::Silent:
        m_isSilent = true;
        return true;
    default:
        return false;
    }
}

void ScriptedExchange::step()
{
    ++m_cluster.m_turns;
    if (m_isOver || m_isSilent || suffer())
        return;
    if (m_floodLeft > 0) {
        const qsizetype size = qMin<qint64>(m_floodLeft, 1 << 20);
        m_floodLeft -= size;
        m_cluster.m_flooded += size;
        m_turn.start(0);
        Q_EMIT bytesReceived(QByteArray(size, 'x'));
        return;
    }
    qsizetype size = qMin<qsizetype>(m_body.size() - m_sent, 1 + m_cluster.random() % 400);
    const bool stops =
        m_sentence.fault == Fault::Cut || m_sentence.fault == Fault::Ended || m_sentence.fault == Fault::Silent;
    if (stops && m_sentence.at > m_sent)
        size = qMin(size, m_sentence.at - m_sent);
    QByteArray piece = m_body.sliced(m_sent, size);
    if (m_sentence.fault == Fault::Garbled && m_sentence.at >= m_sent && m_sentence.at < m_sent + size) {
        piece[m_sentence.at - m_sent] = '\x01'; // not allowed anywhere in JSON
        m_sentence = {};
    }
    m_sent += size;
    const bool isWhole = m_sent == m_body.size();
    if (!isWhole || !m_isWatch || stops)
        m_turn.start(0);
    const QPointer<ScriptedExchange> self(this);
    if (!piece.isEmpty())
        Q_EMIT bytesReceived(piece);
    if (!self || !isWhole || m_isWatch || m_isOver || stops)
        return;
    m_isOver = true;
    Q_EMIT finished();
}
