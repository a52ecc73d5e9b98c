// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo/cluster/kubeconfig_file.h"

#include <openssl/evp.h>

#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>
#include <utility>
#include <vector>

namespace liteboxd::demo {

namespace {

std::string base64(const std::string &bytes)
{
    std::vector<unsigned char> text(4 * ((bytes.size() + 2) / 3) + 1);
    const int length = EVP_EncodeBlock(text.data(), reinterpret_cast<const unsigned char *>(bytes.data()),
                                       static_cast<int>(bytes.size()));
    return std::string(reinterpret_cast<const char *>(text.data()), static_cast<std::size_t>(length));
}

std::string textOf(const KubeconfigFile::Content &content)
{
    return "# A demo without a cluster: everything behind this address is simulated and ends with liteboxd-demo.\n"
           "apiVersion: v1\nkind: Config\n"
           "clusters:\n- name: liteboxd-demo\n  cluster:\n    server: " +
           content.server + "\n    certificate-authority-data: " + base64(content.authorityPem) +
           "\nusers:\n- name: liteboxd-demo\n  user:\n    token: " + content.token.reveal() +
           "\ncontexts:\n- name: liteboxd-demo\n  context:\n    cluster: liteboxd-demo\n    user: liteboxd-demo\n"
           "    namespace: liteboxd\ncurrent-context: liteboxd-demo\n";
}

tl::unexpected<base::Error> failed(const std::string &path)
{
    return base::fail(base::ErrorCode::FileUnreadable,
                      std::string("the kubeconfig cannot be written: ") + std::strerror(errno), path);
}

} // namespace

base::Result<KubeconfigFile> KubeconfigFile::write(std::string path, const Content &content)
{
    std::string temporary = path + ".XXXXXX";
    const int descriptor = ::mkostemp(temporary.data(), O_CLOEXEC); // mode 0600
    if (descriptor < 0)
        return failed(path);
    const std::string text = textOf(content);
    struct stat found
    {};
    const bool written = ::write(descriptor, text.data(), text.size()) == static_cast<ssize_t>(text.size()) &&
                         ::fchmod(descriptor, S_IRUSR | S_IWUSR) == 0 && ::fstat(descriptor, &found) == 0;
    ::close(descriptor);
    if (!written || ::rename(temporary.c_str(), path.c_str()) != 0) {
        const auto error = failed(path);
        ::unlink(temporary.c_str());
        return error;
    }
    return KubeconfigFile(std::move(path), found.st_ino);
}

KubeconfigFile::KubeconfigFile(std::string path, unsigned long inode)
    : m_path(std::move(path))
    , m_inode(inode)
{}

KubeconfigFile::KubeconfigFile(KubeconfigFile &&other) noexcept
    : m_path(std::exchange(other.m_path, {}))
    , m_inode(other.m_inode)
{}

KubeconfigFile::~KubeconfigFile()
{
    struct stat found
    {};
    if (!m_path.empty() && ::stat(m_path.c_str(), &found) == 0 && found.st_ino == m_inode)
        ::unlink(m_path.c_str());
}

} // namespace liteboxd::demo
