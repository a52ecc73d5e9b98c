// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/shell/looks/color_roles.h"

#include <QStringList>
#include <QWidget>

class QAction;
class QToolButton;

namespace liteboxd::shell {

class Badge;
class ChoiceBox;

/// How the connection is shown: icon, word, colour, and more on hovering.
struct ConnectionLook
{
    ColorRole role = ColorRole::Muted;
    QString iconName;
    QString text;
    QString toolTip{};
};

/// The strip under the menu: which context, which namespace, and how it stands with the cluster. Shows what it is told
/// and says what was chosen, by Enter or a click and in no other way; decides nothing. GUI thread.
class ConnectionStrip : public QWidget
{
    Q_OBJECT

public:
    /// `find` and `refresh` get a button each.
    ConnectionStrip(QAction *find, QAction *refresh, QWidget *parent = nullptr);

    void setContexts(const QStringList &contexts, const QString &current);

    /// Any namespace can be typed; these are offered.
    void setNamespaces(const QStringList &namespaces, const QString &current);

    /// Which of the contexts lead to a cluster that is called production; forgotten by setContexts().
    void setProductionContexts(const QStringList &contexts);

    void setLook(const ConnectionLook &look);

    /// The lasting marks: a demo cluster, a connection whose server is not verified.
    void setDemo(bool demo);
    void setUnverified(bool unverified);
    bool isDemo() const;

    ChoiceBox *contexts() const { return m_contexts; }
    ChoiceBox *namespaces() const { return m_namespaces; }
    const Badge *state() const { return m_state; }
    const Badge *production() const { return m_production; }

Q_SIGNALS:
    void contextChosen(const QString &context);
    void namespaceChosen(const QString &nameSpace);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    void takeContext(int index);
    void takeNamespace();

    ChoiceBox *m_contexts;
    ChoiceBox *m_namespaces;
    QString m_context;
    QString m_namespace;
    Badge *m_production;
    Badge *m_demo;
    Badge *m_unverified;
    Badge *m_state;
};

} // namespace liteboxd::shell
