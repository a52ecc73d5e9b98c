// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sandboxes/lifetime/create_dialog.h"

#include "app/sandboxes/lifetime/creation_form.h"
#include "app/sandboxes/lifetime/creation_progress.h"
#include "app/shell/looks/icons.h"
#include "app/shell/looks/metrics.h"
#include "app/shell/widgets/plain_label.h"
#include "app/shell/widgets/state_view.h"
#include "app/shell/words/error_texts.h"
#include "app/words/document_text.h"

#include <QAction>
#include <QDialogButtonBox>
#include <QPushButton>
#include <QScrollArea>
#include <QStyle>
#include <QStackedWidget>
#include <QVBoxLayout>

#include <utility>

using namespace Qt::Literals::StringLiterals;

namespace liteboxd::sandboxes {

using namespace shell;

namespace {
constexpr QSize s_size(560, 640);
}

CreateDialog::CreateDialog(kube::ApiClient &api, std::string nameSpace, const QString &place, QWidget *parent)
    : QDialog(parent)
    , m_api(api)
    , m_nameSpace(std::move(nameSpace))
    , m_store(api, m_nameSpace)
    , m_stack(new QStackedWidget(this))
    , m_state(new StateView(m_stack))
    , m_form(new CreationForm)
    , m_progress(new CreationProgress(m_stack))
    , m_again(new QAction(tr("Try again"), this))
{
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("Create a sandbox"));
    layOut(place);
    connect(m_form, &CreationForm::changed, this, &CreateDialog::follow);
    connect(m_again, &QAction::triggered, this, &CreateDialog::readTemplates);
    readTemplates();
}

CreateDialog::~CreateDialog() = default;

void CreateDialog::layOut(const QString &place)
{
    auto *scroll = new QScrollArea(m_stack);
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidget(m_form);
    // The longest line decides, in each language: nobody scrolls a form sideways.
    scroll->setMinimumWidth(m_form->minimumSizeHint().width() + style()->pixelMetric(QStyle::PM_ScrollBarExtent));
    m_state->setCompact();
    m_stack->addWidget(m_state);
    m_stack->addWidget(scroll);
    m_stack->addWidget(m_progress);

    auto *buttons = new QDialogButtonBox(this);
    m_create = buttons->addButton(tr("Create"), QDialogButtonBox::AcceptRole);
    m_create->setDefault(true);
    m_open = buttons->addButton(tr("Open in browser"), QDialogButtonBox::ActionRole);
    m_open->setIcon(icon(u"open"_s));
    m_token = buttons->addButton(tr("Copy token"), QDialogButtonBox::ActionRole);
    m_token->setIcon(icon(u"token"_s));
    m_delete = buttons->addButton(tr("Delete it"), QDialogButtonBox::DestructiveRole);
    m_back = buttons->addButton(tr("Back"), QDialogButtonBox::ActionRole);
    m_close = buttons->addButton(QDialogButtonBox::Cancel);
    auto *column = new QVBoxLayout(this);
    column->setSpacing(metrics::Medium);
    const QString where = tr("In namespace %1.").arg(QString::fromStdString(m_nameSpace));
    auto *ground = new PlainLabel(place.isEmpty() ? where : tr("%1 The cluster is %2.").arg(where, place), this);
    ground->setWordWrap(true);
    ground->setForegroundRole(QPalette::PlaceholderText);
    column->addWidget(ground);
    column->addWidget(m_stack, 1);
    column->addWidget(buttons);
    resize(s_size);

    connect(m_create, &QPushButton::clicked, this, &CreateDialog::create);
    connect(m_close, &QPushButton::clicked, this, &CreateDialog::reject);
    connect(m_back, &QPushButton::clicked, this, [this] { show(Step::Form); });
    connect(m_token, &QPushButton::clicked, this, [this] { Q_EMIT tokenWanted(*m_made); });
    connect(m_open, &QPushButton::clicked, this, [this] {
        Q_EMIT openWanted(*m_made);
        accept();
    });
    connect(m_delete, &QPushButton::clicked, this, [this] {
        Q_EMIT deleteWanted(*m_left);
        accept();
    });
}

