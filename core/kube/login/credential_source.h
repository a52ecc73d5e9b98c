// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/async/request.h"
#include "core/kube/login/credential.h"

#include <QObject>

namespace liteboxd::kube {

/// Where the credential of a connection comes from: text in a kubeconfig, files, a program. Shared by everything that
/// connects as one user, so that a program runs once for all of them. One thread; never blocks for longer than a small
/// local file takes to read.
class CredentialSource : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;

    /// The credential if it is at hand, else nullptr: then ask for current().
    virtual CredentialPtr ready() = 0;

    /// The credential of now, once it can be had. LoginFailed if it cannot; the message says why and holds no secret.
    virtual async::Request current(QObject *context, async::Callback<CredentialPtr> done) = 0;

    /// The server answered 401 to `refused`. Returns whether asking anew may bring another one; false where there is
    /// only one.
    virtual bool invalidate(const CredentialPtr &refused) = 0;

    /// Somebody pressed "Retry": what failed a moment ago may be tried again at once.
    virtual void retryNow() {}

Q_SIGNALS:
    /// The next credential shows something else than the last one did.
    void changed();

    /// A program gives the credential and has begun to run ("aws"), or has ended ("").
    void waitingFor(const QString &program);
};

/// A source that has one credential at hand.
async::Request deliver(QObject *context, async::Callback<CredentialPtr> done, base::Result<CredentialPtr> credential);

} // namespace liteboxd::kube
