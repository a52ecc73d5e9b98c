// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"
#include "core/kube/wire/http_head.h"

#include <QByteArray>
#include <QObject>

namespace liteboxd::kube {

/// A request on its way. Signals, in this order: headReceived once, bytesReceived any number of times, then exactly one
/// of finished or failed; or failed alone. Lives on its transport's thread. Destroying it ends the request silently.
/// An HTTP status of 400 and more is an answer like any other, not a failure.
class HttpExchange : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;

    /// Holds back what follows the head of a stream until resume(): its bytes, and its end, whichever it is. Up to the
    /// request's readBufferSize is read on meanwhile; then the server has to wait. Both may be called inside a signal
    /// of the exchange.
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
