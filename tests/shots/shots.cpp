// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "shots.h"

#include "app/flows/flow_table.h"
#include "app/flows/flow_tabs.h"
#include "app/flows/map_pane.h"
#include "app/policies/map_pane.h"
#include "app/policies/policy_details.h"
#include "app/sandboxes/detail_pane.h"
#include "app/sandboxes/filter_bar.h"
#include "app/sandboxes/sandbox_table.h"

#include <QAction>
#include <QApplication>
#include <QPixmap>
#include <QPlainTextEdit>
#include <QTabWidget>
#include <QTest>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;
using namespace liteboxd;
using sandboxes::DetailPane;
using sandboxes::TableState;

namespace {
constexpr int s_patience = 15'000; // milliseconds
}

Shots::Shots(QString folder, const Setting &setting)
    : m_folder(std::move(folder))
    , m_setting(setting)
{
    m_theme.setAppearance(setting.appearance);
    m_console = std::make_unique<console::Console>(control::GatewayRules{}, m_keychain, m_clock, m_theme, m_settings);
    m_console->window().resize(setting.size);
    m_console->window().show();
}

bool Shots::take(const QString &kubeconfig)
{
    picture(u"welcome"_s);
    if (!connectTo(kubeconfig))
        return false;
    picture(u"sandboxes"_s);

    auto *table = m_console->sandboxes().table();
    table->setCurrentIndex(table->model()->index(0, 0));
    m_console->sandboxes().actions().copyToken()->trigger();
    picture(u"sandbox"_s);
    for (const QString &tab : {u"logs"_s, u"terminal"_s, u"files"_s, u"events"_s, u"yaml"_s}) {
        act(u"sandbox.tab."_s + tab);
        if (!QTest::qWaitFor([this] { return hasDetails(); }, s_patience))
            return false;
        picture(tab);
    }
    m_console->sandboxes().actions().toggleInternet()->trigger();
    const auto answered = [table] { return !table->currentIndex().data(models::SandboxModel::PendingRole).toBool(); };
    if (!QTest::qWaitFor(answered, s_patience))
        return false;
    table->selectAll();
    picture(u"several"_s);
    m_console->sandboxes().filter()->setQuery(sandbox::SandboxQuery::parse(u"status:running internet:on"_s));
    picture(u"filter"_s);
    m_console->sandboxes().filter()->setQuery(sandbox::SandboxQuery::parse(u"template:none"_s));
    picture(u"nothing-found"_s);
    m_console->sandboxes().filter()->clear();

    act(u"view.page.templates"_s);
    picture(u"templates"_s);
    act(u"view.page.policies"_s);
    if (!QTest::qWaitFor([this] { return m_console->policies().state() == policies::PageState::Rows; }, s_patience))
        return false;
    picture(u"policies"_s);
    m_console->policies().details()->setCurrentIndex(2);
    picture(u"policies-verdicts"_s);
    policies::PolicyDetails &details = *m_console->policies().details();
    details.setCurrentIndex(3);
    if (!QTest::qWaitFor([&details] { return !details.map()->map().nodes.empty(); }, s_patience))
        return false;
    picture(u"policies-map"_s);
    act(u"view.page.flows"_s);
    if (!QTest::qWaitFor([this] { return m_console->flows().state() == flows::PageState::Rows; }, s_patience))
        return false;
    auto *const flowTable = m_console->flows().table();
    const auto dropped = [flowTable] {
        for (int row = flowTable->model()->rowCount() - 1; row >= 0; --row) {
            if (flowTable->model()->index(row, models::FlowModel::Verdict).data().toString() == u"DROPPED"_s)
                return row;
        }
        return -1;
    };
    if (!QTest::qWaitFor([&dropped] { return dropped() >= 0; }, s_patience))
        return false;
    picture(u"flows"_s);
    flowTable->setCurrentIndex(flowTable->model()->index(dropped(), 0));
    picture(u"flows-why"_s);
    for (int tab = 1; tab < m_console->flows().tabs()->count(); ++tab) {
        flows::FlowTabs *const tabs = m_console->flows().tabs();
        tabs->setCurrentIndex(tab);
        if (tabs->currentWidget() == tabs->map() &&
            !QTest::qWaitFor([tabs] { return !tabs->map()->view()->graph().nodes.empty(); }, s_patience))
            return false;
        picture(u"flows-%1"_s.arg(tab));
    }
    act(u"view.page.overview"_s);
    picture(u"overview"_s);
    act(u"view.page.gateway"_s);
    picture(u"gateway"_s);
    act(u"verify.start"_s);
    if (!QTest::qWaitFor([this] { return !m_console->verification().isRunning(); }, s_patience))
        return false;
    picture(u"verify"_s);
    act(u"view.page.activity"_s);
    picture(u"activity"_s);
    act(u"view.page.sandboxes"_s);
    act(u"view.palette"_s);
    picture(u"palette"_s);
    m_console->connector().chooseContext(u"nowhere"_s);
    picture(u"unknown-context"_s);
    return connectElsewhere();
}

