// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/kube/wire/transport.h"

#include <QByteArray>
#include <QList>
#include <QPointer>
#include <QTimer>

#include <cstdint>
#include <map>
#include <optional>
#include <random>
#include <string>
#include <vector>

class ScriptedExchange;

/// What is wrong with one exchange of a ScriptedCluster.
enum class Fault {
    None,
    Cut,     ///< the connection is lost after so many bytes of the body
    Garbled, ///< one byte of the body is another
    Silent,  ///< nothing comes after so many bytes, and the connection stays
    Ended,   ///< the server ends the answer after so many bytes, as if it were whole
    Refused, ///< an error status
    Unreachable,
    TooOld, ///< 410, as an answer or as an event
};

struct Sentence
{
    Fault fault = Fault::None;
    qsizetype at = 0; ///< byte of the body
    int status = 503; ///< of Refused
};

/// One collection of objects with a history of changes, served as an API server serves it: paged lists, watches from a
/// version, bookmarks, 410. The test says what goes wrong with which exchange. Everything comes through the event loop,
/// in pieces of random size.
class ScriptedCluster : public liteboxd::kube::Transport
{
public:
    explicit ScriptedCluster(std::uint32_t seed)
        : random(seed)
    {}

    std::unique_ptr<liteboxd::kube::HttpExchange> start(const liteboxd::kube::HttpRequest &request) override;

    void set(const std::string &name, const std::string &value);
    void remove(const std::string &name);

    /// Versions up to now are forgotten: a watch from one of them is 410.
    void forget() { m_oldest = m_version; }
    void bookmark();

    /// What the next exchange suffers.
    std::optional<Sentence> next;

    /// Open watches send a line of so many bytes.
    void flood(qint64 bytes);

    /// How much of it was sent.
    qint64 flooded() const { return m_flooded; }

    /// What open watches suffer after so many more bytes.
    void strike(Fault fault) { strike(fault, qsizetype(random() % 200)); }
    void strike(Fault fault, qsizetype after);

    const std::map<std::string, std::string> &objects() const { return m_objects; }
    /// Pieces that were sent or withheld.
    int turns() const { return m_turns; }
    int lists() const { return m_lists; }
    int watches() const { return m_watches; }
    bool hasOpenWatch() const;

    std::minstd_rand random;

private:
    friend class ScriptedExchange;

    struct Change
    {
        int version;
        QByteArray line;
    };

    void record(const char *type, const std::string &name, const std::string &value);
    QByteArray page(const std::string &target);
    static QByteArray object(const std::string &name, const std::string &value, int version);

    std::map<std::string, std::string> m_objects;
    std::map<std::string, int> m_versions;
    std::map<int, std::map<std::string, std::string>> m_snapshots; ///< of paged lists, by version
    std::vector<Change> m_history;
    int m_version = 100;
    int m_oldest = 100;
    int m_turns = 0;
    int m_lists = 0;
    int m_watches = 0;
    qint64 m_flooded = 0;
    std::vector<QPointer<ScriptedExchange>> m_open;
};

class ScriptedExchange : public liteboxd::kube::HttpExchange
{
    Q_OBJECT

public:
    ScriptedExchange(ScriptedCluster &cluster, const liteboxd::kube::HttpRequest &request, Sentence sentence);

    bool isWatch() const { return m_isWatch; }
    bool isOpen() const { return m_isWatch && m_hasHead && !m_isOver; }
    void pause() override;
    void resume() override;
    void send(const QByteArray &bytes);
    void strike(Fault fault, qsizetype after);
    void flood(qint64 bytes);

private:
    void begin();
    void step();
    bool suffer();
    void end();

    ScriptedCluster &m_cluster;
    std::string m_target;
    bool m_isWatch;
    Sentence m_sentence;
    QByteArray m_body;
    qsizetype m_sent = 0;
    bool m_hasHead = false;
    bool m_isOver = false;
    bool m_isSilent = false;
    qint64 m_floodLeft = 0;
    QTimer m_turn;
    bool m_isPaused = false;
};
