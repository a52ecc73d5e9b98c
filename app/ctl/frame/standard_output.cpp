// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/frame/standard_output.h"

#include <fcntl.h>
#include <poll.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>

namespace liteboxd::ctl {

namespace {

/// Waits until a descriptor that does not block takes bytes again.
bool waitForRoom(int descriptor)
{
    pollfd room{descriptor, POLLOUT, 0};
    return ::poll(&room, 1, -1) > 0 || errno == EINTR;
}

} // namespace

void StandardOutput::occupy()
{
    for (const int descriptor : {STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO}) {
        const bool isMissing = ::fcntl(descriptor, F_GETFD) < 0 && errno == EBADF;
        // The lowest free number is taken, which is this one. What was to be read is opened for writing, and the other
        // way round: to use it fails as it would without.
        if (isMissing)
            static_cast<void>(::open("/dev/null", descriptor == STDIN_FILENO ? O_WRONLY : O_RDONLY));
    }
}

StandardOutput::StandardOutput(QObject *parent)
    : QObject(parent)
{}

bool StandardOutput::write(QByteArrayView bytes)
{
    while (!bytes.isEmpty()) {
        const ssize_t written = ::write(STDOUT_FILENO, bytes.data(), static_cast<std::size_t>(bytes.size()));
        if (written > 0) {
            bytes = bytes.sliced(written);
            continue;
        }
        if (written < 0 && (errno == EINTR || (errno == EAGAIN && waitForRoom(STDOUT_FILENO))))
            continue;
        m_fault = m_fault == 0 ? errno : m_fault;
        return false;
    }
    return true;
}

void StandardOutput::watch()
{
    struct stat status
    {};
    if (::fstat(STDOUT_FILENO, &status) != 0 || !S_ISFIFO(status.st_mode))
        return;
    // Nothing can be read from this end: what wakes it is the error that poll(2) tells of a pipe without a reader.
    m_notifier = std::make_unique<QSocketNotifier>(STDOUT_FILENO, QSocketNotifier::Read);
    connect(m_notifier.get(), &QSocketNotifier::activated, this, [this] {
        m_notifier->setEnabled(false);
        Q_EMIT readerGone();
    });
}

} // namespace liteboxd::ctl
