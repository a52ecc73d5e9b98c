// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/frame/operator_command.h"

#include "core/kube/login/child_process.h"

#include <QPointer>

namespace liteboxd::ctl {

using namespace Qt::Literals::StringLiterals;
using kube::ChildOutcome;

namespace {

base::Result<std::monostate> resultOf(const ChildOutcome &outcome)
{
    if (outcome.end == ChildOutcome::End::TimedOut)
        return base::fail(base::ErrorCode::TimedOut, "the command did not end within three minutes");
    if (outcome.end == ChildOutcome::End::Exited && outcome.exitCode == 0)
        return std::monostate{};
    return base::fail(base::ErrorCode::Rejected, "the command ended with " + std::to_string(outcome.exitCode),
                      outcome.errors.trimmed().toStdString());
}

} // namespace

async::Request runOperatorCommand(const QString &command, QObject *context, async::Callback<std::monostate> done)
{
    const async::Promise<std::monostate> promise(context, std::move(done));
    const QPointer<kube::ChildProcess> child(
        new kube::ChildProcess({.program = u"/bin/sh"_s,
                                .arguments = {u"-c"_s, command},
                                .environment = QProcessEnvironment::systemEnvironment(),
                                .timeLimit = std::chrono::minutes(3)},
                               context));
    async::Request request = promise.request([child] { delete child.data(); });
    QObject::connect(child, &kube::ChildProcess::ended, child, [promise, child](const ChildOutcome &outcome) {
        promise.complete(resultOf(outcome));
        child->deleteLater();
    });
    return request;
}

} // namespace liteboxd::ctl
