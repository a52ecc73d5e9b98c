// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gateway/gateway_options.h"
#include "app/gateway/headless_gateway.h"
#include "app/gateway/log_category.h"
#include "app/program/log_output.h"
#include "app/program/process_protection.h"
#include "app/program/process_signals.h"
#include "gateway/http/descriptor_budget.h"

#include <QCoreApplication>

#include <unistd.h>

using namespace liteboxd;
using namespace liteboxd::gateway;

namespace {

int serve(int argc, char **argv, const control::HeadlessConfiguration &options)
{
    http::useAllDescriptors();
    QCoreApplication app(argc, argv);
    program::startLogging(options.logLevel, options.logFormat);
    if (::geteuid() == 0)
        qCWarning(gatewayLog, "this runs as root, which it needs for nothing: give it a user of its own");
    auto gateway = HeadlessGateway::start(options);
    if (!gateway)
        return program::say(program::complaint("liteboxd-gateway", gateway.error().text()));
    program::overwriteFreedMemory(); // no sandbox has been read yet
    const program::ProcessSignals signals;
    QObject::connect(&signals, &program::ProcessSignals::endAsked, gateway->get(), &HeadlessGateway::stop);
    QObject::connect(&signals, &program::ProcessSignals::reloadAsked, gateway->get(), &HeadlessGateway::reload);
    QObject::connect(gateway->get(), &HeadlessGateway::ended, &app, &QCoreApplication::quit);
    program::say({"listening on " + (*gateway)->url() + '\n'});
    const int exitCode = QCoreApplication::exec();
    gateway->reset();
    // What the parts left to be deleted later has threads that must not outlive OpenSSL's own end.
    QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
    return exitCode;
}

} // namespace

int main(int argc, char **argv)
{
    program::protectMemory();
    program::forbidNewPrivileges();
    const auto options = readOptions(argc, argv, control::environmentOfProcess());
    if (const auto *exit = std::get_if<program::EarlyExit>(&options))
        return program::say(*exit);
    return serve(argc, argv, std::get<control::HeadlessConfiguration>(options));
}
