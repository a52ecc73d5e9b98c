// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/secrets/desktop_keychain.h"

#include "core/secrets/secret_service.h"

#include <QTimer>

#include <qt6keychain/keychain.h>

#include <chrono>

namespace liteboxd::secrets {

namespace {

QString serviceName()
{
    return QStringLiteral("liteboxd-console");
}

QString itemKey(const TokenKey &key)
{
    return key.cluster + u'/' + QString::fromStdString(key.sandbox.text());
}

/// So long an open keychain may take; one that asks a person takes as long as the person does.
constexpr std::chrono::seconds answerLimit{5};

tl::unexpected<base::Error> failWith(base::ErrorCode code, const std::string &message, const QString &details = {})
{
    base::Error error{code, details.isEmpty() ? message : message + ": " + details.toStdString(), "keychain"};
    error.subject = base::ErrorSubject::Keychain;
    return base::fail(std::move(error));
}

tl::unexpected<base::Error> failSilent()
{
    return failWith(base::ErrorCode::TimedOut, "the keychain does not answer");
}

tl::unexpected<base::Error> failLocked(const QString &details = {})
{
    return failWith(base::ErrorCode::KeychainLocked, "the keychain is locked", details);
}

/// What a fault of QtKeychain means, given how the service is.
tl::unexpected<base::Error> faultOf(QKeychain::Error error, const QString &details, SecretServiceState state)
{
    if (state == SecretServiceState::Silent)
        return failSilent();
    if (error == QKeychain::AccessDenied || error == QKeychain::AccessDeniedByUser ||
        state == SecretServiceState::Locked)
        return failLocked(details);
    if (error == QKeychain::NoBackendAvailable || error == QKeychain::NotImplemented ||
        state == SecretServiceState::Absent)
        return failWith(base::ErrorCode::KeychainUnavailable, "there is no keychain service", details);
    return failWith(base::ErrorCode::Internal, "the keychain failed", details);
}

/// Completes with the fault of a job that has one.
template<class T>
void completeWithFault(const async::Promise<T> &promise, const QKeychain::Job &job)
{
    askSecretService([promise, error = job.error(), details = job.errorString()](SecretServiceState state) {
        promise.complete(faultOf(error, details, state));
    });
}

/// Completes with `value`, unless the service turns out to be locked: then the job only saw nothing.
template<class T>
void completeUnlessLocked(const async::Promise<T> &promise, base::Result<T> value)
{
    askSecretService([promise, value = std::move(value)](SecretServiceState state) {
        if (state == SecretServiceState::Locked)
            promise.complete(failLocked());
        else if (state == SecretServiceState::Silent)
            promise.complete(failSilent());
        else
            promise.complete(value);
    });
}

/// Starts a job, which deletes itself, unless there is nobody to answer it. What comes after the limit comes too late.
template<class T>
void start(const async::Promise<T> &promise, QKeychain::Job *job)
{
    askSecretService([promise, job](SecretServiceState state) {
        if (state == SecretServiceState::Silent || promise.isCancelled()) {
            promise.complete(failSilent());
            return delete job;
        }
        if (state == SecretServiceState::Open)
            QTimer::singleShot(answerLimit, job, [promise] { promise.complete(failSilent()); });
        job->start();
    });
}

} // namespace

async::Request DesktopKeychain::store(const TokenKey &key, const base::Secret &token, QObject *context,
                                      async::Callback<void> done)
{
    const async::Promise<void> promise(context, std::move(done));
    auto *job = new QKeychain::WritePasswordJob(serviceName()); // deletes itself once started
    job->setKey(itemKey(key));
    job->setTextData(QString::fromStdString(token.reveal()));
    QObject::connect(job, &QKeychain::Job::finished, job, [promise](const QKeychain::Job *ended) {
        if (ended->error() == QKeychain::NoError)
            promise.complete({});
        else
            completeWithFault(promise, *ended);
    });
    start(promise, job);
    return promise.request();
}

async::Request DesktopKeychain::wouldAsk(QObject *context, async::Callback<bool> done)
{
    const async::Promise<bool> promise(context, std::move(done));
    askSecretService([promise](SecretServiceState state) {
        promise.complete(state == SecretServiceState::Locked || state == SecretServiceState::Empty);
    });
    return promise.request();
}

async::Request DesktopKeychain::read(const TokenKey &key, QObject *context,
                                     async::Callback<std::optional<base::Secret>> done)
{
    const async::Promise<std::optional<base::Secret>> promise(context, std::move(done));
    auto *job = new QKeychain::ReadPasswordJob(serviceName()); // deletes itself once started
    job->setKey(itemKey(key));
    QObject::connect(job, &QKeychain::Job::finished, job, [promise, job] {
        if (job->error() == QKeychain::NoError)
            promise.complete(std::optional(base::Secret(job->textData().toStdString())));
        else if (job->error() == QKeychain::EntryNotFound)
            completeUnlessLocked<std::optional<base::Secret>>(promise, std::nullopt);
        else
            completeWithFault(promise, *job);
    });
    start(promise, job);
    return promise.request();
}

async::Request DesktopKeychain::remove(const TokenKey &key, QObject *context, async::Callback<void> done)
{
    const async::Promise<void> promise(context, std::move(done));
    auto *job = new QKeychain::DeletePasswordJob(serviceName()); // deletes itself once started
    job->setKey(itemKey(key));
    QObject::connect(job, &QKeychain::Job::finished, job, [promise](const QKeychain::Job *ended) {
        if (ended->error() == QKeychain::NoError || ended->error() == QKeychain::EntryNotFound)
            completeUnlessLocked<void>(promise, {});
        else
            completeWithFault(promise, *ended);
    });
    start(promise, job);
    return promise.request();
}

} // namespace liteboxd::secrets
