// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/sandboxes/lifetime/creation_run.h"

#include <QWidget>

class QListWidget;

namespace liteboxd::shell {
class IconLabel;
class PlainLabel;
} // namespace liteboxd::shell

namespace liteboxd::sandboxes {

/// How far the making of a sandbox is, in words: the stages and what the cluster notes, line by line, and what came of
/// it. GUI thread.
class CreationProgress : public QWidget
{
    Q_OBJECT

public:
    explicit CreationProgress(QWidget *parent = nullptr);

    /// Begins anew with this run.
    void follow(const CreationRun &run);

    /// It is not watched any longer; its pod exists.
    void showCancelled();

    QString headline() const;
    QString text() const;
    QStringList lines() const;

private:
    void add(const QString &icon, const QString &text);
    void tell(const QString &headline, const QString &text);
    void showScript(const sandbox::CommandResult &result);
    void showFailure(const base::Error &error);

    QString m_id;
    sandbox::CreationStage m_stage = sandbox::CreationStage::Accepted; ///< reached last
    shell::IconLabel *m_icon;
    shell::PlainLabel *m_headline;
    shell::PlainLabel *m_text;
    QListWidget *m_lines;
};

} // namespace liteboxd::sandboxes
