// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/kube/call.h"
#include "core/kube/wire/transport.h"

#include <memory>
#include <string>

namespace liteboxd::kube {

/// One request and its whole answer: the body if it is 2xx, the error of any other.
class ApiCall final : public Call<QByteArray>
{
public:
    ApiCall(Transport &transport, const HttpRequest &request, std::string what, QObject *context,
            async::Callback<QByteArray> done, QObject *parent);

    /// The same for who waits for the answer itself.
    static async::Request start(Transport &transport, const HttpRequest &request, std::string what, QObject *context,
                                async::Callback<QByteArray> done);

private:
    void take(const QByteArray &bytes);
    void end(base::Result<QByteArray> result);

    std::unique_ptr<HttpExchange> m_exchange;
    HttpHead m_head;
    QByteArray m_body;
};

} // namespace liteboxd::kube
