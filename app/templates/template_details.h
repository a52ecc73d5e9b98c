// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/models/template_model.h"

#include <QWidget>

#include <optional>

class QAction;
class QComboBox;
class QHBoxLayout;
class QPlainTextEdit;

namespace liteboxd::shell {
class PropertyList;
class PlainLabel;
} // namespace liteboxd::shell

namespace liteboxd::templates {

/// One template: its versions, each with its YAML and who runs it. GUI thread.
class TemplateDetails : public QWidget
{
    Q_OBJECT

public:
    explicit TemplateDetails(QWidget *parent = nullptr);

    /// Buttons below the facts.
    void setActions(const QList<QAction *> &actions);

    /// A version that was chosen stays so while it is there.
    void show(const models::TemplateRow &row);
    void clear();

    /// The version that is looked at; nullptr while there is none.
    const sandbox::SandboxTemplate *chosen() const;
    void choose(int version);

    QString text() const;

Q_SIGNALS:
    void chosenChanged();

private:
    void showChosen();

    std::optional<models::TemplateRow> m_row;
    shell::PlainLabel *m_name;
    QComboBox *m_version;
    shell::PropertyList *m_facts;
    QHBoxLayout *m_buttons;
    QPlainTextEdit *m_text;
};

} // namespace liteboxd::templates
