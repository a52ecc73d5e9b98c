// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sandboxes/lifetime/lifetime_actions.h"

#include "app/sandboxes/lifetime/create_dialog.h"
#include "app/sandboxes/lifetime/delete_dialog.h"
#include "app/sandboxes/lifetime/failure_notes.h"
#include "app/sandboxes/lifetime/ttl_dialog.h"
#include "app/shell/actions/action_registry.h"
#include "app/shell/words/rbac_rule.h"
#include "app/shell/words/sentences.h"

#include <QAction>
#include <QMessageBox>
#include <QPushButton>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace liteboxd::sandboxes {

using models::ActivityEntry;
using models::SandboxRow;
using sandbox::Sandbox;
using sandbox::SandboxPtr;
using sandbox::SandboxState;
using session::Capability;
using shell::ActionGroup;
using shell::ActionRegistry;
using shell::MenuSection;
using Kind = ActivityEntry::Kind;
using Outcome = ActivityEntry::Outcome;

namespace {

bool hasEnded(const Sandbox &sandbox)
{
    return sandbox.state == SandboxState::Succeeded || sandbox.state == SandboxState::Failed ||
           sandbox.state == SandboxState::Terminating;
}

/// Runs end while they tell of it: they go a moment later.
template<class Run>
void forget(std::vector<std::unique_ptr<Run>> &runs, const Run *which)
{
    for (auto run = runs.begin(); run != runs.end(); ++run) {
        if (run->get() != which)
            continue;
        run->release()->deleteLater();
        runs.erase(run);
        return;
    }
}

} // namespace

LifetimeActions::LifetimeActions(ActionRegistry &actions, const base::Clock &clock,
                                 const std::vector<SandboxRow> &selection, QWidget *window)
    : QObject(window)
    , m_clock(clock)
    , m_selection(selection)
    , m_window(window)
{
    const auto add = [&actions](const QString &id, const QString &text, const QString &icon, const QKeySequence &keys) {
        return actions.add({id, ActionGroup::Sandbox, text, icon, keys, MenuSection::Lifetime});
    };
    m_create = add(u"sandbox.create"_s, tr("&Create sandbox…"), u"add"_s, QKeySequence::New);
    m_renew = add(u"sandbox.renew"_s, tr("Re&new time to live…"), u"clock"_s, {});
    m_rotate = add(u"sandbox.rotate"_s, tr("&Rotate access token…"), u"token"_s, {});
    m_remove = add(u"sandbox.delete"_s, tr("&Delete…"), u"trash"_s, QKeySequence(Qt::Key_Delete));
    m_renew->setIconText(tr("Renew"));
    m_rotate->setIconText(tr("New token"));
    m_remove->setIconText(tr("Delete"));
    m_remove->setShortcutContext(Qt::WidgetShortcut); // elsewhere the key deletes a letter
    connect(m_create, &QAction::triggered, this,
            [this] { askToCreate(m_selection.size() == 1 ? m_selection.front().sandbox->templateName : QString()); });
    connect(m_renew, &QAction::triggered, this, &LifetimeActions::askToRenew);
    connect(m_rotate, &QAction::triggered, this, &LifetimeActions::askToRotate);
    connect(m_remove, &QAction::triggered, this, [this] {
        std::vector<Sandbox> sandboxes;
        for (const SandboxRow &row : m_selection)
            sandboxes.push_back(*row.sandbox);
        askToDelete(std::move(sandboxes));
    });
}

LifetimeActions::~LifetimeActions() = default;

void LifetimeActions::setSession(session::Session *session)
{
    if (m_session)
        m_session->permissions().disconnect(this);
    delete m_dialog; // it is about the cluster before
    delete m_deleting;
    m_removals.clear();
    m_edits.clear();
    m_session = session;
    if (session)
        connect(&session->permissions(), &kube::Permissions::changed, this, &LifetimeActions::update);
    update();
}