bool Shots::connectTo(const QString &kubeconfig)
{
    m_console->connector().open({{kubeconfig}, {}, {}});
    const auto *strip = m_console->window().findChild<shell::ConnectionStrip *>();
    return QTest::qWaitFor([&] { return m_console->sandboxes().state() == TableState::Rows && strip->isDemo(); },
                           s_patience);
}

/// Whether the tab of the details that is shown has read what it shows.
bool Shots::hasDetails() const
{
    const DetailPane &details = *m_console->sandboxes().details();
    const auto isEmpty = [](const QWidget *each) {
        if (const auto *text = qobject_cast<const QPlainTextEdit *>(each))
            return text->isVisible() && text->toPlainText().isEmpty();
        const auto *rows = qobject_cast<const QAbstractItemView *>(each);
        return rows && rows->isVisible() && rows->model()->rowCount() == 0;
    };
    const auto parts = details.findChildren<QWidget *>();
    return std::none_of(parts.begin(), parts.end(), isEmpty);
}

/// What is asked before there is a connection.
bool Shots::connectElsewhere()
{
    const QString cluster = u"current-context: k3s\n"
                            "clusters: [{name: k, cluster: {server: 'https://127.0.0.1:1'}}]\n"
                            "contexts: [{name: k3s, context: {cluster: k, user: u}}]\n"_s;
    m_console->connector().openText(
        cluster + u"users: [{name: u, user: {exec: {command: aws, args: [eks, get-token, --cluster-name, prod], env: "
                  "[{name: AWS_PROFILE, value: operator}], apiVersion: client.authentication.k8s.io/v1beta1}}}]\n"_s);
    picture(u"login-question"_s);
    m_console->connector().openText(cluster + u"users: [{name: u, user: {token: t}}]\n"_s);
    if (!QTest::qWaitFor([this] { return m_console->window().isWelcoming(); }, s_patience))
        return false;
    picture(u"server-address"_s);
    return true;
}

void Shots::act(const QString &action)
{
    m_console->actions().find(action)->trigger();
}

void Shots::picture(const QString &name)
{
    QWidget &window = m_console->window();
    static_cast<void>(window.grab()); // lays out what was not shown before; what that asks for comes behind it
    QApplication::sendPostedEvents();
    QPixmap whole(window.size());
    whole.fill(window.palette().color(QPalette::Window)); // what nobody paints would be what the memory has there
    window.render(&whole);
    if (QWidget *popup = QApplication::activePopupWidget()) {
        popup->render(&whole, window.mapFromGlobal(popup->pos()));
        popup->close();
    }
    const QString scheme = m_setting.appearance == shell::Appearance::Dark ? u"dark"_s : u"light"_s;
    whole.save(u"%1/%2-%3-%4-%5x%6.png"_s.arg(m_folder, name, m_setting.language, scheme)
                   .arg(m_setting.size.width())
                   .arg(m_setting.size.height()));
}
