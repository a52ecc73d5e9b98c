// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sandbox/files/file_download.h"

#include "core/async/on_pool.h"
#include "core/sandbox/files/tar_error.h"

namespace liteboxd::sandbox {

namespace {

constexpr qsizetype longestComplaint = 4096;
constexpr qsizetype enoughOfTheEnd = 256;
constexpr qint64 enoughForAHead = 4096; // of an archive, with a path of the usual length

} // namespace

FileDownload::FileDownload(kube::ApiClient &api, const Sandbox &sandbox, std::string folder, std::string name,
                           std::filesystem::path target, QObject *parent)
    : QObject(parent)
    , m_api(api)
    , m_sandbox(sandbox)
    , m_packing{std::move(folder), std::move(name)}
    , m_target(std::move(target))
{}

FileDownload::~FileDownload()
{
    m_stop.request_stop();
}

void FileDownload::start()
{
    auto file = PartialFile::open(m_target);
    if (!file) {
        QMetaObject::invokeMethod(
            this, [this, error = file.error()] { Q_EMIT failed(error); }, Qt::QueuedConnection);
        return;
    }
    m_file = std::move(*file);
    if (m_file->size() == 0) {
        QMetaObject::invokeMethod(
            this, [this] { fetch(Start::Afresh); }, Qt::QueuedConnection);
        return;
    }
    m_check = std::make_unique<PrefixCheck>(m_api, m_sandbox, m_packing, *m_file);
    connect(m_check.get(), &PrefixCheck::finished, this, &FileDownload::goOn);
    connect(m_check.get(), &PrefixCheck::failed, this, &FileDownload::failed);
    m_check->start();
}

void FileDownload::goOn(PrefixCheck::Outcome outcome)
{
    m_check.release()->deleteLater(); // it is in the middle of telling so
    if (outcome == PrefixCheck::Outcome::Same)
        return fetch(Start::Resumed);
    if (const auto cleared = m_file->clear(); !cleared)
        return giveUp(cleared.error());
    fetch(outcome == PrefixCheck::Outcome::Different ? Start::Different : Start::Unchecked);
}

void FileDownload::fetch(Start start)
{
    const qint64 position = m_file->size();
    m_resumedAt = static_cast<std::uint64_t>(position);
    m_stream = std::make_unique<kube::ExecStream>(
        m_api.transport(), position == 0 ? m_packing.whole(m_sandbox) : m_packing.rest(m_sandbox, position));
    connect(m_stream.get(), &kube::ExecStream::output, this, &FileDownload::keep);
    connect(m_stream.get(), &kube::ExecStream::errorOutput, this, &FileDownload::hear);
    connect(m_stream.get(), &kube::ExecStream::finished, this, &FileDownload::end);
    connect(m_stream.get(), &kube::ExecStream::failed, this,
            [this](const base::Error &error) { Q_EMIT failed(tarError(error)); });
    m_stream->start();
    lookAtHead();
    Q_EMIT began(start);
}

std::uint64_t FileDownload::bytes() const
{
    if (m_extracted.files > 0)
        return m_extracted.bytes;
    return m_file ? static_cast<std::uint64_t>(m_file->size()) : m_arrived;
}

void FileDownload::keep(const QByteArray &bytes)
{
    if (const auto kept = m_file->append(bytes); !kept)
        return giveUp(kept.error());
    lookAtHead();
    Q_EMIT progressed();
}

void FileDownload::hear(const QByteArray &complaint)
{
    m_complaint += complaint.left(longestComplaint - m_complaint.size());
    m_lastWords = (m_lastWords + complaint).right(enoughOfTheEnd);
}

/// How large it is, its archive says first.
void FileDownload::lookAtHead()
{
    if (m_knowsHead || m_file->size() < enoughForAHead)
        return;
    m_knowsHead = true;
    m_total = sizeInArchive(m_file->path(), m_packing.name);
}

void FileDownload::end(int exitCode)
{
    if (exitCode != 0 || m_lastWords.contains(Packing::failureMark)) {
        const std::string why = m_complaint.trimmed().toStdString();
        const bool isAbsent = why.find("No such file") != std::string::npos;
        return giveUp({isAbsent ? base::ErrorCode::NotFound : base::ErrorCode::Rejected,
                       why.empty() ? "tar ended with exit code " + std::to_string(exitCode) : why, m_packing.name});
    }
    unpack();
}

/// It may be gigabytes.
void FileDownload::unpack()
{
    m_arrived = static_cast<std::uint64_t>(m_file->size());
    async::onPool(
        this,
        [file = std::move(m_file), name = m_packing.name, target = m_target, stop = m_stop.get_token()] {
            auto extracted = extractArchive(file->path(), name, target, stop);
            if (!stop.stop_requested())
                file->remove();
            return extracted;
        },
        [this](const base::Result<Extracted> &extracted) {
            if (!extracted)
                return Q_EMIT failed(extracted.error());
            m_extracted = *extracted;
            Q_EMIT finished();
        });
}

/// What has arrived is of no use.
void FileDownload::giveUp(const base::Error &error)
{
    if (m_stream)
        m_stream->disconnect(this);
    m_file->remove();
    Q_EMIT failed(error);
}

} // namespace liteboxd::sandbox
