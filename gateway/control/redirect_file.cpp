// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/control/redirect_file.h"

#include <QDir>
#include <QFileInfo>
#include <QString>

#include <unistd.h>

namespace liteboxd::control {

using namespace Qt::Literals::StringLiterals;

namespace {

/// $XDG_RUNTIME_DIR if nobody else may enter it, as its specification demands.
QString runtimeFolder()
{
    const QString path = qEnvironmentVariable("XDG_RUNTIME_DIR");
    const QFileInfo folder(path);
    const auto others =
        QFile::ReadGroup | QFile::WriteGroup | QFile::ExeGroup | QFile::ReadOther | QFile::WriteOther | QFile::ExeOther;
    if (path.isEmpty() || !folder.isAbsolute() || !folder.isDir() || !folder.isWritable() ||
        folder.ownerId() != geteuid() || (folder.permissions() & others) != 0)
        return {};
    return path;
}

QByteArray pageFor(const base::Secret &address)
{
    const QString escaped = QString::fromStdString(address.reveal()).toHtmlEscaped();
    return u"<!doctype html>\n<meta charset=\"utf-8\">\n<meta name=\"referrer\" content=\"no-referrer\">\n"
           "<meta http-equiv=\"refresh\" content=\"0;url=%1\">\n<title>LiteBoxd</title>\n"
           "<a href=\"%1\" rel=\"noreferrer\">LiteBoxd</a>\n"_s.arg(escaped)
               .toUtf8();
}

} // namespace

base::Result<std::unique_ptr<RedirectFile>> RedirectFile::create(const base::Secret &address)
{
    std::unique_ptr<RedirectFile> redirect(new RedirectFile);
    QString folder = runtimeFolder();
    if (folder.isEmpty()) {
        redirect->m_folder = std::make_unique<QTemporaryDir>();
        if (!redirect->m_folder->isValid())
            return base::fail(base::ErrorCode::FileUnreadable, "cannot make a private folder",
                              QDir::tempPath().toStdString());
        folder = redirect->m_folder->path();
    }
    // QTemporaryFile creates with O_EXCL and mode 0600.
    QTemporaryFile &file = redirect->m_file;
    file.setFileTemplate(folder + u"/liteboxd-XXXXXX.html"_s);
    const QByteArray page = pageFor(address);
    if (!file.open() || file.write(page) != page.size() || !file.flush())
        return base::fail(base::ErrorCode::FileUnreadable, file.errorString().toStdString(), folder.toStdString());
    file.close();
    return redirect;
}

QUrl RedirectFile::url() const
{
    return QUrl::fromLocalFile(m_file.fileName());
}

} // namespace liteboxd::control
