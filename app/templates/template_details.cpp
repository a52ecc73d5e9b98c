// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/templates/template_details.h"

#include "app/shell/looks/fonts.h"
#include "app/shell/looks/metrics.h"
#include "app/shell/widgets/plain_label.h"
#include "app/shell/widgets/property_list.h"
#include "app/shell/widgets/yaml_highlighter.h"
#include "core/models/time_text.h"

#include <QAction>
#include <QComboBox>
#include <QLocale>
#include <QPlainTextEdit>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace liteboxd::templates {

using namespace shell;
using sandbox::SandboxTemplate;

TemplateDetails::TemplateDetails(QWidget *parent)
    : QWidget(parent)
    , m_name(new PlainLabel({}, this, PlainLabel::Kind::Selectable))
    , m_version(new QComboBox(this))
    , m_facts(new PropertyList(this))
    , m_buttons(new QHBoxLayout)
    , m_text(new QPlainTextEdit(this))
{
    setAccessibleName(tr("Template"));
    m_name->setFont(textFont(4, QFont::DemiBold));
    m_version->setAccessibleName(tr("Version"));
    m_version->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    m_text->setReadOnly(true);
    m_text->setFont(codeFont());
    m_text->setLineWrapMode(QPlainTextEdit::NoWrap);
    m_text->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_text->setAccessibleName(tr("The template as YAML"));
    new YamlHighlighter(m_text->document());
    setFocusProxy(m_version);
    auto *top = new QHBoxLayout;
    top->addWidget(m_name, 1);
    top->addWidget(m_version);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(metrics::Large, metrics::Medium, metrics::Large, metrics::Medium);
    column->setSpacing(metrics::Small);
    column->addLayout(top);
    column->addWidget(m_facts);
    column->addLayout(m_buttons);
    column->addWidget(m_text, 1);
    connect(m_version, &QComboBox::currentIndexChanged, this, &TemplateDetails::showChosen);
}

void TemplateDetails::setActions(const QList<QAction *> &actions)
{
    for (QAction *action : actions) {
        auto *button = new QToolButton(this);
        button->setDefaultAction(action);
        button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
        button->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
        button->setFocusPolicy(Qt::TabFocus);
        m_buttons->addWidget(button);
    }
}

void TemplateDetails::show(const models::TemplateRow &row)
{
    const SandboxTemplate *before = chosen();
    const bool same = before && before->name == row.newest().name;
    const bool wasNewest = same && before->version == m_row->newest().version;
    const int version = same && !wasNewest ? before->version : row.newest().version;
    m_row = row;
    {
        const QSignalBlocker quiet(m_version);
        m_version->clear();
        for (const SandboxTemplate &each : row.versions) {
            const bool newest = each.version == row.newest().version;
            m_version->addItem(newest ? tr("Version %1 (newest)").arg(each.version) : tr("Version %1").arg(each.version),
                               each.version);
        }
        m_version->setCurrentIndex(std::max(0, m_version->findData(version)));
    }
    m_name->setText(row.newest().name);
    showChosen();
}

void TemplateDetails::clear()
{
    m_row.reset();
    m_version->clear();
}

const SandboxTemplate *TemplateDetails::chosen() const
{
    if (!m_row)
        return nullptr;
    const int version = m_version->currentData().toInt();
    const auto found = std::find_if(m_row->versions.begin(), m_row->versions.end(),
                                    [version](const SandboxTemplate &each) { return each.version == version; });
    return found == m_row->versions.end() ? nullptr : &*found;
}

void TemplateDetails::choose(int version)
{
    m_version->setCurrentIndex(std::max(0, m_version->findData(version)));
}

void TemplateDetails::showChosen()
{
    const SandboxTemplate *now = chosen();
    if (!now)
        return;
    const auto count = m_row->sandboxes.find(now->version);
    PropertyList::Rows facts;
    facts << qMakePair(tr("Stored"), models::timeText(now->createdAt));
    facts << qMakePair(tr("Restored from"), now->restoredFrom > 0 ? tr("version %1").arg(now->restoredFrom) : QString());
    facts << qMakePair(tr("Sandboxes"), QLocale().toString(count == m_row->sandboxes.end() ? 0 : count->second));
    facts << qMakePair(tr("Became ready"), m_row->ready.at(now->version)
                                               ? tr("yes")
                                               : tr("not seen since this console connected"));
    m_facts->setRows(facts);
    const QString yaml = QString::fromUtf8(sandbox::templatesToYaml({*now}));
    if (yaml != m_text->toPlainText())
        m_text->setPlainText(yaml);
    Q_EMIT chosenChanged();
}

QString TemplateDetails::text() const
{
    return m_text->toPlainText();
}

} // namespace liteboxd::templates
