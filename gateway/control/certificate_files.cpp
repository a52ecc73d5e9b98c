// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/control/certificate_files.h"

#include "core/kube/kubeconfig/local_file.h"

#include <utility>

namespace liteboxd::control {

base::Result<std::unique_ptr<CertificateFiles>> CertificateFiles::load(std::string certificate, std::string key,
                                                                       std::chrono::milliseconds lookEvery)
{
    std::unique_ptr<CertificateFiles> files(new CertificateFiles(std::move(certificate), std::move(key), lookEvery));
    auto context = files->read();
    if (!context)
        return base::fail(std::move(context.error()));
    files->m_context = std::move(*context);
    return files;
}

CertificateFiles::CertificateFiles(std::string certificate, std::string key, std::chrono::milliseconds lookEvery)
    : m_certificate(std::move(certificate))
    , m_key(std::move(key))
    , m_watch({m_certificate, m_key}, lookEvery)
{
    connect(&m_watch, &FileWatch::changed, this, &CertificateFiles::reload);
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

void CertificateFiles::reload()
{
    m_watch.noteRead();
    auto context = read();
    if (!context) {
        Q_EMIT failed(context.error());
        return;
    }
    m_context = std::move(*context);
    Q_EMIT changed(m_context);
}

} // namespace liteboxd::control
