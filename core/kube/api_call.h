// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/kube/wire/transport.h"

#include <QObject>

#include <functional>
#include <memory>
#include <string>

namespace liteboxd::kube {

/// One request and its whole answer. Lives on the transport's thread; deletes itself after its end. `done` runs exactly
/// once, never inside the constructor: with the body of a 2xx answer, with the error of any other, or with
/// ConnectionLost from the destructor if neither came. It may delete the call.
class ApiCall final : public QObject
{
    Q_OBJECT

public:
    using Done = std::function<void(base::Result<QByteArray>)>;

    /// `what` names the object in errors: "pods in namespace liteboxd".
    ApiCall(Transport &transport, const HttpRequest &request, std::string what, Done done, QObject *parent);
    ~ApiCall() override;

    /// Ends the call without running `done`; not from `done` itself.
    void abandon();

private:
    void take(const QByteArray &bytes);
    void finish(base::Result<QByteArray> result);

    std::unique_ptr<HttpExchange> m_exchange;
    std::string m_what;
    Done m_done;
    HttpHead m_head;
    QByteArray m_body;
};

} // namespace liteboxd::kube
