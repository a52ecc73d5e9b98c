// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sandbox/files/file_download.h"

namespace liteboxd::sandbox {

namespace {

constexpr qsizetype longestComplaint = 4096;

kube::ExecCommand packing(const Sandbox &sandbox, const std::string &folder, const std::string &name)
{
    return {sandbox.podNamespace.toStdString(), sandbox.podName.toStdString(), {"tar", "-cf", "-", "-C", folder, "--", name}};
}

} // namespace

FileDownload::FileDownload(kube::ApiClient &api, const Sandbox &sandbox, std::string folder, std::string name,
                           std::filesystem::path target, QObject *parent)
    : QObject(parent)
    , m_name(std::move(name))
    , m_target(std::move(target))
    , m_stream(api.transport(), packing(sandbox, folder, m_name))
    , m_file(QString::fromStdString((m_target.parent_path() / ".liteboxd-XXXXXX.tar").string()))
{
    connect(&m_stream, &kube::ExecStream::output, this, &FileDownload::keep);
    connect(&m_stream, &kube::ExecStream::errorOutput, this, [this](const QByteArray &bytes) {
        m_complaint += bytes.left(longestComplaint - m_complaint.size());
    });
    connect(&m_stream, &kube::ExecStream::finished, this, &FileDownload::end);
    connect(&m_stream, &kube::ExecStream::failed, this, &FileDownload::failed);
}

void FileDownload::start()
{
    if (m_file.open())
        return m_stream.start();
    const base::Error error{base::ErrorCode::FileUnreadable, m_file.errorString().toStdString(), m_target.string()};
    QMetaObject::invokeMethod(
        this, [this, error] { Q_EMIT failed(error); }, Qt::QueuedConnection);
}

std::uint64_t FileDownload::bytes() const
{
    return m_extracted.files > 0 ? m_extracted.bytes : static_cast<std::uint64_t>(m_file.size());
}

void FileDownload::keep(const QByteArray &bytes)
{
    if (m_file.write(bytes) == bytes.size()) {
        Q_EMIT progressed();
        return;
    }
    m_stream.disconnect(this);
    Q_EMIT failed({base::ErrorCode::FileUnreadable, m_file.errorString().toStdString(), m_target.string()});
}

void FileDownload::end(int exitCode)
{
    if (exitCode != 0) {
        const std::string why = m_complaint.trimmed().toStdString();
        const bool isAbsent = why.find("No such file") != std::string::npos;
        Q_EMIT failed({isAbsent ? base::ErrorCode::NotFound : base::ErrorCode::Rejected,
                       why.empty() ? "tar ended with exit code " + std::to_string(exitCode) : why, m_name});
        return;
    }
    m_file.close();
    const auto extracted = extractArchive(m_file.fileName().toStdString(), m_name, m_target);
    if (!extracted) {
        Q_EMIT failed(extracted.error());
        return;
    }
    m_extracted = *extracted;
    Q_EMIT finished();
}

} // namespace liteboxd::sandbox
