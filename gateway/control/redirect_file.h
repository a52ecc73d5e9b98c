// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/base/secret.h"

#include <QTemporaryDir>
#include <QTemporaryFile>
#include <QUrl>

#include <memory>

namespace liteboxd::control {

/// A page that only this user can read and that sends the browser on to a one-time link. It exists because a link on a
/// command line is read by everybody who lists processes, a file of mode 0600 is not.
/// Lies in $XDG_RUNTIME_DIR if that is a folder of this user's alone, else in a new private folder below the temporary
/// one. Removed when this object goes. One thread.
class RedirectFile
{
public:
    /// FileUnreadable if the file cannot be written.
    static base::Result<std::unique_ptr<RedirectFile>> create(const base::Secret &address);

    /// `file:///…/liteboxd-….html`, for QDesktopServices::openUrl().
    QUrl url() const;

    QString path() const { return m_file.fileName(); }

private:
    RedirectFile() = default;

    std::unique_ptr<QTemporaryDir> m_folder; ///< only where there is no runtime folder; goes after the file
    QTemporaryFile m_file;
};

} // namespace liteboxd::control
