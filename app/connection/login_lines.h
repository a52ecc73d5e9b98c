// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/connection/login_question.h"

#include <QString>

#include <vector>

namespace liteboxd::connection {

/// One line of a login question as it is shown. Who speaks is seen by the line's looks, never by its words.
struct LoginLine
{
    enum class Kind {
        Label,   ///< ours: what the next lines are
        Foreign, ///< the stranger's, made visible (see shell::visibleText)
        Warning  ///< ours: what the line above can do
    };

    Kind kind;
    QString text;

    bool operator==(const LoginLine &) const = default;
};

/// All of the question: one argument and one variable a line, nothing shortened, nothing hidden.
std::vector<LoginLine> linesOf(const LoginQuestion &question);

/// Whether a variable of this name makes programs load or run something else than they would: LD_PRELOAD, PATH,
/// BASH_ENV, PYTHONPATH, NODE_OPTIONS, GIT_SSH_COMMAND and their like.
bool isDangerousVariable(const QString &name);

} // namespace liteboxd::connection
