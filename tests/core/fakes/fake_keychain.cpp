// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/fakes/fake_keychain.h"

namespace liteboxd::tests {

namespace {

QString textOf(const secrets::TokenKey &key)
{
    return key.cluster + u'/' + QString::fromStdString(key.sandbox.text());
}

} // namespace

async::Request FakeKeychain::store(const secrets::TokenKey &key, const base::Secret &token, QObject *context,
                                   async::Callback<void> done)
{
    const async::Promise<void> promise(context, std::move(done));
    if (m_fault) {
        promise.complete(base::fail(*m_fault, "made by the test"));
    } else {
        kept[textOf(key)] = token.reveal();
        ++writes;
        promise.complete({});
    }
    return promise.request();
}

async::Request FakeKeychain::wouldAsk(QObject *context, async::Callback<bool> done)
{
    const async::Promise<bool> promise(context, std::move(done));
    promise.complete(asksFirst);
    return promise.request();
}

async::Request FakeKeychain::read(const secrets::TokenKey &key, QObject *context,
                                  async::Callback<std::optional<base::Secret>> done)
{
    const async::Promise<std::optional<base::Secret>> promise(context, std::move(done));
    const auto found = kept.find(textOf(key));
    if (m_fault)
        promise.complete(base::fail(*m_fault, "made by the test"));
    else if (found == kept.end())
        promise.complete(std::optional<base::Secret>());
    else
        promise.complete(std::optional(base::Secret(found->second)));
    return promise.request();
}

async::Request FakeKeychain::remove(const secrets::TokenKey &key, QObject *context, async::Callback<void> done)
{
    const async::Promise<void> promise(context, std::move(done));
    if (m_fault) {
        promise.complete(base::fail(*m_fault, "made by the test"));
    } else {
        kept.erase(textOf(key));
        promise.complete({});
    }
    return promise.request();
}

} // namespace liteboxd::tests
