// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/management/routes/routes.h"

#include "core/base/clock.h"
#include "core/verify/path_checks.h"
#include "core/verify/reports/report_format.h"
#include "core/verify/verify_run.h"
#include "gateway/management/routes/api_call.h"
#include "gateway/management/routes/json_members.h"
#include "gateway/management/feeds/verify_job.h"

#include <QJsonArray>

#include <algorithm>
#include <array>
#include <memory>
#include <optional>
#include <utility>

namespace liteboxd::management {

using namespace Qt::Literals::StringLiterals;

namespace {

const base::SystemClock systemClock;

void run(ApiCall &call, const verify::Checks &checks, std::function<verify::VerifiedCluster()> describe,
         std::function<void(const verify::VerifyReport &)> tell)
{
    auto *const run = new verify::VerifyRun(checks, std::move(describe), systemClock, &call);
    QObject::connect(run, &verify::VerifyRun::ended, &call, std::move(tell));
    run->start();
}

/// The places that probes may be told of, by their names.
constexpr std::array<const char *, 3> probeNames{"internet", "lan", "resolver"};

/// What was asked for, in words.
struct VerifyWords
{
    QStringList only{};
    bool isFull = false;
    QString image{};
    std::array<QString, probeNames.size()> places{};
};

/// nullptr: it cannot be; that was answered.
VerifyJob *jobFor(ApiCall &call, const VerifyWords &words)
{
    if (words.isFull)
        call.audits(VerifyJob::fullKind, {{u"only"_s, QJsonArray::fromStringList(words.only)}});
    VerifyJob::Wish wish{words.only, std::nullopt};
    verify::ProbeSettings probes;
    probes.image = words.image;
    std::array<std::optional<verify::ProbePlace> *, probeNames.size()> places{&probes.internet, &probes.lan,
                                                                              &probes.resolver};
    bool isTold = !words.image.isEmpty();
    for (std::size_t at = 0; at < places.size(); ++at) {
        if (words.places[at].isEmpty())
            continue;
        isTold = true;
        auto place = verify::ProbePlace::parse(words.places[at].toStdString());
        if (!place) {
            call.refuse(400, "InvalidArgument", std::string(probeNames[at]) + ": " + place.error().message);
            return nullptr;
        }
        *places[at] = std::move(*place);
    }
    if (isTold && !words.isFull) {
        call.refuse(400, "InvalidArgument", "probes are made with full: true only");
        return nullptr;
    }
    if (words.isFull && call.request().scope < ApiScope::Admin) {
        call.refuse(403, "InsufficientScope", "a full verification makes pods and needs an API token of scope admin");
        return nullptr;
    }
    const auto running = call.streams()->findChildren<VerifyJob *>(Qt::FindDirectChildrenOnly);
    if (words.isFull && std::ranges::any_of(running, &VerifyJob::isFull)) {
        call.refuse(409, "Conflict", "a full verification runs here already");
        return nullptr;
    }
    if (words.isFull)
        wish.probes = probes;
    auto job = std::make_unique<VerifyJob>(call.api(), call.nameSpace(), wish, nullptr);
    if (!job->unmatched().isEmpty()) {
        call.refuse(400, "InvalidArgument", "only: no check is meant by " + job->unmatched().toStdString());
        return nullptr;
    }
    job->setParent(call.streams());
    return job.release();
}

} // namespace

void verifyCluster(ApiCall &call)
{
    const auto words = call.read([](JsonMembers &members) {
        VerifyWords said;
        said.only = members.list(u"only"_s).value_or(QStringList());
        said.isFull = members.truth(u"full"_s).value_or(false);
        JsonMembers &probes = members.object(u"probes"_s);
        said.image = probes.text(u"image"_s).value_or(QString());
        for (std::size_t at = 0; at < probeNames.size(); ++at)
            said.places[at] = probes.text(QLatin1StringView(probeNames[at])).value_or(QString());
        return said;
    });
    VerifyJob *const job = words ? jobFor(call, *words) : nullptr;
    if (job == nullptr)
        return;
    QObject::connect(job, &VerifyJob::ended, &call,
                     [&call](const verify::VerifyReport &report) { call.answer(200, verify::jsonOf(report)); });
    job->start();
}

void openVerifySocket(ApiCall &call)
{
    const auto isFull = call.flag(u"full"_s);
    if (!isFull)
        return;
    VerifyWords words{call.options(u"only"_s), *isFull, call.option(u"image"_s), {}};
    for (std::size_t at = 0; at < probeNames.size(); ++at)
        words.places[at] = call.option(QLatin1StringView(probeNames[at]));
    VerifyJob *const job = jobFor(call, words);
    if (job == nullptr)
        return;
    ApiAnswer answer;
    answer.status = 101;
    answer.feed = job->feed();
    job->start();
    call.answer(answer);
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
