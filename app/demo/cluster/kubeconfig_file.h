// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/base/secret.h"

#include <string>

namespace liteboxd::demo {

/// The kubeconfig that leads to the demo. Written whole or not at all, with mode 0600; removed when this object goes,
/// if it is still the file that was written.
class KubeconfigFile
{
public:
    struct Content
    {
        std::string server; ///< https://127.0.0.1:6443
        std::string authorityPem;
        base::Secret token;
    };

    /// FileUnreadable if the place cannot be written.
    static base::Result<KubeconfigFile> write(std::string path, const Content &content);

    KubeconfigFile(KubeconfigFile &&other) noexcept;
    KubeconfigFile &operator=(KubeconfigFile &&) = delete;
    KubeconfigFile(const KubeconfigFile &) = delete;
    KubeconfigFile &operator=(const KubeconfigFile &) = delete;
    ~KubeconfigFile();

    const std::string &path() const { return m_path; }

private:
    KubeconfigFile(std::string path, unsigned long inode);

    std::string m_path;
    unsigned long m_inode;
};

} // namespace liteboxd::demo
