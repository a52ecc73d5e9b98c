// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/kube/kubeconfig/local_file.h"

#include <array>
#include <cerrno>
#include <fcntl.h>
#include <sys/stat.h>
#include <system_error>
#include <unistd.h>

namespace liteboxd::kube {

namespace {

using base::ErrorCode;

/// A descriptor that is closed with its owner.
class OpenFile
{
public:
    /// Waits for a writer only where pipes are read, should the path be one by now.
    OpenFile(const std::filesystem::path &path, Pipes pipes)
        : m_descriptor(::open(path.c_str(), O_RDONLY | O_NOCTTY | O_CLOEXEC | (pipes == Pipes::Read ? 0 : O_NONBLOCK)))
    {}
    ~OpenFile()
    {
        if (m_descriptor >= 0)
            ::close(m_descriptor);
    }
    OpenFile(const OpenFile &) = delete;
    OpenFile &operator=(const OpenFile &) = delete;

    int descriptor() const { return m_descriptor; }

private:
    int m_descriptor;
};

std::string reasonOf(int code)
{
    return code == ENOENT ? "there is no such file" : std::generic_category().message(code);
}

/// Why what is there is not read; "" for what is.
std::string refusalOf(const struct stat &status, Pipes pipes)
{
    if (S_ISREG(status.st_mode) || (S_ISFIFO(status.st_mode) && pipes == Pipes::Read))
        return {};
    return S_ISDIR(status.st_mode) ? "this is a folder, not a file" : "this is no regular file";
}

} // namespace

base::Result<std::string> readLocalFile(const std::filesystem::path &path, std::size_t limit, Pipes pipes)
{
    const auto unreadable = [&path](std::string reason) {
        return base::fail(ErrorCode::FileUnreadable, std::move(reason), path.empty() ? "\"\"" : path.string());
    };
    struct stat status = {};
    // Before it is opened, which does something to some devices; and after, since it may be another by then.
    if (::stat(path.c_str(), &status) != 0)
        return unreadable(reasonOf(errno));
    if (auto refusal = refusalOf(status, pipes); !refusal.empty())
        return unreadable(std::move(refusal));
    const OpenFile file(path, pipes);
    if (file.descriptor() < 0 || ::fstat(file.descriptor(), &status) != 0)
        return unreadable(reasonOf(errno));
    if (auto refusal = refusalOf(status, pipes); !refusal.empty())
        return unreadable(std::move(refusal));
    std::string contents;
    std::array<char, 16384> piece{};
    while (contents.size() <= limit) {
        const ssize_t count = ::read(file.descriptor(), piece.data(), piece.size());
        if (count == 0)
            return contents;
        if (count > 0)
            contents.append(piece.data(), static_cast<std::size_t>(count));
        else if (errno != EINTR)
            return unreadable(reasonOf(errno));
    }
    return base::fail(ErrorCode::Malformed, "the file is too large", path.string());
}

} // namespace liteboxd::kube
