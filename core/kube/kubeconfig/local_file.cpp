// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/kube/kubeconfig/local_file.h"

#include <QFile>

namespace liteboxd::kube {

base::Result<std::string> readLocalFile(const std::filesystem::path &path, std::size_t limit)
{
    using base::ErrorCode;
    std::error_code ignored;
    if (std::filesystem::is_directory(path, ignored))
        return base::fail(ErrorCode::FileUnreadable, "this is a folder, not a file", path.string());
    QFile file(path);
    if (!file.exists())
        return base::fail(ErrorCode::FileUnreadable, "there is no such file", path.string());
    if (!file.open(QIODevice::ReadOnly))
        return base::fail(ErrorCode::FileUnreadable, file.errorString().toStdString(), path.string());
    const QByteArray contents = file.read(static_cast<qint64>(limit) + 1);
    if (file.error() != QFileDevice::NoError)
        return base::fail(ErrorCode::FileUnreadable, file.errorString().toStdString(), path.string());
    if (static_cast<std::size_t>(contents.size()) > limit)
        return base::fail(ErrorCode::Malformed, "the file is too large", path.string());
    return contents.toStdString();
}

} // namespace liteboxd::kube
