// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/management/routes.h"

#include "core/base/clock.h"
#include "core/verify/check_catalog.h"
#include "core/verify/check_selection.h"
#include "core/verify/path_checks.h"
#include "core/verify/reports/report_format.h"
#include "core/verify/verify_run.h"
#include "gateway/management/api_call.h"
#include "gateway/management/json_members.h"

#include <QJsonArray>

namespace liteboxd::management {

using namespace Qt::Literals::StringLiterals;

namespace {

const base::SystemClock systemClock;

/// What can be read and computed. Those that make probes are for liteboxctl and the console: they need rights that a
/// gateway is not to have.
verify::Checks readingChecks(const verify::CheckTools &tools)
{
    verify::Checks checks;
    verify::addClusterChecks(tools, checks);
    verify::addLoginChecks(tools, checks);
    verify::addCiliumChecks(tools, checks);
    verify::addPolicyChecks(tools, checks);
    verify::addSandboxChecks(tools, checks);
    verify::addReachChecks(tools, checks);
    return checks;
}

void run(ApiCall &call, const verify::Checks &checks, std::function<verify::VerifiedCluster()> describe,
         std::function<void(const verify::VerifyReport &)> tell)
{
    auto *const run = new verify::VerifyRun(checks, std::move(describe), systemClock, &call);
    QObject::connect(run, &verify::VerifyRun::ended, &call, std::move(tell));
    run->start();
}

} // namespace

void verifyCluster(ApiCall &call)
{
    const auto json = call.body();
    if (!json)
        return;
    JsonMembers members(*json);
    const QStringList only = members.list(u"only"_s).value_or(QStringList());
    if (const auto fault = members.fault())
        return call.fail(*fault);
    const auto seen = std::make_shared<verify::Observations>(call.nameSpace());
    const auto selected =
        verify::CheckSelection::of(readingChecks({&call.api(), &systemClock, seen, std::nullopt}), only);
    if (!selected.unmatched.isEmpty())
        return call.refuse(400, "InvalidArgument",
                           "only: no check is meant by " + selected.unmatched.first().toStdString());
    run(
        call, selected.checks, [seen] { return seen->describe({}); },
        [&call](const verify::VerifyReport &report) { call.answer(200, verify::jsonOf(report)); });
}

void diagnoseSandbox(ApiCall &call)
{
    const auto port = call.number(u"port"_s, 1, 65535, 0);
    if (!port)
        return;
    call.withSandbox([&call, port](const sandbox::FoundSandbox &found) {
        const auto seen = std::make_shared<verify::Observations>(call.nameSpace());
        const auto number = *port > 0 ? static_cast<quint16>(*port) : verify::usualPort(found.sandbox);
        const verify::CheckTools tools{&call.api(), &systemClock, seen, std::nullopt};
        run(
            call, verify::pathChecks(tools, found.sandbox, number), [] { return verify::VerifiedCluster{}; },
            [&call](const verify::VerifyReport &report) {
                QJsonArray hops;
                for (const verify::CheckRecord &check : report.checks) {
                    if (!verify::isHop(check.id))
                        continue;
                    hops.append(QJsonObject{{u"name"_s, check.id.section(u'.', 1)},
                                            {u"result"_s, verify::jsonOf(check)[u"result"_s]},
                                            {u"detail"_s, check.outcome.observed},
                                            {u"fix"_s, check.outcome.fix}});
                }
                call.answer(200, {{u"hops"_s, hops}});
            });
    });
}

} // namespace liteboxd::management
