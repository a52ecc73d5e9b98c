// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/secrets/desktop_keychain.h"

#include <qt6keychain/keychain.h>

namespace liteboxd::secrets {

namespace {

const QString serviceName = QStringLiteral("liteboxd-console");

QString itemKey(const TokenKey &key)
{
    return key.clusterUid + u'/' + QString::fromStdString(key.sandbox.text());
}

base::Error errorOf(const QKeychain::Job &job)
{
    const std::string details = job.errorString().toStdString();
    switch (job.error()) {
    case QKeychain::AccessDenied:
    case QKeychain::AccessDeniedByUser:
        return {base::ErrorCode::KeychainLocked, "the keychain is locked: " + details, "keychain"};
    case QKeychain::NoBackendAvailable:
    case QKeychain::NotImplemented:
        return {base::ErrorCode::KeychainUnavailable, "no keychain service on this desktop: " + details, "keychain"};
    default:
        return {base::ErrorCode::Internal, "the keychain failed: " + details, "keychain"};
    }
}

} // namespace

async::Request DesktopKeychain::store(const TokenKey &key, const base::Secret &token, QObject *context,
                                      async::Callback<void> done)
{
    async::Promise<void> promise(context, std::move(done));
    auto *job = new QKeychain::WritePasswordJob(serviceName);
    job->setKey(itemKey(key));
    job->setTextData(QString::fromStdString(token.reveal()));
    QObject::connect(job, &QKeychain::Job::finished, job, [promise](QKeychain::Job *ended) {
        promise.complete(ended->error() == QKeychain::NoError ? base::Result<void>() : base::fail(errorOf(*ended)));
    });
    job->start();
    return promise.request();
}

async::Request DesktopKeychain::read(const TokenKey &key, QObject *context,
                                     async::Callback<std::optional<base::Secret>> done)
{
    async::Promise<std::optional<base::Secret>> promise(context, std::move(done));
    auto *job = new QKeychain::ReadPasswordJob(serviceName);
    job->setKey(itemKey(key));
    QObject::connect(job, &QKeychain::Job::finished, job, [promise, job](QKeychain::Job *ended) {
        if (ended->error() == QKeychain::EntryNotFound)
            promise.complete(std::optional<base::Secret>());
        else if (ended->error() != QKeychain::NoError)
            promise.complete(base::fail(errorOf(*ended)));
        else
            promise.complete(std::optional(base::Secret(job->textData().toStdString())));
    });
    job->start();
    return promise.request();
}

async::Request DesktopKeychain::remove(const TokenKey &key, QObject *context, async::Callback<void> done)
{
    async::Promise<void> promise(context, std::move(done));
    auto *job = new QKeychain::DeletePasswordJob(serviceName);
    job->setKey(itemKey(key));
    QObject::connect(job, &QKeychain::Job::finished, job, [promise](QKeychain::Job *ended) {
        const bool gone = ended->error() == QKeychain::NoError || ended->error() == QKeychain::EntryNotFound;
        promise.complete(gone ? base::Result<void>() : base::fail(errorOf(*ended)));
    });
    job->start();
    return promise.request();
}

} // namespace liteboxd::secrets
