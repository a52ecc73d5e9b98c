// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/sandboxes/several_outcome.h"

#include "app/ctl/frame/error_json.h"

#include <algorithm>
#include <array>

namespace liteboxd::ctl {

using namespace Qt::Literals::StringLiterals;

namespace {

/// From the least to the worst: what concerns one sandbox is less than what would meet the next one, too.
constexpr std::array severities{ExitCode::Done,         ExitCode::CannotTell,  ExitCode::NotFound, ExitCode::Failed,
                                ExitCode::NotPermitted, ExitCode::Unreachable, ExitCode::Usage};

auto severity(ExitCode code)
{
    return std::find(severities.begin(), severities.end(), code) - severities.begin();
}

} // namespace

void SeveralOutcome::fail(Invocation &invocation, const base::Error &error, const std::string &advice)
{
    invocation.messages().error(error, advice);
    m_errors.push_back(error);
}

void SeveralOutcome::fail(Invocation &invocation, const sandbox::Sandbox &sandbox, base::Error error)
{
    if (error.text().find(sandbox.id.text()) == std::string::npos)
        error.context = "sandbox " + sandbox.id.text() + (error.context.empty() ? "" : ": " + error.context);
    fail(invocation, error, error.subject == base::ErrorSubject::Sandbox ? "" : adviceFor(error.code));
}

const base::Error &SeveralOutcome::worst() const
{
    return *std::max_element(m_errors.begin(), m_errors.end(), [](const base::Error &a, const base::Error &b) {
        return severity(exitCodeFor(a)) < severity(exitCodeFor(b));
    });
}

void SeveralOutcome::finish(Invocation &invocation, const Shape &shape, const QJsonArray &done, ExitCode code)
{
    Output &output = invocation.output();
    const bool isJson = output.format() == Format::Json || output.format() == Format::JsonLines;
    const bool isTable = output.format() == Format::Table || output.format() == Format::Wide;
    QJsonObject beside;
    if (!m_errors.empty()) {
        const ExitCode ofErrors = exitCodeFor(worst());
        code = severity(code) < severity(ofErrors) ? ofErrors : code;
        QJsonArray all;
        for (const base::Error &error : m_errors)
            all.append(errorJson(error));
        beside = {{u"error"_s, errorJson(worst())}, {u"errors"_s, all}};
    }
    if (m_isOne && done.isEmpty() && !m_errors.empty())
        output.error(m_errors.front());
    else if (m_isOne && done.size() == 1)
        output.item(shape, done.first().toObject());
    else if (!done.isEmpty() || !isTable || m_errors.empty())
        output.list(shape, done, isJson ? beside : QJsonObject());
    invocation.finish(code);
}

} // namespace liteboxd::ctl