void LifetimeActions::update()
{
    const auto follow = [this](QAction *action, Capability capability, const QString &useless) {
        QString why = useless;
        if (!m_session)
            why = tr("Not connected");
        else if (const QString right = missing(capability); !right.isEmpty())
            why = right;
        if (why.isEmpty())
            ActionRegistry::enable(action);
        else
            ActionRegistry::disable(action, why);
    };
    const QString none = m_selection.empty() ? tr("Select a sandbox") : QString();
    const QString ended = none.isEmpty() && living().empty() ? tr("It has ended, or is about to") : none;
    follow(m_create, Capability::CreateSandboxes, {});
    follow(m_renew, Capability::SwitchInternet, ended); // the same right: to patch its pod
    follow(m_rotate, Capability::SwitchInternet, ended);
    follow(m_remove, Capability::DeleteSandboxes, none);
}

QString LifetimeActions::missing(Capability capability) const
{
    const std::vector<session::Limit> limits = session::limits(m_session->permissions(), {capability});
    return limits.empty() ? QString() : shell::missingRule(limits.front().denied);
}

LifetimeActions::Sandboxes LifetimeActions::living() const
{
    Sandboxes found;
    for (const SandboxRow &row : m_selection) {
        if (!hasEnded(*row.sandbox))
            found.push_back(row.sandbox);
    }
    return found;
}

void LifetimeActions::open(QDialog *dialog)
{
    delete m_dialog;
    m_dialog = dialog;
    dialog->open();
}

void LifetimeActions::askToCreate(const QString &templateName)
{
    if (m_session)
        openCreation()->choose(templateName);
}

void LifetimeActions::askToCreateLike(const LikeSandbox &like)
{
    if (m_session)
        openCreation()->fill(like);
}

CreateDialog *LifetimeActions::openCreation()
{
    auto *dialog =
        new CreateDialog(m_session->api(), m_session->settings().sandboxNamespace.toStdString(), m_place, m_window);
    connect(dialog, &CreateDialog::created, this, [this](const Sandbox &sandbox) {
        ActivityEntry entry{Kind::SandboxCreated};
        entry.sandboxId = QString::fromStdString(sandbox.id.text());
        Q_EMIT happened(entry, {});
        Q_EMIT created(sandbox);
    });
    connect(dialog, &CreateDialog::failed, this, [this](const base::SandboxId &id, const base::Error &error, bool) {
        ActivityEntry entry{Kind::SandboxCreated};
        entry.sandboxId = QString::fromStdString(id.text());
        entry.outcome = Outcome::Failed;
        entry.error = error;
        Q_EMIT happened(entry, {});
    });
    connect(dialog, &CreateDialog::tokenWanted, this, &LifetimeActions::tokenWanted);
    connect(dialog, &CreateDialog::openWanted, this, &LifetimeActions::openWanted);
    connect(dialog, &CreateDialog::deleteWanted, this, &LifetimeActions::deleteById);
    open(dialog);
    return dialog;
}

/// One that was made a moment ago and is not wanted: it is known by now, or will not be deleted unseen.
void LifetimeActions::deleteById(const base::SandboxId &id)
{
    if (const SandboxPtr sandbox = m_session ? m_session->sandboxes().find(id) : nullptr)
        askToDelete({*sandbox});
}

void LifetimeActions::askToRenew()
{
    const Sandboxes sandboxes = living();
    if (!m_session || sandboxes.empty())
        return;
    auto *dialog = new TtlDialog(sandboxes, m_clock.wall(), m_window);
    connect(dialog, &TtlDialog::chosen, this, [this, sandboxes](std::chrono::seconds length) {
        if (!m_session)
            return;
        startEdit(sandboxes, Kind::TtlRenewed,
                  [&api = m_session->api(), length, now = m_clock.wall()](const Sandbox &sandbox, QObject *context,
                                                                          async::Callback<Sandbox> done) {
                      return sandbox::SandboxEdits(api).renew(sandbox, length, now, kube::Persistence::Store, context,
                                                              std::move(done));
                  });
    });
    open(dialog);
}

