// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/policies/policy_tab.h"

#include "app/policies/answer_list.h"
#include "app/policies/page_state_words.h"
#include "app/policies/quarantine.h"
#include "app/policies/tr.h"
#include "app/shell/looks/metrics.h"
#include "app/shell/widgets/plain_label.h"
#include "app/shell/widgets/state_view.h"
#include "app/shell/words/visible_text.h"

#include <QHeaderView>
#include <QPushButton>
#include <QStackedWidget>
#include <QVBoxLayout>

using namespace Qt::Literals::StringLiterals;

namespace liteboxd::policies {

using namespace shell;
using policy::explain::Direction;
using policy::explain::PolicyExplainer;

namespace {

constexpr std::chrono::seconds s_readEvery(30);

/// What of a sandbox its verdicts depend on, as far as it changes while it runs.
QString whatDecides(const sandbox::Sandbox &sandbox)
{
    return (sandbox.internetRequested ? u"on\n"_s : u"off\n"_s) + sandbox.allowedDomains.join(u'\n');
}

QString isolation(const PolicyExplainer &explainer, std::size_t pod, Direction direction)
{
    const bool isOut = direction == Direction::Egress;
    const auto rules = explainer.rulesOf(pod, direction);
    QStringList names;
    for (const auto &each : rules.isolatedBy())
        names << QString::fromStdString(each.name.name);
    if (names.isEmpty())
        return isOut ? Tr::tr("Outgoing: no policy isolates it; what none denies passes.")
                     : Tr::tr("Incoming: no policy isolates it; what none denies passes.");
    const QString list = visibleText(names.join(u", "_s));
    return isOut ? Tr::tr("Outgoing: only what these allow: %1.").arg(list)
                 : Tr::tr("Incoming: only what these allow: %1.").arg(list);
}

} // namespace

PolicyTab::PolicyTab(QWidget *parent)
    : SandboxTab(u"policy"_s, tr("Policy"), u"shield"_s, parent)
    , m_quarantine(new PlainLabel(
          tr("It is in quarantine: every connection is denied until it is released, on the page of policies.")))
    , m_outgoing(new PlainLabel({}, nullptr, PlainLabel::Kind::Selectable))
    , m_incoming(new PlainLabel({}, nullptr, PlainLabel::Kind::Selectable))
    , m_answers(new AnswerList)
    , m_reason(new PlainLabel({}, nullptr, PlainLabel::Kind::Selectable))
    , m_more(new QPushButton(tr("Other questions…")))
    , m_page(new QWidget)
    , m_state(new StateView)
    , m_stack(new QStackedWidget(this))
{
    layOut();
    m_again.setInterval(s_readEvery);
    connect(&m_again, &QTimer::timeout, this, [this] {
        if (m_overview)
            m_overview->refresh();
    });
    connect(m_answers, &QTreeWidget::currentItemChanged, this, [this] { m_reason->setText(m_answers->reason()); });
    connect(m_more, &QPushButton::clicked, this, [this] {
        if (sandbox())
            Q_EMIT moreWished(QString::fromStdString(sandbox()->id.text()));
    });
}

void PolicyTab::layOut()
{
    m_answers->setColumnHidden(AnswerList::DecidedBy, true); // the reason below says it
    m_answers->header()->setStretchLastSection(false);
    m_answers->header()->setSectionResizeMode(AnswerList::Question, QHeaderView::Stretch);
    m_state->setCompact();
    auto *column = new QVBoxLayout(m_page);
    column->setContentsMargins(metrics::Small, metrics::Small, metrics::Small, metrics::Small);
    column->setSpacing(metrics::Small);
    for (PlainLabel *label : {m_quarantine, m_outgoing, m_incoming, m_reason})
        label->setWordWrap(true);
    column->addWidget(m_quarantine);
    column->addWidget(m_outgoing);
    column->addWidget(m_incoming);
    column->addWidget(m_answers, 1);
    column->addWidget(m_reason);
    column->addWidget(m_more);
    m_stack->addWidget(m_page);
    m_stack->addWidget(m_state);
    setFocusProxy(m_answers);
    auto *whole = new QVBoxLayout(this);
    whole->setContentsMargins(0, 0, 0, 0);
    whole->addWidget(m_stack);
}

void PolicyTab::follow()
{
    policy::PolicyOverview *const overview = isWanted() ? &session()->policyOverview() : nullptr;
    if (overview != m_overview) {
        if (m_overview)
            m_overview->disconnect(this);
        m_overview = overview;
        if (overview)
            connect(overview, &policy::PolicyOverview::changed, this, &PolicyTab::take);
    }
    if (!overview)
        return m_again.stop();
    m_again.start();
    take();
    const QString asked = whatDecides(*sandbox());
    const bool isChanged = sandbox()->uid == m_uid && asked != m_asked;
    m_uid = sandbox()->uid;
    m_asked = asked;
    if (isChanged)
        overview->refreshAfterChange();
    else
        overview->refreshIfOlder(policy::PolicyOverview::recent);
}

void PolicyTab::take()
{
    const auto picture = m_overview->picture();
    const auto pod = picture ? picture->explainer->identities().findSandbox(sandbox()->id.text()) : std::nullopt;
    if (!pod)
        return showState();
    answer(*picture, *pod);
    m_stack->setCurrentWidget(m_page);
}

void PolicyTab::answer(const policy::PolicyPicture &picture, std::size_t pod)
{
    const bool isCutOff =
        isInQuarantine(picture, sandbox()->podNamespace, QString::fromStdString(sandbox()->id.text()));
    m_quarantine->setVisible(isCutOff);
    m_outgoing->setVisible(!isCutOff); // what the others allow does not count
    m_incoming->setVisible(!isCutOff);
    m_outgoing->setText(isolation(*picture.explainer, pod, Direction::Egress));
    m_incoming->setText(isolation(*picture.explainer, pod, Direction::Ingress));
    m_answers->show(picture, pod);
    m_reason->setText(m_answers->reason());
}

void PolicyTab::showState()
{
    m_stack->setCurrentWidget(m_state);
    if (m_overview->picture()) {
        m_state->setIcon(u"shield"_s, ColorRole::Muted);
        m_state->setHeadline(tr("No policy looks at it"));
        m_state->setText(tr("Its pod has ended, or was not there yet when the policies were read."));
        return m_state->setBlock({});
    }
    const QString nameSpace = session()->settings().sandboxNamespace;
    say(words(pageState(m_overview), nameSpace, m_overview->error(), Subject::Cluster), *m_state, nullptr);
}

} // namespace liteboxd::policies
