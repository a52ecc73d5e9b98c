// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/ctl/frame/command.h"
#include "app/ctl/sandboxes/copy_progress.h"
#include "core/async/request.h"
#include "core/sandbox/files/file_download.h"
#include "core/sandbox/files/file_upload.h"
#include "core/sandbox/sandbox_search.h"

#include <memory>
#include <optional>
#include <string>

namespace liteboxd::ctl {

/// `sandbox cp SRC DST`, one of them `ID:PATH`: copies a file or folder in or out. As cp does, into DST if that is a
/// folder (in the sandbox: if it ends with a slash).
class SandboxCpCommand final : public Command
{
    Q_OBJECT

public:
    void declare(CLI::App &options) override;
    void start(Invocation &invocation) override;

private:
    void begin(Invocation &invocation, const sandbox::Sandbox &sandbox, bool isDownload);
    void upload(Invocation &invocation, const sandbox::Sandbox &sandbox);
    void download(Invocation &invocation, const sandbox::Sandbox &sandbox);
    static void tellStart(Invocation &invocation, sandbox::FileDownload::Start start, std::uint64_t resumedAt);
    void finish(Invocation &invocation, std::uint64_t files, std::uint64_t bytes);

    std::string m_source;
    std::string m_destination;
    std::string m_remotePath; ///< the PATH of ID:PATH
    QString m_id;             ///< and its ID
    std::optional<CopyProgress> m_progress;
    std::unique_ptr<sandbox::FileUpload> m_upload;
    std::unique_ptr<sandbox::FileDownload> m_download;
    async::Request m_step;
};

} // namespace liteboxd::ctl
