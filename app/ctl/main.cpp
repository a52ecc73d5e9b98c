// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/command_table.h"
#include "app/ctl/frame/command_line.h"
#include "app/ctl/frame/standard_output.h"
#include "app/program/process_protection.h"
#include "app/program/process_signals.h"
#include "app/program/store_file.h"
#include "core/base/printable_text.h"
#include "core/base/redaction.h"

#include <QCoreApplication>
#include <QLocale>
#include <QTranslator>

#include <algorithm>
#include <cerrno>
#include <csignal>
#include <system_error>
#include <unistd.h>

using namespace liteboxd;
using namespace liteboxd::ctl;

namespace {

void toErrors(QByteArrayView bytes)
{
    while (!bytes.isEmpty()) {
        const ssize_t written = ::write(STDERR_FILENO, bytes.data(), static_cast<std::size_t>(bytes.size()));
        if (written <= 0 && errno != EINTR)
            return;
        bytes = bytes.sliced(std::max<ssize_t>(written, 0));
    }
}

/// What nobody got was not done, unless who read it had enough.
int codeAfter(const StandardOutput &output, int code)
{
    if (output.fault() == 0 || output.fault() == EPIPE)
        return code;
    const std::string reason =
        output.fault() == EBADF ? "it is closed" : std::generic_category().message(output.fault());
    Messages(Loudness::Quiet, toErrors)
        .error({base::ErrorCode::Internal, reason, "standard output"}, "The result is lost, or part of it.");
    return code == static_cast<int>(ExitCode::Done) ? static_cast<int>(ExitCode::Failed) : code;
}

/// What the libraries below say is for --verbose only.
void say(QtMsgType, const QMessageLogContext &, const QString &text)
{
    toErrors(QByteArray::fromStdString(base::printableText(base::redact(text.toStdString())) + '\n'));
}

void sayNothing(QtMsgType, const QMessageLogContext &, const QString &) {}

/// What people read of checks is in the language of the system, if the console speaks it; JSON is English always.
void installTexts(QCoreApplication &app)
{
    if (QLocale::system().language() != QLocale::Chinese)
        return;
    auto *texts = new QTranslator(&app);
    if (texts->load(QStringLiteral(":/liteboxd/i18n/liteboxd_zh_CN.qm")))
        QCoreApplication::installTranslator(texts);
}

int part(const Farewell &farewell)
{
    StandardOutput standard;
    const auto toOutput = [&standard](QByteArrayView bytes) { return standard.write(bytes); };
    if (farewell.complaint.empty()) {
        toOutput(QByteArray::fromStdString(farewell.output));
        return codeAfter(standard, static_cast<int>(ExitCode::Done));
    }
    const base::Error error{base::ErrorCode::InvalidArgument, farewell.complaint, {}};
    Messages(Loudness::Quiet, toErrors).error(error, {});
    Output(farewell.format, toOutput).error(error);
    return static_cast<int>(ExitCode::Usage);
}

int run(Chosen chosen)
{
    qInstallMessageHandler(chosen.options.loudness == Loudness::Verbose ? say : sayNothing);
    const program::ProcessSignals signals;
    StandardOutput standard;
    Invocation invocation(
        chosen.options, program::storeFile(), [&standard](QByteArrayView bytes) { return standard.write(bytes); },
        toErrors);
    if (::isatty(STDERR_FILENO) == 1)
        invocation.messages().setPlace(Messages::Place::Terminal);
    std::unique_ptr<Command> command = std::move(chosen.command); // goes before the cluster it talks to
    QObject::connect(
        &invocation, &Invocation::ending, &invocation, [&command] { command.reset(); }, Qt::QueuedConnection);
    QObject::connect(&invocation, &Invocation::ended, qApp, &QCoreApplication::exit, Qt::QueuedConnection);
    const auto interrupt = [&] { command->interrupt(invocation); };
    QObject::connect(&signals, &program::ProcessSignals::endAsked, command.get(), interrupt);
    QObject::connect(&signals, &program::ProcessSignals::reloadAsked, command.get(), interrupt); // the terminal is gone
    QObject::connect(&standard, &StandardOutput::readerGone, command.get(), [&] { command->loseReader(invocation); });
    standard.watch();
    QMetaObject::invokeMethod(
        command.get(), [&] { command->start(invocation); }, Qt::QueuedConnection);
    const int code = QCoreApplication::exec();
    return codeAfter(standard, code);
}

} // namespace

int main(int argc, char **argv)
{
    StandardOutput::occupy();
    program::protectMemory();
    std::signal(SIGPIPE, SIG_IGN);
    QCoreApplication app(argc, argv);
    installTexts(app);
    CommandLine line(commandTable(), nounTexts(), LITEBOXD_VERSION);
    auto parsed = line.parse(argc, argv);
    if (const auto *farewell = std::get_if<Farewell>(&parsed))
        return part(*farewell);
    return run(std::move(std::get<Chosen>(parsed)));
}
