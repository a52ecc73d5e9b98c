// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/clock.h"
#include "core/kube/kubeconfig/login_files.h"
#include "core/kube/login/credential_source.h"

#include <filesystem>

namespace liteboxd::kube {

/// A credential whose parts are read from files, and read again when the files change: a token that something else
/// renews (in a pod the kubelet), a client certificate that is rotated. Each request sees the files as they are then;
/// what cannot be read or used, as in the middle of being written, leaves what was there.
/// Source: client-go reads token files once a minute (transport.NewCachedFileTokenSource).
class FileCredentials final : public CredentialSource
{
    Q_OBJECT

public:
    /// After so long a file is read even if it looks unchanged, and whoever keeps a credential is to ask again.
    static constexpr std::chrono::seconds interval{50};

    /// `first` is what the files held when the connection was resolved, with all that comes from no file. `clock` must
    /// outlive the source.
    FileCredentials(Credential first, LoginFiles files, const base::Clock &clock);

    CredentialPtr ready() override;
    async::Request current(QObject *context, async::Callback<CredentialPtr> done) override;
    bool invalidate(const CredentialPtr &refused) override;

private:
    /// What tells without opening it whether a file is another one than before.
    struct Stamp
    {
        std::filesystem::file_time_type written{};
        std::uintmax_t size = 0;
        std::filesystem::path target{}; ///< where links lead: a mounted Secret is renewed by exchanging one

        bool operator==(const Stamp &) const = default;
    };
    struct Stamps
    {
        Stamp token{};
        Stamp certificate{};
        Stamp key{};

        bool operator==(const Stamps &) const = default;
    };

    static Stamp stampOf(const std::filesystem::path &file);
    Stamps stamps() const;
    void read();
    void readToken(Credential &into) const;
    void readCertificate(Credential &into) const;

    LoginFiles m_files;
    const base::Clock &m_clock;
    Stamps m_stamps;
    std::chrono::steady_clock::time_point m_readAt;
    CredentialPtr m_credential;
};

} // namespace liteboxd::kube
