// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/management/feeds/verify_job.h"

#include "core/base/clock.h"
#include "core/verify/check_catalog.h"
#include "core/verify/check_selection.h"
#include "core/verify/reports/report_format.h"

#include <QJsonDocument>

#include <utility>

namespace liteboxd::management {

using namespace Qt::Literals::StringLiterals;

namespace {

const base::SystemClock systemClock;

/// What can be read and computed with the rights that a gateway has anyway.
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

} // namespace

VerifyJob::VerifyJob(kube::ApiClient &api, const std::string &nameSpace, const Wish &wish, QObject *parent)
    : QObject(parent)
    , m_link(std::make_shared<ReceiverLink>(this))
    , m_isFull(wish.probes.has_value())
{
    const auto seen = std::make_shared<verify::Observations>(nameSpace);
    const verify::CheckTools tools{&api, &systemClock, seen, wish.probes};
    auto selected = verify::CheckSelection::of(m_isFull ? verify::allChecks(tools) : readingChecks(tools), wish.only);
    m_unmatched = selected.unmatched.value(0);
    m_total = static_cast<int>(selected.checks.size());
    m_run = std::make_unique<verify::VerifyRun>(
        std::move(selected.checks), [seen] { return seen->describe({}); }, systemClock);
    connect(m_run.get(), &verify::VerifyRun::checkFinished, this, &VerifyJob::noteCheck);
    connect(m_run.get(), &verify::VerifyRun::ended, this, &VerifyJob::end);
    m_limit.setSingleShot(true);
    connect(&m_limit, &QTimer::timeout, this, &VerifyJob::abandon);
}

VerifyJob::~VerifyJob()
{
    m_link->cut();
    if (const auto feed = m_feed.lock())
        feed->close(base::CloseCode::GoingAway);
}

void VerifyJob::start()
{
    tell({{u"type"_s, u"begun"_s}, {u"total"_s, m_total}});
    m_limit.start(m_isFull ? fullLimit : quickLimit);
    m_run->start();
}

void VerifyJob::abandon()
{
    if (m_run->isRunning() && !std::exchange(m_isEnding, true))
        m_run->cancel(); // once: the second time would end the cleaning up
}

std::shared_ptr<SessionFeed> VerifyJob::feed()
{
    auto feed = std::make_shared<SessionFeed>(
        SessionFeed::Session{m_link, [](base::Opcode, const std::string &) {}, [this] { abandon(); }});
    m_feed = feed;
    return feed;
}

void VerifyJob::noteCheck(const verify::CheckRecord &check)
{
    tell({{u"type"_s, u"check"_s}, {u"check"_s, verify::jsonOf(check)}, {u"done"_s, ++m_done}, {u"total"_s, m_total}});
}

void VerifyJob::tell(const QJsonObject &message)
{
    const auto feed = m_feed.lock();
    if (!feed || feed->send(QJsonDocument(message).toJson(QJsonDocument::Compact).toStdString()))
        return;
    feed->close(base::CloseCode::PolicyViolation); // it does not read
    m_feed.reset();
    abandon();
}

void VerifyJob::end(const verify::VerifyReport &report)
{
    tell({{u"type"_s, u"report"_s}, {u"report"_s, verify::jsonOf(report)}});
    if (const auto feed = m_feed.lock())
        feed->close(base::CloseCode::Normal);
    m_feed.reset();
    Q_EMIT ended(report);
    deleteLater();
}

} // namespace liteboxd::management
