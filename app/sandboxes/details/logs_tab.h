// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/sandboxes/details/log_lines.h"
#include "app/shell/window/sandbox_tab.h"
#include "core/async/request.h"
#include "core/kube/streams/followed_log.h"

#include <QTimer>

#include <memory>

class QCheckBox;
class QComboBox;
class QLineEdit;
class QPlainTextEdit;

namespace liteboxd::shell {
class PlainLabel;
}

namespace liteboxd::sandboxes {

/// The log of a container, followed, or of the run before it: the last lines, searchable. GUI thread.
class LogsTab : public shell::SandboxTab
{
    Q_OBJECT

public:
    explicit LogsTab(QWidget *parent = nullptr);

    /// What is shown, and what is said about it.
    QStringList lines() const;
    QString status() const;

    /// What is said of a search that found nothing.
    QString missing() const;

protected:
    void follow() override;

private:
    void layOut();
    void readContainers();
    void restart();
    void take(const QList<QByteArray> &lines);
    void showPending();
    void showAll();
    void findNext();
    bool passes(const QString &line) const;

    QComboBox *m_container;
    QCheckBox *m_follow;
    QCheckBox *m_previous;
    QLineEdit *m_search;
    QCheckBox *m_only;
    QPlainTextEdit *m_text;
    shell::PlainLabel *m_missing; ///< that nothing was found
    shell::PlainLabel *m_status;
    LogLines m_lines;
    QStringList m_pending; ///< that are not shown yet
    QTimer m_soon;
    QString m_uid; ///< of the pod whose log this is
    std::unique_ptr<kube::FollowedLog> m_stream;
    async::Request m_containers;
};

} // namespace liteboxd::sandboxes
