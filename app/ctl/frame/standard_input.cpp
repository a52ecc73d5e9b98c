// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/frame/standard_input.h"

#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <cerrno>

namespace liteboxd::ctl {

namespace {

constexpr qsizetype mostAhead = 256 << 10;

/// What epoll and poll can say "readable" of. A regular file is always readable.
bool canBeWatched()
{
    struct stat status{};
    return ::fstat(STDIN_FILENO, &status) == 0 && !S_ISREG(status.st_mode) && !S_ISDIR(status.st_mode);
}

} // namespace

StandardInput::StandardInput(QObject *parent)
    : QObject(parent)
{}

void StandardInput::start()
{
    m_isStarted = true;
    if (canBeWatched()) {
        m_notifier = std::make_unique<QSocketNotifier>(STDIN_FILENO, QSocketNotifier::Read);
        connect(m_notifier.get(), &QSocketNotifier::activated, this, &StandardInput::read);
        return;
    }
    QMetaObject::invokeMethod(this, &StandardInput::read, Qt::QueuedConnection);
}

void StandardInput::drop(qsizetype count)
{
    m_pending.remove(0, count);
    if (!m_isStarted || m_isAtEnd || m_pending.size() >= mostAhead)
        return;
    if (m_notifier)
        m_notifier->setEnabled(true);
    else if (count > 0)
        QMetaObject::invokeMethod(this, &StandardInput::read, Qt::QueuedConnection);
}

void StandardInput::read()
{
    std::array<char, 64 << 10> buffer;
    const ssize_t got = ::read(STDIN_FILENO, buffer.data(), buffer.size());
    if (got < 0 && (errno == EINTR || errno == EAGAIN))
        return;
    if (got > 0)
        m_pending.append(buffer.data(), got);
    m_isAtEnd = got <= 0;
    if (m_notifier)
        m_notifier->setEnabled(!m_isAtEnd && m_pending.size() < mostAhead);
    Q_EMIT readable();
}

} // namespace liteboxd::ctl
