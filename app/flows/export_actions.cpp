// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/flows/export_actions.h"

#include "app/shell/actions/action_registry.h"
#include "app/shell/looks/icons.h"
#include "app/shell/strips/error_strip.h"
#include "app/shell/strips/notice_strip.h"

#include <QAction>
#include <QFileDialog>
#include <QToolButton>

using namespace Qt::Literals::StringLiterals;

namespace liteboxd::flows {

using namespace shell;

ExportActions::ExportActions(Parts parts, QObject *parent)
    : QObject(parent)
    , m_parts(std::move(parts))
    , m_csv(add(u"flows.export-csv"_s, tr("Export flows as &CSV…"), ExportFormat::Csv))
    , m_json(add(u"flows.export-json"_s, tr("Export flows as &JSON lines…"), ExportFormat::JsonLines))
{}

QToolButton *ExportActions::makeButton(QWidget &parent) const
{
    auto *button = new QToolButton(&parent);
    button->setIcon(icon(u"download"_s));
    button->setText(tr("Export"));
    button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    button->addActions(actions());
    button->setPopupMode(QToolButton::InstantPopup);
    return button;
}

QAction *ExportActions::add(const QString &id, const QString &text, ExportFormat format)
{
    QAction *const action = m_parts.actions.add({id, ActionGroup::View, text, u"download"_s, {}, MenuSection::Cluster});
    connect(action, &QAction::triggered, this, [this, format] { ask(format); });
    return action;
}

void ExportActions::setEnabled(bool enabled)
{
    for (QAction *action : actions()) {
        if (enabled)
            ActionRegistry::enable(action);
        else
            ActionRegistry::disable(action, tr("There are no flows"));
    }
}

void ExportActions::ask(ExportFormat format)
{
    auto *dialog = new QFileDialog(&m_parts.window, tr("Export flows"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(format == ExportFormat::Csv ? u"csv"_s : u"jsonl"_s);
    connect(dialog, &QFileDialog::fileSelected, this, [this, format](const QString &file) {
        const auto written = exportRows(m_parts.model(), format, file);
        if (!written)
            return m_parts.errors.show(tr("The flows were not exported."), written.error(), Subject::Cluster);
        m_parts.errors.dismiss();
        m_parts.notice.show(tr("%n rows were written to %1.", nullptr, *written).arg(file));
    });
    dialog->open();
}

} // namespace liteboxd::flows
