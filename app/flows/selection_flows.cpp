// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/flows/selection_flows.h"

#include "app/flows/explanation.h"
#include "app/flows/flow_table.h"
#include "app/flows/page_state.h"
#include "app/shell/widgets/state_view.h"
#include "app/shell/words/error_texts.h"
#include "core/flows/flow_words.h"

#include <QStackedWidget>
#include <QVBoxLayout>

using namespace Qt::Literals::StringLiterals;

namespace liteboxd::flows {

using namespace shell;

namespace {

constexpr std::size_t s_mostRows = 2000;
constexpr std::uint64_t s_lastFlows = 100;

QString filterFor(const QString &sandboxId)
{
    return u"--sandbox "_s + sandboxId;
}

} // namespace

SelectionFlows::SelectionFlows(const base::Clock &clock, QSettings &settings, MakeSource makeSource, QWidget *parent)
    : SandboxTab(u"flows"_s, tr("Flows of the selection"), u"flows"_s, parent)
    , m_clock(clock)
    , m_makeSource(std::move(makeSource))
    , m_model(s_mostRows)
    , m_table(new FlowTable(settings))
    , m_state(new StateView)
    , m_stack(new QStackedWidget(this))
{
    m_table->setAccessibleName(title());
    m_table->show(m_model);
    m_state->setCompact();
    m_stack->addWidget(m_table);
    m_stack->addWidget(m_state);
    setFocusProxy(m_table);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_stack);
    connect(m_table, &FlowTable::readingChanged, this, [this](bool reading) { m_model.setHeld(reading); });
    connect(m_table, &QTreeView::doubleClicked, this, [this] { Q_EMIT pageWished(filterFor(m_asked)); });
    showState();
}

SelectionFlows::~SelectionFlows() = default;

void SelectionFlows::askAnew()
{
    m_asked.clear();
    follow();
}

void SelectionFlows::follow()
{
    followPolicies();
    const QString id = isWanted() ? QString::fromStdString(sandbox()->id.text()) : QString();
    if (id == m_asked)
        return;
    m_asked = id;
    ask();
}

void SelectionFlows::ask()
{
    m_source.reset();
    m_model.clear();
    m_table->goToEnd();
    if (!m_asked.isEmpty())
        m_source = m_makeSource();
    if (m_source) {
        connect(m_source.get(), &hubble::FlowSource::flowsCame, this, [this](const QList<Flow> &flows) {
            m_model.add(flows);
            showState();
        });
        connect(m_source.get(), &hubble::FlowSource::gapFound, this, [this](const FlowGap &gap) { m_model.add(gap); });
        connect(m_source.get(), &hubble::FlowSource::stateChanged, this, &SelectionFlows::showState);
        FlowQuery query =
            withinNamespace(*parseFlowLine(filterFor(m_asked), m_clock.wall()), session()->settings().sandboxNamespace);
        query.follow = true;
        query.last = s_lastFlows;
        m_source->start(query);
    }
    showState();
}

void SelectionFlows::followPolicies()
{
    policy::PolicyOverview *const policies = isWanted() ? &session()->policyOverview() : nullptr;
    if (policies == m_policies)
        return;
    if (m_policies)
        m_policies->disconnect(this);
    m_policies = policies;
    if (!policies)
        return;
    connect(policies, &policy::PolicyOverview::changed, this, &SelectionFlows::explain);
    explain();
    policies->refreshIfOlder(policy::PolicyOverview::recent);
}

void SelectionFlows::explain()
{
    const Explanation explanation = explanationOf(*m_policies);
    m_model.setExplainer(explanation.explainer, explanation.reading);
}

void SelectionFlows::showState()
{
    m_stack->setCurrentIndex(m_model.rowCount() > 0 ? 0 : 1);
    if (m_asked.isEmpty()) {
        m_state->setIcon(u"flows"_s, ColorRole::Muted);
        m_state->setHeadline(title());
        m_state->setText(tr("Select one sandbox to see what it does on the network."));
        return m_state->setBlock({});
    }
    const auto source = m_source ? m_source->state() : hubble::SourceState{};
    const PageState state = pageState({true, m_source != nullptr, true, m_model.rowCount() > 0, source});
    if (state == PageState::NothingFound) {
        m_state->setIcon(u"flows"_s, ColorRole::Muted);
        m_state->setHeadline(tr("No flows of this sandbox yet"));
        m_state->setText(tr("New ones appear as they happen."));
        return m_state->setBlock({});
    }
    const PageStateWords said = words(state, source.error);
    m_state->setIcon(said.iconName, said.role);
    m_state->setHeadline(said.headline);
    m_state->setText(state == PageState::Unavailable ? tr("The page of flows says what is missing.") : said.text);
}

} // namespace liteboxd::flows
