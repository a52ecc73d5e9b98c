// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sandboxes/lifetime/delete_dialog.h"

#include "app/sandboxes/lifetime/holding_words.h"
#include "app/shell/looks/fonts.h"
#include "app/shell/looks/icons.h"
#include "app/shell/looks/metrics.h"
#include "app/shell/widgets/plain_label.h"
#include "app/shell/words/error_texts.h"
#include "app/shell/words/sentences.h"
#include "app/shell/words/visible_text.h"

#include <QCheckBox>
#include <QDialogButtonBox>
#include <QListWidget>
#include <QLocale>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace liteboxd::sandboxes {

using namespace shell;
using sandbox::Sandbox;
using sandbox::SandboxRemoval;

namespace {

constexpr int s_mostNamed = 200;
constexpr int s_listHeight = 150;
constexpr int s_width = 480;

QString idOf(const Sandbox &sandbox)
{
    return QString::fromStdString(sandbox.id.text());
}

} // namespace

DeleteDialog::DeleteDialog(std::vector<Sandbox> sandboxes, const QString &place, QWidget *parent)
    : QDialog(parent)
    , m_sandboxes(std::move(sandboxes))
    , m_text(new PlainLabel({}, this))
    , m_consequence(new PlainLabel({}, this))
    , m_list(new QListWidget(this))
    , m_force(new QCheckBox(tr("&Force: do not wait for its processes and its node"), this))
    , m_forceText(
          new PlainLabel(tr("For a node that is gone: the cluster forgets the pod at once. What runs on the node, "
                            "if it comes back, may go on for a while."),
                         this))
{
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("Delete sandboxes"));
    layOut();
    ask(place);
    m_tick.setInterval(std::chrono::seconds(1));
    connect(&m_tick, &QTimer::timeout, this, &DeleteDialog::showProgress);
}

void DeleteDialog::layOut()
{
    m_text->setFont(textFont(1, QFont::DemiBold));
    m_text->setWordWrap(true);
    m_consequence->setWordWrap(true);
    m_list->setSelectionMode(QAbstractItemView::NoSelection);
    m_list->setWordWrap(true);
    m_list->setMinimumHeight(s_listHeight);
    m_list->setAccessibleName(tr("Sandboxes"));
    m_forceText->setWordWrap(true);
    m_forceText->setForegroundRole(QPalette::PlaceholderText);
    auto *buttons = new QDialogButtonBox(this);
    m_delete = buttons->addButton(tr("Delete"), QDialogButtonBox::DestructiveRole);
    m_forceLeft = buttons->addButton(tr("Delete these by force"), QDialogButtonBox::DestructiveRole);
    m_close = buttons->addButton(QDialogButtonBox::Cancel);
    m_close->setDefault(true);
    m_forceLeft->hide();
    auto *column = new QVBoxLayout(this);
    column->setSpacing(metrics::Medium);
    column->addWidget(m_text);
    column->addWidget(m_consequence);
    column->addWidget(m_list, 1);
    column->addWidget(m_force);
    column->addWidget(m_forceText);
    column->addWidget(buttons);
    resize(s_width, sizeHint().height());
    connect(m_delete, &QPushButton::clicked, this, [this] {
        Q_EMIT confirmed(m_sandboxes,
                         m_force->isChecked() ? SandboxRemoval::Grace::None : SandboxRemoval::Grace::Usual);
    });
    connect(m_forceLeft, &QPushButton::clicked, this, &DeleteDialog::force);
    connect(m_close, &QPushButton::clicked, this, &QDialog::reject);
}

