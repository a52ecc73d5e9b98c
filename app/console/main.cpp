// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/console/console.h"
#include "app/console/console_options.h"
#include "app/console/picture.h"
#include "app/shell/actions/appearance_actions.h"
#include "app/shell/looks/theme.h"
#include "app/shell/words/language.h"
#include "core/secrets/desktop_keychain.h"

#include <QApplication>
#include <QEvent>
#include <QIcon>
#include <QTemporaryDir>
#include <QTimer>

#include <cstdio>
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
    shell::installLanguage(options.language);

    shell::Theme theme;
    theme.setAppearance(shell::rememberedAppearance());
    base::SystemClock clock;
    secrets::DesktopKeychain keychain;
    control::GatewaySettings gateway;
    gateway.upstreamMode = options.upstreamMode;
    auto program = std::make_unique<console::Console>(gateway, keychain, clock, theme);
    program->window().show();

    std::unique_ptr<console::Picture> picture;
    if (!options.picture.isEmpty()) {
        picture = std::make_unique<console::Picture>(*program, options.picture);
        QObject::connect(picture.get(), &console::Picture::taken, &app, [](int code) { QApplication::exit(code); });
    }
    // The window is there before anything is read or connected.
    QTimer::singleShot(0, &program->connector(), [&] { program->connector().open(options.connection); });
    const int exitCode = QApplication::exec();
    picture.reset();
    program.reset();
    // What the parts left to be deleted later has threads that must not outlive OpenSSL's own end.
    QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
    return exitCode;
}

} // namespace

int main(int argc, char **argv)
{
    const auto parsed = console::parseOptions(argc, argv);
    if (const auto *exit = std::get_if<console::EarlyExit>(&parsed)) {
        std::fputs(qPrintable(exit->text), exit->exitCode == 0 ? stdout : stderr);
        return exit->exitCode;
    }
    return run(argc, argv, std::get<console::ConsoleOptions>(parsed));
}
