// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sandbox/files/prefix_check.h"

namespace liteboxd::sandbox {

namespace {

constexpr qint64 piece = 4 << 20;
constexpr std::chrono::seconds usualLimit{30};
constexpr qint64 slowest = 20 << 20; // bytes that a sandbox packs and digests in a second, at the least
constexpr qsizetype digestLength = 64;

} // namespace

PrefixCheck::PrefixCheck(kube::ApiClient &api, const Sandbox &sandbox, const Packing &packing, PartialFile &file)
    : m_api(api)
    , m_command(packing.digestOf(sandbox, file.size()))
    , m_file(file)
{}

void PrefixCheck::start()
{
    const auto limit = usualLimit + std::chrono::seconds(m_file.size() / slowest);
    m_question = CommandRun::start(m_api, m_command, {}, limit, this,
                                   [this](const base::Result<CommandResult> &result) { take(result); });
    QMetaObject::invokeMethod(this, &PrefixCheck::readMore, Qt::QueuedConnection);
}

void PrefixCheck::readMore()
{
    if (m_isOver)
        return;
    const QByteArray bytes = m_file.read(m_read, piece);
    if (bytes.isEmpty()) {
        m_here = m_hash.result().toHex();
        return compare();
    }
    m_hash.addData(bytes);
    m_read += bytes.size();
    QMetaObject::invokeMethod(this, &PrefixCheck::readMore, Qt::QueuedConnection);
}

void PrefixCheck::take(const base::Result<CommandResult> &result)
{
    using base::ErrorCode;
    if (!result) {
        const ErrorCode code = result.error().code;
        m_isOver = true;
        if (code == ErrorCode::Rejected || code == ErrorCode::ServerFailed || code == ErrorCode::TimedOut)
            Q_EMIT finished(Outcome::Unknown);
        else
            Q_EMIT failed(result.error());
        return;
    }
    const QByteArray said = result->output.left(digestLength);
    if (result->exitCode != 0 || said.size() != digestLength || QByteArray::fromHex(said).toHex() != said) {
        m_isOver = true;
        Q_EMIT finished(Outcome::Unknown);
        return;
    }
    m_there = said;
    compare();
}

void PrefixCheck::compare()
{
    if (m_isOver || !m_here || !m_there)
        return;
    m_isOver = true;
    Q_EMIT finished(*m_here == *m_there ? Outcome::Same : Outcome::Different);
}

} // namespace liteboxd::sandbox