void DeleteDialog::ask(const QString &place)
{
    const int count = static_cast<int>(m_sandboxes.size());
    m_text->setText(count == 1 ? tr("Delete sandbox %1?").arg(idOf(m_sandboxes.front()))
                               : tr("Delete %Ln sandboxes?", nullptr, count));
    const int managed = static_cast<int>(
        std::count_if(m_sandboxes.begin(), m_sandboxes.end(), [](const Sandbox &s) { return s.isManagedByServer(); }));
    m_consequence->setText(joined(
        {place.isEmpty() ? QString() : tr("The cluster is %1.").arg(place),
         count == 1 ? tr("Its processes are told to end and its files go with it; connections through the gateway are "
                         "closed. There is no way back.")
                    : tr("Their processes are told to end and their files go with them; connections through the "
                         "gateway are closed. There is no way back."),
         managed == 0
             ? QString()
             : tr("LiteBoxd's own server looks after %n of them and will find them missing.", nullptr, managed)}));
    m_delete->setText(count == 1 ? tr("Delete") : tr("Delete %1").arg(QLocale().toString(count)));
    for (const Sandbox &each : m_sandboxes) {
        if (m_list->count() == s_mostNamed) {
            m_list->addItem(tr("and %n more", nullptr, count - s_mostNamed));
            break;
        }
        m_list->addItem(new QListWidgetItem(
            icon(u"box"_s),
            each.templateName.isEmpty() ? idOf(each) : idOf(each) + u"  "_s + visibleText(each.templateName)));
    }
}

void DeleteDialog::follow(RemovalRun *run)
{
    m_run = run;
    m_force->hide();
    m_forceText->hide();
    m_delete->hide();
    m_close->setText(tr("Close"));
    connect(run, &RemovalRun::progressed, this, &DeleteDialog::showProgress);
    m_tick.start();
    showProgress();
}

void DeleteDialog::showProgress()
{
    if (!m_run)
        return m_tick.stop();
    const QString total = QLocale().toString(m_run->total());
    const QString gone = QLocale().toString(m_run->gone());
    if (m_run->isOver() && m_run->refusals().empty())
        return accept();
    m_text->setText(m_run->isOver() ? tr("Gone: %1 of %2").arg(gone, total)
                                    : tr("Deleting: %1 of %2 are gone").arg(gone, total));
    m_consequence->setText(m_run->isOver() ? QString() : tr("It goes on when this is closed."));
    m_consequence->setVisible(!m_run->isOver());
    if (m_run->isOver())
        m_tick.stop();
    showHeld();
}

/// Those that were refused, then those that are still there, each with the reason.
void DeleteDialog::showHeld()
{
    m_list->clear();
    for (const auto &[sandbox, error] : m_run->refusals())
        m_list->addItem(
            new QListWidgetItem(icon(u"error"_s), joined({idOf(*sandbox) + u": "_s + sentence(error, Subject::Cluster),
                                                          visibleText(QString::fromStdString(error.message))})));
    bool anyLate = false;
    for (const sandbox::EndingPod &pod : m_run->held()) {
        if (m_list->count() >= s_mostNamed)
            break;
        const auto now = std::chrono::system_clock::now();
        anyLate = anyLate || isLate(pod, now);
        m_list->addItem(
            new QListWidgetItem(icon(u"state-ending"_s), visibleText(pod.name) + u": "_s + holding(pod, now)));
    }
    m_forceLeft->setVisible(!m_run->isOver() && anyLate && m_run->grace() == SandboxRemoval::Grace::Usual);
}

void DeleteDialog::force()
{
    std::vector<Sandbox> left;
    for (const sandbox::EndingPod &pod : m_run->held()) {
        const auto found = std::find_if(m_sandboxes.begin(), m_sandboxes.end(),
                                        [&pod](const Sandbox &each) { return each.uid == pod.uid; });
        if (found != m_sandboxes.end())
            left.push_back(*found);
    }
    Q_EMIT confirmed(left, SandboxRemoval::Grace::None);
}

QString DeleteDialog::text() const
{
    return m_text->text();
}

QStringList DeleteDialog::lines() const
{
    QStringList all;
    for (int row = 0; row < m_list->count(); ++row)
        all << m_list->item(row)->text();
    return all;
}

} // namespace liteboxd::sandboxes
