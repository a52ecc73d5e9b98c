// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/policies/yaml_editor.h"

#include "app/policies/looks.h"
#include "app/policies/remark_words.h"
#include "app/policies/words/policy_text.h"
#include "app/shell/looks/fonts.h"
#include "app/shell/looks/icons.h"
#include "app/shell/looks/metrics.h"
#include "app/shell/widgets/line_diff.h"
#include "app/shell/widgets/yaml_highlighter.h"
#include "app/shell/words/visible_text.h"
#include "core/models/time_text.h"
#include "core/yaml/yaml_from_json.h"

#include <QJsonArray>
#include <QKeyEvent>
#include <QListWidget>
#include <QMenu>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QStackedWidget>
#include <QTextBlock>
#include <QTextEdit>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace liteboxd::policies {

using namespace shell;
using models::PolicyModel;
using policy::TextRemark;

namespace {

constexpr int s_remarksHeight = 92;

/// Who wrote it last, by the API server's account; empty where it does not say.
QString lastWriter(const QJsonObject &live)
{
    QString at;
    QString who;
    for (const QJsonValue &entry : live["metadata"_L1]["managedFields"_L1].toArray()) {
        const QString time = entry["time"_L1].toString(); // all of one form, in UTC
        if (time < at || !entry["subresource"_L1].toString().isEmpty())
            continue;
        at = time;
        who = entry["manager"_L1].toString();
    }
    return who;
}

bool isSame(const policy::PolicySummary &one, const policy::PolicySummary &other)
{
    return PolicyModel::keyOf(one) == PolicyModel::keyOf(other);
}

} // namespace

YamlEditor::YamlEditor(QWidget *parent)
    : QWidget(parent)
    , m_text(new QPlainTextEdit)
    , m_difference(new QTextEdit)
    , m_stack(new QStackedWidget(this))
    , m_remarks(new QListWidget(this))
    , m_showDifference(new QPushButton(tr("Difference"), this))
    , m_judge(new QPushButton(tr("Try on the server"), this))
    , m_apply(new QPushButton(tr("Apply"), this))
    , m_revert(new QPushButton(tr("Revert"), this))
    , m_past(new QPushButton(tr("Earlier changes"), this))
{
    layOut();
    connect(m_text, &QPlainTextEdit::textChanged, this, &YamlEditor::read);
    connect(m_showDifference, &QPushButton::toggled, this, &YamlEditor::showDifference);
    connect(m_judge, &QPushButton::clicked, this, [this] {
        Q_EMIT judgeWished(policy::mergePatchBetween(policy::editable(m_policy.object), *m_edit.object));
    });
    connect(m_apply, &QPushButton::clicked, this, [this] {
        Q_EMIT applyWished(policy::mergePatchBetween(policy::editable(m_policy.object), *m_edit.object));
    });
    connect(m_revert, &QPushButton::clicked, this, &YamlEditor::revert);
    connect(m_remarks, &QListWidget::itemActivated, this,
            [this](const QListWidgetItem *item) { goTo(item->data(Qt::UserRole).toInt()); });
    updateButtons();
}

void YamlEditor::layOut()
{
    m_text->setFont(codeFont());
    m_text->setLineWrapMode(QPlainTextEdit::NoWrap);
    m_text->setTabChangesFocus(true);
    m_text->setAccessibleName(tr("The policy as YAML"));
    m_text->setFrameShape(QFrame::NoFrame);
    new YamlHighlighter(m_text->document());
    m_difference->setFont(codeFont());
    m_difference->setReadOnly(true);
    m_difference->setAcceptRichText(false);
    m_difference->setLineWrapMode(QTextEdit::NoWrap);
    m_difference->setFrameShape(QFrame::NoFrame);
    m_difference->setAccessibleName(tr("Difference to what is in the cluster"));
    m_showDifference->setCheckable(true);
    m_remarks->setMaximumHeight(s_remarksHeight);
    m_remarks->setWordWrap(true);
    m_remarks->setAccessibleName(tr("Remarks on the text"));
    m_stack->addWidget(m_text);
    m_stack->addWidget(m_difference);

    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(metrics::Small);
    buttons->addWidget(m_showDifference);
    buttons->addWidget(m_past);
    m_past->setMenu(new QMenu(m_past));
    m_past->setEnabled(false);
    m_past->setToolTip(tr("What this console changed in this policy"));
    buttons->addStretch(1);
    buttons->addWidget(m_revert);
    buttons->addWidget(m_judge);
    buttons->addWidget(m_apply);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(metrics::Small, metrics::Small, metrics::Small, metrics::Small);
    column->setSpacing(metrics::Small);
    column->addWidget(m_stack, 1);
    column->addWidget(m_remarks);
    column->addLayout(buttons);
    m_text->installEventFilter(this);
}

