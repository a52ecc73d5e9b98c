// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sandbox/files/file_upload.h"

#include "core/sandbox/files/tar_error.h"

namespace liteboxd::sandbox {

namespace {

constexpr qsizetype longestComplaint = 4096;

kube::ExecCommand unpacking(const Sandbox &sandbox, const std::string &folder)
{
    kube::ExecCommand command{
        sandbox.podNamespace.toStdString(), sandbox.podName.toStdString(), {"tar", "-xf", "-", "-C", folder}};
    command.input = kube::ExecInput::Stream;
    return command;
}

} // namespace

FileUpload::FileUpload(kube::ApiClient &api, const Sandbox &sandbox, std::filesystem::path source, std::string folder,
                       std::string name, QObject *parent)
    : QObject(parent)
    , m_path(std::move(source))
    , m_name(std::move(name))
    , m_folder(std::move(folder))
    , m_stream(api.transport(), unpacking(sandbox, m_folder))
{
    connect(&m_stream, &kube::ExecStream::opened, this, &FileUpload::feed);
    connect(&m_stream, &kube::ExecStream::writable, this, &FileUpload::feed);
    connect(&m_stream, &kube::ExecStream::errorOutput, this,
            [this](const QByteArray &bytes) { m_complaint += bytes.left(longestComplaint - m_complaint.size()); });
    connect(&m_stream, &kube::ExecStream::finished, this, &FileUpload::end);
    connect(&m_stream, &kube::ExecStream::failed, this,
            [this](const base::Error &error) { Q_EMIT failed(tarError(error)); });
}

void FileUpload::start()
{
    auto source = ArchiveSource::open(m_path, m_name);
    if (!source) {
        const base::Error error = source.error();
        QMetaObject::invokeMethod(
            this, [this, error] { Q_EMIT failed(error); }, Qt::QueuedConnection);
        return;
    }
    m_source = std::move(*source);
    m_stream.start();
}

std::optional<std::uint64_t> FileUpload::total() const
{
    std::error_code error;
    if (!std::filesystem::is_regular_file(m_path, error))
        return std::nullopt;
    const auto size = std::filesystem::file_size(m_path, error);
    return error ? std::nullopt : std::optional<std::uint64_t>(size);
}

void FileUpload::feed()
{
    while (!m_isSent) {
        if (m_piece.isEmpty()) {
            auto piece = m_source->next();
            if (!piece) {
                m_stream.disconnect(this);
                Q_EMIT failed(piece.error());
                return;
            }
            m_piece = std::move(*piece);
        }
        if (m_piece.isEmpty()) {
            m_isSent = true;
            m_stream.closeInput();
            break;
        }
        const qsizetype taken = m_stream.write(m_piece);
        m_piece.remove(0, taken);
        if (!m_piece.isEmpty())
            break;
    }
    Q_EMIT progressed();
}

void FileUpload::end(int exitCode)
{
    if (exitCode == 0 && m_isSent) {
        Q_EMIT finished();
        return;
    }
    // An API server that is still being written to can take the end of a tar that never ran for a good one.
    if (exitCode == 0) {
        Q_EMIT failed(
            {base::ErrorCode::ConnectionLost, "the cluster says that tar ended before all was sent", m_folder});
        return;
    }
    const std::string why = m_complaint.trimmed().toStdString();
    Q_EMIT failed({base::ErrorCode::Rejected,
                   why.empty() ? "tar ended with exit code " + std::to_string(exitCode) : why, m_folder});
}

} // namespace liteboxd::sandbox
