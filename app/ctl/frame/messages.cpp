// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/frame/messages.h"

#include "app/ctl/frame/table_text.h"
#include "core/base/redaction.h"

#include <utility>

namespace liteboxd::ctl {

Messages::Messages(Loudness loudness, Sink sink)
    : m_loudness(loudness)
    , m_sink(std::move(sink))
{}

void Messages::progress(const std::string &text)
{
    if (m_loudness != Loudness::Quiet)
        line(text);
}

void Messages::status(const std::string &text)
{
    if (m_loudness == Loudness::Quiet || m_place != Place::Terminal)
        return;
    m_hasStatus = true;
    m_sink('\r' + plainLine(QString::fromStdString(text)).toUtf8() + "\x1b[K");
}

void Messages::clearStatus()
{
    if (std::exchange(m_hasStatus, false))
        m_sink("\r\x1b[K");
}

void Messages::raw(QByteArrayView bytes)
{
    clearStatus();
    m_sink(bytes);
}

void Messages::note(const std::string &text)
{
    if (m_loudness != Loudness::Quiet)
        line("note: " + text);
}

void Messages::detail(const std::string &text)
{
    if (m_loudness == Loudness::Verbose)
        line(text);
}

void Messages::error(const base::Error &error, const std::string &advice)
{
    std::string text = "error: " + error.text();
    if (!advice.empty())
        text += (text.ends_with('.') ? " " : ". ") + advice;
    line(text);
}

void Messages::line(const std::string &text)
{
    clearStatus();
    m_sink(plainLine(QString::fromStdString(base::redact(text))).toUtf8() + '\n');
}

} // namespace liteboxd::ctl
