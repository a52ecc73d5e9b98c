// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/kube/api_client.h"
#include "core/kube/streams/exec_stream.h"
#include "core/sandbox/files/archive_source.h"
#include "core/sandbox/sandbox.h"

#include <QObject>

#include <filesystem>
#include <memory>
#include <optional>
#include <string>

namespace liteboxd::sandbox {

/// Puts a local file or folder into a sandbox: a tar archive, made as the connection takes it, into `tar -xf -` there.
/// The image needs tar. One thread. Destroying it cuts the connection; what arrived stays.
class FileUpload : public QObject
{
    Q_OBJECT

public:
    /// To `folder` in the sandbox, which has to be there, under `name`.
    FileUpload(kube::ApiClient &api, const Sandbox &sandbox, std::filesystem::path source, std::string folder,
               std::string name, QObject *parent = nullptr);

    /// Once.
    void start();

    std::uint64_t files() const { return m_source ? m_source->files() : 0; }
    std::uint64_t bytes() const { return m_source ? m_source->bytes() : 0; }

    /// How many there will be: known for one file.
    std::optional<std::uint64_t> total() const;

Q_SIGNALS:
    /// Now and then.
    void progressed();

    /// One of these, once. FileUnreadable; Rejected: tar there says no, in its words; Unsupported: there is none;
    /// errors of kube::ExecStream.
    void finished();
    void failed(const liteboxd::base::Error &error);

private:
    void feed();
    void end(int exitCode);

    const std::filesystem::path m_path;
    const std::string m_name;
    const std::string m_folder;
    kube::ExecStream m_stream;
    std::unique_ptr<ArchiveSource> m_source;
    QByteArray m_piece;
    QByteArray m_complaint;
    bool m_isSent = false;
};

} // namespace liteboxd::sandbox
