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

#include <QListWidget>
#include <QMenu>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QStackedWidget>
#include <QTextBlock>
#include <QTextEdit>
#include <QVBoxLayout>

using namespace Qt::Literals::StringLiterals;

namespace liteboxd::policies {

using namespace shell;
using models::PolicyModel;
using policy::TextRemark;

namespace {

constexpr int s_remarksHeight = 92;

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
}

void YamlEditor::show(const policy::PolicySummary &policy, const policy::lint::Findings &findings)
{
    const bool keeps = isSame(policy, m_policy) && isChanged();
    m_policy = policy;
    m_findings = findings;
    m_original = QString::fromUtf8(yaml::fromJson(policy::editable(policy.object)));
    m_text->setReadOnly(!policy.present);
    if (!keeps && m_text->toPlainText() != m_original)
        return m_text->setPlainText(m_original); // which reads it
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
