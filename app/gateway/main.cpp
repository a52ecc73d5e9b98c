// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gateway/gateway_options.h"
#include "app/gateway/gateway_program.h"
#include "app/gateway/log_output.h"
#include "app/gateway/process_signals.h"
#include "gateway/http/descriptor_budget.h"

#include <QCoreApplication>

#include <cstdio>

using namespace liteboxd;
using namespace liteboxd::gateway;

namespace {

constexpr int cannotServe = 1;

int serve(int argc, char **argv, const control::GatewayConfiguration &options)
{
    http::useAllDescriptors();
    QCoreApplication app(argc, argv);
    startLogging(options.logLevel, options.logFormat);
    ProcessSignals signals;
    auto program = GatewayProgram::start(options);
    if (!program) {
        std::fprintf(stderr, "liteboxd-gateway: %s\n", program.error().text().c_str());
        return cannotServe;
    }
    QObject::connect(&signals, &ProcessSignals::endAsked, program->get(), &GatewayProgram::stop);
    QObject::connect(&signals, &ProcessSignals::reloadAsked, program->get(), &GatewayProgram::reload);
    QObject::connect(program->get(), &GatewayProgram::ended, &app, &QCoreApplication::quit);
    std::printf("listening on %s\n", (*program)->url().c_str());
    std::fflush(stdout);
    const int exitCode = QCoreApplication::exec();
    program->reset();
    // What the parts left to be deleted later has threads that must not outlive OpenSSL's own end.
    QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
    return exitCode;
}

} // namespace

int main(int argc, char **argv)
{
    const auto options = readOptions(argc, argv, control::environmentOfProcess());
    if (const auto *farewell = std::get_if<Farewell>(&options)) {
        std::fputs(farewell->text.c_str(), farewell->exitCode == 0 ? stdout : stderr);
        return farewell->exitCode;
    }
    return serve(argc, argv, std::get<control::GatewayConfiguration>(options));
}
