// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/flows/flow_export.h"
#include "core/models/flow_model.h"

#include <QList>
#include <QObject>

#include <functional>

class QAction;
class QToolButton;
class QWidget;

namespace liteboxd::shell {
class ActionRegistry;
class ErrorStrip;
class NoticeStrip;
} // namespace liteboxd::shell

namespace liteboxd::flows {

/// The actions that write the rows shown into a file that the person names. All it is given must outlive it. GUI
/// thread.
class ExportActions : public QObject
{
    Q_OBJECT

public:
    struct Parts
    {
        shell::ActionRegistry &actions;
        shell::ErrorStrip &errors;
        shell::NoticeStrip &notice;
        QWidget &window;                            ///< the dialog is above it
        std::function<models::FlowModel &()> model; ///< whose rows are shown
    };

    explicit ExportActions(Parts parts, QObject *parent = nullptr);

    void setEnabled(bool enabled);
    QList<QAction *> actions() const { return {m_csv, m_json}; }

    /// A button of `parent` with a menu of them.
    QToolButton *makeButton(QWidget &parent) const;

private:
    QAction *add(const QString &id, const QString &text, ExportFormat format);
    void ask(ExportFormat format);

    Parts m_parts;
    QAction *m_csv;
    QAction *m_json;
};

} // namespace liteboxd::flows
