// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

namespace liteboxd::shell {

/// One page of the window: what stands beside the sidebar while its entry is chosen. Pages know the shell and never
/// each other. A page is made once and lives as long as the window, with or without a connection.
class Page : public QWidget
{
    Q_OBJECT

public:
    /// `id` is stable and never shown; `title` is translated.
    Page(QString id, QString title, QString iconName, QWidget *parent = nullptr)
        : QWidget(parent)
        , m_id(std::move(id))
        , m_title(std::move(title))
        , m_iconName(std::move(iconName))
    {
        setAccessibleName(m_title);
    }

    const QString &id() const { return m_id; }
    const QString &title() const { return m_title; }
    const QString &iconName() const { return m_iconName; }

    /// A short text beside the entry, usually a number; empty for none.
    const QString &badge() const { return m_badge; }

    /// The parts that F6 goes through, in reading order.
    virtual QList<QWidget *> panes() { return {this}; }

    /// What has the focus when the window comes up with this page: where keys do what one expects, and no harm.
    virtual QWidget *firstFocus() { return panes().first(); }

    /// Ctrl+F. False if the page has nothing to search.
    virtual bool find() { return false; }

    /// What is remembered between runs goes to and comes from the settings' group of this page.
    virtual void saveState() const {}

Q_SIGNALS:
    void badgeChanged();

protected:
    void setBadge(const QString &badge)
    {
        if (badge == m_badge)
            return;
        m_badge = badge;
        Q_EMIT badgeChanged();
    }

private:
    QString m_id;
    QString m_title;
    QString m_iconName;
    QString m_badge;
};

} // namespace liteboxd::shell
