// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/sandboxes/copy_progress.h"

#include "app/ctl/frame/duration_text.h"

#include <QLocale>

namespace liteboxd::ctl {

namespace {

constexpr std::chrono::milliseconds onTerminal{200};
constexpr std::chrono::milliseconds inLog{1000};

std::string sizeText(std::uint64_t bytes)
{
    return QLocale::c().formattedDataSize(static_cast<qint64>(bytes)).toStdString();
}

} // namespace

std::string copyText(std::uint64_t bytes, std::optional<std::uint64_t> total, const sandbox::TransferPace &pace)
{
    std::string text = sizeText(bytes);
    if (total && *total >= bytes)
        text += " of " + sizeText(*total);
    if (const auto share = sandbox::shareOf(bytes, total))
        text += ", " + std::to_string(*share) + " %";
    if (const auto rate = pace.perSecond())
        text += ", " + sizeText(*rate) + "/s";
    if (const auto left = pace.left(total))
        text += ", " + shortDuration(*left) + " left";
    return text;
}

void CopyProgress::tell(std::uint64_t bytes, std::optional<std::uint64_t> total, Time now)
{
    m_pace.note(bytes, now);
    const bool isTerminal = m_messages.place() == Messages::Place::Terminal;
    if (m_told && now - *m_told < (isTerminal ? onTerminal : inLog))
        return;
    const bool isFirst = !m_told;
    m_told = now;
    const bool isForPeople = m_format == Format::Table || m_format == Format::Wide || m_format == Format::Name;
    if (isTerminal && isForPeople)
        m_messages.status(copyText(bytes, total, m_pace));
    else if (!isTerminal && !isFirst)
        m_messages.progress("copied " + copyText(bytes, total, m_pace));
}

} // namespace liteboxd::ctl
