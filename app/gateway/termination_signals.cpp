// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gateway/termination_signals.h"

#include <csignal>
#include <sys/signalfd.h>
#include <unistd.h>

namespace liteboxd::gateway {

namespace {

sigset_t terminationSet()
{
    sigset_t signals;
    sigemptyset(&signals);
    sigaddset(&signals, SIGTERM);
    sigaddset(&signals, SIGINT);
    return signals;
}

} // namespace

TerminationSignals::TerminationSignals()
{
    const sigset_t signals = terminationSet();
    pthread_sigmask(SIG_BLOCK, &signals, nullptr);
    m_descriptor = signalfd(-1, &signals, SFD_CLOEXEC | SFD_NONBLOCK);
    m_notifier = std::make_unique<QSocketNotifier>(m_descriptor, QSocketNotifier::Read);
    connect(m_notifier.get(), &QSocketNotifier::activated, this, &TerminationSignals::read);
}

TerminationSignals::~TerminationSignals()
{
    m_notifier.reset();
    ::close(m_descriptor);
}

void TerminationSignals::read()
{
    signalfd_siginfo info{};
    if (::read(m_descriptor, &info, sizeof info) != sizeof info)
        return;
    m_notifier->setEnabled(false);
    const sigset_t signals = terminationSet();
    pthread_sigmask(SIG_UNBLOCK, &signals, nullptr);
    Q_EMIT asked();
}

} // namespace liteboxd::gateway
