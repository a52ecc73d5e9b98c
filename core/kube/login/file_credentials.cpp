// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/kube/login/file_credentials.h"

#include "core/kube/kubeconfig/bearer_token.h"
#include "core/kube/kubeconfig/certificate_check.h"
#include "core/kube/kubeconfig/local_file.h"

#include <system_error>
#include <utility>

namespace liteboxd::kube {

FileCredentials::FileCredentials(Credential first, LoginFiles files, const base::Clock &clock)
    : m_files(std::move(files))
    , m_clock(clock)
    , m_stamps(stamps())
    , m_readAt(clock.steady())
{
    first.renewAt = clock.wall() + interval;
    m_credential = std::make_shared<const Credential>(std::move(first));
}

CredentialPtr FileCredentials::ready()
{
    if (m_clock.steady() - m_readAt >= interval || stamps() != m_stamps)
        read();
    return m_credential;
}

async::Request FileCredentials::current(QObject *context, async::Callback<CredentialPtr> done)
{
    return deliver(context, std::move(done), ready());
}

bool FileCredentials::invalidate(const CredentialPtr &refused)
{
    if (showsSame(*refused, *m_credential))
        read();
    return !showsSame(*refused, *m_credential);
}

FileCredentials::Stamp FileCredentials::stampOf(const std::filesystem::path &file)
{
    if (file.empty())
        return {};
    std::error_code ignored;
    Stamp stamp;
    stamp.target = std::filesystem::canonical(file, ignored);
    stamp.written = std::filesystem::last_write_time(file, ignored);
    stamp.size = std::filesystem::file_size(file, ignored);
    return stamp;
}

FileCredentials::Stamps FileCredentials::stamps() const
{
    return {stampOf(m_files.token), stampOf(m_files.certificate), stampOf(m_files.key)};
}

void FileCredentials::read()
{
    m_stamps = stamps(); // before reading: what is written meanwhile is seen the next time
    m_readAt = m_clock.steady();
    Credential next = *m_credential;
    readToken(next);
    readCertificate(next);
    next.renewAt = m_clock.wall() + interval;
    const bool isOther = !showsSame(next, *m_credential);
    m_credential = std::make_shared<const Credential>(std::move(next));
    if (isOther)
        QMetaObject::invokeMethod(this, &CredentialSource::changed, Qt::QueuedConnection);
}

void FileCredentials::readToken(Credential &into) const
{
    if (m_files.token.empty())
        return;
    if (const auto token = readBearerToken(m_files.token))
        into.authorization = bearerAuthorization(*token);
}

void FileCredentials::readCertificate(Credential &into) const
{
    std::string certificate = into.certificatePem;
    base::Secret key = into.keyPem;
    if (!m_files.certificate.empty()) {
        auto text = readLocalFile(m_files.certificate);
        if (!text)
            return;
        certificate = std::move(*text);
    }
    if (!m_files.key.empty()) {
        auto text = readLocalFile(m_files.key);
        if (!text)
            return;
        key = base::Secret(std::move(*text));
    }
    if (certificate.empty() || !checkClientCertificate(certificate, key, m_clock))
        return;
    into.certificatePem = std::move(certificate);
    into.keyPem = std::move(key);
}

} // namespace liteboxd::kube
