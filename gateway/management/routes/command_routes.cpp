// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/management/routes/routes.h"

#include "core/base/redaction.h"
#include "core/kube/streams/container_shell.h"
#include "core/sandbox/creation/archive_text.h"
#include "core/sandbox/creation/command_run.h"
#include "gateway/management/routes/api_call.h"
#include "gateway/management/feeds/exec_session.h"
#include "gateway/management/routes/json_members.h"

#include <algorithm>
#include <array>
#include <tuple>

namespace liteboxd::management {

using namespace Qt::Literals::StringLiterals;
using sandbox::CommandResult;
using sandbox::CommandRun;

namespace {

constexpr std::chrono::minutes fileLimit{5};
constexpr qsizetype largestFile = 16 << 20;

kube::ExecCommand commandIn(const sandbox::Sandbox &sandbox, const QStringList &words)
{
    kube::ExecCommand command{sandbox.podNamespace.toStdString(), sandbox.podName.toStdString(), {}};
    for (const QString &word : words)
        command.command.push_back(word.toStdString());
    return command;
}

/// Arguments may hold secrets.
QJsonObject withoutArguments(const QStringList &words)
{
    return {{u"command"_s, QString::fromStdString(base::redact(words.value(0).toStdString()))},
            {u"arguments"_s, words.size() - 1}};
}

/// The path that the query names, which must be absolute and have no dot segments. Null: it is none; that was answered.
QString filePath(ApiCall &call)
{
    const QString path = call.option(u"path"_s);
    const bool isSound = call.options(u"path"_s).size() == 1 && path.startsWith(u'/') && !path.endsWith(u'/') &&
                         !path.contains(QChar(u'\0')) && !path.split(u'/').contains(u".."_s) && path.size() < 4096;
    if (isSound)
        return path;
    call.refuse(400, "InvalidArgument", "path must be the absolute path of one file, without dot segments");
    return {};
}

/// Whether the container's runtime has found the program not to be one: what runc and crun say, which the kubelet
/// passes on as a failure of the server (k8s.io/kubernetes, pkg/kubelet/cri/remote).
bool cannotRun(const base::Error &error)
{
    static constexpr std::array<std::string_view, 5> reasons{"executable file not found", "no such file or directory",
                                                             "exec format error", "permission denied",
                                                             "is a directory"};
    const bool isTheServers = error.code == base::ErrorCode::ServerFailed || error.code == base::ErrorCode::Internal;
    return isTheServers && std::any_of(reasons.begin(), reasons.end(), [&error](std::string_view reason) {
               return error.message.find(reason) != std::string::npos;
           });
}

/// Whether there is no running container to run it in, in the words of the kubelet and of containerd.
bool doesNotRun(const base::Error &error)
{
    return error.message.find("container not found (") != std::string::npos ||
           error.message.find("container is in CONTAINER_") != std::string::npos;
}

/// A command that could not be run at all.
void refuse(ApiCall &call, const base::Error &error)
{
    if (doesNotRun(error))
        return call.refuse(409, "Conflict", "the sandbox does not run");
    if (cannotRun(error))
        return call.refuse(422, "CannotRun", error.message);
    call.fail(error);
}

/// What the command said for people, in a line.
std::string lastWords(const CommandResult &result)
{
    const QByteArray text = result.errorOutput.trimmed();
    return text.mid(text.lastIndexOf('\n') + 1).left(300).toStdString();
}

} // namespace

void execInSandbox(ApiCall &call)
{
    const auto read = call.read([](JsonMembers &members) {
        return std::tuple(
            members.list(u"command"_s).value_or(QStringList()), members.number(u"timeout"_s, 1, 600).value_or(30),
            members.text(u"container"_s).value_or(QString()), members.text(u"stdin"_s).value_or(QString()).toUtf8());
    });
    if (!read)
        return;
    const auto [words, seconds, container, input] = *read;
    if (words.value(0).isEmpty())
        return call.refuse(400, "InvalidArgument", "command: a program and its arguments, a list of texts");
    call.addToAudit(withoutArguments(words));
    call.withSandbox([&call, words, seconds, container, input](const sandbox::FoundSandbox &found) {
        kube::ExecCommand command = commandIn(found.sandbox, words);
        command.container = container.toStdString();
        call.keep(CommandRun::start(call.api(), std::move(command), input, std::chrono::seconds(seconds), &call,
                                    [&call](const base::Result<CommandResult> &result) {
                                        if (!result)
                                            return refuse(call, result.error());
                                        call.answer(200, {{u"exitCode"_s, result->exitCode},
                                                          {u"exit_code"_s, result->exitCode},
                                                          {u"stdout"_s, QString::fromUtf8(result->output)},
                                                          {u"stderr"_s, QString::fromUtf8(result->errorOutput)},
                                                          {u"truncated"_s, result->isCut}});
                                    }));
    });
}

void openExecSocket(ApiCall &call)
{
    const auto columns = call.number(u"cols"_s, 1, 10'000, 80);
    const auto rows = columns ? call.number(u"rows"_s, 1, 10'000, 24) : std::nullopt;
    const auto tty = rows ? call.flag(u"tty"_s, true) : std::nullopt;
    if (!tty)
        return;
    const bool hasTerminal = *tty;
    QStringList words = call.options(u"command"_s);
    if (words.isEmpty() && hasTerminal) {
        for (const std::string &word : kube::containerShells().front())
            words.append(QString::fromStdString(word));
    } else if (words.isEmpty()) {
        words = QStringList{u"/bin/sh"_s};
    }
    const QString container = call.option(u"container"_s);
    call.addToAudit(withoutArguments(words));
    call.withSandbox([&call, words, hasTerminal, container, columns, rows](const sandbox::FoundSandbox &found) {
        kube::ExecCommand command = commandIn(found.sandbox, words);
        command.container = container.toStdString();
        command.input = kube::ExecInput::Stream;
        command.terminal = hasTerminal ? kube::ExecTerminal::Allocate : kube::ExecTerminal::None;
        auto *const session = new ExecSession(call.api(), command, call.streams());
        ApiAnswer answer;
        answer.status = 101;
        answer.feed = session->feed();
        session->start(hasTerminal ? *columns : 0, *rows);
        call.answer(answer);
    });
}

void readFile(ApiCall &call)
{
    const QString path = filePath(call);
    if (path.isNull())
        return;
    call.withSandbox([&call, path](const sandbox::FoundSandbox &found) {
        call.keep(CommandRun::start(
            call.api(), commandIn(found.sandbox, {u"cat"_s, path}), {}, fileLimit, &call,
            [&call](const base::Result<CommandResult> &result) {
                if (!result)
                    return refuse(call, result.error());
                if (result->exitCode != 0)
                    return call.refuse(404, "NotFound", "the file cannot be read: " + lastWords(*result));
                if (result->isCut)
                    return call.refuse(422, "TooLarge",
                                       "the file is larger than 16 MiB; liteboxctl sandbox cp takes it");
                ApiAnswer answer;
                answer.body = result->output.toStdString();
                answer.contentType = "application/octet-stream";
                call.answer(answer);
            },
            largestFile));
    });
}

void writeFile(ApiCall &call)
{
    const QString path = filePath(call);
    if (path.isNull())
        return;
    call.addToAudit({{u"direction"_s, u"in"_s}, {u"path"_s, path}});
    const auto archive = sandbox::archiveOf(path, QByteArray::fromStdString(call.request().body));
    if (!archive)
        return call.fail(archive.error());
    call.withSandbox([&call, path, bytes = *archive](const sandbox::FoundSandbox &found) {
        const QStringList words{u"tar"_s, u"-xf"_s, u"-"_s, u"-C"_s, u"/"_s};
        call.keep(CommandRun::start(
            call.api(), commandIn(found.sandbox, words), bytes, fileLimit, &call,
            [&call, path](const base::Result<CommandResult> &result) {
                if (!result)
                    return refuse(call, result.error());
                if (result->exitCode != 0)
                    return call.refuse(422, "Rejected", "the file cannot be written: " + lastWords(*result));
                call.answer(201, {{u"path"_s, path}, {u"size"_s, static_cast<qint64>(call.request().body.size())}});
            }));
    });
}

} // namespace liteboxd::management