void YamlEditor::insertAboveButtons(QWidget *widget)
{
    auto *column = static_cast<QVBoxLayout *>(layout());
    column->insertWidget(column->count() - 1, widget);
}

/// A new line begins below the one before: YAML means something by it.
bool YamlEditor::eventFilter(QObject *watched, QEvent *event)
{
    if (watched != m_text || event->type() != QEvent::KeyPress || m_text->isReadOnly())
        return QWidget::eventFilter(watched, event);
    const auto &key = static_cast<QKeyEvent &>(*event);
    if ((key.key() != Qt::Key_Return && key.key() != Qt::Key_Enter) || key.modifiers() & ~Qt::KeypadModifier)
        return QWidget::eventFilter(watched, event);
    QTextCursor cursor = m_text->textCursor();
    const QString before = cursor.block().text().left(cursor.positionInBlock());
    const auto end = std::find_if(before.begin(), before.end(), [](QChar each) { return each != u' '; });
    cursor.insertText(u'\n' + before.left(end - before.begin()));
    m_text->setTextCursor(cursor);
    m_text->ensureCursorVisible();
    return true;
}

void YamlEditor::show(const policy::PolicySummary &policy, const policy::lint::Findings &findings)
{
    const bool isOther = !isSame(policy, m_policy);
    if (isOther && isChanged())
        m_drafts.insert(PolicyModel::keyOf(m_policy), {m_base, m_text->toPlainText()});
    const Draft draft = isOther ? m_drafts.take(PolicyModel::keyOf(policy)) : Draft{m_base, m_text->toPlainText()};
    const bool keeps = isOther ? !draft.text.isEmpty() : isChanged();
    m_policy = policy;
    m_findings = findings;
    m_original = QString::fromUtf8(yaml::fromJson(policy::editable(policy.object)));
    m_text->setReadOnly(!policy.present);
    m_base = keeps ? draft.base : m_original;
    const QString text = keeps ? draft.text : m_original;
    if (m_text->toPlainText() != text)
        return m_text->setPlainText(text); // which reads it
    read();
}

bool YamlEditor::isChanged() const
{
    return !m_original.isEmpty() && m_text->toPlainText() != m_original;
}

std::optional<QJsonObject> YamlEditor::wanted() const
{
    return isChanged() && m_edit.isApplicable() && m_policy.present ? m_edit.object : std::nullopt;
}

void YamlEditor::setPast(const store::PolicyEditRecords &edits)
{
    QMenu *const menu = m_past->menu();
    menu->clear();
    for (const store::PolicyEditRecord &edit : edits) {
        const QString before = QString::fromUtf8(yaml::fromJson(edit.before));
        const QString after = QString::fromUtf8(yaml::fromJson(edit.after));
        int added = 0;
        int removed = 0;
        for (const DiffLine &line : lineDiff(before, after)) {
            added += line.kind == DiffLine::Kind::Added ? 1 : 0;
            removed += line.kind == DiffLine::Kind::Removed ? 1 : 0;
        }
        const QAction *const action = menu->addAction(
            tr("Back to before %1 (+%2 −%3 lines)").arg(models::timeText(edit.at)).arg(added).arg(removed));
        connect(action, &QAction::triggered, this, [this, object = edit.before] { restore(object); });
    }
    m_past->setEnabled(!edits.empty());
}

/// The text of then, and how it differs from what is in the cluster; nothing is changed there yet.
void YamlEditor::restore(const QJsonObject &object)
{
    m_text->setPlainText(QString::fromUtf8(yaml::fromJson(object)));
    m_showDifference->setChecked(isChanged());
}

void YamlEditor::setBusy(bool busy)
{
    m_isBusy = busy;
    updateButtons();
}

