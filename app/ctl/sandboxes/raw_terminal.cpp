// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/sandboxes/raw_terminal.h"

#include <array>
#include <cerrno>
#include <csignal>
#include <fcntl.h>
#include <sys/ioctl.h>
#include <unistd.h>

namespace liteboxd::ctl {

namespace {

std::array<int, 2> signalPipe{-1, -1}; // read end, write end; a handler reaches no object

void onResize(int)
{
    const int before = errno;
    const char one = 1;
    static_cast<void>(::write(signalPipe[1], &one, 1) == 1); // a full pipe has one to be read already
    errno = before;
}

} // namespace

bool RawTerminal::isThere()
{
    return ::isatty(STDIN_FILENO) == 1 && ::isatty(STDOUT_FILENO) == 1;
}

RawTerminal::RawTerminal(QObject *parent)
    : QObject(parent)
{
    if (::tcgetattr(STDIN_FILENO, &m_before) == 0) {
        termios raw = m_before;
        ::cfmakeraw(&raw);
        m_isRaw = ::tcsetattr(STDIN_FILENO, TCSADRAIN, &raw) == 0;
    }
    if (::pipe2(signalPipe.data(), O_CLOEXEC | O_NONBLOCK) != 0)
        return; // its size stays as it is
    m_notifier = std::make_unique<QSocketNotifier>(signalPipe[0], QSocketNotifier::Read);
    connect(m_notifier.get(), &QSocketNotifier::activated, this, &RawTerminal::takeSignal);
    struct sigaction action{};
    action.sa_handler = onResize;
    action.sa_flags = SA_RESTART;
    ::sigaction(SIGWINCH, &action, nullptr);
}

RawTerminal::~RawTerminal()
{
    if (m_notifier) {
        std::signal(SIGWINCH, SIG_DFL);
        m_notifier.reset();
        ::close(signalPipe[0]);
        ::close(signalPipe[1]);
        signalPipe = {-1, -1};
    }
    if (m_isRaw)
        ::tcsetattr(STDIN_FILENO, TCSADRAIN, &m_before);
}

RawTerminal::Size RawTerminal::size() const
{
    winsize found{};
    if (::ioctl(STDOUT_FILENO, TIOCGWINSZ, &found) != 0 || found.ws_col == 0 || found.ws_row == 0)
        return {};
    return {found.ws_col, found.ws_row};
}

void RawTerminal::takeSignal()
{
    std::array<char, 64> bytes;
    while (::read(signalPipe[0], bytes.data(), bytes.size()) > 0) {
    }
    Q_EMIT resized();
}

} // namespace liteboxd::ctl
