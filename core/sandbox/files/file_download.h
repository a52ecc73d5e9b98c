// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/kube/api_client.h"
#include "core/kube/streams/exec_stream.h"
#include "core/sandbox/files/archive_target.h"
#include "core/sandbox/files/packing.h"
#include "core/sandbox/files/partial_file.h"
#include "core/sandbox/files/prefix_check.h"
#include "core/sandbox/sandbox.h"

#include <QObject>

#include <filesystem>
#include <memory>
#include <optional>
#include <stop_token>
#include <string>

namespace liteboxd::sandbox {

/// Brings a file or folder out of a sandbox: `tar -cf -` there, kept as a PartialFile beside the target (so that
/// nothing but disk grows with it), then unpacked by the rules of extractArchive(). What an earlier one left when it
/// was cut is gone on with, if the archive there still begins with these bytes (PrefixCheck); else it is fetched anew.
/// One thread, but for the unpacking, which is done on the pool. Destroying it cuts the connection or stops the
/// unpacking, and leaves what has arrived for the next one.
class FileDownload : public QObject
{
    Q_OBJECT

public:
    /// What became of what an earlier one left.
    enum class Start {
        Afresh,    ///< there was nothing
        Resumed,   ///< it goes on after it
        Different, ///< it is not what there is now: fetched anew
        Unchecked, ///< the sandbox cannot be asked (PrefixCheck::Outcome::Unknown): fetched anew
    };
    Q_ENUM(Start)

    /// `name` in `folder` of the sandbox becomes `target`, whose folder has to be there.
    FileDownload(kube::ApiClient &api, const Sandbox &sandbox, std::string folder, std::string name,
                 std::filesystem::path target, QObject *parent = nullptr);
    ~FileDownload() override;

    /// Once.
    void start();

    std::uint64_t files() const { return m_extracted.files; } ///< when finished
    std::uint64_t bytes() const;                              ///< that are here, and at the end that were written

    /// How many there will be: known for one file, once it has begun.
    std::optional<std::uint64_t> total() const { return m_total; }

    /// Of bytes(), those that an earlier one had left.
    std::uint64_t resumedAt() const { return m_resumedAt; }

Q_SIGNALS:
    /// Once, before the first bytes come.
    void began(liteboxd::sandbox::FileDownload::Start start);

    /// Now and then.
    void progressed();

    /// One of these, once. NotFound: tar there does not find it; Conflict and FileUnreadable of PartialFile; errors of
    /// extractArchive() and kube::ExecStream, after which what arrived is left only if the connection was lost.
    void finished();
    void failed(const liteboxd::base::Error &error);

private:
    void goOn(PrefixCheck::Outcome outcome);
    void fetch(Start start);
    void keep(const QByteArray &bytes);
    void hear(const QByteArray &complaint);
    void lookAtHead();
    void end(int exitCode);
    void unpack();
    void giveUp(const base::Error &error);

    kube::ApiClient &m_api;
    const Sandbox m_sandbox;
    const Packing m_packing;
    const std::filesystem::path m_target;
    std::shared_ptr<PartialFile> m_file; ///< whoever unpacks it has it
    std::uint64_t m_arrived = 0;         ///< of it, when it was handed over
    std::stop_source m_stop;
    std::unique_ptr<PrefixCheck> m_check;
    std::unique_ptr<kube::ExecStream> m_stream;
    QByteArray m_complaint; ///< its beginning
    QByteArray m_lastWords; ///< and its end
    Extracted m_extracted;
    std::uint64_t m_resumedAt = 0;
    std::optional<std::uint64_t> m_total;
    bool m_knowsHead = false;
};

} // namespace liteboxd::sandbox
