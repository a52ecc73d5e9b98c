// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/async/request.h"
#include "core/base/result.h"

#include <QObject>
#include <QPointer>

#include <string>
#include <utility>

namespace liteboxd::kube {

/// What the operations of an API server have in common: one result of type T for the one who asked, and an end. It
/// lives on the transport's thread, deletes itself after its end, and goes with its parent, which owns the transport;
/// then the result is ConnectionLost. It goes too when nobody wants the result any more: its Request or `context` is
/// gone.
template<class T>
class Call : public QObject
{
public:
    ~Call() override
    {
        base::Error closed{base::ErrorCode::ConnectionLost, "the connection was closed on this side", m_what};
        closed.subject = base::ErrorSubject::Cluster;
        closed.effect = m_effectOfLoss;
        m_promise.complete(base::fail(std::move(closed)));
    }

    /// The one Request of this call.
    async::Request request() const
    {
        return m_promise.request([self = QPointer<const QObject>(this)] { delete self.data(); });
    }

protected:
    /// `what` names the object in errors: "pods in namespace liteboxd".
    Call(std::string what, QObject *context, async::Callback<T> done, QObject *parent)
        : QObject(parent)
        , m_what(std::move(what))
        , m_promise(context, std::move(done))
    {
        connect(context, &QObject::destroyed, this, &QObject::deleteLater);
    }

    const std::string &what() const { return m_what; }

    /// What the result says of the effect if the call goes before it ends.
    void setEffectOfLoss(base::ErrorEffect effect) { m_effectOfLoss = effect; }

    /// The first result counts.
    void finish(base::Result<T> result)
    {
        m_promise.complete(std::move(result));
        deleteLater();
    }

private:
    std::string m_what;
    base::ErrorEffect m_effectOfLoss = base::ErrorEffect::None;
    async::Promise<T> m_promise;
};

} // namespace liteboxd::kube
