// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/templates/template_actions.h"

#include "app/shell/actions/action_registry.h"
#include "app/shell/words/rbac_rule.h"
#include "app/shell/words/sentences.h"
#include "app/templates/template_editor.h"
#include "core/kube/kubeconfig/local_file.h"
#include "core/session/capability.h"

#include <QAction>
#include <QDir>
#include <QFileDialog>
#include <QLocale>
#include <QMessageBox>
#include <QPushButton>
#include <QSaveFile>

using namespace Qt::Literals::StringLiterals;

namespace liteboxd::templates {

using models::ActivityEntry;
using models::TemplateRow;
using sandbox::SandboxTemplate;
using session::Capability;
using shell::ActionGroup;
using shell::ActionRegistry;
using Kind = ActivityEntry::Kind;

namespace {

constexpr std::size_t s_largestFile = 4 * 1024 * 1024;

/// What a new one begins with.
const QString s_example = uR"(apiVersion: liteboxd/v1
kind: SandboxTemplate
metadata:
  name: my-template
spec:
  image: docker.io/library/python:3.12-slim
  command: [sleep, infinity]
  resources:
    cpu: 500m
    memory: 512Mi
  ttl: 3600
  network:
    allowInternetAccess: false
)"_s;

} // namespace

TemplateActions::TemplateActions(ActionRegistry &actions, const models::TemplateModel &model, Select select,
                                 QWidget *window)
    : QObject(window)
    , m_model(model)
    , m_select(std::move(select))
    , m_window(window)
{
    registerActions(actions);
    connect(m_sandbox, &QAction::triggered, this, [this] {
        if (const Selection now = m_select(); now.shown)
            Q_EMIT sandboxWanted(now.shown->name, now.shown->version);
    });
    connect(m_list, &QAction::triggered, this, [this] {
        if (const Selection now = m_select(); now.shown)
            Q_EMIT sandboxesWanted(now.shown->name, now.shown->version);
    });
    connect(m_create, &QAction::triggered, this, [this] { edit(s_example); });
    connect(m_edit, &QAction::triggered, this, [this] {
        if (const Selection now = m_select(); now.shown)
            edit(QString::fromUtf8(sandbox::templatesToYaml({*now.shown})));
    });
    connect(m_import, &QAction::triggered, this, &TemplateActions::askForImport);
    connect(m_export, &QAction::triggered, this, &TemplateActions::askForExport);
    connect(m_rollback, &QAction::triggered, this, &TemplateActions::askToRollBack);
    connect(m_remove, &QAction::triggered, this, &TemplateActions::askToDelete);
}

TemplateActions::~TemplateActions() = default;

void TemplateActions::registerActions(ActionRegistry &actions)
{
    const auto add = [&actions](const QString &id, const QString &text, const QString &icon) {
        return actions.add({u"template."_s + id, ActionGroup::Template, text, icon});
    };
    m_sandbox = add(u"sandbox"_s, tr("Create &sandbox of it…"), u"box"_s);
    m_list = add(u"sandboxes"_s, tr("Sho&w the sandboxes of this version"), u"filter"_s);
    m_create = add(u"new"_s, tr("&New template…"), u"add"_s);
    m_edit = add(u"edit"_s, tr("&Edit as YAML…"), u"edit"_s);
    m_import = add(u"import"_s, tr("&Import…"), u"upload"_s);
    m_export = add(u"export"_s, tr("E&xport…"), u"download"_s);
    m_rollback = add(u"rollback"_s, tr("&Roll back to this version…"), u"history"_s);
    m_remove = add(u"delete"_s, tr("&Delete template…"), u"trash"_s);
    m_sandbox->setIconText(tr("Create"));
    m_list->setIconText(tr("Sandboxes"));
    m_edit->setIconText(tr("Edit"));
    m_rollback->setIconText(tr("Roll back"));
    m_create->setIconText(tr("New template"));
    m_import->setIconText(tr("Import"));
}

QList<QAction *> TemplateActions::all() const
{
    return {m_sandbox, m_list, nullptr, m_create, m_edit, m_rollback, nullptr, m_import, m_export, nullptr, m_remove};
}

