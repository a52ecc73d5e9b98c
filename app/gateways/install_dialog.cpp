// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gateways/install_dialog.h"

#include "app/shell/looks/fonts.h"
#include "app/shell/looks/metrics.h"
#include "app/shell/widgets/fault_label.h"
#include "app/shell/widgets/plain_label.h"
#include "app/shell/words/error_texts.h"

#include <QDialogButtonBox>
#include <QJsonArray>
#include <QJsonDocument>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QVBoxLayout>

namespace liteboxd::gateways {

using namespace Qt::Literals::StringLiterals;
using namespace shell;

namespace {

constexpr QSize s_size(760, 560);

/// A value in one line.
QString shown(const QJsonValue &value)
{
    if (value.isUndefined())
        return u"–"_s;
    const QByteArray list = QJsonDocument(QJsonArray{value}).toJson(QJsonDocument::Compact);
    return QString::fromUtf8(list.mid(1, list.size() - 2));
}

} // namespace

InstallDialog::InstallDialog(session::Session &session, QWidget *parent)
    : QDialog(parent)
    , m_session(session)
    , m_image(new QLineEdit(this))
    , m_changes(new QPlainTextEdit(this))
    , m_standing(new PlainLabel(QString(), this))
    , m_fault(new FaultLabel(this))
{
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("Install the gateway into this cluster"));
    auto *intro =
        new PlainLabel(tr("Two or more replicas of liteboxd-gateway run in namespace %1 then, and let programs "
                          "outside of this computer reach the sandboxes with their access tokens.")
                           .arg(m_session.settings().sandboxNamespace),
                       this);
    intro->setWordWrap(true);
    auto *label = new PlainLabel(
        tr("Image, as the nodes pull it; where the gateway is installed already, empty keeps the one it has:"), this);
    label->setWordWrap(true);
    label->setBuddy(m_image);
    m_image->setPlaceholderText(u"registry.example/liteboxd-gateway:0.1.0"_s);
    m_image->setAccessibleName(tr("Image"));
    m_changes->setReadOnly(true);
    m_changes->setFont(codeFont());
    m_changes->setLineWrapMode(QPlainTextEdit::NoWrap);
    m_changes->setPlaceholderText(tr("“Check” asks the API server and shows here what would change."));
    m_changes->setAccessibleName(tr("What would change"));
    auto *buttons = new QDialogButtonBox(this);
    buttons->addButton(tr("Close"), QDialogButtonBox::RejectRole);
    m_check = buttons->addButton(tr("Check"), QDialogButtonBox::ActionRole);
    m_apply = buttons->addButton(tr("Install"), QDialogButtonBox::ActionRole);
    m_apply->setEnabled(false);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(m_image, &QLineEdit::textChanged, this, &InstallDialog::forgetJudgement);
    connect(m_check, &QPushButton::clicked, this, [this] { judge(Purpose::Install); });
    connect(m_apply, &QPushButton::clicked, this, &InstallDialog::apply);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(metrics::Large, metrics::Large, metrics::Large, metrics::Large);
    column->setSpacing(metrics::Small);
    column->addWidget(intro);
    column->addWidget(label);
    column->addWidget(m_image);
    column->addWidget(m_changes, 1);
    column->addWidget(m_standing);
    column->addWidget(m_fault);
    column->addWidget(buttons);
    resize(s_size);
}

/// What was judged was another image.
void InstallDialog::forgetJudgement()
{
    m_step.cancel();
    m_watch.reset();
    m_standing->clear();
    m_changes->clear();
    m_fault->setText({});
    m_apply->setEnabled(false);
}

