// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/ctl/frame/invocation.h"
#include "core/sandbox/sandbox.h"

#include <QJsonArray>

#include <string>
#include <vector>

namespace liteboxd::ctl {

/// How a command on several sandboxes ends: an error is told as it comes and keeps none of the others from being
/// handled, what was done is the result at the end, and the exit code is that of the worst. One thread.
class SeveralOutcome
{
public:
    /// One was named, and no more: its result is an object in place of a list, and its error stands alone.
    void expectOne() { m_isOne = true; }

    /// Something is wrong with one of them. `advice` as Invocation::fail() has it.
    void fail(Invocation &invocation, const base::Error &error, const std::string &advice);

    /// The same, naming `sandbox` if the error does not.
    void fail(Invocation &invocation, const sandbox::Sandbox &sandbox, base::Error error);

    /// All are through: `done` are the results. `code` is how it would end if nothing had failed.
    void finish(Invocation &invocation, const Shape &shape, const QJsonArray &done, ExitCode code = ExitCode::Done);

private:
    const base::Error &worst() const;

    bool m_isOne = false;
    std::vector<base::Error> m_errors;
};

} // namespace liteboxd::ctl
