// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/kube/api_client.h"
#include "core/kube/streams/exec_stream.h"
#include "core/sandbox/files/archive_target.h"
#include "core/sandbox/sandbox.h"

#include <QObject>
#include <QTemporaryFile>

#include <filesystem>
#include <memory>
#include <string>

namespace liteboxd::sandbox {

/// Brings a file or folder out of a sandbox: `tar -cf -` there, kept in a temporary file beside the target (so that
/// nothing but disk grows with it), then unpacked by the rules of extractArchive(). One thread; unpacking holds it up.
/// Destroying it cuts the connection and takes the temporary file away.
class FileDownload : public QObject
{
    Q_OBJECT

public:
    /// `name` in `folder` of the sandbox becomes `target`, whose folder has to be there.
    FileDownload(kube::ApiClient &api, const Sandbox &sandbox, std::string folder, std::string name,
                 std::filesystem::path target, QObject *parent = nullptr);

    /// Once.
    void start();

    std::uint64_t files() const { return m_extracted.files; } ///< when finished
    std::uint64_t bytes() const;                              ///< that came, and at the end that were written

Q_SIGNALS:
    /// Now and then.
    void progressed();

    /// One of these, once. NotFound: tar there does not find it; errors of extractArchive() and kube::ExecStream.
    void finished();
    void failed(const liteboxd::base::Error &error);

private:
    void keep(const QByteArray &bytes);
    void end(int exitCode);

    const std::string m_name;
    const std::filesystem::path m_target;
    kube::ExecStream m_stream;
    QTemporaryFile m_file;
    QByteArray m_complaint;
    Extracted m_extracted;
};

} // namespace liteboxd::sandbox
