// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/sandboxes/sandbox_cp_command.h"

#include "core/store/audit_kinds.h"

#include <CLI/CLI.hpp>

#include <QLocale>

#include <filesystem>
#include <optional>

namespace liteboxd::ctl {

using namespace Qt::Literals::StringLiterals;

namespace {

namespace fs = std::filesystem;

/// A path of a sandbox: "ID:PATH".
struct Remote
{
    std::string id;
    std::string path;
};

/// Nothing for a local path, one that begins with a dot or slash for certain.
std::optional<Remote> remoteIn(const std::string &text)
{
    const auto colon = text.find(':');
    if (colon == std::string::npos || colon == 0 || text.find('/') < colon || text[0] == '.')
        return std::nullopt;
    return Remote{text.substr(0, colon), text.substr(colon + 1)};
}

/// Without slashes at its end; relative ones count from /workspace.
std::string cleaned(std::string path)
{
    if (!path.starts_with('/'))
        path = "/workspace/" + path;
    fs::path normal = fs::path(path).lexically_normal();
    if (normal.filename().empty() && normal != "/")
        normal = normal.parent_path();
    return normal.string();
}

} // namespace

void SandboxCpCommand::declare(CLI::App &options)
{
    options.add_option("SRC", m_source, "what to copy; ID:PATH is in a sandbox")->required();
    options.add_option("DST", m_destination, "where to; ID:PATH is in a sandbox")->required();
}

void SandboxCpCommand::start(Invocation &invocation)
{
    const auto from = remoteIn(m_source);
    const auto to = remoteIn(m_destination);
    if (from.has_value() == to.has_value())
        return invocation.fail({base::ErrorCode::InvalidArgument, "one of the two has to be ID:PATH", {}});
    const Remote remote = from ? *from : *to;
    const auto id = base::SandboxId::parse(remote.id);
    if (!id)
        return invocation.fail(id.error());
    m_remotePath = remote.path;
    Cluster *const cluster = invocation.cluster();
    if (cluster == nullptr)
        return;
    invocation.limitTime(std::chrono::seconds(30), "the API server to answer about sandbox " + remote.id);
    m_step = sandbox::SandboxSearch::start(
        cluster->api(), cluster->nameSpace(), *id, this,
        [this, &invocation, isDownload = from.has_value()](const base::Result<sandbox::FoundSandbox> &found) {
            if (!found)
                return invocation.fail(found.error());
            if (!invocation.options().timeout)
                invocation.endLimit();
            invocation.noteAnswer();
            m_progress.emplace(invocation.messages(), invocation.output().format());
            begin(invocation, found->sandbox, isDownload);
            if (isDownload)
                download(invocation, found->sandbox);
            else
                upload(invocation, found->sandbox);
        });
}

void SandboxCpCommand::begin(Invocation &invocation, const sandbox::Sandbox &sandbox, bool isDownload)
{
    m_id = QString::fromStdString(sandbox.id.text());
    invocation.audit().begin(*invocation.cluster(), store::kinds::sandboxCopy, m_id,
                             {{u"direction"_s, isDownload ? u"out"_s : u"in"_s},
                              {u"path"_s, QString::fromStdString(cleaned(m_remotePath))}});
}

void SandboxCpCommand::upload(Invocation &invocation, const sandbox::Sandbox &sandbox)
{
    const bool isFolder = m_remotePath.empty() || m_remotePath.ends_with('/');
    const fs::path remote = cleaned(m_remotePath);
    const fs::path source = fs::path(m_source).lexically_normal();
    const std::string own =
        source.filename().empty() ? source.parent_path().filename().string() : source.filename().string();
    const std::string folder = isFolder ? remote.string() : remote.parent_path().string();
    const std::string name = isFolder ? own : remote.filename().string();
    m_upload = std::make_unique<sandbox::FileUpload>(invocation.cluster()->api(), sandbox, source, folder, name);
    connect(m_upload.get(), &sandbox::FileUpload::progressed, this, [this, total = m_upload->total()] {
        m_progress->tell(m_upload->bytes(), total, std::chrono::steady_clock::now());
    });
    connect(m_upload.get(), &sandbox::FileUpload::finished, this,
            [this, &invocation] { finish(invocation, m_upload->files(), m_upload->bytes()); });
    connect(m_upload.get(), &sandbox::FileUpload::failed, this,
            [&invocation](const base::Error &error) { invocation.fail(error); });
    m_upload->start();
}

void SandboxCpCommand::download(Invocation &invocation, const sandbox::Sandbox &sandbox)
{
    const fs::path remote = cleaned(m_remotePath);
    std::error_code ignored;
    fs::path target = fs::absolute(m_destination).lexically_normal();
    if (fs::is_directory(target, ignored))
        target /= remote.filename();
    m_download = std::make_unique<sandbox::FileDownload>(
        invocation.cluster()->api(), sandbox, remote.parent_path().string(), remote.filename().string(), target);
    connect(m_download.get(), &sandbox::FileDownload::began, this,
            [this, &invocation](sandbox::FileDownload::Start start) {
                tellStart(invocation, start, m_download->resumedAt());
            });
    connect(m_download.get(), &sandbox::FileDownload::progressed, this,
            [this] { m_progress->tell(m_download->bytes(), m_download->total(), std::chrono::steady_clock::now()); });
    connect(m_download.get(), &sandbox::FileDownload::finished, this,
            [this, &invocation] { finish(invocation, m_download->files(), m_download->bytes()); });
    connect(m_download.get(), &sandbox::FileDownload::failed, this,
            [&invocation](const base::Error &error) { invocation.fail(error); });
    m_download->start();
}

void SandboxCpCommand::tellStart(Invocation &invocation, sandbox::FileDownload::Start start, std::uint64_t resumedAt)
{
    using Start = sandbox::FileDownload::Start;
    const std::string size = QLocale::c().formattedDataSize(static_cast<qint64>(resumedAt)).toStdString();
    if (start == Start::Resumed)
        invocation.messages().note("going on after the " + size + " that an earlier copy left");
    else if (start == Start::Different)
        invocation.messages().note("what an earlier copy left is not what there is now; copying all of it");
    else if (start == Start::Unchecked)
        invocation.messages().note(
            "what an earlier copy left cannot be checked, since the sandbox has no sha256sum, head "
            "or sh, or did not answer in time; copying all of it");
}

void SandboxCpCommand::finish(Invocation &invocation, std::uint64_t files, std::uint64_t bytes)
{
    const Shape shape{Shape::member("destination"),
                      {{"SOURCE", Shape::member("source")},
                       {"DESTINATION", Shape::member("destination")},
                       {"FILES", Shape::member("files")},
                       {"BYTES", Shape::member("bytes")}}};
    invocation.messages().clearStatus();
    invocation.audit().done(m_id, {{u"files"_s, static_cast<qint64>(files)}, {u"bytes"_s, static_cast<qint64>(bytes)}});
    invocation.output().item(shape, {{u"source"_s, QString::fromStdString(m_source)},
                                     {u"destination"_s, QString::fromStdString(m_destination)},
                                     {u"files"_s, static_cast<qint64>(files)},
                                     {u"bytes"_s, static_cast<qint64>(bytes)}});
    invocation.finish();
}

} // namespace liteboxd::ctl
