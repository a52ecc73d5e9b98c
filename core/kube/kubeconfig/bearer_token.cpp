// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/kube/kubeconfig/bearer_token.h"

#include "core/kube/kubeconfig/local_file.h"

#include <QByteArray>

#include <algorithm>

namespace liteboxd::kube {

using base::ErrorCode;

base::Result<void> checkBearerToken(const base::Secret &token)
{
    const std::string &bytes = token.reveal();
    if (std::all_of(bytes.begin(), bytes.end(), [](unsigned char c) { return c > 0x20 && c < 0x7f; }))
        return {};
    return base::fail(ErrorCode::Malformed, "the token holds spaces or control characters");
}

base::Result<base::Secret> readBearerToken(const std::filesystem::path &file)
{
    const auto text = readLocalFile(file);
    if (!text)
        return base::fail(text.error());
    base::Secret token(QByteArray::fromStdString(*text).trimmed().toStdString());
    if (token.isEmpty())
        return base::fail(ErrorCode::Malformed, "the token file is empty", file.string());
    if (const auto sendable = checkBearerToken(token); !sendable)
        return base::fail(ErrorCode::Malformed, sendable.error().message, file.string());
    return token;
}

base::Secret bearerAuthorization(const base::Secret &token)
{
    return token.isEmpty() ? base::Secret() : base::Secret("Bearer " + token.reveal());
}

base::Secret basicAuthorization(const std::string &user, const base::Secret &password)
{
    if (user.empty() && password.isEmpty())
        return {};
    const QByteArray both = QByteArray::fromStdString(user + ':' + password.reveal());
    return base::Secret("Basic " + both.toBase64().toStdString());
}

} // namespace liteboxd::kube
