// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"

#include <QByteArray>
#include <QObject>

#include <chrono>
#include <optional>

namespace liteboxd::kube {

/// What came before the body.
struct HttpHead
{
    int status = 0;
    QByteArray contentType{};
    std::optional<std::chrono::seconds> retryAfter{};
    QByteArray contentEncoding{}; ///< "gzip" only where the request said HttpCoding::AsSent
    QByteArray warning{};         ///< the field Warning; several are joined by commas
};

/// A request on its way. Signals, in this order: headReceived once, bytesReceived any number of times, then exactly one
/// of finished or failed; or failed alone. Lives on its transport's thread. Destroying it ends the request silently.
/// An HTTP status of 400 and more is an answer like any other, not a failure.
class HttpExchange : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;

    /// Holds the body back until resume(): no bytesReceived and no finished. Up to the request's readBufferSize is read
    /// on meanwhile; then the server has to wait. Both may be called inside a signal of the exchange.
    virtual void pause() {}
    virtual void resume() {}

Q_SIGNALS:
    void headReceived(const liteboxd::kube::HttpHead &head);
    void bytesReceived(const QByteArray &bytes);

    /// The body is whole.
    void finished();

    /// No answer, or not all of it. The context is the server's address.
    void failed(const liteboxd::base::Error &error);
};

} // namespace liteboxd::kube
