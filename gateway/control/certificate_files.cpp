// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/control/certificate_files.h"

#include "core/kube/kubeconfig/local_file.h"

#include <sys/stat.h>

#include <utility>

namespace liteboxd::control {

base::Result<std::unique_ptr<CertificateFiles>> CertificateFiles::load(std::string certificate, std::string key,
                                                                       std::chrono::milliseconds lookEvery)
{
    std::unique_ptr<CertificateFiles> files(new CertificateFiles(std::move(certificate), std::move(key)));
    files->m_seen = files->signature();
    auto context = files->read();
    if (!context)
        return base::fail(std::move(context.error()));
    files->m_context = std::move(*context);
    files->m_timer.start(lookEvery);
    return files;
}

CertificateFiles::CertificateFiles(std::string certificate, std::string key)
    : m_certificate(std::move(certificate))
    , m_key(std::move(key))
{
    connect(&m_timer, &QTimer::timeout, this, &CertificateFiles::look);
}

base::Result<std::shared_ptr<const io::TlsContext>> CertificateFiles::read() const
{
    const auto certificate = kube::readLocalFile(m_certificate);
    if (!certificate)
        return base::fail(certificate.error());
    const auto key = kube::readLocalFile(m_key);
    if (!key)
        return base::fail(key.error());
    auto context = io::TlsContext::server(*certificate, *key);
    if (!context)
        context.error().context = m_certificate + ", " + m_key;
    return context;
}

CertificateFiles::Signature CertificateFiles::signature() const
{
    Signature signature{};
    std::size_t at = 0;
    for (const std::string &file : {m_certificate, m_key}) {
        struct stat status
        {};
        const bool isThere = ::stat(file.c_str(), &status) == 0;
        for (const std::int64_t value :
             {std::int64_t{isThere}, static_cast<std::int64_t>(status.st_ino), std::int64_t{status.st_size},
              std::int64_t{status.st_mtim.tv_sec}, std::int64_t{status.st_mtim.tv_nsec},
              std::int64_t{status.st_ctim.tv_sec}, std::int64_t{status.st_ctim.tv_nsec}})
            signature[at++] = value;
    }
    return signature;
}

void CertificateFiles::look()
{
    const Signature now = signature();
    if (now != m_seen) {
        m_seen = now;
        m_isNew = true;
    } else if (m_isNew) {
        reload();
    }
}

void CertificateFiles::reload()
{
    m_isNew = false;
    auto context = read();
    if (!context) {
        Q_EMIT failed(context.error());
        return;
    }
    m_context = std::move(*context);
    Q_EMIT changed(m_context);
}

} // namespace liteboxd::control
