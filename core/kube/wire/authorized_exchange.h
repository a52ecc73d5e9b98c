// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/kube/login/credential_source.h"
#include "core/kube/wire/http_exchange.h"
#include "core/kube/wire/http_request.h"

#include <functional>
#include <memory>
#include <string>

namespace liteboxd::kube {

/// A request that waits for its credential, is sent with it, and is sent once more with another one if the server
/// answers 401 and the source has a way to another. Its user sees one exchange. The time limit of the request counts
/// from when it is sent; how long a credential may take is the source's to say.
class AuthorizedExchange final : public HttpExchange
{
    Q_OBJECT

public:
    /// Puts the request on the wire. Not called once `transport` is gone.
    using Send = std::function<base::Result<std::unique_ptr<HttpExchange>>(const HttpRequest &, const CredentialPtr &)>;

    /// `transport` is whom `send` belongs to: when it goes, the exchange ends with ConnectionLost.
    AuthorizedExchange(std::shared_ptr<CredentialSource> source, HttpRequest request, Send send, QObject *transport,
                       std::string server);

    void pause() override;
    void resume() override;

private:
    void ask();
    void send(const CredentialPtr &credential);
    void takeHead(const HttpHead &head);
    void fail(const base::Error &error);

    std::shared_ptr<CredentialSource> m_source;
    HttpRequest m_request;
    Send m_send;
    std::string m_server;
    async::Request m_asked;
    CredentialPtr m_used;
    std::unique_ptr<HttpExchange> m_exchange;
    bool m_isPaused = false;
    bool m_isSecond = false; ///< a first answer was 401
};

} // namespace liteboxd::kube