void LifetimeActions::askToRotate()
{
    const Sandboxes sandboxes = living();
    if (!m_session || sandboxes.empty())
        return;
    const int count = static_cast<int>(sandboxes.size());
    auto *box = new QMessageBox(QMessageBox::Question, tr("Rotate access tokens"), {}, QMessageBox::Cancel, m_window);
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setTextFormat(Qt::PlainText);
    box->setText(
        count == 1 ? tr("Give sandbox %1 a new access token?").arg(QString::fromStdString(sandboxes.front()->id.text()))
                   : tr("Give %Ln sandboxes new access tokens?", nullptr, count));
    box->setInformativeText(shell::joined(
        {m_place.isEmpty() ? QString() : tr("The cluster is %1.").arg(m_place),
         tr("The token that is in use opens nothing any more, and WebSockets that were opened with it are closed. "
            "Whoever uses it needs the new one."),
         std::any_of(sandboxes.begin(), sandboxes.end(),
                     [](const SandboxPtr &each) { return each->isManagedByServer(); })
             ? tr("LiteBoxd's own server keeps a copy of the token and does not learn of the new one.")
             : QString()}));
    box->setDefaultButton(QMessageBox::Cancel);
    const QPushButton *yes = box->addButton(tr("Rotate"), QMessageBox::AcceptRole);
    connect(yes, &QPushButton::clicked, this, [this, sandboxes] {
        if (!m_session)
            return;
        startEdit(sandboxes, Kind::TokenRotated,
                  [&api = m_session->api()](const Sandbox &sandbox, QObject *context, async::Callback<Sandbox> done) {
                      return sandbox::SandboxEdits(api).rotate(sandbox, kube::Persistence::Store, context,
                                                               std::move(done));
                  });
    });
    open(box);
}

void LifetimeActions::startEdit(const Sandboxes &sandboxes, Kind kind, const EditRun::Edit &edit)
{
    auto *run = m_edits.emplace_back(std::make_unique<EditRun>(sandboxes, edit)).get();
    const QString id = sandboxes.size() == 1 ? QString::fromStdString(sandboxes.front()->id.text()) : QString();
    connect(run, &EditRun::finished, this, [this, run, kind, id, sandboxes] {
        ActivityEntry entry{kind};
        entry.sandboxId = id;
        for (const SandboxPtr &sandbox : sandboxes)
            entry.sandboxIds << QString::fromStdString(sandbox->id.text());
        entry.count = run->total();
        noteFailures(entry, run->failures());
        Q_EMIT happened(entry, {});
        forget(m_edits, run);
    });
    run->start();
}

void LifetimeActions::askToDelete(std::vector<Sandbox> sandboxes)
{
    if (!m_session || sandboxes.empty())
        return;
    delete m_deleting;
    m_deleting = new DeleteDialog(std::move(sandboxes), m_place, m_window);
    connect(m_deleting, &DeleteDialog::confirmed, this, &LifetimeActions::startRemoval);
    m_deleting->open();
}

void LifetimeActions::startRemoval(const std::vector<Sandbox> &sandboxes, RemovalRun::Grace grace)
{
    if (!m_session)
        return;
    auto *run = m_removals
                    .emplace_back(std::make_unique<RemovalRun>(
                        m_session->api(), m_session->settings().sandboxNamespace.toStdString(), sandboxes, grace))
                    .get();
    connect(run, &RemovalRun::refused, this, &LifetimeActions::removalRefused);
    connect(run, &RemovalRun::finished, this, [this, run] {
        tellRemoval(*run);
        forget(m_removals, run);
    });
    if (m_deleting)
        m_deleting->follow(run);
    Q_EMIT removing(sandboxes);
    run->start();
}

void LifetimeActions::tellRemoval(const RemovalRun &run)
{
    ActivityEntry entry{Kind::SandboxDeleted};
    if (run.total() == 1)
        entry.sandboxId = QString::fromStdString(run.sandboxes().front().id.text());
    for (const Sandbox &sandbox : run.sandboxes())
        entry.sandboxIds << QString::fromStdString(sandbox.id.text());
    entry.count = run.total();
    noteFailures(entry, run.refusals());
    Q_EMIT happened(entry, {});
}

} // namespace liteboxd::sandboxes
