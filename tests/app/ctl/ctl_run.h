// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QJsonArray>
#include <QJsonObject>
#include <QStringList>

namespace liteboxd::tests {

/// What one run of liteboxctl gave.
struct CtlRun
{
    int exitCode = -1; ///< -1: it did not end, or by a signal
    QByteArray output{};
    QByteArray errors{};

    /// Standard output as JSON; empty if it is none.
    QJsonObject json() const;

    /// json()["items"].
    QJsonArray items() const;
};

/// Runs the program with these arguments, with nothing of the caller's environment but PATH, and waits for its end.
CtlRun runCtl(const QStringList &arguments, const QByteArray &input = {}, const QStringList &environment = {});

/// Where it is, for tests that steer it while it runs.
QString ctlProgram();

} // namespace liteboxd::tests