void YamlEditor::read()
{
    m_edit = policy::readEdit(m_text->toPlainText().toUtf8(), m_policy.object);
    m_remarks->clear();
    if (!isChanged()) {
        m_base = m_original;
        m_showDifference->setChecked(false); // there is none
    }
    const auto add = [this](const Look &shown, int line, const QString &text) {
        const QString place = line > 0 ? tr("Line %1: ").arg(line) : QString();
        auto *item = new QListWidgetItem(icon(shown.iconName, shown.role), place + visibleText(text), m_remarks);
        item->setData(Qt::UserRole, line);
    };
    for (const TextRemark &remark : m_edit.remarks) {
        const auto severity = remark.weight == TextRemark::Weight::Fault ? policy::lint::Severity::Error
                                                                         : policy::lint::Severity::Warning;
        add(look(severity), remark.line, words(remark));
    }
    if (m_base != m_original) {
        const QString writer = lastWriter(m_policy.object);
        add(look(policy::lint::Severity::Warning), 0,
            (writer.isEmpty() ? tr("It was changed in the cluster since this edit began.")
                              : tr("It was changed in the cluster since this edit began, by %1.").arg(writer)) +
                u' ' + tr("“Difference” shows what applying would take back."));
    }
    // What the rules in the cluster really do is about that text alone.
    if (!isChanged()) {
        const QByteArray yaml = m_original.toUtf8();
        for (const policy::lint::Finding &finding : m_findings) {
            add(look(finding.severity), policy::lineOf(yaml, QString::fromStdString(finding.path)),
                policyText(finding.message + "; " + finding.fix));
        }
    }
    m_remarks->setVisible(m_remarks->count() > 0);
    mark();
    if (m_showDifference->isChecked())
        showDifference(true);
    updateButtons();
    Q_EMIT edited();
}

/// Each line that something is said of has a ground of its own.
void YamlEditor::mark()
{
    QList<QTextEdit::ExtraSelection> marks;
    for (int row = 0; row < m_remarks->count(); ++row) {
        const int line = m_remarks->item(row)->data(Qt::UserRole).toInt();
        const QTextBlock block = m_text->document()->findBlockByNumber(line - 1);
        if (line <= 0 || !block.isValid())
            continue;
        const bool isFault = row < static_cast<int>(m_edit.remarks.size()) &&
                             m_edit.remarks[static_cast<std::size_t>(row)].weight == TextRemark::Weight::Fault;
        QTextEdit::ExtraSelection selection;
        selection.cursor = QTextCursor(block);
        selection.format.setBackground(softColor(isFault ? ColorRole::Danger : ColorRole::Warning, m_text->palette()));
        selection.format.setProperty(QTextFormat::FullWidthSelection, true);
        marks << selection;
    }
    m_text->setExtraSelections(marks);
}

void YamlEditor::goTo(int line)
{
    const QTextBlock block = m_text->document()->findBlockByNumber(line - 1);
    if (!block.isValid())
        return;
    m_showDifference->setChecked(false);
    m_text->setTextCursor(QTextCursor(block));
    m_text->setFocus();
}

void YamlEditor::showDifference(bool shown)
{
    m_stack->setCurrentIndex(shown ? 1 : 0);
    if (!shown)
        return;
    m_difference->clear();
    QTextCursor cursor(m_difference->document());
    const auto write = [this, &cursor](const QString &sign, const QString &text, std::optional<ColorRole> role) {
        QTextCharFormat format;
        if (role) {
            format.setForeground(color(*role, palette()));
            format.setBackground(softColor(*role, palette()));
        }
        cursor.insertText(sign + text + u'\n', format);
    };
    for (const DiffLine &line : lineDiff(m_original, m_text->toPlainText())) {
        if (line.kind == DiffLine::Kind::Same)
            write(u"  "_s, line.text, {});
        else if (line.kind == DiffLine::Kind::Added)
            write(u"+ "_s, line.text, ColorRole::Ok);
        else
            write(u"- "_s, line.text, ColorRole::Danger);
    }
}

void YamlEditor::revert()
{
    m_showDifference->setChecked(false);
    m_text->setPlainText(m_original);
}

void YamlEditor::updateButtons()
{
    const bool isReady = isChanged() && m_edit.isApplicable() && !m_isBusy && m_policy.present;
    m_judge->setEnabled(isReady);
    m_apply->setEnabled(isReady);
    m_revert->setEnabled(isChanged() && !m_isBusy);
    m_showDifference->setEnabled(isChanged() || m_showDifference->isChecked());
}

} // namespace liteboxd::policies
