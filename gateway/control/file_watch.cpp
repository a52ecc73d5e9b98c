// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/control/file_watch.h"

#include <sys/stat.h>

#include <utility>

namespace liteboxd::control {

FileWatch::FileWatch(std::vector<std::string> files, std::chrono::milliseconds lookEvery)
    : m_files(std::move(files))
    , m_seen(signatures())
{
    connect(&m_timer, &QTimer::timeout, this, &FileWatch::look);
    if (!m_files.empty())
        m_timer.start(lookEvery);
}

void FileWatch::noteRead()
{
    m_seen = signatures();
    m_isNew = false;
}

std::vector<FileWatch::Signature> FileWatch::signatures() const
{
    std::vector<Signature> signatures;
    for (const std::string &file : m_files) {
        struct stat status
        {};
        const bool isThere = ::stat(file.c_str(), &status) == 0;
        signatures.push_back({std::int64_t{isThere}, static_cast<std::int64_t>(status.st_ino),
                              std::int64_t{status.st_size}, std::int64_t{status.st_mtim.tv_sec},
                              std::int64_t{status.st_mtim.tv_nsec}, std::int64_t{status.st_ctim.tv_sec},
                              std::int64_t{status.st_ctim.tv_nsec}});
    }
    return signatures;
}

void FileWatch::look()
{
    auto now = signatures();
    if (now != m_seen) {
        m_seen = std::move(now);
        m_isNew = true;
    } else if (std::exchange(m_isNew, false)) {
        Q_EMIT changed();
    }
}

} // namespace liteboxd::control
