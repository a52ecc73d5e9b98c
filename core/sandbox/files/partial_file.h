// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <QByteArrayView>
#include <QFile>

#include <filesystem>
#include <memory>

namespace liteboxd::sandbox {

/// What has arrived of something that is being fetched: a file beside the target, "NAME.liteboxd-part", that stays when
/// the fetch is cut, so that the next one can go on from there. Nobody else's file is written to: it has to be a
/// regular file of this user's own, is of mode 0600, and is locked while it is open. One thread.
class PartialFile
{
public:
    /// For `target`, whose folder has to be there. FileUnreadable: it cannot be made; Conflict: another fetch of the
    /// same target has it open.
    static base::Result<std::unique_ptr<PartialFile>> open(const std::filesystem::path &target);

    static std::filesystem::path pathFor(const std::filesystem::path &target);

    /// What is empty goes; the rest stays unless remove() was called.
    ~PartialFile();

    const std::filesystem::path &path() const { return m_path; }
    qint64 size() const { return m_file.size(); }

    /// At the end. FileUnreadable: the disk does not take it.
    base::Result<void> append(QByteArrayView bytes);

    /// Up to `size` bytes from `position`; empty at the end.
    QByteArray read(qint64 position, qint64 size);

    /// Forgets what there is.
    base::Result<void> clear();

    /// It is not needed any more.
    void remove();

private:
    PartialFile(std::filesystem::path path, int descriptor);

    base::Error error() const;

    const std::filesystem::path m_path;
    QFile m_file;
};

} // namespace liteboxd::sandbox
