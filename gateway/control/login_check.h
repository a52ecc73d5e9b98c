// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/async/request.h"
#include "core/kube/api_client.h"

#include <QTimer>

#include <atomic>
#include <chrono>
#include <memory>

namespace liteboxd::control {

/// Asks the API server whether it still knows us, when the data plane met a 401 in its name: one GET of /version by the
/// Kubernetes client, which on a true 401 has the credentials renewed like any other request of it. Whoever follows the
/// credentials hears of new ones (CredentialSource::changed), the ApiServerLocator among them.
///
/// A sandbox can forge such a 401. All that it gets by that is one GET of /version each `pause`: no credential is given
/// up, and no program asked for another, before the API server itself has refused.
///
/// Lives on one Qt thread, but for ask(). Destroying it ends what is under way.
class LoginCheck : public QObject
{
    Q_OBJECT

public:
    /// After an answer, for so long it is not asked again.
    static constexpr std::chrono::seconds pause{10};

    LoginCheck(kube::ConnectionSettings settings, std::shared_ptr<kube::CredentialSource> credentials);

    /// Any thread, as often as one likes.
    void ask();

Q_SIGNALS:
    /// Unauthenticated, and nothing better can be had, or LoginFailed.
    void failed(const liteboxd::base::Error &error);

private:
    void begin();
    void take(const base::Result<kube::ServerVersion> &answer);

    kube::ConnectionSettings m_settings;
    std::shared_ptr<kube::CredentialSource> m_credentials;
    std::unique_ptr<kube::ApiClient> m_client; ///< nullptr until it is needed
    async::Request m_question;
    QTimer m_rest;
    std::atomic<bool> m_isBusy = false; ///< from ask() to the end of the rest
};

} // namespace liteboxd::control
