// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sandboxes/lifetime/creation_progress.h"

#include "app/sandboxes/lifetime/creation_words.h"
#include "app/shell/looks/fonts.h"
#include "app/shell/looks/icons.h"
#include "app/shell/looks/metrics.h"
#include "app/shell/widgets/icon_label.h"
#include "app/shell/widgets/plain_label.h"
#include "app/shell/words/error_texts.h"
#include "app/shell/words/sentences.h"
#include "app/shell/words/visible_text.h"
#include "app/words/document_text.h"

#include <QHBoxLayout>
#include <QListWidget>

using namespace Qt::Literals::StringLiterals;

namespace liteboxd::sandboxes {

using namespace shell;
using sandbox::CreationStage;

namespace {

constexpr qsizetype s_scriptTail = 4000;
constexpr int s_mostLines = 1000;
constexpr int s_iconSide = 24;

} // namespace

CreationProgress::CreationProgress(QWidget *parent)
    : QWidget(parent)
    , m_icon(new IconLabel(u"state-pending"_s, ColorRole::Accent, s_iconSide, this))
    , m_headline(new PlainLabel({}, this))
    , m_text(new PlainLabel({}, this, PlainLabel::Kind::Selectable))
    , m_lines(new QListWidget(this))
{
    m_headline->setFont(textFont(2, QFont::DemiBold));
    m_headline->setWordWrap(true);
    m_text->setWordWrap(true);
    m_lines->setWordWrap(true);
    m_lines->setSelectionMode(QAbstractItemView::NoSelection);
    m_lines->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_lines->setAccessibleName(tr("Progress"));
    auto *head = new QHBoxLayout;
    head->setSpacing(metrics::Small);
    head->addWidget(m_icon);
    head->addWidget(m_headline, 1);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(metrics::Small);
    column->addLayout(head);
    column->addWidget(m_text);
    column->addWidget(m_lines, 1);
}

void CreationProgress::follow(const CreationRun &run)
{
    m_id = QString::fromStdString(run.request().id.text());
    m_stage = CreationStage::Accepted;
    m_lines->clear();
    m_icon->set(u"state-pending"_s, ColorRole::Accent);
    tell(tr("Creating sandbox %1…").arg(m_id), {});
    connect(&run, &CreationRun::judged, this, [this] { add(u"check"_s, tr("The API server would take it")); });
    connect(&run, &CreationRun::reached, this, [this](CreationStage stage) {
        m_stage = stage;
        add(u"check"_s, sandboxes::text(stage));
    });
    connect(&run, &CreationRun::noted, this, [this](const sandbox::PodEvent &event) {
        add(event.type == u"Warning"_s ? u"warning"_s : u"info"_s,
            visibleText(event.reason) + u": "_s + visibleText(event.message));
    });
    connect(&run, &CreationRun::scriptEnded, this, &CreationProgress::showScript);
    connect(&run, &CreationRun::failed, this, &CreationProgress::showFailure);
    connect(&run, &CreationRun::finished, this, [this] {
        m_icon->set(u"state-running"_s, ColorRole::Ok);
        tell(tr("Sandbox %1 is ready").arg(m_id), tr("Its access token can be copied; it is never shown."));
    });
}

void CreationProgress::showCancelled()
{
    m_icon->set(u"state-ending"_s, ColorRole::Muted);
    tell(tr("Cancelled"), tr("Sandbox %1 exists and goes on by itself; its files, start-up script and readiness probe "
                             "are not run to their "
                             "end. Delete it if it is not wanted.")
                              .arg(m_id));
}

QString CreationProgress::headline() const
{
    return m_headline->text();
}

QString CreationProgress::text() const
{
    return m_text->text();
}

QStringList CreationProgress::lines() const
{
    QStringList all;
    for (int row = 0; row < m_lines->count(); ++row)
        all << m_lines->item(row)->text();
    return all;
}

void CreationProgress::add(const QString &iconName, const QString &text)
{
    if (m_lines->count() >= s_mostLines)
        delete m_lines->takeItem(0);
    m_lines->addItem(new QListWidgetItem(icon(iconName), text));
    m_lines->scrollToBottom();
}

void CreationProgress::tell(const QString &headline, const QString &text)
{
    m_headline->setText(headline);
    m_text->setText(text);
    m_text->setVisible(!text.isEmpty());
}

void CreationProgress::showScript(const sandbox::CommandResult &result)
{
    add(result.exitCode == 0 ? u"check"_s : u"error"_s,
        tr("The start-up script ended with exit code %1").arg(result.exitCode));
    for (const QByteArray &output : {result.output, result.errorOutput}) {
        for (const QByteArray &line : output.right(s_scriptTail).split('\n')) {
            if (!line.trimmed().isEmpty())
                add(u"terminal"_s, visibleText(QString::fromUtf8(line)));
        }
    }
}

void CreationProgress::showFailure(const base::Error &error)
{
    m_icon->set(u"error"_s, ColorRole::Danger);
    const QString reason =
        tr("%1.", "a reason of the cluster as a sentence").arg(visibleText(words::documentText(error.message)));
    if (error.subject == base::ErrorSubject::Sandbox && error.code == base::ErrorCode::Rejected)
        return tell(tr("Sandbox %1 will not be ready").arg(m_id), joined({failureText(m_stage), reason}));
    // The cluster's own reason says most: it comes first, in its words.
    tell(tr("Sandbox %1 will not be ready").arg(m_id),
         joined({reason, sentence(error, Subject::Cluster), advice(error, Subject::Cluster)}));
}

} // namespace liteboxd::sandboxes
