// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include <chrono>

class QLineEdit;
class QPushButton;
class QTextEdit;

namespace liteboxd::shell {
class ChoiceBox;
class PlainLabel;
} // namespace liteboxd::shell

namespace liteboxd::flows {

/// Asks for a sandbox and domains, shows what would change, and lets it be done. GUI thread.
class AllowView : public QWidget
{
    Q_OBJECT

public:
    /// What is to be changed.
    enum class Scope {
        Sandbox,    ///< the list of the sandbox
        ForATime,   ///< the same, and a quarter of an hour later it has none
        ItsTemplate ///< the list of its template, for those that are made from now on
    };

    static constexpr std::chrono::minutes time{15};

    explicit AllowView(QWidget *parent = nullptr);

    /// Puts these into the fields; nothing is asked yet.
    void propose(const QStringList &sandboxIds, const QStringList &domains, const QString &hint = {});

    QString sandboxId() const;
    QStringList domains() const;
    Scope scope() const;
    void setScope(Scope scope);

    /// What would change, as a difference of two texts; empty hides it.
    void showDifference(const QString &difference);

    /// Said of what the fields hold, until they are changed.
    void setHint(const QString &hint);
    void setBusy(bool busy);

    QPushButton *look() const { return m_look; }
    QPushButton *apply() const { return m_apply; }
    QPushButton *learn() const { return m_learn; }
    QTextEdit *difference() const { return m_difference; }

Q_SIGNALS:
    void judgeWished(const QString &sandboxId, const QStringList &domains);
    void applyWished();
    void learnWished(const QString &sandboxId);

private:
    void updateButtons();

    shell::ChoiceBox *m_sandbox;
    QLineEdit *m_domains;
    shell::ChoiceBox *m_scope;
    QPushButton *m_learn;
    QPushButton *m_look;
    QPushButton *m_apply;
    shell::PlainLabel *m_hint;
    QTextEdit *m_difference;
    QString m_proposed; ///< said of what was put into the fields
    bool m_isBusy = false;
};

} // namespace liteboxd::flows
