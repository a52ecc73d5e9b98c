// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/console/console_options.h"

#include "app/program/command_line.h"
#include "app/shell/words/language.h"

#include <CLI/CLI.hpp>

#include <QFileInfo>

namespace liteboxd::console {

namespace {

std::vector<std::string> languageNames()
{
    std::vector<std::string> names;
    for (const QString &language : shell::languages())
        names.push_back(language.toStdString());
    return names;
}

std::vector<std::string> upstreamModeNames()
{
    std::vector<std::string> names;
    for (const auto &[name, mode] : control::upstreamModeNames)
        names.emplace_back(name);
    return names;
}

} // namespace

std::variant<ConsoleOptions, program::EarlyExit> parseOptions(int argc, const char *const *argv)
{
    CLI::App app(
        "LiteBoxd Console: see and steer the sandboxes of a cluster, and open them through the bundled gateway.",
        "liteboxd-console");
    std::vector<std::string> kubeconfigs;
    std::string context;
    std::string nameSpace;
    std::string mode{control::name(control::defaultLocalMode)};
    std::string language;
    std::string picture;
    app.add_option("--kubeconfig", kubeconfigs, "kubeconfig file; may be given several times (default: as kubectl)")
        ->type_name("FILE");
    app.add_option("--context", context, "context of the kubeconfig (default: the last one used, or the current one)")
        ->type_name("NAME");
    app.add_option("--namespace", nameSpace,
                   "namespace of the sandboxes (default: the last one used, the context's, or liteboxd)")
        ->type_name("NAME");
    const auto *modeOption =
        app.add_option("--upstream-mode", mode,
                       "how the bundled gateway reaches sandboxes (default: the last one used, or portforward)")
            ->check(CLI::IsMember(upstreamModeNames()));
    app.add_option("--language", language, "language of the window (default: the system's)")
        ->check(CLI::IsMember(languageNames()));
    app.add_option("--picture", picture, "save a picture of the window when the sandboxes are there, and end")
        ->type_name("FILE.png");
    app.set_version_flag("--version", "liteboxd-console " + version().toStdString());

    if (auto exit = program::parseCommandLine(app, argc, argv))
        return std::move(*exit);

    ConsoleOptions options;
    for (const std::string &file : kubeconfigs)
        options.connection.files << QFileInfo(QString::fromStdString(file)).absoluteFilePath();
    options.connection.context = QString::fromStdString(context);
    options.connection.nameSpace = QString::fromStdString(nameSpace);
    options.upstreamMode = control::parseUpstreamMode(mode).value_or(control::defaultLocalMode);
    options.isUpstreamModeGiven = modeOption->count() > 0;
    if (qgetenv("DEV_USE_K8S_PROXY") == "true") {
        options.upstreamMode = control::UpstreamMode::ApiServer;
        options.isUpstreamModeGiven = true;
    }
    options.language = QString::fromStdString(language);
    options.picture = QString::fromStdString(picture);
    return options;
}

QString version()
{
    return QStringLiteral(LITEBOXD_VERSION);
}

} // namespace liteboxd::console
