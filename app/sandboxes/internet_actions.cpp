// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sandboxes/internet_actions.h"

#include "app/shell/actions/action_registry.h"
#include "app/shell/words/rbac_rule.h"
#include "app/shell/words/sentences.h"
#include "core/session/capability.h"

#include <QAction>
#include <QLocale>
#include <QMessageBox>
#include <QPushButton>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace liteboxd::sandboxes {

using models::SandboxRow;
using sandbox::InternetWish;
using sandbox::SandboxPtr;
using session::Capability;
using shell::ActionGroup;
using shell::ActionRegistry;

namespace {

bool isAny(const SandboxRow &)
{
    return true;
}

bool isOfNobody(const SandboxRow &row)
{
    return !row.sandbox->controller.has_value();
}

} // namespace

InternetActions::InternetActions(ActionRegistry &actions, const models::SandboxFilterModel &rows,
                                 const std::vector<SandboxRow> &selection, QWidget *window)
    : QObject(window)
    , m_rows(rows)
    , m_selection(selection)
    , m_window(window)
{
    const auto add = [&](const QString &id, const QString &text, const QString &icon, const QKeySequence &keys = {}) {
        return actions.add(
            {u"sandbox.internet."_s + id, ActionGroup::Sandbox, text, icon, keys, shell::MenuSection::Internet});
    };
    m_toggle = add(u"toggle"_s, tr("Switch &internet on or off"), u"globe"_s, QKeySequence(u"Ctrl+I"_s));
    m_allow = add(u"allow"_s, tr("Switch internet o&n"), u"globe"_s);
    m_cut = add(u"cut"_s, tr("Switch internet o&ff"), u"globe-off"_s, QKeySequence(u"Ctrl+Shift+I"_s));
    connect(m_toggle, &QAction::triggered, this, [this] { set(targets(toggled()), toggled()); });
    connect(m_allow, &QAction::triggered, this, [this] { set(targets(InternetWish::Allow), InternetWish::Allow); });
    connect(m_cut, &QAction::triggered, this, [this] { set(targets(InternetWish::Deny), InternetWish::Deny); });
}

void InternetActions::setSession(sandbox::InternetSwitch *internet, kube::Permissions *permissions)
{
    if (m_permissions)
        m_permissions->disconnect(this);
    delete m_question; // it was about other sandboxes
    m_switch = internet;
    m_permissions = permissions;
    if (permissions)
        connect(permissions, &kube::Permissions::changed, this, &InternetActions::update);
    update();
}

void InternetActions::update()
{
    const auto follow = [this](QAction *action, InternetWish wish, const QString &useless) {
        if (!m_switch)
            return ActionRegistry::disable(action, tr("Not connected"));
        if (const QString why = refusal(wish); !why.isEmpty())
            return ActionRegistry::disable(action, why);
        if (!hasTarget(wish, isAny))
            return ActionRegistry::disable(action, useless);
        ActionRegistry::enable(action);
    };
    const InternetWish next = toggled();
    m_toggle->setText(next == InternetWish::Deny ? tr("Switch &internet off") : tr("Switch &internet on"));
    m_toggle->setIconText(shell::plainText(m_toggle));
    m_cut->setText(m_selection.empty() ? tr("Switch internet o&ff for all shown") : tr("Switch internet o&ff"));
    m_cut->setIconText(shell::plainText(m_cut));
    const QString useless = m_selection.empty() ? tr("Select a sandbox") : tr("The internet is switched on already");
    follow(m_toggle, next, useless);
    follow(m_allow, InternetWish::Allow, useless);
    follow(m_cut, InternetWish::Deny, tr("The internet is switched off already"));
}

void InternetActions::set(const std::vector<SandboxPtr> &sandboxes, InternetWish wish)
{
    if (!m_switch)
        return;
    if (wish == InternetWish::Allow && sandboxes.size() > sandbox::InternetSwitch::Few)
        return ask(sandboxes);
    m_switch->set(sandboxes, wish);
}

void InternetActions::ask(const std::vector<SandboxPtr> &sandboxes)
{
    const int count = static_cast<int>(sandboxes.size());
    delete m_question;
    m_question = new QMessageBox(QMessageBox::Question, tr("Switch internet on"), {}, QMessageBox::Cancel, m_window);
    m_question->setAttribute(Qt::WA_DeleteOnClose);
    m_question->setTextFormat(Qt::PlainText);
    m_question->setText(tr("Switch the internet on for %Ln sandboxes?", nullptr, count));
    const QString place = m_place.isEmpty() ? QString() : tr("The cluster is %1.").arg(m_place);
    m_question->setInformativeText(
        shell::joined({place, tr("Each of them may then reach the whole internet, or the domains it is allowed.")}));
    m_question->setDefaultButton(QMessageBox::Cancel);
    const QPushButton *yes = m_question->addButton(tr("Switch on for %Ln", nullptr, count), QMessageBox::AcceptRole);
    connect(yes, &QPushButton::clicked, this, [this, sandboxes] {
        if (m_switch)
            m_switch->set(sandboxes, InternetWish::Allow);
    });
    m_question->open();
}

/// Why the account can change none of these; empty as long as that is not known. Those that it cannot change among
/// others are told one by one.
QString InternetActions::refusal(InternetWish wish) const
{
    if (!m_permissions)
        return {};
    const auto missing = [this](Capability capability) {
        const std::vector<session::Limit> limits = session::limits(*m_permissions, {capability});
        return limits.empty() ? QString() : shell::missingRule(limits.front().denied);
    };
    if (QString why = missing(Capability::SwitchInternet); !why.isEmpty())
        return why;
    QString why = missing(Capability::SwitchInternetOfReplicaSet);
    const bool isOfReplicaSets = !why.isEmpty() && hasTarget(wish, isAny) && !hasTarget(wish, isOfNobody);
    return isOfReplicaSets ? why : QString();
}

/// What toggling the selection means: off if all of it is on.
InternetWish InternetActions::toggled() const
{
    const bool allWanted = std::none_of(m_selection.begin(), m_selection.end(),
                                        [](const SandboxRow &row) { return row.isOpenTo(InternetWish::Allow); });
    return !m_selection.empty() && allWanted ? InternetWish::Deny : InternetWish::Allow;
}

/// Whether `wish` would change one that fits: without a list of all of them, since this is asked with each change.
bool InternetActions::hasTarget(InternetWish wish, const std::function<bool(const SandboxRow &)> &fits) const
{
    if (m_selection.empty())
        return wish == InternetWish::Deny && m_rows.hasOpenTo(wish, fits);
    return std::any_of(m_selection.begin(), m_selection.end(),
                       [&](const SandboxRow &row) { return row.isOpenTo(wish) && fits(row); });
}

std::vector<SandboxPtr> InternetActions::targets(InternetWish wish) const
{
    std::vector<SandboxPtr> found;
    const auto take = [&](const SandboxRow &row) {
        if (row.isOpenTo(wish))
            found.push_back(row.sandbox);
    };
    if (!m_selection.empty())
        std::for_each(m_selection.begin(), m_selection.end(), take);
    else if (wish == InternetWish::Deny)
        for (int row = 0; row < m_rows.rowCount(); ++row)
            take(m_rows.row(m_rows.index(row, 0)));
    return found;
}

} // namespace liteboxd::sandboxes