void TemplateActions::setSession(session::Session *session)
{
    if (m_session)
        m_session->permissions().disconnect(this);
    delete m_dialog; // it is about the cluster before
    m_requests.clear();
    m_store.reset();
    m_session = session;
    if (session) {
        m_store = std::make_unique<sandbox::TemplateStore>(session->api(),
                                                           session->settings().sandboxNamespace.toStdString());
        connect(&session->permissions(), &kube::Permissions::changed, this, &TemplateActions::update);
    }
    update();
}

void TemplateActions::update()
{
    const Selection now = m_select();
    QString notHere = m_session ? QString() : tr("Not connected");
    QString noChange = notHere;
    if (m_session) {
        const auto limits = session::limits(m_session->permissions(), {Capability::ChangeTemplates});
        noChange = limits.empty() ? QString() : shell::missingRule(limits.front().denied);
    }
    const auto follow = [](QAction *action, const QString &why, const QString &useless = {}) {
        if (const QString &reason = why.isEmpty() ? useless : why; reason.isEmpty())
            ActionRegistry::enable(action);
        else
            ActionRegistry::disable(action, reason);
    };
    const QString none = now.rows.empty() ? tr("Select a template") : QString();
    const QString notOne = now.rows.size() > 1 ? tr("Select one template only") : none;
    const bool isOld = now.rows.size() == 1 && now.shown && now.shown->version != now.rows.front()->newest().version;
    const bool isRun = now.rows.size() == 1 && now.shown && now.rows.front()->sandboxes.contains(now.shown->version);
    follow(m_sandbox, notHere, notOne);
    follow(m_list, notHere, notOne.isEmpty() && !isRun ? tr("No sandbox runs this version") : notOne);
    follow(m_create, noChange);
    follow(m_edit, noChange, notOne);
    follow(m_import, noChange);
    follow(m_export, {}, none);
    follow(m_rollback, noChange, notOne.isEmpty() && !isOld ? tr("Choose an older version first") : notOne);
    follow(m_remove, noChange, none);
}

void TemplateActions::open(QDialog *dialog)
{
    delete m_dialog;
    m_dialog = dialog;
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->open();
}

void TemplateActions::edit(const QString &yaml)
{
    if (!m_session)
        return;
    sandbox::TemplateStore::Versions known;
    for (int row = 0; row < m_model.rowCount(); ++row)
        known.push_back(m_model.row(row).newest());
    auto *editor = new TemplateEditor(m_session->api(), m_session->settings().sandboxNamespace.toStdString(),
                                      std::move(known), m_window);
    editor->setText(yaml);
    connect(editor, &TemplateEditor::applied, this,
            [this](const QString &name, int version) { tell(Kind::TemplateStored, name, version, {}); });
    connect(editor, &TemplateEditor::failed, this,
            [this](const QString &name, const base::Error &error) { tell(Kind::TemplateStored, name, 0, error); });
    open(editor);
}

void TemplateActions::askForImport()
{
    auto *dialog =
        new QFileDialog(m_window, tr("Import templates"), QDir::homePath(), tr("YAML (*.yaml *.yml *.json)"));
    dialog->setFileMode(QFileDialog::ExistingFile);
    connect(dialog, &QFileDialog::fileSelected, this, &TemplateActions::import, Qt::QueuedConnection);
    open(dialog);
}

/// Into the editor: what would change is seen before it does.
void TemplateActions::import(const QString &path)
{
    const auto text = kube::readLocalFile(path.toStdString(), s_largestFile);
    if (!text) {
        Q_EMIT fileFailed(tr("The file was not imported."), text.error());
        return;
    }
    edit(QString::fromStdString(*text));
}

void TemplateActions::askForExport()
{
    const Selection now = m_select();
    std::vector<SandboxTemplate> chosen;
    for (const TemplateRow *row : now.rows)
        chosen.push_back(now.rows.size() == 1 && now.shown ? *now.shown : row->newest());
    if (chosen.empty())
        return;
    auto *dialog = new QFileDialog(m_window, tr("Export templates"), QDir::homePath(), tr("YAML (*.yaml *.yml)"));
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->selectFile(chosen.size() == 1 ? chosen.front().name + u".yaml"_s : u"templates.yaml"_s);
    connect(
        dialog, &QFileDialog::fileSelected, this, [this, yaml = sandbox::templatesToYaml(chosen)](const QString &path) {
            QSaveFile file(path);
            if (file.open(QFile::WriteOnly) && file.write(yaml) == yaml.size() && file.commit())
                return;
            Q_EMIT fileFailed(tr("The templates were not exported."),
                              {base::ErrorCode::FileUnreadable, file.errorString().toStdString(), path.toStdString()});
        });
    open(dialog);
}

