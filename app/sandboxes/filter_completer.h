// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QCompleter>
#include <QStringListModel>

namespace liteboxd::sandboxes {

/// Completes the last word of a filter line by keys and values; what is in force already is not offered again.
/// GUI thread.
class FilterCompleter : public QCompleter
{
    Q_OBJECT

public:
    explicit FilterCompleter(QObject *parent = nullptr);

    /// Terms as SandboxQuery::Term::text() has them.
    void setTaken(const QStringList &terms);

    QString pathFromIndex(const QModelIndex &index) const override;
    QStringList splitPath(const QString &path) const override;

    /// Where the last word of a line begins; at its end if the line ends in a space.
    static qsizetype lastWord(QStringView line);

private:
    QStringListModel m_offers;
    mutable QString m_before; ///< what stands in front of the word that is completed
};

} // namespace liteboxd::sandboxes
