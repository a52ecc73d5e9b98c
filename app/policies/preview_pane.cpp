// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/policies/preview_pane.h"

#include "app/shell/looks/metrics.h"
#include "app/shell/widgets/plain_label.h"
#include "app/shell/words/error_texts.h"
#include "app/shell/words/visible_text.h"
#include "core/models/policy_words.h"

#include <QHeaderView>
#include <QLocale>
#include <QTreeWidget>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace liteboxd::policies {

using namespace shell;

namespace {

enum PreviewColumn { Would, What, Times, Sandboxes };

constexpr int s_rowsHeight = 120;
constexpr std::size_t s_mostRows = 200;  ///< of one kind
constexpr std::size_t s_mostTargets = 3; ///< that are named in the sentence

QString number(std::uint64_t value)
{
    return QLocale().toString(static_cast<qulonglong>(value));
}

/// "pypi.org:443 301, files.pythonhosted.org:443 11, …"
QString listed(const std::vector<flows::Replay::Change> &changes)
{
    QStringList texts;
    for (std::size_t at = 0; at < std::min(changes.size(), s_mostTargets); ++at)
        texts << visibleText(changes[at].target) + u' ' + number(changes[at].count);
    if (changes.size() > s_mostTargets)
        texts << u"…"_s;
    return texts.join(u", "_s);
}

QString flowsSentence(const EditEffects &effects)
{
    const flows::Replay &replay = effects.replay;
    if (effects.recorded == 0)
        return PreviewPane::tr("No flows of the last day are recorded here.");
    QStringList parts;
    if (replay.newlyDropped() > 0)
        parts << PreviewPane::tr("%1 would newly drop: %2", "recorded flows")
                     .arg(number(replay.newlyDropped()), listed(replay.nowDropped));
    if (replay.newlyPassing() > 0)
        parts << PreviewPane::tr("%1 would newly pass: %2", "recorded flows")
                     .arg(number(replay.newlyPassing()), listed(replay.nowPassing));
    if (parts.isEmpty())
        parts << PreviewPane::tr("none would drop or pass otherwise", "recorded flows");
    QString text =
        PreviewPane::tr("Of %1 recorded flows of the last day, %2.").arg(number(replay.asked), parts.join(u"; "_s));
    if (replay.unknown > 0)
        text += u' ' + PreviewPane::tr("Of %1 it cannot be told.", "recorded flows").arg(number(replay.unknown));
    return text;
}

} // namespace

PreviewPane::PreviewPane(QWidget *parent)
    : QWidget(parent)
    , m_words(new PlainLabel({}, this, PlainLabel::Kind::Selectable))
    , m_rows(new QTreeWidget(this))
{
    m_words->setWordWrap(true);
    m_words->setAccessibleName(tr("What this edit would change"));
    m_rows->setHeaderLabels({tr("Would"), tr("What"), tr("Times"), tr("Sandboxes")});
    m_rows->setRootIsDecorated(false);
    m_rows->setUniformRowHeights(true);
    m_rows->setMaximumHeight(s_rowsHeight);
    m_rows->setAccessibleName(m_words->accessibleName());
    m_rows->header()->setSectionResizeMode(Would, QHeaderView::ResizeToContents);
    m_rows->header()->setSectionResizeMode(What, QHeaderView::ResizeToContents);
    m_rows->header()->setSectionResizeMode(Times, QHeaderView::ResizeToContents);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(metrics::Tiny);
    column->addWidget(m_words);
    column->addWidget(m_rows);
    hide();
}

void PreviewPane::setWaiting(bool isWaiting)
{
    m_rows->clear();
    m_rows->hide();
    m_words->setText(isWaiting ? tr("Computing what this would change…") : QString());
    setVisible(isWaiting);
}

void PreviewPane::present(const EditEffects &effects)
{
    const std::size_t turned = effects.changes.size();
    const QString verdicts = turned == 0 ? tr("no verdict between pods, nodes and the internet would change")
                                         : tr("verdicts that would change: %1").arg(number(turned));
    m_words->setText(tr("Computed: %1. %2").arg(verdicts, flowsSentence(effects)));
    m_rows->clear();
    addFlows(tr("drop", "what recorded flows would do"), effects.replay.nowDropped);
    addFlows(tr("pass", "what recorded flows would do"), effects.replay.nowPassing);
    addVerdicts(effects.changes);
    m_rows->setVisible(m_rows->topLevelItemCount() > 0);
    show();
}

void PreviewPane::fail(const base::Error &error)
{
    m_words->setText(tr("What this would change could not be computed: %1").arg(sentence(error, Subject::Cluster)));
    show();
}

void PreviewPane::addFlows(const QString &would, const std::vector<flows::Replay::Change> &changes)
{
    for (std::size_t at = 0; at < std::min(changes.size(), s_mostRows); ++at) {
        const flows::Replay::Change &change = changes[at];
        new QTreeWidgetItem(m_rows, {would, visibleText(change.target), number(change.count),
                                     visibleText(change.sandboxes.join(u", "_s))});
    }
}

void PreviewPane::addVerdicts(const std::vector<policy::VerdictChange> &changes)
{
    for (std::size_t at = 0; at < std::min(changes.size(), s_mostRows); ++at) {
        const policy::VerdictChange &change = changes[at];
        const QString turn = tr("%1 → %2", "verdict before, verdict then")
                                 .arg(models::text(change.before), models::text(change.after.outcome));
        const QString between =
            QString::fromStdString(change.after.from + " → " + change.after.to + ", " + change.after.port.text());
        new QTreeWidgetItem(m_rows, {turn, visibleText(between)});
    }
    if (changes.size() > s_mostRows)
        new QTreeWidgetItem(m_rows, {tr("and %n more", "verdicts", static_cast<int>(changes.size() - s_mostRows))});
}

} // namespace liteboxd::policies