void CreateDialog::choose(const QString &templateName)
{
    m_wanted = templateName;
    m_form->choose(templateName);
}

void CreateDialog::readTemplates()
{
    show(Step::Templates);
    m_state->setIcon(u"state-pending"_s, ColorRole::Accent);
    m_state->setHeadline(tr("Reading the templates…"));
    m_state->setText({});
    m_state->setBlock({});
    m_state->setActions({});
    m_reading = m_store.all(this, [this](const base::Result<sandbox::TemplateStore::Versions> &all) {
        if (!all) {
            m_state->setIcon(u"error"_s, ColorRole::Danger);
            m_state->setHeadline(tr("The templates could not be read"));
            m_state->setText(sentence(all.error(), Subject::Cluster));
            m_state->setBlock(details(all.error()));
            m_state->setActions({m_again});
        } else if (all->empty()) {
            m_state->setIcon(u"info"_s, ColorRole::Muted);
            m_state->setHeadline(tr("There is no template yet"));
            m_state->setText(tr("A sandbox is made from a template: create or import one on the page Templates."));
            m_state->setActions({m_again});
        } else {
            m_form->setTemplates(*all);
            m_form->choose(m_wanted);
            if (m_like)
                m_form->fill(*std::exchange(m_like, {}));
            show(Step::Form);
        }
    });
}

void CreateDialog::show(Step step)
{
    m_step = step;
    m_stack->setCurrentIndex(step == Step::Templates ? 0 : (step == Step::Form ? 1 : 2));
    follow();
    if (step == Step::Form)
        m_form->setFocus();
}

void CreateDialog::follow()
{
    m_create->setVisible(m_step == Step::Templates || m_step == Step::Form);
    m_create->setEnabled(m_step == Step::Form && m_form->isSound());
    m_token->setVisible(m_step == Step::Ready);
    m_open->setVisible(m_step == Step::Ready);
    m_back->setVisible(m_step == Step::Ended);
    m_delete->setVisible(m_step == Step::Ended && m_left);
    const bool over = m_step == Step::Ready || m_step == Step::Ended;
    m_close->setText(over ? tr("Close") : tr("Cancel"));
}

void CreateDialog::create()
{
    if (!m_form->isSound())
        return;
    auto request = sandbox::SandboxRequest::create(*m_form->chosen(), m_form->input().wishes, m_nameSpace, {},
                                                   std::chrono::system_clock::now());
    if (!request) {
        m_state->setIcon(u"error"_s, ColorRole::Danger);
        m_state->setHeadline(tr("A sandbox cannot be made like this"));
        m_state->setText(words::documentText(request.error().message));
        m_state->setBlock(details(request.error()));
        m_state->setActions({m_again});
        return show(Step::Templates);
    }
    m_left.reset();
    const auto dryRun = m_form->wantsDryRun() ? CreationRun::DryRun::First : CreationRun::DryRun::No;
    m_run = std::make_unique<CreationRun>(m_api, std::move(*request), dryRun);
    m_progress->follow(*m_run);
    connect(m_run.get(), &CreationRun::failed, this, &CreateDialog::takeFailure);
    connect(m_run.get(), &CreationRun::finished, this, [this](const sandbox::Sandbox &sandbox) {
        m_made = sandbox;
        show(Step::Ready);
        Q_EMIT created(sandbox);
    });
    show(Step::Running);
    m_run->start();
}

void CreateDialog::takeFailure(const base::Error &error)
{
    if (m_run->hasPod())
        m_left = m_run->request().id;
    show(Step::Ended);
    Q_EMIT failed(m_run->request().id, error, m_run->hasPod());
}

/// While it runs, the first "Cancel" stops the following and says what is left behind.
void CreateDialog::reject()
{
    if (m_step != Step::Running)
        return QDialog::reject();
    if (!m_run->hasPod())
        return QDialog::reject();
    m_left = m_run->request().id;
    m_run.reset();
    m_progress->showCancelled();
    show(Step::Ended);
}

} // namespace liteboxd::sandboxes
