// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/kube/decode/watch_decoder.h"
#include "core/kube/wire/list_query.h"
#include "core/kube/wire/transport.h"

#include <QJsonObject>
#include <QList>
#include <QString>
#include <QStringList>

#include <memory>
#include <optional>

/// A watch as it comes over the wire, without a reflector's care.
class WatchProbe : public QObject
{
    Q_OBJECT

public:
    WatchProbe(liteboxd::kube::Transport &transport, const std::string &target);

    /// "ADDED a", "BOOKMARK ", "ERROR Expired": type and name, or the Status's reason.
    const QStringList &events() const { return m_events; }
    const QList<QJsonObject> &objects() const { return m_objects; }
    int status() const { return m_status; }
    bool hasEnded() const { return m_ended; }

    /// A 410, as answer or as event.
    bool isGone() const { return m_status == 410 || m_events.contains(QStringLiteral("ERROR Expired")); }

private:
    void take(const QByteArray &bytes);

    liteboxd::kube::WatchDecoder m_decoder;
    QStringList m_events;
    QList<QJsonObject> m_objects;
    int m_status = 0;
    bool m_ended = false;
    std::unique_ptr<liteboxd::kube::HttpExchange> m_stream;
};
