// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/policy/policy_overview.h"

#include <QTreeWidget>

namespace liteboxd::policies {

/// What a sandbox may do, a question a row: verdict, and the policies that decide. GUI thread.
class AnswerList : public QTreeWidget
{
    Q_OBJECT

public:
    enum Column { Question, Verdict, DecidedBy };

    explicit AnswerList(QWidget *parent = nullptr);

    /// `pod` is an index into the pods of the picture's explainer. The question that was chosen stays
    /// chosen; at first it is the first.
    void show(const policy::PolicyPicture &picture, std::size_t pod);

    /// Why the chosen question is answered so, by which rule, translated; empty: there is none.
    QString reason() const;
};

} // namespace liteboxd::policies
