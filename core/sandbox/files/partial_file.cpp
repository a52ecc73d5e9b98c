// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sandbox/files/partial_file.h"

#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

namespace liteboxd::sandbox {

namespace {

base::Error unusable(const std::filesystem::path &path, const char *why)
{
    return {base::ErrorCode::FileUnreadable, why, path.string()};
}

base::Result<void> lockOwn(int descriptor, const std::filesystem::path &path)
{
    struct stat facts
    {};
    if (::fstat(descriptor, &facts) != 0 || !S_ISREG(facts.st_mode) || facts.st_uid != ::geteuid() ||
        facts.st_nlink > 1)
        return base::fail(unusable(path, "it is not a file of this user's own"));
    struct stat named
    {};
    // Some file systems know no locks: nobody holds one there.
    const bool isTaken = ::flock(descriptor, LOCK_EX | LOCK_NB) != 0 && errno == EWOULDBLOCK;
    // Whoever had the lock may have removed the file in this moment.
    if (isTaken || ::lstat(path.c_str(), &named) != 0 || named.st_ino != facts.st_ino)
        return base::fail(base::ErrorCode::Conflict, "another copy to the same place is under way", path.string());
    return {};
}

} // namespace

std::filesystem::path PartialFile::pathFor(const std::filesystem::path &target)
{
    return target.parent_path() / (target.filename().string() + ".liteboxd-part");
}

base::Result<std::unique_ptr<PartialFile>> PartialFile::open(const std::filesystem::path &target)
{
    const std::filesystem::path path = pathFor(target);
    const int descriptor = ::open(path.c_str(), O_RDWR | O_CREAT | O_NOFOLLOW | O_CLOEXEC | O_NONBLOCK, 0600);
    if (descriptor < 0)
        return base::fail(unusable(path, std::strerror(errno)));
    if (const auto usable = lockOwn(descriptor, path); !usable) {
        ::close(descriptor);
        return base::fail(usable.error());
    }
    return std::unique_ptr<PartialFile>(new PartialFile(path, descriptor));
}

PartialFile::PartialFile(std::filesystem::path path, int descriptor)
    : m_path(std::move(path))
{
    static_cast<void>(m_file.open(descriptor, QIODevice::ReadWrite | QIODevice::Unbuffered, QFile::AutoCloseHandle));
}

PartialFile::~PartialFile()
{
    if (m_file.isOpen() && m_file.size() == 0)
        remove();
}

base::Error PartialFile::error() const
{
    return {base::ErrorCode::FileUnreadable, m_file.errorString().toStdString(), m_path.string()};
}

base::Result<void> PartialFile::append(QByteArrayView bytes)
{
    if (!m_file.seek(m_file.size()) || m_file.write(bytes.data(), bytes.size()) != bytes.size())
        return base::fail(error());
    return {};
}

QByteArray PartialFile::read(qint64 position, qint64 size)
{
    return m_file.seek(position) ? m_file.read(size) : QByteArray();
}

base::Result<void> PartialFile::clear()
{
    if (!m_file.resize(0))
        return base::fail(error());
    return {};
}

void PartialFile::remove()
{
    std::error_code ignored;
    std::filesystem::remove(m_path, ignored);
    m_file.close();
}

} // namespace liteboxd::sandbox
