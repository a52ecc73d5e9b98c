// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/kube/kubeconfig/entry_contents.h"

#include "core/kube/kubeconfig/local_file.h"

#include <QByteArray>

namespace liteboxd::kube {

using base::ErrorCode;

tl::unexpected<base::Error> failAt(const std::string &place, base::Error error)
{
    if (!error.context.empty())
        error.message = error.context + ": " + error.message;
    error.context = place;
    return base::fail(std::move(error));
}

base::Result<void> checkPath(const std::filesystem::path &file)
{
    if (file.empty() || file.is_absolute())
        return {};
    return base::fail(ErrorCode::FileUnreadable, "a relative path in a kubeconfig that is not a file", file.string());
}

base::Result<std::string> contentsOf(const InlineOrFile &field, const char *name)
{
    if (!field.base64.isEmpty() && !field.file.empty())
        return base::fail(ErrorCode::Malformed, std::string(name) + " and " + name + "-data exclude each other");
    if (field.base64.isEmpty()) {
        if (field.file.empty())
            return std::string();
        if (auto usable = checkPath(field.file); !usable)
            return base::fail(std::move(usable.error()));
        return readLocalFile(field.file);
    }
    std::string text = field.base64.reveal();
    std::erase_if(text, [](char c) { return c == '\n' || c == '\r' || c == ' '; });
    const auto decoded =
        QByteArray::fromBase64Encoding(QByteArray::fromStdString(text), QByteArray::AbortOnBase64DecodingErrors);
    if (!decoded)
        return base::fail(ErrorCode::Malformed, std::string(name) + "-data is not base64");
    return (*decoded).toStdString();
}

} // namespace liteboxd::kube
