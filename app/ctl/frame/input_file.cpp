// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/frame/input_file.h"

#include "app/ctl/frame/immediate_end.h"

#include <QFile>

#include <cstdio>

namespace liteboxd::ctl {

base::Result<QByteArray> readInput(const std::string &name)
{
    constexpr qint64 most = 16 << 20;
    const bool isStandard = name == "-";
    const ImmediateEnd ctrlC;
    QFile file(QString::fromStdString(name));
    const bool isOpen = isStandard ? file.open(stdin, QIODevice::ReadOnly) : file.open(QIODevice::ReadOnly);
    if (!isOpen)
        return base::fail(base::ErrorCode::FileUnreadable, file.errorString().toStdString(),
                          name.empty() ? "\"\"" : name);
    QByteArray text;
    while (text.size() <= most) {
        const QByteArray more = file.read(most);
        if (more.isEmpty())
            break;
        text += more;
    }
    if (file.error() != QFileDevice::NoError)
        return base::fail(base::ErrorCode::FileUnreadable, file.errorString().toStdString(), name);
    if (text.size() > most)
        return base::fail(base::ErrorCode::Malformed, "it is larger than 16 MiB", name);
    return text;
}

base::Error inFile(base::Error error, const std::string &name)
{
    const std::string file = name == "-" ? "standard input" : name;
    error.context = error.context.empty() ? file : file + ": " + error.context;
    return error;
}

} // namespace liteboxd::ctl
