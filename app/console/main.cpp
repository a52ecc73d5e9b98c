// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/console/console.h"
#include "app/console/console_memory.h"
#include "app/console/console_options.h"
#include "app/console/picture.h"
#include "app/console/tr.h"
#include "app/program/log_output.h"
#include "app/program/process_protection.h"
#include "app/program/process_signals.h"
#include "app/program/store_file.h"
#include "app/shell/actions/appearance_actions.h"
#include "app/shell/actions/language_actions.h"
#include "app/shell/looks/theme.h"
#include "app/shell/strips/error_strip.h"
#include "app/shell/words/language.h"
#include "app/verify/report_export.h"
#include "core/secrets/desktop_keychain.h"
#include "core/verify/signing/signing_key.h"

#include <QApplication>
#include <QEvent>
#include <QFileInfo>
#include <QIcon>
#include <QTemporaryDir>
#include <QTimer>

#include <memory>

using namespace Qt::Literals::StringLiterals;
using namespace liteboxd;

namespace {

/// A picture is the same on every machine: no window system, no settings of the person's own.
std::unique_ptr<QTemporaryDir> prepareForPicture()
{
    if (qEnvironmentVariableIsEmpty("QT_QPA_PLATFORM"))
        qputenv("QT_QPA_PLATFORM", "offscreen");
    auto folder = std::make_unique<QTemporaryDir>();
    QSettings::setPath(QSettings::NativeFormat, QSettings::UserScope, folder->path());
    return folder;
}

int run(int argc, char **argv, const console::ConsoleOptions &options)
{
    const auto pictureSettings = options.picture.isEmpty() ? nullptr : prepareForPicture();
    QApplication app(argc, argv);
    QApplication::setOrganizationName(u"LiteBoxd"_s);
    QApplication::setApplicationName(u"liteboxd-console"_s);
    QApplication::setApplicationVersion(console::version());
    QApplication::setDesktopFileName(u"liteboxd-console"_s);
    QApplication::setWindowIcon(QIcon(u":/liteboxd/liteboxd-console.svg"_s));

    QSettings settings;
    shell::installLanguage(options.language.isEmpty() ? shell::rememberedLanguage(settings) : options.language);
    shell::Theme theme;
    theme.setAppearance(shell::rememberedAppearance(settings));
    base::SystemClock clock;
    secrets::DesktopKeychain keychain;
    control::GatewayRules gateway;
    gateway.upstreamMode = options.upstreamMode;
    if (!options.isUpstreamModeGiven)
        gateway.upstreamMode = gateways::rememberedUpstreamMode(settings).value_or(options.upstreamMode);
    auto desktop = std::make_unique<console::Console>(gateway, keychain, clock, theme, settings);
    // A picture is of nobody's own past.
    store::Store store(pictureSettings ? pictureSettings->filePath(u"store.sqlite"_s) : program::storeFile());
    if (!pictureSettings)
        desktop->verification().exports()->setKeyFile(
            verify::SigningKey::fileIn(QFileInfo(program::storeFile()).path()));
    auto memory = std::make_unique<console::ConsoleMemory>(*desktop, store, clock);
    QObject::connect(
        memory.get(), &console::ConsoleMemory::troubled, &desktop->window(), [&desktop](const base::Error &error) {
            desktop->window().errors()->showText(console::Tr::tr("Not everything is kept for later: the file "
                                                                 "that keeps it cannot be used."),
                                                 error);
        });
    desktop->window().show();

    std::unique_ptr<console::Picture> picture;
    if (!options.picture.isEmpty()) {
        picture = std::make_unique<console::Picture>(*desktop, options.picture);
        QObject::connect(picture.get(), &console::Picture::taken, &app, [](int code) { QApplication::exit(code); });
    }
    // The window is there before anything is read or connected.
    QTimer::singleShot(0, &desktop->connector(), [&] { desktop->connector().open(options.connection); });
    // Asked to end it ends as if the window was closed: what lies around for the browser goes too.
    const program::ProcessSignals signals;
    QObject::connect(&signals, &program::ProcessSignals::endAsked, &app, &QApplication::quit);
    QObject::connect(&signals, &program::ProcessSignals::reloadAsked, &app,
                     &QApplication::quit); // its terminal is gone
    const int exitCode = QApplication::exec();
    picture.reset();
    memory.reset(); // its parts go before the session they serve
    desktop.reset();
    // What the parts left to be deleted later has threads that must not outlive OpenSSL's own end.
    QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
    return exitCode;
}

} // namespace

int main(int argc, char **argv)
{
    program::protectMemory();
    program::startLogging(base::LogLevel::Debug, base::LogFormat::Text); // as much as Qt's own rules let through
    program::keepFilesPrivate();
    const auto parsed = console::parseOptions(argc, argv);
    if (const auto *exit = std::get_if<program::EarlyExit>(&parsed))
        return program::say(*exit);
    return run(argc, argv, std::get<console::ConsoleOptions>(parsed));
}