void TemplateActions::askToRollBack()
{
    const Selection now = m_select();
    if (!m_store || now.rows.size() != 1 || !now.shown)
        return;
    const QString name = now.shown->name;
    const int version = now.shown->version;
    auto *box = new QMessageBox(QMessageBox::Question, tr("Roll back"), {}, QMessageBox::Cancel, m_window);
    box->setTextFormat(Qt::PlainText);
    box->setText(tr("Make version %1 of %2 the newest again?").arg(version).arg(name));
    box->setInformativeText(tr("It is stored once more, as version %1. Nothing is lost, and sandboxes that run stay as "
                               "they are.")
                                .arg(now.rows.front()->newest().version + 1));
    box->setDefaultButton(QMessageBox::Cancel);
    const QPushButton *yes = box->addButton(tr("Roll back"), QMessageBox::AcceptRole);
    connect(yes, &QPushButton::clicked, this, [this, name, version] { rollBack(name, version); });
    open(box);
}

void TemplateActions::rollBack(const QString &name, int version)
{
    if (!m_store)
        return;
    std::erase_if(m_requests, [](const async::Request &request) { return !request.isPending(); });
    m_requests.push_back(m_store->rollback(name, version, kube::Persistence::Store, this,
                                           [this, name](const base::Result<sandbox::AppliedTemplate> &done) {
                                               if (done)
                                                   tell(Kind::TemplateStored, name, done->value.version, {});
                                               else
                                                   tell(Kind::TemplateStored, name, 0, done.error());
                                           }));
}

void TemplateActions::askToDelete()
{
    const Selection now = m_select();
    if (!m_store || now.rows.empty())
        return;
    QStringList names;
    int versions = 0;
    int sandboxes = 0;
    for (const TemplateRow *row : now.rows) {
        names << row->newest().name;
        versions += static_cast<int>(row->versions.size());
        sandboxes += row->total();
    }
    auto *box = new QMessageBox(QMessageBox::Question, tr("Delete templates"), {}, QMessageBox::Cancel, m_window);
    box->setTextFormat(Qt::PlainText);
    box->setText(names.size() == 1 ? tr("Delete template %1?").arg(names.first())
                                   : tr("Delete %Ln templates?", nullptr, static_cast<int>(names.size())));
    box->setInformativeText(shell::joined(
        {tr("%Ln versions go, and there is no way back: export them first if they may be wanted.", nullptr, versions),
         sandboxes == 0 ? QString() : tr("%Ln sandboxes that were made from them stay.", nullptr, sandboxes)}));
    box->setDefaultButton(QMessageBox::Cancel);
    const QPushButton *yes = box->addButton(tr("Delete"), QMessageBox::DestructiveRole);
    connect(yes, &QPushButton::clicked, this, [this, names] { remove(names); });
    open(box);
}

void TemplateActions::remove(const QStringList &names)
{
    if (!m_store)
        return;
    std::erase_if(m_requests, [](const async::Request &request) { return !request.isPending(); });
    for (const QString &name : names) {
        m_requests.push_back(
            m_store->remove(name, kube::Persistence::Store, this, [this, name](const base::Result<int> &done) {
                tell(Kind::TemplateDeleted, name, 0, done ? std::nullopt : std::optional(done.error()));
            }));
    }
}

void TemplateActions::tell(Kind kind, const QString &name, int version, const std::optional<base::Error> &error)
{
    ActivityEntry entry{kind};
    entry.subject = name;
    entry.version = version;
    entry.error = error;
    entry.outcome = error ? ActivityEntry::Outcome::Failed : ActivityEntry::Outcome::Done;
    Q_EMIT happened(entry);
}

} // namespace liteboxd::templates
