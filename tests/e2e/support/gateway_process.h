// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QProcess>
#include <QStringList>

#include <cstdint>
#include <optional>

namespace liteboxd::e2e {

/// One run of the real liteboxd-gateway program.
class GatewayProcess
{
public:
    /// Starts it; `environment` lists "NAME=value" on top of ours, `user` is who it runs as (else who we are).
    explicit GatewayProcess(const QStringList &arguments, const QStringList &environment = {},
                            std::optional<uint> user = {});
    ~GatewayProcess();

    /// Waits for the line "listening on http://…" and returns the port in it; 0 if the program ended or says otherwise.
    std::uint16_t waitForPort();

    /// Asks it to end, as a terminal or Kubernetes does.
    void terminate() { m_process.terminate(); }
    /// Asks it to read its files again.
    void hangUp() const;
    /// Waits for its end and returns the exit code, or -1 if it crashed or does not end.
    int waitForEnd();
    qint64 processId() const { return m_process.processId(); }
    bool isRunning() const { return m_process.state() == QProcess::Running; }

    /// All it wrote so far.
    QByteArray output();
    QByteArray errors();

private:
    QProcess m_process;
    QByteArray m_output;
    QByteArray m_errors;
};

} // namespace liteboxd::e2e
