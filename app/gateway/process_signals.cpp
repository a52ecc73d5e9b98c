// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gateway/process_signals.h"

#include <csignal>
#include <sys/signalfd.h>
#include <unistd.h>

#include <initializer_list>

namespace liteboxd::gateway {

namespace {

sigset_t setOf(std::initializer_list<int> numbers)
{
    sigset_t signals;
    sigemptyset(&signals);
    for (const int number : numbers)
        sigaddset(&signals, number);
    return signals;
}

} // namespace

ProcessSignals::ProcessSignals()
{
    const sigset_t signals = setOf({SIGTERM, SIGINT, SIGHUP});
    pthread_sigmask(SIG_BLOCK, &signals, nullptr);
    m_descriptor = signalfd(-1, &signals, SFD_CLOEXEC | SFD_NONBLOCK);
    m_notifier = std::make_unique<QSocketNotifier>(m_descriptor, QSocketNotifier::Read);
    connect(m_notifier.get(), &QSocketNotifier::activated, this, &ProcessSignals::read);
}

ProcessSignals::~ProcessSignals()
{
    m_notifier.reset();
    ::close(m_descriptor);
}

void ProcessSignals::read()
{
    signalfd_siginfo info{};
    if (::read(m_descriptor, &info, sizeof info) != sizeof info)
        return;
    if (info.ssi_signo == SIGHUP) {
        Q_EMIT reloadAsked();
        return;
    }
    // From here on SIGTERM and SIGINT end the process; SIGHUP still means what it did, for a drain may take long.
    const sigset_t signals = setOf({SIGTERM, SIGINT});
    pthread_sigmask(SIG_UNBLOCK, &signals, nullptr);
    Q_EMIT endAsked();
}

} // namespace liteboxd::gateway
