// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/console/console_memory.h"

#include "app/console/session_keeper.h"
#include "app/sandboxes/detail_pane.h"
#include "app/sandboxes/ended_mode.h"

namespace liteboxd::console {

using namespace Qt::Literals::StringLiterals;

ConsoleMemory::ConsoleMemory(Console &console, store::Store &store, const base::Clock &clock, QObject *parent)
    : QObject(parent)
    , m_console(console)
    , m_store(store)
    , m_clock(clock)
    , m_trail(console.activity(), store)
{
    console.verification().setStore(&store);
    console.policies().setStore(&store);
    connect(&m_trail, &activity::ActivityTrail::troubled, this, &ConsoleMemory::troubled);
    connect(&console.connector(), &connection::Connector::sessionEnding, this, &ConsoleMemory::leave);
    connect(&console.connector(), &connection::Connector::changed, this, &ConsoleMemory::follow);
    connect(&console.sandboxes().actions().lifetime(), &sandboxes::LifetimeActions::removing, this,
            [this](const std::vector<sandbox::Sandbox> &sandboxes) {
                for (const sandbox::Sandbox &sandbox : sandboxes) {
                    if (m_recorder)
                        m_recorder->expectRemoval(sandbox.uid);
                }
            });
    connect(&console.sandboxes().actions().lifetime(), &sandboxes::LifetimeActions::removalRefused, this,
            [this](const sandbox::SandboxFailure &refusal) {
                if (m_recorder && refusal.error.effect != base::ErrorEffect::Unknown)
                    m_recorder->forgetRemoval(refusal.sandbox->uid);
            });
}

ConsoleMemory::~ConsoleMemory()
{
    m_console.verification().setStore(nullptr);
    m_console.policies().setStore(nullptr);
    leave();
}

void ConsoleMemory::leave()
{
    sandboxes::SandboxesPage &page = m_console.sandboxes();
    page.details()->setWhoEnds({});
    page.ended().view()->setPlace(nullptr, {}, {});
    m_console.flows().setHistory(nullptr, {});
    m_console.policies().setRecordedFlows(nullptr, {});
    m_flows.reset();
    m_keeper.reset();
    m_recorder.reset();
    m_session = nullptr;
}

void ConsoleMemory::follow()
{
    session::Session *const session = m_console.connector().session();
    if (session == m_session)
        return;
    leave();
    m_session = session;
    if (session == nullptr)
        return;
    place({});
    m_recorder = std::make_unique<sandbox::TombstoneRecorder>(session->api(), session->sandboxes(), m_store, m_clock,
                                                              u"console"_s);
    connect(m_recorder.get(), &sandbox::TombstoneRecorder::troubled, this, &ConsoleMemory::troubled);
    connect(&session->cluster(), &session::ClusterIdentity::identified, this, &ConsoleMemory::begin);
    connect(&session->cluster(), &session::ClusterIdentity::failed, this, [this](const base::Error &error) {
        if (error.code == base::ErrorCode::Forbidden)
            begin({}); // an account of one namespace
    });
    if (const QString &uid = session->cluster().uid(); !uid.isEmpty())
        begin(uid);
}

void ConsoleMemory::place(const QString &clusterUid)
{
    const session::SessionSettings &settings = m_session->settings();
    m_trail.setPlace({QString::fromStdString(settings.connection.userName),
                      QString::fromStdString(settings.connection.contextName), clusterUid, settings.sandboxNamespace});
}

void ConsoleMemory::begin(const QString &clusterUid)
{
    if (m_session == nullptr)
        return;
    place(clusterUid);
    if (isRecording())
        return;
    m_recorder->begin(clusterUid);
    sandboxes::SandboxesPage &page = m_console.sandboxes();
    sandboxes::EndedView *const ended = page.ended().view();
    ended->setPlace(&m_store, clusterUid, m_session->settings().sandboxNamespace);
    connect(m_recorder.get(), &sandbox::TombstoneRecorder::buried, ended, &sandboxes::EndedView::reload);
    const flows::RecordedPlace place{clusterUid, m_session->settings().sandboxNamespace};
    m_flows = std::make_unique<flows::FlowRecorder>(m_console.feed(), m_store, m_clock, place);
    connect(m_flows.get(), &flows::FlowRecorder::troubled, this, &ConsoleMemory::troubled);
    connect(m_flows.get(), &flows::FlowRecorder::recorded, &m_console.flows(), &flows::FlowsPage::refreshHistory);
    m_console.flows().setHistory(&m_store, place);
    m_console.policies().setRecordedFlows(&m_store, clusterUid);
    m_keeper = std::make_unique<SessionKeeper>(*m_session, m_console.activity(), m_store, m_clock, clusterUid);
    page.details()->setWhoEnds([this](const sandbox::Sandbox &sandbox, sandbox::DueTask::Kind kind) {
        return m_keeper ? m_keeper->whoEnds(sandbox, kind) : QString();
    });
}

} // namespace liteboxd::console
