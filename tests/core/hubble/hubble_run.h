// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/flows/flow_filter.h"

#include <QJsonObject>
#include <QProcess>
#include <QString>

namespace liteboxd::tests {

/// Cilium's observers and Relay as tests/hubble_relay runs them, from construction to destruction.
class HubbleRun
{
public:
    explicit HubbleRun(const QStringList &arguments = {});
    ~HubbleRun();

    /// There is no Go to build it with.
    bool isMissing() const { return m_isMissing; }

    /// Empty, or why it did not get ready.
    const QString &fault() const { return m_fault; }

    /// "127.0.0.1:4245" of "relay" or of a node.
    QString addressOf(const QString &name) const { return m_addresses.value(name).toString(); }

    /// Has a command of its carried out; what it answers ("ok").
    QByteArray tell(const QJsonObject &command);

    /// The same, without waiting for the answer; answer() does.
    void send(const QJsonObject &command);
    QByteArray answer();

    /// The uuids that Cilium's `hubble` finds with the words that an agent would be asked by.
    QStringList finds(const liteboxd::flows::FlowQuery &query) const;

    qint64 processId() const { return m_process.processId(); }

    /// Runs the `hubble` command; its standard output.
    static QByteArray hubble(const QStringList &arguments);

private:
    QProcess m_process;
    QJsonObject m_addresses;
    QString m_fault;
    bool m_isMissing = false;
};

/// A flow in protobuf's JSON, for HubbleRun::tell.
QJsonObject flowJson(const QString &uuid, const QString &verdict = QStringLiteral("FORWARDED"));

} // namespace liteboxd::tests
