// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "keychain_answers.h"

#include <QTest>

namespace liteboxd::tests {

namespace {

/// Starts the operation and turns the event loop until it answers.
template<class T, class Start>
base::Result<T> answer(Start start)
{
    QObject context;
    std::optional<base::Result<T>> result;
    const async::Request request = start(&context, [&result](base::Result<T> got) { result = std::move(got); });
    if (!QTest::qWaitFor([&result] { return result.has_value(); }, 10'000))
        return base::fail(base::ErrorCode::Internal, "no answer");
    return *result;
}

} // namespace

base::Result<void> KeychainAnswers::store(const secrets::TokenKey &key, const std::string &token)
{
    return answer<void>([&](QObject *context, async::Callback<void> done) {
        return m_keychain.store(key, base::Secret(token), context, std::move(done));
    });
}

base::Result<std::optional<base::Secret>> KeychainAnswers::read(const secrets::TokenKey &key)
{
    using Token = std::optional<base::Secret>;
    return answer<Token>(
        [&](QObject *context, async::Callback<Token> done) { return m_keychain.read(key, context, std::move(done)); });
}

base::Result<void> KeychainAnswers::remove(const secrets::TokenKey &key)
{
    return answer<void>(
        [&](QObject *context, async::Callback<void> done) { return m_keychain.remove(key, context, std::move(done)); });
}

secrets::TokenKey tokenKey(const char *cluster, const char *sandbox)
{
    return {QString::fromLatin1(cluster), *base::SandboxId::parse(sandbox)};
}

} // namespace liteboxd::tests