void InstallDialog::judge(Purpose purpose)
{
    if (purpose == Purpose::Install)
        forgetJudgement();
    run(purpose, kube::Persistence::DryRun, [this, purpose](const base::Result<install::InstallReport> &report) {
        if (!report && purpose == Purpose::Install && report.error().code == base::ErrorCode::AlreadyExists)
            return judge(Purpose::Upgrade);
        if (!report)
            return tell(report.error());
        m_purpose = purpose;
        const bool lacksImage = purpose == Purpose::Install && m_image->text().trimmed().isEmpty();
        m_apply->setText(purpose == Purpose::Install ? tr("Install") : tr("Bring up to date"));
        show(*report, false);
        if (lacksImage)
            m_fault->setText(tr("Say which image the nodes are to pull."));
        m_apply->setEnabled(report->fault() == nullptr && !lacksImage);
    });
}

void InstallDialog::apply()
{
    m_apply->setEnabled(false);
    run(m_purpose, kube::Persistence::Store, [this](const base::Result<install::InstallReport> &report) {
        if (!report)
            return tell(report.error());
        show(*report, true);
        if (report->fault() == nullptr)
            follow();
    });
}

void InstallDialog::follow()
{
    m_watch = std::make_unique<install::RolloutWatch>(
        m_session.api(), m_session.settings().sandboxNamespace.toStdString(), install::RolloutWatch::usualLimit);
    connect(m_watch.get(), &install::RolloutWatch::moved, this, &InstallDialog::showStanding);
    connect(m_watch.get(), &install::RolloutWatch::failed, this, [this](const base::Error &error) {
        m_standing->clear();
        m_fault->setText(sentence(error, Subject::Cluster));
    });
    connect(m_watch.get(), &install::RolloutWatch::ended, this, [this](const install::RolloutStanding &standing) {
        showStanding(standing);
        if (standing.obstacle)
            m_fault->setText(tr("It will not get ready by itself: %1").arg(*standing.obstacle));
        else if (!standing.isComplete)
            m_fault->setText(tr("Its replicas did not get ready within five minutes."));
    });
    m_watch->start();
}

void InstallDialog::showStanding(const install::RolloutStanding &standing)
{
    m_standing->setText(standing.isSeen ? tr("%1 of %2 replicas are ready").arg(standing.ready).arg(standing.wanted)
                                        : tr("The cluster has not looked at the Deployment yet"));
}

/// With the API server's own words, which name the object.
void InstallDialog::tell(const base::Error &error)
{
    m_fault->setText(sentence(error, Subject::Cluster));
    m_changes->setPlainText(QString::fromStdString(error.text()));
}

void InstallDialog::run(Purpose purpose, kube::Persistence persistence, async::Callback<install::InstallReport> done)
{
    install::GatewayWishes wishes;
    wishes.image = m_image->text().trimmed();
    m_step =
        install::GatewayRollout::start(m_session.api(), m_session.settings().sandboxNamespace.toStdString(), purpose,
                                       std::move(wishes), {.persistence = persistence}, this, std::move(done));
}

void InstallDialog::show(const install::InstallReport &report, bool isDone)
{
    QStringList lines;
    for (const install::ObjectResult &result : report.objects) {
        lines.append(lineFor(result, isDone));
        for (const install::FieldChange &change : result.changes)
            lines.append(u"    %1: %2 → %3"_s.arg(change.path, shown(change.before), shown(change.after)));
    }
    m_changes->setPlainText(lines.join(u'\n'));
    m_fault->setText(report.fault() ? sentence(*report.fault(), Subject::Cluster) : QString());
}

QString InstallDialog::lineFor(const install::ObjectResult &result, bool isDone)
{
    const QString name = QString::fromStdString(result.path.resource.kind + ' ' + result.path.name);
    switch (result.outcome) {
    case install::ObjectOutcome::Created:
        return (isDone ? tr("%1: created") : tr("%1: would be created")).arg(name);
    case install::ObjectOutcome::Changed:
        return (isDone ? tr("%1: changed") : tr("%1: would be changed")).arg(name);
    case install::ObjectOutcome::Unchanged:
        return tr("%1: as it should be").arg(name);
    case install::ObjectOutcome::Failed:
        return tr("%1: refused: %2")
            .arg(name, QString::fromStdString(result.error ? result.error->message : std::string()));
    default:
        return tr("%1: not tried").arg(name);
    }
}

} // namespace liteboxd::gateways
